"""What everyone reads of tenders: the list, one with its timeline, and its paper. No count of bids, and no bidder."""

import datetime as dt
import json

from ground import clock
from ground.actors import Actor, Role
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from orgs.models import SUPPLIERS, Organisation
from procurement.models import (
    Amendment,
    AmendmentState,
    Method,
    Question,
    Tender,
    TenderState,
    TenderVersion,
)
from procurement.queries.tenders import Show, questions_of
from procurement.schemas.public_steps import Step, steps_of
from procurement.schemas.tender_answers import (
    Answer,
    FactorShown,
    StandardShown,
    answers_of,
    factors_of,
    standards_of,
)
from procurement.schemas.tender_pages import TenderLine
from procurement.schemas.ways import Way, WayShown, ways_of
from procurement.tender_words import PARTS, Part
from procurement.words import Ending, ended_words


class TendersPage(Page):
    """The tenders that everyone reads."""

    template = "procurement/tenders.html"
    tenders: list[TenderLine]
    total: int
    at: int
    of: int
    show: Show


class VersionShown(Deferred):
    """One version of the text, with its hash."""

    number: int
    made_at: dt.datetime
    sha256: str


class QuestionShown(Deferred):
    """A question with its answer; who asked is nowhere in it."""

    id: str
    words: str
    asked_on: dt.date
    due_on: dt.date
    answer: str
    answered_at: dt.datetime | None

    @property
    def late(self) -> bool:
        """Whether its day has passed without an answer."""
        return self.answered_at is None and self.due_on < clock.today()

    @classmethod
    def of(cls, question: Question) -> "QuestionShown":
        """Say it."""
        return cls(
            id=question.public_id,
            words=question.words,
            asked_on=clock.city_day(question.asked_at),
            due_on=question.due_on,
            answer=question.answer,
            answered_at=question.answered_at,
        )


class AmendmentShown(Deferred):
    """What was put right, and when."""

    words: str
    approved_at: dt.datetime
    bids_due_at: dt.datetime


class PublicTenderPage(Page):
    """One tender for everyone."""

    template = "procurement/tender.html"
    tender: TenderLine
    method: Method
    method_words: str
    steps: list[Step]
    parts: list[tuple[Part, str]]
    answers: dict[Part, list[Answer]]
    standards: list[StandardShown]
    factors: list[FactorShown]
    versions: list[VersionShown]
    amendments: list[AmendmentShown]
    questions: list[QuestionShown]
    questions_until: dt.datetime | None
    ended: str
    ended_code: Ending | None
    asks_for: list[tuple[str, str]]
    """The organisations of this reader that may ask: id and name."""
    ways: list[WayShown]

    @property
    def to_bid(self) -> list[WayShown]:
        """The ways to bid of this reader's organisations, which stand above as buttons."""
        return [each for each in self.ways if each.way == Way.BID_FORM]

    @property
    def ways_on(self) -> list[WayShown]:
        """The others, which lead from here to what belongs to it."""
        return [each for each in self.ways if each.way != Way.BID_FORM]

    @classmethod
    async def of(cls, tender: Tender, *, by: Actor) -> "PublicTenderPage":
        """Say what the law lets everyone read now."""
        line = TenderLine.of(tender)
        answers = await answers_of(tender, spoken=True)
        amended = await Amendment.filter(tender_id=tender.id, state=AmendmentState.IN_FORCE).order_by("approved_at")
        until = tender.questions_until
        may_ask = tender.state == TenderState.PUBLISHED and until is not None and until >= clock.now()
        return cls(
            title=tender.title,
            tender=line,
            method=Method(tender.method),
            method_words=next(each.words for each in answers[Part.MONEY] if each.label == _("Method")),
            steps=await steps_of(tender),
            parts=[(part, str(words)) for part, words in PARTS.items()],
            answers=answers,
            standards=await standards_of(tender),
            factors=await factors_of(tender),
            versions=[
                VersionShown(number=each.number, made_at=each.made_at, sha256=each.sha256)
                for each in await TenderVersion.filter(tender_id=tender.id).order_by("number")
            ],
            amendments=[
                AmendmentShown(words=each.words, approved_at=each.approved_at, bids_due_at=each.bids_due_at)
                for each in amended
                if each.approved_at and each.bids_due_at
            ],
            questions=[QuestionShown.of(each) for each in await questions_of(tender)],
            questions_until=until,
            ended=ended_words(tender),
            ended_code=Ending(tender.ended_code) if tender.ended_code else None,
            asks_for=await _askers(by) if may_ask else [],
            ways=await ways_of(tender, by, here=Way.TENDER),
        )


class TenderPaper(PublicTenderPage):
    """The same on paper."""

    template = "procurement/tender_paper.html"


class TextPage(Page):
    """One version of a tender's text, byte by byte as it was hashed."""

    template = "procurement/tender_text.html"
    tender: TenderLine
    number: int
    sha256: str
    body: str

    @property
    def lines(self) -> str:
        """The text in lines, for people."""
        return json.dumps(json.loads(self.body), ensure_ascii=False, indent=2)


class AskPage(Page):
    """On which an organisation asks about a tender."""

    template = "procurement/tender_ask.html"
    tender: TenderLine
    org: str
    org_name: str
    until: dt.datetime | None


class QuestionsPage(Page):
    """The questions about the desk's tenders, those to answer first."""

    template = "procurement/questions.html"
    open: list[tuple[TenderLine, QuestionShown]]
    answered: list[tuple[TenderLine, QuestionShown]]


class AnswerPage(Page):
    """On which a question is answered to all."""

    template = "procurement/question_answer.html"
    tender: TenderLine
    question: QuestionShown


async def _askers(by: Actor) -> list[tuple[str, str]]:
    mine = by.orgs(Role.ORG_MANAGER)
    found = await Organisation.filter(id__in=mine, kind__in=SUPPLIERS) if mine else []
    return [(each.public_id, each.name) for each in found if each.may_recruit]
