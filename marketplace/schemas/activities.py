"""What comes in when an organisation plans, publishes, moves and calls off."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from ground import clock, phones
from ground.clock_times import ClockTime
from ground.forms import Shape
from ground.language import _
from marketplace.models import RiskLevel
from volunteers.models import HourCategory, Limit, Skill

Title = Annotated[str, Field(min_length=2, max_length=40)]
Reason = Annotated[str, Field(min_length=2, max_length=100)]
Places = Annotated[int, Field(ge=1, le=500)]
Weeks = Annotated[int, Field(ge=1, le=26)]
Yes = Literal["yes", ""]


def _callable_number(text: str) -> str:
    return phones.shown(phones.telephone(text))


class NewDraft(Shape):
    """The first step: a name, and the project it belongs to."""

    title: Title
    project: Annotated[str, Field(max_length=12)]
    need: Annotated[str, Field(max_length=12)] = ""
    """The public id of the need that it answers."""


class AgainDraft(Shape):
    """Once more: the day, and for how many weeks."""

    on: dt.date
    weeks: Weeks = 1


class WhatDraft(Shape):
    """What people do."""

    title: Title
    what: Annotated[str, Field(min_length=5, max_length=1000)]
    project: Annotated[str, Field(max_length=12)]
    category: HourCategory = HourCategory.SERVICE
    seated: Yes = ""


class Span(Shape):
    """A day with two times of it; an end before the start is that of the next morning."""

    on: dt.date
    starts: ClockTime
    ends: ClockTime

    @field_validator("on")
    @classmethod
    def _ahead(cls, on: dt.date) -> dt.date:
        if on < clock.today():
            raise ValueError(_("This day is over. Please choose a day from today on."))
        return on

    @field_validator("ends")
    @classmethod
    def _later(cls, ends: dt.time, info: ValidationInfo) -> dt.time:
        if ends == info.data.get("starts"):
            raise ValueError(_("The end is the same as the start. Please look again."))
        return ends

    @property
    def starts_at(self) -> dt.datetime:
        """The moment of the start."""
        return clock.city_moment(self.on, self.starts)

    @property
    def ends_at(self) -> dt.datetime:
        """The moment of the end."""
        day = self.on if self.ends > self.starts else self.on + dt.timedelta(days=1)
        return clock.city_moment(day, self.ends)


class WhenDraft(Span):
    """Where people meet, and when."""

    place: Annotated[str, Field(max_length=20)]
    """The code of the community, whose desk confirms the hours."""
    spot: Annotated[str, Field(min_length=2, max_length=80)]
    way_there: Annotated[str, Field(max_length=120)] = ""
    bring: Annotated[str, Field(max_length=120)] = ""
    weeks: Weeks = 1


class PlacesDraft(Shape):
    """How many may come, and who."""

    capacity: Places
    capacity_min: Places = 1
    role: Annotated[str, Field(max_length=20)] = ""
    youngest: Annotated[int, Field(ge=6, le=60)] | None = None
    skills: list[Skill] = Field(default_factory=list)
    papers: list[Skill] = Field(default_factory=list)

    @field_validator("capacity_min")
    @classmethod
    def _within(cls, least: int, info: ValidationInfo) -> int:
        if least > info.data.get("capacity", least):
            raise ValueError(_("This is more than there are places."))
        return least


class InsuranceDraft(Shape):
    """The accident insurance: its number, and the last day it covers."""

    insurance: Annotated[str, Field(max_length=80)] = ""
    insured_until: dt.date | None = None

    @field_validator("insured_until")
    @classmethod
    def _covers(cls, until: dt.date | None, info: ValidationInfo) -> dt.date | None:
        if until is not None and not info.data.get("insurance"):
            raise ValueError(_("Please write the number of the insurance too."))
        return until


class RiskDraft(InsuranceDraft):
    """What could happen, and who should not come."""

    risk_level: RiskLevel
    risk_text: Annotated[str, Field(min_length=2, max_length=500)]
    demands: list[Limit] = Field(default_factory=list)


class LeaderDraft(Shape):
    """Who leads, and whom people can call."""

    leader: Annotated[str, Field(max_length=12)]
    contact_name: Annotated[str, Field(min_length=1, max_length=40)]
    contact_phone: Annotated[str, Field(min_length=1, max_length=20), AfterValidator(_callable_number)]


class SpotDraft(Shape):
    """Another spot for all that is to come."""

    spot: Annotated[str, Field(min_length=2, max_length=80)]
    way_there: Annotated[str, Field(max_length=120)] = ""


class ShiftsDraft(Span):
    """More shifts of what is open already."""

    weeks: Weeks = 1
    capacity: Places


class CapacityDraft(Shape):
    """Another number of places."""

    capacity: Places


class BecauseDraft(Shape):
    """A reason that people read."""

    because: Reason
