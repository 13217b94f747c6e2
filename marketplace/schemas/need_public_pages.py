"""What anyone, and the one it is about, reads of needs; elder-grade pages."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from ground.tags import Tag
from marketplace.models import NeedCategory, Urgency
from marketplace.schemas.need_pages import Option, Tab, TurnShown
from volunteers.models import DayPart


class OpenCard(Deferred):
    """One need that is open to all, as a card."""

    id: str
    title: str
    category: str
    picture: str
    community: str
    when: str


class OpenNeedsPage(Page):
    """What neighbours need, and anyone may read."""

    template = "marketplace/needs_open.html"
    chips: list[Tab]
    cards: list[OpenCard]
    total: int
    at: int
    of: int
    query: str


class OpenNeedPage(Page):
    """One need that is or was open to all; nothing of it tells who it is."""

    template = "marketplace/need_open.html"
    number: str
    state: str
    kind: Tag
    category: str
    picture: str
    community: str
    when: str
    people_wanted: int
    public_text: str
    risk_text: str
    is_open: bool
    claim_href: str | None
    """Where the reader's organisation can take it on; None for everyone else."""


class OwnCard(Deferred):
    """One of my requests."""

    id: str
    title: str
    picture: str
    state: str
    kind: Tag
    words: str


class OwnNeedsPage(Page):
    """My requests."""

    template = "marketplace/needs_own.html"
    cards: list[OwnCard]


class LookLine(Deferred):
    """Who looked at my telephone and address, and what for."""

    at: dt.datetime
    who: str
    purpose: str


class OwnNeedPage(Page):
    """One of my requests: how it stands, what comes, who looked."""

    template = "marketplace/need_own.html"
    id: str
    number: str
    state: str
    kind: Tag
    now: str
    org: str
    comes: str
    when: str
    asked: str
    reason: str
    referral: str
    turns: list[TurnShown]
    looks: list[LookLine]
    mark: str
    may: list[str]


class AskPage(Page):
    """The question what is needed."""

    template = "marketplace/need_ask.html"
    home: str | None
    """The community; without one it is asked first."""
    categories: list[Option]


class AskWhenPage(Page):
    """The question when, and where."""

    template = "marketplace/need_ask_when.html"
    category: str
    words: str
    where: str
    urgencies: list[Option]
    dayparts: list[Option]


class AskCheckPage(Page):
    """The question whether it is right."""

    template = "marketplace/need_ask_check.html"
    carries: dict[str, str]
    """What was chosen, as the last form carries it."""
    dayparts: list[str]
    category: str
    urgency: str
    times: str
    community: str
    community_call: str


class WordPage(Page):
    """Was it done? The page behind the link in the letter; it names neither person nor address."""

    template = "marketplace/need_word.html"
    word: str
    need_title: str
    org: str
    said: str
    """What was answered before; "" where nothing was."""
    may_rate: bool


class TroublePage(Page):
    """The question what went wrong."""

    template = "marketplace/need_trouble.html"
    desk: bool
    back: str
    action: str
    kinds: list[Option]


class TroubleDeskPage(Page):
    """A report as the street reads it: both sides, and what came of it."""

    template = "marketplace/need_trouble_desk.html"
    id: str
    need_id: str
    need_title: str
    org: str
    kind: str
    state: str
    tag: Tag
    words: str
    reported: str
    due_at: dt.datetime
    heard: str
    outcome: str
    may: str
    """hear, settle, or "" when it is settled."""


class AskWhatDraft(Shape):
    """What is needed."""

    category: NeedCategory
    words: Annotated[str, Field(min_length=2, max_length=300)]


class AskDraft(AskWhatDraft):
    """What, when and where."""

    urgency: Urgency
    dayparts: list[DayPart] = Field(default_factory=list)
    where: Annotated[str, Field(min_length=2, max_length=120)]


class AskBackDraft(Shape):
    """What was written so far, to be changed."""

    category: NeedCategory | None = None
    words: str = ""
    urgency: Urgency | None = None
    dayparts: list[DayPart] = Field(default_factory=list)
    where: str = ""
