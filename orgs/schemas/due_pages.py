"""What an organisation and its street read about things that fall due."""

import datetime as dt

from ground import clock
from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _, desk_day
from ground.pages import Page
from ground.tags import Tag
from orgs import words
from orgs.models import Due, DueKind, DueState, Organisation, PaperKind
from orgs.queries import dues
from orgs.rules import may_manage
from orgs.schemas.org_pages import OrgCard

PAPER_OF = {
    DueKind.FILING: PaperKind.APPLICATION,
    DueKind.ANNUAL_SUPERVISOR: PaperKind.REPORT,
    DueKind.ANNUAL_REGISTRAR: PaperKind.REPORT,
    DueKind.ELECTION: PaperKind.LEADER,
    DueKind.INSURANCE: PaperKind.INSURANCE,
    DueKind.LICENCE: PaperKind.CERTIFICATE,
    DueKind.AUDIT: PaperKind.AUDIT,
}
"""Which paper usually meets a due."""


class DueLine(Deferred):
    """One thing that falls due."""

    id: str
    words: str
    due_on: dt.date
    state: DueState
    state_words: str
    tag: Tag
    basis: str
    answer: str
    may_bring: bool

    @classmethod
    def of(cls, due: Due, *, window: dt.timedelta, grace: dt.timedelta, mine: bool) -> "DueLine":
        """Say what is due, and how near it is."""
        today, open_from = clock.today(), due.due_on - window
        late = due.state == DueState.OPEN and due.due_on < today
        state = str(words.DUE_STATES[due.state])
        if due.state == DueState.OPEN:
            state = _("from %(day)s", day=desk_day(open_from)) if today < open_from else state
        if late:
            state = _("late, lapses after %(day)s", day=desk_day(due.due_on + grace))
        return cls(
            id=due.public_id,
            words=str(words.DUES[DueKind(due.kind)]),
            due_on=due.due_on,
            state=due.state,
            state_words=state,
            tag=_tag(due, late=late, is_open=today >= open_from),
            basis=due.basis,
            answer=due.answer,
            may_bring=mine and due.state == DueState.OPEN and today >= open_from,
        )


class DuePage(Page):
    """On which an organisation brings the paper of a due."""

    template = "orgs/own_due.html"
    org: OrgCard
    due: DueLine
    kinds: list[tuple[str, str]]
    usual: PaperKind

    @classmethod
    async def of(cls, org: Organisation, due: Due, *, by: Actor) -> "DuePage":
        """Say what is due, by when, and on what it rests."""
        line = DueLine.of(due, window=await dues.window(), grace=await dues.grace(), mine=may_manage.allows(by, org))
        return cls(
            title=line.words,
            org=OrgCard.of(org, []),
            due=line,
            kinds=words.options(words.PAPERS),
            usual=PAPER_OF[DueKind(due.kind)],
        )


def _tag(due: Due, *, late: bool, is_open: bool) -> str:
    if late:
        return "bad"
    if due.state == DueState.BROUGHT:
        return "news"
    return "few" if is_open else "plain"
