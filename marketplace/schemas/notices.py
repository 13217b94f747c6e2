"""Public notices as anyone reads them, and what comes in from who objects to one."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field
from starlette.datastructures import UploadFile

from ground.deferred import Deferred
from ground.forms import Shape
from ground.notices import Ground
from ground.pages import Page
from ground.tags import Tag

MOST_WORDS = 2_000
Option = tuple[str, str]


class NoticeLine(Deferred):
    """One notice in the list of what hangs now."""

    id: str
    title: str
    place: str
    last_day: dt.date


class NoticesPage(Page):
    """What hangs now, the one that ends first before the others."""

    template = "marketplace/notices.html"
    lines: list[NoticeLine]
    total: int
    at: int
    of: int


class OwnObjection(Deferred):
    """What the reader has objected to on this notice, under their own name."""

    receipt: str
    about: str
    state: str


class NoticePage(Page):
    """One notice: what it tells while it counts, and how it ended."""

    template = "marketplace/notice.html"
    id: str
    place: str
    said: list[tuple[str, str]]
    """Its fields, as (label, words); none once it was replaced or taken down."""
    names: list[str]
    hung_on: dt.date
    last_day: dt.date
    working_days: int
    provisional: bool
    """Whether its end was reckoned before the year's calendar came."""
    state: str
    """hangs, over, clean, upheld_partly, replaced, withdrawn."""
    state_words: str
    tag: Tag
    paper_on: dt.date | None
    """Since when it also hangs on the board."""
    next_id: str | None
    may_object: bool
    own: list[OwnObjection]


class NoticePaperPage(NoticePage):
    """The same on paper, with the code that leads back to it."""

    template = "marketplace/notice_print.html"
    address: str
    qr: str


class ObjectPage(Page):
    """The form of an objection."""

    template = "marketplace/objection_form.html"
    id: str
    notice: str
    last_day: dt.date
    answer_days: int
    """Working days."""
    abouts: list[Option]
    """The whole notice, and each name on it by its place there."""
    grounds: list[Option]
    signed_in: bool
    sign_in_href: str


class ObjectDraft(Shape):
    """An objection: to which name, on what ground, in which words, with what shows it, and whether under one's name."""

    about: Annotated[int, Field(ge=0, le=1000)]
    ground: Ground
    told: Annotated[str, Field(min_length=4, max_length=MOST_WORDS)]
    evidence: Annotated[str, Field(max_length=MOST_WORDS)] = ""
    picture: UploadFile | None = None
    named: Literal["yes", "no"]


class ReceiptPage(Page):
    """How an objection stands, for whoever holds its receipt; its words only for who wrote them."""

    template = "marketplace/objection.html"
    receipt: str
    number: str
    """The receipt as it is read aloud, in groups of four."""
    notice_id: str
    notice: str
    tip: bool
    """Whether it came without name and evidence, so that nobody answers it."""
    named: bool
    state: str
    state_words: str
    tag: Tag
    due_on: dt.date
    reply: str
    answered_on: dt.date | None
    words: str
    may_take_back: bool
