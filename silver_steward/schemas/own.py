"""A person's own pages: naming someone, writing a letter, and where one's own nomination stands."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from silver_steward.eligibility import Ask
from silver_steward.models import NominationState, Source


class NameDraft(Shape):
    """Whom I name, and why."""

    who: Literal["self", "other"]
    name: str = Field(default="", max_length=40)
    community: int | None = None
    words: str = Field(min_length=4, max_length=1000)
    take_part: str | None = None
    notice: str | None = None


class NamePage(Page):
    """The question whom one names."""

    template = "silver_steward/name.html"
    season: str
    season_title: str
    communities: list[tuple[str, list[tuple[str, str]]]]
    home: str
    letters_self: int
    letters_others: int
    consents: list[tuple[str, str]]


class LetterDraft(Shape):
    """What I have seen someone do."""

    words: str = Field(min_length=4, max_length=1000)
    independent: str | None = None


class LetterPage(Page):
    """A letter for a nominee, by its link."""

    template = "silver_steward/letter.html"
    key: str
    name: str
    community: str
    season_title: str
    may_write: bool


class Answer(StrEnum):
    """What a nominee says on their page."""

    AGREE = "agree"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    LEAVE_HALL = "leave_hall"
    LEAVE_NOTICE = "leave_notice"


class AnswerDraft(Shape):
    """The nominee's word; both consents are asked for each by itself."""

    answer: Answer
    take_part: str | None = None
    notice: str | None = None


class StoryDraft(Shape):
    """My story for the hall, and that I agree to stand there."""

    story: str = Field(min_length=4, max_length=2000)
    hall: str | None = None


class OwnShown(Deferred):
    """A nomination in my list."""

    id: str
    season_title: str
    state: NominationState
    state_words: str
    now_words: str


class NamedShown(Deferred):
    """Someone I named."""

    name: str
    season_title: str
    support_key: str
    needs_letters: bool


class OwnStewardPage(Page):
    """Where I stand, whom I named, and whether someone can be named now."""

    template = "silver_steward/own.html"
    own: list[OwnShown]
    named: list[NamedShown]
    season: str
    season_title: str


class StepState(StrEnum):
    """Where a stage lies on the way."""

    PAST = "past"
    NOW = "now"
    NEXT = "next"
    STOPPED = "stopped"


class Step(Deferred):
    """A stage on the way."""

    title: str
    words: str
    state: StepState


class ReasonShown(Deferred):
    """One condition and how it stands."""

    ask: Ask
    words: str
    holds: bool | None
    value: str


class WordShown(Deferred):
    """Who named someone, and their words."""

    who: str
    kind: Source
    source: str
    words: str
    interest: str


class LookShown(Deferred):
    """A second look: whether one can ask, and what came of it."""

    may_ask: bool
    asked: str
    due_on: dt.date | None
    reply: str


class LookDraft(Shape):
    """What is to be looked at again."""

    words: str = Field(min_length=4, max_length=500)


class OwnNominationPage(Page):
    """My nomination: how far it is, what is missing, and what I can do."""

    template = "silver_steward/own_nomination.html"
    id: str
    state: NominationState
    state_words: str
    now_words: str
    """What happens now, in plain words."""
    next_words: str
    """What comes next and when; empty where nothing comes."""
    next_on: dt.date | None
    why: str
    look: LookShown
    opinions: int
    pictures: int
    noted: bool
    """Whether the consent to the notice lives: after the honour its name goes with it."""
    steps: list[Step]
    words: list[WordShown]
    reasons: list[ReasonShown]
    consents: list[tuple[str, str]]
    agreed: bool
    letters: int
    letters_needed: int
    support_key: str
    may_agree: bool
    may_decline: bool
    may_withdraw: bool
    number: str
    statement: str
    awarded_on: dt.date | None
    printed: int
    story: str
    in_hall: bool
    hall_words: str
