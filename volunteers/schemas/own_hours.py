"""What a person sees of their own hours, and says about them."""

import datetime as dt

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class MonthShown(Deferred):
    """One month of service, and its sum."""

    month: str
    """`2026-11`."""
    words: str
    hours: str
    minutes: int
    current: bool


class LineShown(Deferred):
    """One line of the ledger in words; a line that was taken back says why, with its reversal."""

    id: str
    claim: str
    about: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    minutes: int
    hours: str
    organisation: str
    category: str
    service: bool
    confirmed_by: str
    """By role and place, never by name."""
    late: bool
    note: str
    taken_back: bool
    taken_back_because: str
    taken_back_at: dt.datetime | None
    reversal: str | None


class WaitingShown(Deferred):
    """Time that nobody has confirmed yet, or that was not accepted."""

    claim: str
    about: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    hours: str
    organisation: str
    state: str
    state_words: str
    reason: str


class DisputeShown(Deferred):
    """One of my questions about hours."""

    id: str
    about: str
    state: str
    words: str


class OwnHoursPage(Page):
    """All my hours: the sum, by month, and the lines of one month."""

    template = "volunteers/own_hours.html"
    hours: str
    minutes: int
    other: list[str]
    """Sums of what is no service: training, meetings, emergencies (INV-88)."""
    months: list[MonthShown]
    month: str | None
    lines: list[LineShown]
    waiting: list[WaitingShown]
    disputes: list[DisputeShown]
    may_ask_certificate: bool


class DisputeDraft(Shape):
    """What is not right, in one's own words."""

    words: str = Field(min_length=4, max_length=400)


class MissingDraft(Shape):
    """Time that nobody recorded."""

    about: str = Field(min_length=2, max_length=60)
    place: str = Field(default="", max_length=40)
    """The community where it was, as one writes it; one's own where none is told."""
    served_on: dt.date
    words: str = Field(min_length=4, max_length=300)


class DisputeFormPage(Page):
    """The question what is not right, or which time is missing."""

    template = "volunteers/dispute_form.html"
    claim: str | None
    about: str | None
    on: dt.date | None
    hours: str | None
    organisation: str | None
    place: str
    """The community in which the person lives."""


class WordShown(Deferred):
    """One step of a dispute."""

    who: str
    words: str
    at: dt.datetime
    mine: bool


class DisputePage(Page):
    """One dispute with all that was said."""

    template = "volunteers/dispute.html"
    id: str
    about: str
    state: str
    due_at: dt.datetime
    answered_by: str
    steps: list[WordShown]
    may_go_up: bool
    may_settle: bool
    may_answer: bool
    person: str
    """For the desk: whose it is; empty for the person themself."""
    helper: str
    """For the desk: under what their hours stand."""
    on_desk: bool
