"""What an organisation sees of the hours it recorded, and how it puts them right."""

import datetime as dt
from typing import Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from volunteers.clock_times import TIME


class MonthLink(Deferred):
    """One month that has lines."""

    month: str
    words: str
    hours: str
    current: bool


class PersonRow(Deferred):
    """One person's month under the organisation."""

    name: str
    times: int
    minutes: int
    hours: str
    other_minutes: int
    other: str


class LineRow(Deferred):
    """One line of the ledger."""

    id: str
    name: str
    on: dt.date
    about: str
    project: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    minutes: int
    hours: str
    grade: str
    late: bool
    reversal: bool
    taken_back: bool
    note: str


class RefusedRow(Deferred):
    """Time that was refused or taken back, and can be said anew."""

    claim: str
    person: str
    name: str
    about: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    state_words: str
    reason: str


class OrgHoursPage(Page):
    """The hours an organisation recorded: a month by person, or line by line."""

    template = "volunteers/org_hours.html"
    org: str
    name: str
    months: list[MonthLink]
    month: str
    month_words: str
    view: Literal["people", "lines"]
    people: list[PersonRow]
    lines: list[LineRow]
    total: str
    total_minutes: int
    waiting: int
    """Claims of this organisation that nobody has confirmed yet."""
    chain_holds: bool
    chain_lines: int
    chain_checked_at: dt.datetime | None
    """When every byte of the chain was last checked; never yet, where nothing was served before today."""
    may_correct: bool
    refused: list[RefusedRow]


class CorrectDraft(Shape):
    """What was wrong with a line: the right times, or that it goes; and why."""

    verdict: Literal["correct", "reverse"]
    came: str = Field(default="", pattern=TIME)
    left: str = Field(default="", pattern=TIME)
    because: str = Field(min_length=4, max_length=200)


class CorrectPage(Page):
    """One line before it is put right."""

    template = "volunteers/correct.html"
    org: str | None
    """The organisation whose manager corrects; none at a desk."""
    helper: str
    """Whose line it is."""
    line: LineRow
    came: str
    left: str
    settled: bool
    """Whether only the county may still correct it (INV-85)."""
    may_correct: bool
