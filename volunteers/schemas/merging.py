"""Two records of one person: what a desk says, what an officer sees side by side, what the person reads."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from volunteers.schemas.elders import FoundPerson

Words = Annotated[str, Field(min_length=1, max_length=400)]


class MergerDraft(Shape):
    """Which record is the same person, by choice or by its volunteer number, and by what the desk knows it."""

    other: Annotated[str, Field(max_length=12)] = ""
    number: Annotated[str, Field(max_length=12)] = ""
    evidence: Words


class WhyDraft(Shape):
    """Why, in a sentence that the person reads."""

    because: Words


class NewMergerPage(Page):
    """The form by which a desk says that another record is of the same person."""

    template = "volunteers/merger_new.html"
    id: str
    name: str
    alike: list[FoundPerson]


class MergerLine(Deferred):
    """One merger that waits."""

    id: str
    name: str
    other: str
    proposed_at: dt.datetime
    state: str
    state_words: str


class MergersPage(Page):
    """What waits for an officer."""

    template = "volunteers/mergers.html"
    lines: list[MergerLine]


class Row(Deferred):
    """One thing that both records tell, side by side."""

    label: str
    kept: str
    other: str


class MergerPage(Page):
    """Two records side by side, masked, with the evidence and what may be done."""

    template = "volunteers/merger.html"
    id: str
    person: str
    """The address of the record that is kept."""
    state: str
    state_words: str
    rows: list[Row]
    evidence: str
    proposed_by: str
    proposed_at: dt.datetime
    merged_by: str
    merged_at: dt.datetime | None
    contested: str
    reason: str
    last_day: dt.date | None
    """Until when it can be taken apart."""
    against: list[str]
    """What stands against it now."""
    may_carry_out: bool
    may_drop: bool
    may_contest: bool
    may_uphold: bool
    may_separate: bool


class OwnMerger(Deferred):
    """One merger of my own records."""

    id: str
    merged_at: dt.datetime | None
    evidence: str
    contested: str
    last_day: dt.date | None
    may_contest: bool


class OwnRecordsPage(Page):
    """Which records of mine were put together, and the way to say that it is wrong."""

    template = "volunteers/own_records.html"
    lines: list[OwnMerger]
