"""What officers read about files: the piles of their desk, one file, and the pages on which they answer."""

import datetime as dt

from ground import clock, persons
from ground.actors import Actor
from ground.deferred import Deferred
from ground.identity import Person
from ground.language import _, lazy
from ground.pages import Page
from ground.places import PlaceKind
from ground.tags import Tag
from orgs import areas, checklist, clocks, reviewing, verifying, words
from orgs.checklist import Point
from orgs.completeness import Part
from orgs.models import CODED, ON_DESK, FactCheck, Filing, FilingState, OrgKind, Verification
from orgs.queries.filings import Found, Pile
from orgs.queries.history import Happened, history_of
from orgs.rules import may_decide, may_review
from orgs.schemas.check_pages import Answer, answers_of
from orgs.schemas.filing_pages import PART_WORDS, day_of, term_words
from orgs.schemas.part_pages import PaperLine, paper_line, papers_of

PILES = {
    Pile.WAITING: lazy("Waiting for us"),
    Pile.APPLICANT: lazy("With the applicant"),
    Pile.DONE: lazy("Done"),
}


class DeskLine(Deferred):
    """One file of a pile."""

    id: str
    name: str
    number: str
    kind_words: str
    place: str
    state: FilingState
    state_words: str
    tag: Tag
    submitted_on: dt.date | None
    due_on: dt.date | None
    overdue: bool
    reviewed_by_me: bool

    @classmethod
    def of(cls, filing: Filing, *, by: Actor) -> "DeskLine":
        """Say it as the desk reads it."""
        return cls(
            id=filing.public_id,
            name=filing.name,
            number=filing.number,
            kind_words=str(words.KINDS[OrgKind(filing.kind)]),
            place=filing.place.name,
            state=filing.state,
            state_words=str(words.FOR_DESK[filing.state]),
            tag=words.FILING_TAGS[filing.state],
            submitted_on=day_of(filing.submitted_at),
            due_on=day_of(filing.due_at),
            overdue=filing.due_at is not None and filing.due_at < clock.now(),
            reviewed_by_me=filing.state == FilingState.REVIEWED and filing.reviewed_by_id == by.person_id,
        )


class PileTab(Deferred):
    """A pile, and how much lies in it."""

    pile: Pile
    words: str
    count: int


class FilingsDeskPage(Page):
    """The files of a desk, the overdue first."""

    template = "orgs/desk_filings.html"
    pile: Pile
    piles: list[PileTab]
    files: list[DeskLine]
    total: int
    at: int
    of: int

    @classmethod
    def made(cls, found: Found, pile: Pile, *, at: int, of: int, by: Actor) -> "FilingsDeskPage":
        """Say what lies in a pile."""
        tabs = [PileTab(pile=each, words=str(said), count=found.counts[each]) for each, said in PILES.items()]
        return cls(
            title=_("Files of groups"),
            pile=pile,
            piles=tabs,
            files=[DeskLine.of(each, by=by) for each in found.filings],
            total=found.total,
            at=at,
            of=of,
        )


class CheckLine(Deferred):
    """One look at a source."""

    level: Verification
    words: str
    tag: Tag
    source: str
    on: dt.date

    @classmethod
    def of(cls, check: FactCheck) -> "CheckLine":
        """Say what was looked at, and when."""
        level = Verification(check.level)
        return cls(
            level=level,
            words=str(words.LEVELS[level]),
            tag=words.LEVEL_TAGS[level],
            source=words.source(check.source),
            on=check.seen_on,
        )


class HistoryLine(Deferred):
    """One line of a thing's history."""

    at: dt.datetime
    who: str
    words: str
    for_whom: str | None

    @classmethod
    def of(cls, happened: Happened) -> "HistoryLine":
        """Carry a line over."""
        return cls(at=happened.at, who=happened.who, words=happened.words, for_whom=happened.for_whom)


class DeskPart(Deferred):
    """One part of a file as it was written."""

    words: str
    answers: list[Answer]


