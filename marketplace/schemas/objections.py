"""Objections at the desk: what waits, one of them, and what its officers decide."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from ground.tags import Tag
from marketplace.schemas.notices import MOST_WORDS, Option


class ObjectionLine(Deferred):
    """One objection in a list of the desk."""

    id: str
    notice: str
    about: str
    state: str
    due_at: dt.datetime
    late: bool


class DeskNotice(Deferred):
    """A notice that hangs in the desk's places, or whose last day is over and whose end nobody noted yet."""

    id: str
    title: str
    place: str
    last_day: dt.date


class NoticesDeskPage(Page):
    """What waits about notices: objections to give to someone or to judge, hints to read, ends to note."""

    template = "marketplace/notices_desk.html"
    objections: list[ObjectionLine]
    tips: list[ObjectionLine]
    hanging: list[DeskNotice]
    ended: list[DeskNotice]
    may_note_outage: bool


class ObjectionFile(Deferred):
    """Something that was sent with an objection."""

    id: str
    name: str


class ObjectionDeskPage(Page):
    """One objection, as far as its reader may know it; who objects is shown when it was asked for, and then once."""

    template = "marketplace/objection_desk.html"
    id: str
    notice_id: str
    notice: str
    about: str
    ground: str
    state: str
    tag: Tag
    tip: bool
    received_at: dt.datetime
    due_at: dt.datetime
    readable: bool
    """Whether its words are for this reader: its judge's alone, of a hint every officer's above the decision."""
    words: str
    evidence: str
    files: list[ObjectionFile]
    judge: str
    judges: list[Option]
    may_assign: bool
    may_answer: bool
    may_look: bool
    may_break_glass: bool
    reply: str
    who: str | None
    """Who objects, in words; none where nobody asked."""


class JudgeDraft(Shape):
    """Who judges an objection."""

    judge: Annotated[str, Field(pattern=r"^[0-9a-z]{12}$")]


class AnswerDraft(Shape):
    """How an objection ended, and why."""

    outcome: Literal["upheld", "partly", "not_upheld"]
    reply: Annotated[str, Field(min_length=4, max_length=MOST_WORDS)]
