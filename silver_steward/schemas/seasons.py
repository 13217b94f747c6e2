"""The supervisor's pages of the seasons."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from silver_steward.models import Basis, NominationState, Stage
from silver_steward.schemas.public import SeasonShown


class SeasonDraft(Shape):
    """What a season is to be."""

    year: int = Field(ge=2020, le=2100)
    title: str = Field(min_length=2, max_length=60)
    basis: Basis
    document_number: str = Field(default="", max_length=60)
    issuer: str = Field(min_length=2, max_length=60)
    seats: int = Field(ge=1, le=10_000)
    most_individuals: int = Field(ge=1, le=10_000)
    cutoff_on: dt.date
    window_from: dt.date
    window_until: dt.date
    nominate_from: dt.date
    nominate_until: dt.date


class RunSeasonsPage(Page):
    """All seasons, drafts too, and the question for another."""

    template = "silver_steward/run_seasons.html"
    seasons: list[SeasonShown]
    bases: list[tuple[Basis, str]]
    year: int


class SeasonStep(StrEnum):
    """What the supervisor does next."""

    ANNOUNCE = "announce"
    OPEN = "open"
    CLOSE_NOMINATIONS = "close_nominations"
    HANG = "hang"
    AWARD = "award"
    END_WITHOUT = "end_without"
    CLOSE = "close"
    CANCEL = "cancel"


class StepDraft(Shape):
    """The next step, and why where it ends something."""

    step: SeasonStep
    because: str = Field(default="", max_length=200)


class PlaceRow(Deferred):
    """A place at a stage: its seats, what waits there, what it passed on."""

    kind: Stage
    stage: str
    place: str
    seats: int | None
    """None until they are shared out."""
    waiting: int
    passed: int


class PersonRow(Deferred):
    """Someone who is in the season."""

    id: str
    name: str
    community: str
    state: NominationState
    state_words: str
    why: str
    number: str
    called_up: bool
    may_call_up: bool
    signs_second: bool
    may_set_aside: bool
    in_hall: bool


class LookAsked(Deferred):
    """A second look that waits for its answer."""

    nominee: str
    name: str
    words: str
    due_on: dt.date
    late: bool
    may_answer: bool


class ReplyDraft(Shape):
    """What a second look found."""

    reply: str = Field(min_length=2, max_length=300)


class RunSeasonPage(Page):
    """One season before its supervisor: places, people, and the next step."""

    template = "silver_steward/run_season.html"
    season: SeasonShown
    seats: int
    basis_words: str
    document_number: str
    rules_sha256: str
    notice: str
    places: list[PlaceRow]
    people: list[PersonRow]
    objections: int
    """How many to its notice are not answered yet."""
    looks: list[LookAsked]
    steps: list[tuple[SeasonStep, str]]
    may_cancel: bool
    needs_second: bool


class BecauseDraft(Shape):
    """Why one is called up or set aside."""

    because: str = Field(default="", max_length=300)