class FilingDeskPage(Page):
    """One file on a desk: what it says, what the rules ask, who did what, and what may be done now."""

    template = "orgs/desk_filing.html"
    file: DeskLine
    parts: list[DeskPart]
    papers: list[PaperLine]
    points: list[Point]
    checks: list[CheckLine]
    history: list[HistoryLine]
    applicant: str
    applicant_phone: str
    assisted: bool
    version: int
    term_words: str
    asked: str
    reviewer: str
    advice: str
    opinion: str
    decision: str
    organisation: str | None
    may_ask: bool
    may_review: bool
    may_decide: bool

    @classmethod
    async def of(cls, filing: Filing, *, by: Actor) -> "FilingDeskPage":
        """Say all that an officer needs to judge a file, and what is theirs to do."""
        answers = await answers_of(filing)
        judging = filing.state in ON_DESK
        reviewer = await Person.get_or_none(id=filing.reviewed_by_id) if filing.reviewed_by_id else None
        return cls(
            title=filing.name,
            file=DeskLine.of(filing, by=by),
            parts=[
                DeskPart(words=str(said), answers=answers[part])
                for part, said in PART_WORDS.items()
                if part != Part.PAPERS
            ],
            papers=[paper_line(each) for each in await papers_of(filing)],
            points=await checklist.points(filing) if judging else checklist.read(filing.judged),
            checks=[CheckLine.of(each) for each in reversed(await verifying.checks_of(filing))],
            history=[HistoryLine.of(each) for each in await history_of(filing)],
            applicant=persons.name_shown(filing.applicant),
            applicant_phone=phone_masked(filing),
            assisted=filing.mandate_id is not None,
            version=filing.version,
            term_words=term_words(clocks.read(filing.term)) if filing.term else "",
            asked=filing.asked if filing.state == FilingState.NEEDS_WORK else "",
            reviewer=reviewer.name if reviewer else "",
            advice=str(words.ADVICE[filing.advice]) if filing.advice else "",
            opinion=filing.opinion,
            decision=filing.decision,
            organisation=filing.organisation.public_id if filing.organisation else None,
            may_ask=filing.may_move("ask_for_more") and may_review.allows(by, filing),
            may_review=filing.may_move("review") and may_review.allows(by, filing),
            may_decide=filing.may_move("accept") and may_decide.allows(by, await reviewing.judged(filing)),
        )


def phone_masked(filing: Filing) -> str:
    """Return the applicant's telephone as a desk may see it."""
    return persons.phone_shown(filing.applicant) or _("no telephone")


class AskPage(Page):
    """On which an officer writes what is missing."""

    template = "orgs/desk_ask.html"
    file: DeskLine
    days_left: int


class ReviewPage(Page):
    """On which the first officer writes what was seen, and advises."""

    template = "orgs/desk_review.html"
    file: DeskLine
    papers: list[PaperLine]
    coded: bool
    uscc: str
    registrar: str


class DecisionPage(Page):
    """On which the second officer decides."""

    template = "orgs/desk_decision.html"
    file: DeskLine
    points: list[Point]
    reviewer: str
    advice: str
    opinion: str


async def ask_page(filing: Filing, *, by: Actor) -> AskPage:
    """Return the page to ask for more."""
    left = await clocks.read(filing.term).left(filing.due_at) if filing.due_at else 0
    return AskPage(title=_("Ask for more"), file=DeskLine.of(filing, by=by), days_left=left)


async def review_page(filing: Filing, *, by: Actor) -> ReviewPage:
    """Return the page of the first look."""
    county = await areas.above(filing.place, PlaceKind.COUNTY)
    return ReviewPage(
        title=_("Review the file"),
        file=DeskLine.of(filing, by=by),
        papers=[paper_line(each) for each in await papers_of(filing)],
        coded=filing.kind in CODED,
        uscc=filing.uscc or "",
        registrar=county.name,
    )


async def decision_page(filing: Filing, *, by: Actor) -> DecisionPage:
    """Return the page of the decision."""
    whole = await FilingDeskPage.of(filing, by=by)
    return DecisionPage(
        title=_("Decide on the file"),
        file=whole.file,
        points=whole.points,
        reviewer=whole.reviewer,
        advice=whole.advice,
        opinion=whole.opinion,
    )
