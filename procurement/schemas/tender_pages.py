"""The pages of a tender on its buyer's desk: the list, the tasks of its draft, where it stands, what may be done."""

import datetime as dt
from typing import Literal

from ground import clock
from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.tags import Tag
from procurement import completeness, dating, hands, tendering
from procurement.amending import extended
from procurement.beginnings import BEGINNINGS
from procurement.cancelling import REASONS
from procurement.models import Amendment, AmendmentState, Intention, Question, Tender, TenderState, TenderVersion
from procurement.queries.tenders import Pile
from procurement.rules.buying import may_adopt, may_cancel, may_judge, may_write
from procurement.schemas.tender_answers import (
    Answer,
    FactorShown,
    StandardShown,
    answers_of,
    factors_of,
    holders_of,
    standards_of,
)
from procurement.schemas.ways import Way, WayShown, ways_of
from procurement.tender_words import PARTS, Part
from procurement.words import TENDER_STATES, TENDER_TAGS, ended_words


class TenderLine(Deferred):
    """One tender in a list."""

    id: str
    number: str | None
    title: str
    buyer: str
    ceiling_fen: int
    bids_due_at: dt.datetime | None
    published_at: dt.datetime | None
    takes_bids: bool
    state: TenderState
    state_words: str
    tag: Tag

    @classmethod
    def of(cls, tender: Tender) -> "TenderLine":
        """Say it; with its buyer fetched. Open and closed follow from the last moment for bids alone."""
        due = tender.bids_due_at
        at_bids = tender.state == TenderState.PUBLISHED
        takes = at_bids and due is not None and due >= clock.now()
        closed = at_bids and not takes
        return cls(
            id=tender.public_id,
            number=tender.number,
            title=tender.title,
            buyer=tender.buyer.name,
            ceiling_fen=tender.ceiling_fen,
            bids_due_at=due,
            published_at=tender.published_at,
            takes_bids=takes,
            state=tender.state,
            state_words=_open_words(tender, closed=closed),
            tag="few" if closed else TENDER_TAGS[tender.state],
        )


class TendersDeskPage(Page):
    """The tenders of the desk's buyers."""

    template = "procurement/tenders_desk.html"
    tenders: list[TenderLine]
    total: int
    at: int
    of: int
    pile: Pile
    may_begin: bool


class BeginPage(Page):
    """On which a tender is begun."""

    template = "procurement/tender_begin.html"
    buyers: list[tuple[str, str]]
    templates: list[tuple[str, str, str]]


class PartLine(Deferred):
    """One part, and what it lacks."""

    part: Part
    words: str
    missing: list[str]


class WaitingAmendment(Deferred):
    """An amendment that waits for the second officer, and what would follow from it."""

    id: str
    words: str
    outline: str
    affects_bids: bool
    bids_due_at: dt.datetime
    may_adopt: bool


class TenderPage(Page):
    """One tender on its buyer's desk."""

    template = "procurement/tender_desk.html"
    tender: TenderLine
    parts: list[PartLine]
    answers: dict[Part, list[Answer]]
    standards: list[StandardShown]
    factors: list[FactorShown]
    holders: list[Answer]
    returned: str
    blocked: list[str]
    """What stands against publishing it now; where it is approved."""
    ripe_at: dt.datetime | None
    """From when on its intention lets it be published."""
    sha256: str
    questions: int
    unanswered: int
    amendment: WaitingAmendment | None
    ended: str
    may_write: bool
    may_submit: bool
    may_judge: bool
    may_publish: bool
    may_recall: bool
    may_amend: bool
    may_cancel: bool
    ways: list[WayShown]

    @property
    def part_pairs(self) -> list[tuple[Part, str]]:
        """The parts with their words."""
        return [(each.part, each.words) for each in self.parts]

    @classmethod
    async def of(cls, tender: Tender, *, by: Actor) -> "TenderPage":
        """Say where it stands, and what this reader may do."""
        writing = tender.state == TenderState.DRAFT and may_write.allows(by, tender)
        lacks = await completeness.missing(tender) if tender.state == TenderState.DRAFT else []
        judges = may_judge.allows(by, await hands.judged(tender))
        approved = tender.state == TenderState.APPROVED
        blocked = await tendering.why_not_published(tender) if approved else []
        version = await TenderVersion.filter(tender_id=tender.id).order_by("-number").first()
        asked = Question.filter(tender_id=tender.id)
        intention = await Intention.get_or_none(id=tender.intention_id) if tender.intention_id else None
        line = TenderLine.of(tender)
        return cls(
            title=tender.title,
            tender=line,
            parts=[
                PartLine(
                    part=part, words=str(said), missing=[str(each.sentence) for each in lacks if each.part == part]
                )
                for part, said in PARTS.items()
            ],
            answers=await answers_of(tender),
            standards=await standards_of(tender),
            factors=await factors_of(tender),
            holders=await holders_of(tender),
            returned=tender.returned_words if tender.state == TenderState.DRAFT else "",
            blocked=[str(each) for each in blocked],
            ripe_at=await dating.ripe_at(intention) if intention and approved else None,
            sha256=version.sha256 if version else "",
            questions=await asked.count(),
            unanswered=await asked.filter(answered_at=None).count(),
            amendment=await _waiting(tender, by),
            ended=ended_words(tender),
            may_write=writing,
            may_submit=writing and not lacks,
            may_judge=judges and tender.may_move("approve"),
            may_publish=judges and approved and not blocked,
            may_recall=judges and approved,
            may_amend=line.takes_bids and may_write.allows(by, tender),
            may_cancel=tender.may_move("cancel") and may_cancel.allows(by, tender),
            ways=await ways_of(tender, by, here=Way.TENDER_DESK),
        )


