"""What a desk sees of hours that wait for its word, and what it says."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class PersonAtDesk(Deferred):
    """One person of a shift, as the roll has them."""

    claim: str
    name: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    minutes: int
    hours: str
    source: str
    flags: list[str]
    obstacle: str
    """The sentence why this one cannot be confirmed now, or "" where it can."""
    state: str
    state_words: str
    reason: str


class ShiftAtDesk(Deferred):
    """One shift that waits: what, when, where, who recorded it, and its people."""

    shift: str
    about: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    organisation: str
    place: str
    recorded_by: str
    waits_days: int
    total: str
    people: list[PersonAtDesk]


class DisputeAtDesk(Deferred):
    """A question about hours that waits for this desk's answer."""

    id: str
    about: str
    person: str
    due_at: dt.datetime
    late: bool


class ConfirmDeskPage(Page):
    """The shifts that wait for a desk's word, a card each; on the street's page those that wait for the second word."""

    template = "volunteers/confirm_desk.html"
    second: bool
    shifts: list[ShiftAtDesk]
    waiting: int
    """People in all, on every page."""
    at: int
    of: int
    disputes: list[DisputeAtDesk]


class VerdictDraft(Shape):
    """The desk's word on the people ticked."""

    claim: list[Annotated[str, Field(min_length=12, max_length=12)]] = Field(default_factory=list, max_length=300)
    verdict: Literal["confirm", "refuse"]
    because: str = Field(default="", max_length=200)


class ReceiptPage(Page):
    """What came of a shift: who is confirmed, who is not and why."""

    template = "volunteers/receipt.html"
    shift: ShiftAtDesk
    confirmed: int
    refused: int
    waiting: int
    total: str
    """Hours that are in the ledger now."""
    more_waiting: bool
    second: bool


class AnswerDraft(Shape):
    """The desk's answer to a dispute."""

    words: str = Field(min_length=4, max_length=400)


class SampleAtDesk(Deferred):
    """A time that was drawn by lot, for an officer to ask the people who were there."""

    id: str
    person: str
    about: str
    organisation: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    hours: str
    late: bool


class SamplesPage(Page):
    """The times that were drawn by lot in the officer's places."""

    template = "volunteers/samples.html"
    samples: list[SampleAtDesk]


class SampleVerdict(Shape):
    """What came of asking."""

    verdict: Literal["clear", "fail"]
    found: str = Field(default="", max_length=200)
