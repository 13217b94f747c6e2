"""What officers and supervision read of lists that are taken away."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class RefuseListDraft(Shape):
    """Why a list does not leave; the one who asked reads it."""

    reply: Annotated[str, Field(min_length=2, max_length=200)]


class AskedList(Deferred):
    """A list that waits for a second officer's word."""

    id: str
    of: str
    person: str
    place: str
    most_rows: int
    purpose: str
    asked_at: dt.datetime


class AskedListsPage(Page):
    """What waits for an officer's word, the longest waiting first."""

    template = "lists/desk.html"
    lists: list[AskedList]


class AskedListPage(Page):
    """One list, with its yes and its no."""

    template = "lists/request.html"
    asked: AskedList
    state: str
    reply: str
    decided_at: dt.datetime | None
    may_answer: bool
    """Whether it waits, and for this reader."""


class TakenLine(Deferred):
    """One list that left."""

    of: str
    person: str
    kind: str
    rows: int
    purpose: str
    taken_at: dt.datetime
    second: bool
    """Whether a second officer said yes to it."""


class AlarmLine(Deferred):
    """Someone who took very many rows in one day."""

    id: str
    person: str
    day: dt.date
    rows: int
    """Of that whole day."""
    may_see: bool


class TakenListsPage(Page):
    """The lists that left where the reader oversees, the latest first, and the alarms that nobody has looked into."""

    template = "lists/taken.html"
    alarms: list[AlarmLine]
    lines: list[TakenLine]
    at: int
    of: int
    total: int
