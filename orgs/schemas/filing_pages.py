"""What applicants read: what is needed, their files, and one file with its parts and where it stands."""

import datetime as dt

from ground import clock, persons
from ground.deferred import Deferred
from ground.language import _, lazy
from ground.pages import Page
from ground.tags import Tag
from orgs import clocks, completeness, words
from orgs.completeness import Part
from orgs.models import ON_DESK, WITH_APPLICANT, Filing, FilingState, OrgKind

PUBLIC_STATE = {
    FilingState.SUBMITTED: "being_looked_at",
    FilingState.REVIEWED: "being_looked_at",
}
"""The desk's two steps are one state outside (INV-28)."""


class KindNeeds(Deferred):
    """What one kind of body brings."""

    kind: OrgKind
    words: str
    hint: str
    papers: list[str]
    answer: str
    """How long an answer takes."""
    citation: str


class NeededPage(Page):
    """What a group needs to be filed, before anything is asked."""

    template = "orgs/needed.html"
    needs: list[KindNeeds]
    kind: OrgKind
    """The kind whose papers are shown."""
    open_files: int
    """How many files the reader has already; 0 for a stranger."""

    @property
    def chosen(self) -> KindNeeds:
        """The kind whose papers are shown, with its words."""
        return next(each for each in self.needs if each.kind == self.kind)

    def chips(self, here: str) -> list[dict[str, object]]:
        """Return the ways to the other kinds."""
        return [
            {"label": each.words, "href": f"{here}?kind={each.kind}", "current": each.kind == self.kind}
            for each in self.needs
        ]


class BeginPage(Page):
    """The first three questions."""

    template = "orgs/begin.html"
    kinds: list[tuple[str, str, str]]
    streets: list[tuple[str, str]]
    assisted: bool = False


class FileLine(Deferred):
    """One file in a list."""

    id: str
    number: str
    name: str
    kind_words: str
    state: str
    state_words: str
    tag: Tag
    made_on: dt.date
    applicant: str | None = None

    @classmethod
    def of(cls, filing: Filing, *, applicant: str | None = None) -> "FileLine":
        """Say it as its applicant reads it."""
        return cls(
            id=filing.public_id,
            number=filing.number,
            name=filing.name,
            kind_words=str(words.KINDS[OrgKind(filing.kind)]),
            state=PUBLIC_STATE.get(filing.state, str(filing.state)),
            state_words=str(words.FOR_APPLICANT[filing.state]),
            tag=words.FILING_TAGS[filing.state],
            made_on=clock.city_day(filing.made_at),
            applicant=applicant,
        )


class FilesPage(Page):
    """The files someone applied for, or a desk writes for others."""

    template = "orgs/files.html"
    files: list[FileLine]
    assisted: bool = False


class PartLine(Deferred):
    """One part of a file, and what it lacks."""

    part: Part
    words: str
    missing: list[str]


PART_WORDS = {
    Part.GROUP: lazy("The group"),
    Part.PEOPLE: lazy("Its people"),
    Part.PLACE: lazy("Its place"),
    Part.PAPERS: lazy("Its papers"),
}


class FilingPage(Page):
    """One file: its parts while it is written, then where it stands and by when an answer comes."""

    template = "orgs/filing.html"
    file: FileLine
    parts: list[PartLine]
    for_whom: str | None
    """Whose file a desk writes; none for the applicant."""
    asked: str
    asked_on: dt.date | None
    submitted_on: dt.date | None
    due_on: dt.date | None
    overdue: bool
    term_words: str
    citation: str
    days_left: int | None
    """Days of the term that are left while the clock stands still (INV-9)."""
    decision: str
    decided_on: dt.date | None
    organisation: str | None
    may_write: bool
    may_submit: bool
    may_withdraw: bool
    may_try_again: bool

    @classmethod
    async def of(cls, filing: Filing, *, helped: bool) -> "FilingPage":
        """Say where a file stands, as its applicant may know."""
        writing = filing.state in WITH_APPLICANT
        lacks = await completeness.missing(filing) if writing else []
        term = clocks.read(filing.term) if filing.term else None
        return cls(
            title=filing.name,
            file=FileLine.of(filing),
            parts=parts_of(lacks),
            for_whom=persons.name_shown(filing.applicant) if helped else None,
            asked=filing.asked if writing else "",
            asked_on=day_of(filing.asked_at),
            submitted_on=day_of(filing.submitted_at),
            due_on=day_of(filing.due_at),
            overdue=filing.due_at is not None and filing.due_at < clock.now(),
            term_words=term_words(term) if term else "",
            citation=term.citation if term else "",
            days_left=filing.term_left,
            decision=filing.decision,
            decided_on=day_of(filing.decided_at),
            organisation=filing.organisation.public_id if filing.organisation else None,
            may_write=writing,
            may_submit=writing and not lacks,
            may_withdraw=filing.state in WITH_APPLICANT | ON_DESK,
            may_try_again=filing.state == FilingState.REJECTED,
        )

    def as_withdrawal(self) -> "WithdrawalPage":
        """Return the page that asks once more before a file is taken back."""
        return WithdrawalPage(
            title=_("Take your file back?"),
            file=self.file,
            may_withdraw=self.may_withdraw,
            handed_in=self.submitted_on is not None,
        )


class WithdrawalPage(Page):
    """What happens when a file is taken back."""

    template = "orgs/withdrawal.html"
    file: FileLine
    may_withdraw: bool
    handed_in: bool
    """Whether anyone at the street has it to read."""


def parts_of(lacks: list[completeness.Missing]) -> list[PartLine]:
    """Return the four parts, each with what it lacks."""
    return [
        PartLine(part=part, words=str(said), missing=[str(each.sentence) for each in lacks if each.part == part])
        for part, said in PART_WORDS.items()
    ]


def term_words(term: clocks.Term) -> str:
    """Say how long a term is."""
    if term.unit == clocks.WORKDAYS:
        return _("%(count)s working days", count=term.count)
    return _("%(count)s days", count=term.count)


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """Return the city's day of a moment, if there is one."""
    return clock.city_day(moment) if moment else None