class CheckPage(Page):
    """All that was written, to be looked over before it is handed in."""

    template = "procurement/tender_check.html"
    tender: TenderLine
    parts: list[PartLine]
    answers: dict[Part, list[Answer]]
    standards: list[StandardShown]
    factors: list[FactorShown]
    may_submit: bool

    @property
    def part_pairs(self) -> list[tuple[Part, str]]:
        """The parts with their words."""
        return [(each.part, each.words) for each in self.parts]

    @classmethod
    async def of(cls, tender: Tender, *, by: Actor) -> "CheckPage":
        """Say everything once more."""
        page = await TenderPage.of(tender, by=by)
        taken = ("tender", "parts", "answers", "standards", "factors", "may_submit")
        return cls(title=_("Look it over"), **{name: getattr(page, name) for name in taken})


SentTo = Literal["tenders:return", "tenders:recall", "tenders:cancel", "tenders:drop"]
"""Where words about a tender are sent: given back, taken back, cancelled, or an amendment left."""


class TenderWordsPage(Page):
    """On which a tender is given back, taken back or cancelled, with words."""

    template = "procurement/tender_words.html"
    tender: TenderLine
    at: SentTo
    """The name of the address it is sent to."""
    hint: str
    button: str
    reasons: list[tuple[str, str]]
    about: str = ""
    """The amendment it is about, where it is about one."""


class AmendmentPage(Page):
    """On which a published tender is put right."""

    template = "procurement/amendment_form.html"
    tender: TenderLine
    outline: str
    earliest_at: dt.datetime
    """The earliest last moment for bids where they may be affected."""
    days: int

    @classmethod
    async def of(cls, tender: Tender) -> "AmendmentPage":
        """Show the text as it is, and what would follow."""
        earliest = await dating.after_amendment(tender)
        return cls(
            title=_("Put the tender right"),
            tender=TenderLine.of(tender),
            outline=tender.outline,
            earliest_at=earliest,
            days=round((earliest - clock.now()) / dt.timedelta(days=1)),
        )


def words_page(tender: Tender, at: SentTo, title: str, hint: str, button: str) -> TenderWordsPage:
    """Return the page that asks for words; where a tender is cancelled, for the law's reason too."""
    reasons = [(code, str(words)) for code, words in REASONS.items()] if at == "tenders:cancel" else []
    return TenderWordsPage(title=title, tender=TenderLine.of(tender), at=at, hint=hint, button=button, reasons=reasons)


def template_options() -> list[tuple[str, str, str]]:
    """Return the templates to begin from, and none."""
    return [
        *((key, each.title, each.outline) for key, each in BEGINNINGS.items()),
        ("blank", _("An empty one"), _("Without any text: you write everything yourself.")),
    ]


async def _waiting(tender: Tender, by: Actor) -> WaitingAmendment | None:
    found = await Amendment.get_or_none(tender_id=tender.id, state=AmendmentState.WAITING)
    if found is None:
        return None
    found.tender = tender
    return WaitingAmendment(
        id=found.public_id,
        words=found.words,
        outline=found.outline,
        affects_bids=found.affects_bids,
        bids_due_at=await extended(tender, found, at=clock.now()),
        may_adopt=may_adopt.allows(by, found),
    )


def _open_words(tender: Tender, *, closed: bool) -> str:
    if tender.state != TenderState.PUBLISHED:
        return str(TENDER_STATES[tender.state])
    return _("Bids have ended") if closed else _("Takes bids")
