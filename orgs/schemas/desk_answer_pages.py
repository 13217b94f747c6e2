"""What officers read about changes and renewals that wait for their answer."""

import datetime as dt

from ground import clock
from ground.actors import Actor
from ground.attachments import Attachment
from ground.audit import name_of
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from orgs import words
from orgs.models import Change, Due, DueKind
from orgs.queries import desk, dues, own
from orgs.rules import may_answer_change, may_answer_due
from orgs.schemas.change_pages import ChangeLine
from orgs.schemas.desk_org_pages import DeskOrgLine
from orgs.schemas.due_pages import DueLine
from orgs.schemas.own_pages import org_paper_line
from orgs.schemas.part_pages import PaperLine, size_words


class AnswerLine(Deferred):
    """A change or a renewal in the list of what is to be answered."""

    id: str
    org: str
    words: str
    asked_on: dt.date | None
    due_on: dt.date | None
    overdue: bool
    is_change: bool


class AnswersPage(Page):
    """Changes and renewals that wait for an answer."""

    template = "orgs/desk_answers.html"
    lines: list[AnswerLine]


async def answers_page(by: Actor) -> AnswersPage:
    """Return what an officer is to answer, what is late first."""
    changes, renewals = desk.changes_to_answer(by), desk.renewals_to_answer(by)
    found = [
        *((_change_line(each) for each in await changes.select_related("organisation")) if changes is not None else ()),
        *((_due_line(each) for each in await renewals.select_related("organisation")) if renewals is not None else ()),
    ]
    return AnswersPage(
        title=_("Changes and renewals"), lines=sorted(found, key=lambda line: (line.due_on or clock.today(), line.id))
    )


def _change_line(change: Change) -> AnswerLine:
    return AnswerLine(
        id=change.public_id,
        org=change.organisation.name,
        words=_("Change of verified facts"),
        asked_on=clock.city_day(change.asked_at),
        due_on=clock.city_day(change.due_at),
        overdue=change.due_at < clock.now(),
        is_change=True,
    )


def _due_line(due: Due) -> AnswerLine:
    return AnswerLine(
        id=due.public_id,
        org=due.organisation.name,
        words=str(words.DUES[DueKind(due.kind)]),
        asked_on=clock.city_day(due.brought_at) if due.brought_at else None,
        due_on=clock.city_day(due.answer_due_at) if due.answer_due_at else None,
        overdue=due.answer_due_at is not None and due.answer_due_at < clock.now(),
        is_change=False,
    )


class ChangeDeskPage(Page):
    """One change on an officer's desk."""

    template = "orgs/desk_change.html"
    org: DeskOrgLine
    change: ChangeLine
    papers: list[PaperLine]
    may_answer: bool

    @classmethod
    async def of(cls, change: Change, *, by: Actor) -> "ChangeDeskPage":
        """Say what is to change, and why."""
        kept = await Attachment.filter(about=name_of(change), removed_at=None).order_by("id")
        await change.organisation.fetch_related("host")
        return cls(
            title=_("Change of verified facts"),
            org=DeskOrgLine.of(change.organisation),
            change=await ChangeLine.of(change),
            papers=[
                PaperLine(id=each.public_id, name=each.file_name, kind_words=_("Proof"), size_words=size_words(each))
                for each in kept
            ],
            may_answer=change.may_move("accept") and may_answer_change.allows(by, change),
        )


class DueDeskPage(Page):
    """One renewal on an officer's desk."""

    template = "orgs/desk_due.html"
    org: DeskOrgLine
    due: DueLine
    said: str
    papers: list[PaperLine]
    may_answer: bool

    @classmethod
    async def of(cls, due: Due, *, by: Actor) -> "DueDeskPage":
        """Say what was brought, and for what."""
        await due.organisation.fetch_related("host")
        papers = [each for each in await own.papers_of(due.organisation) if each.due_id == due.id]
        line = DueLine.of(due, window=await dues.window(), grace=await dues.grace(), mine=False)
        return cls(
            title=line.words,
            org=DeskOrgLine.of(due.organisation),
            due=line,
            said=due.words,
            papers=[org_paper_line(each) for each in papers],
            may_answer=due.may_move("meet") and may_answer_due.allows(by, due),
        )
