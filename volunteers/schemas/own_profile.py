"""One's profile as a helper: the list of its parts, and one question a page."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.letters import Way
from ground.pages import Page
from volunteers.models import DayPart, Limit, Skill

Parts = Annotated[list[DayPart], Field(default_factory=list, max_length=3)]


class SkillsDraft(Shape):
    """What I can do."""

    skills: list[Skill] = Field(default_factory=list, max_length=len(Skill))


class LimitsDraft(Shape):
    """What I cannot do."""

    limits: list[Limit] = Field(default_factory=list, max_length=len(Limit))


class TimesDraft(Shape):
    """When I have time: the parts of each weekday, Monday first."""

    day0: Parts
    day1: Parts
    day2: Parts
    day3: Parts
    day4: Parts
    day5: Parts
    day6: Parts


class ReachDraft(Shape):
    """How far I would walk, in minutes."""

    minutes: int = Field(ge=5, le=120)


class MostDraft(Shape):
    """The most hours I want; 0 is no limit."""

    a_day: int = Field(ge=0, le=12)
    a_week: int = Field(ge=0, le=60)


class SuggestionsDraft(Shape):
    """Whether lists are ordered for me."""

    suggestions: Literal["yes", "no"]


class WayDraft(Shape):
    """How I am reached first."""

    way: Way


class BreakDraft(Shape):
    """Until when I rest; no day: until I say so."""

    until: dt.date | None = None


class AppealDraft(Shape):
    """What I say against a suspension."""

    words: str = Field(min_length=4, max_length=400)


class PartShown(Deferred):
    """One part of the profile and what stands in it."""

    part: str
    title: str
    words: str


class SuspensionShown(Deferred):
    """Why and until when I am stopped, and what was said against it."""

    because: str
    until_on: dt.date
    appeal: str
    answer: str
    may_appeal: bool


class OwnProfilePage(Page):
    """My profile as a helper."""

    template = "volunteers/own_profile.html"
    enrolled: bool
    wording: str
    number: str
    state: str
    state_words: str
    paused_until: dt.date | None
    suspension: SuspensionShown | None
    minor: bool
    name: str
    home: str
    parts: list[PartShown]
    papers: int


class Option(Deferred):
    """One choice."""

    value: str
    words: str
    hint: str = ""


class Question(Deferred):
    """One question of a page with its choices."""

    name: str
    label: str
    kind: Literal["radios", "checkboxes"]
    options: list[Option]
    chosen: list[str]
    row: bool = False


class QuestionPage(Page):
    """One question about me."""

    template = "volunteers/profile_question.html"
    part: str
    hint: str
    consent: str
    questions: list[Question]


class LeavePage(Page):
    """Before one leaves: what is erased and what stays."""

    template = "volunteers/leave.html"
    stopped: bool
    """Whether a suspension holds, which runs on."""


class BreakPage(Page):
    """Until when one rests."""

    template = "volunteers/break.html"
