"""The desks of the stages: what waits, one nomination, naming a resident, posts."""

import datetime as dt
from typing import Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.mandates import Method
from ground.pages import Page
from silver_steward.eligibility import Ask
from silver_steward.models import Band, PostKind, Stage, Verdict
from silver_steward.schemas.own import ReasonShown, WordShown


class Waiting(Deferred):
    """A nomination before a stage."""

    id: str
    name: str
    community: str
    hours: str
    decided: str
    """What was decided and not released yet; empty while it waits."""
    barred: bool
    """Whether the reader is tied to them: a colleague decides."""
    changed: bool
    """Whether hours changed after the evidence was frozen, and nobody has looked."""


class Bench(Deferred):
    """One place that decides at a stage of a season: what stands before it, and its seats."""

    season: str
    season_title: str
    stage: Stage
    stage_words: str
    place: int
    place_name: str
    seats: int | None
    """None until they are shared out."""
    passed: int
    left: int
    """How many still wait for their decision."""
    yours: int
    """How many of these the reader may decide on."""
    due_on: dt.date | None
    """By when the first of them is to be looked at; none while people are still being named."""
    late: bool
    waiting: list[Waiting]
    may_release: bool


class Candidate(Deferred):
    """Someone of the name that a neighbour wrote."""

    id: str
    words: str


class SuggestionShown(Deferred):
    """A name that the desk is to find out about."""

    id: str
    name: str
    community: str
    words: str
    candidates: list[Candidate]


class StewardDeskPage(Page):
    """What waits for an office."""

    template = "silver_steward/desk.html"
    benches: list[Bench]
    suggestions: list[SuggestionShown]
    may_name: bool


class SettleDraft(Shape):
    """Who is meant; nobody where it stays empty."""

    person: str | None = None


class BelowShown(Deferred):
    """What a lower stage released."""

    stage: Stage
    stage_words: str
    place: str
    verdict: Verdict
    words: str
    note: str


class EvidencePicture(Deferred):
    """A picture as it was frozen; without its file where it was taken out since."""

    file: str
    sha256: str
    words: str


class DeskNominationPage(Page):
    """A nomination before its reviewers: frozen evidence, reasons, words, letters, and the decision."""

    template = "silver_steward/desk_nomination.html"
    id: str
    name: str
    community: str
    season_title: str
    stage: Stage
    stage_words: str
    seats: int | None
    """None until they are shared out."""
    passed: int
    due_on: dt.date | None
    hours: str
    excess: str
    disputed: str
    months: list[tuple[str, str]]
    orgs: list[tuple[str, str]]
    activities: int
    training: str
    taken_at: dt.datetime
    sha256: str
    warnings: list[str]
    reasons: list[ReasonShown]
    unknown: list[tuple[Ask, str]]
    words: list[WordShown]
    letters: list[str]
    posts: list[tuple[str, int]]
    feedback: list[tuple[str, int]]
    opinions: list[tuple[str, str]]
    pictures: list[EvidencePicture]
    below: list[BelowShown]
    recheck: str
    verdicts: list[tuple[Verdict, str]]
    bands: list[tuple[Band, str]]
    verdict: Verdict | Literal[""]
    band: Band
    note: str
    may_decide: bool
    may_pass: bool
    may_step_aside: bool
    why_not: str


class DecisionDraft(Shape):
    """What the stage says."""

    verdict: Verdict
    band: Band = Band.GOOD
    note: str = Field(default="", max_length=300)


class AsideDraft(Shape):
    """Why an officer steps aside."""

    because: str = Field(min_length=2, max_length=200)


class FactDraft(Shape):
    """What an officer saw."""

    ask: Ask
    holds: bool
    words: str = Field(min_length=2, max_length=200)


class ResidentShown(Deferred):
    """A resident whom the desk may name."""

    id: str
    name: str
    community: str


class FindStewardPage(Page):
    """Finding a resident to name or to give a post."""

    template = "silver_steward/find.html"
    name: str
    tail: str
    found: list[ResidentShown]


class HeldShown(Deferred):
    """A post that someone holds or held."""

    id: str
    words: str
    from_on: dt.date
    until_on: dt.date | None


class ResidentPage(Page):
    """A resident at the desk: their posts, naming them, and their word by the desk's hand."""

    template = "silver_steward/resident.html"
    id: str
    name: str
    may_answer: bool
    """Whether they are on the way or may ask for a second look."""
    may_add_pictures: bool
    season: str
    season_title: str
    state_words: str
    may_name: bool
    may_take_word: bool
    consents: list[tuple[str, str]]
    methods: list[tuple[Method, str]]
    held: list[HeldShown]
    posts: list[tuple[str, str]]


class CommunityWordDraft(Shape):
    """Why the community names someone, and its own interest."""

    words: str = Field(min_length=4, max_length=1000)
    interest: str = Field(min_length=1, max_length=200)


class GivePostDraft(Shape):
    """Which post a resident takes."""

    post: str


class PostShown(Deferred):
    """A post of the desk's places."""

    id: str
    words: str
    place: str
    holders: int
    insured_until: dt.date | None
    needs_insurance: bool
    rules: list[str]


class PostsPage(Page):
    """The posts of an office's communities."""

    template = "silver_steward/posts.html"
    posts: list[PostShown]
    kinds: list[tuple[PostKind, str]]
    places: list[tuple[str, str]]


class PostDraft(Shape):
    """A new post."""

    kind: PostKind
    place: int
    about: str = Field(default="", max_length=60)
    insured_until: dt.date | None = None


class InsuranceDraft(Shape):
    """Until when a post is insured."""

    insured_until: dt.date
