"""What an organisation's own people read: its profile and papers, what falls due, what it asked to change."""

import datetime as dt

from ground import phones
from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.tags import Tag
from orgs import obligations, words
from orgs.models import (
    ChangeState,
    Organisation,
    OrgPaper,
    OrgState,
    PaperKind,
)
from orgs.obligations import Source
from orgs.queries import dues, own
from orgs.queries.searching import areas_of
from orgs.rules import is_closing, may_manage
from orgs.schemas.change_pages import ChangeLine
from orgs.schemas.due_pages import DueLine
from orgs.schemas.org_pages import OrgCard, PublicCheck, public_checks
from orgs.schemas.part_pages import PaperLine, size_words


class OwnPage(Page):
    """An organisation as its own people see it."""

    template = "orgs/own.html"
    org: OrgCard
    tag: Tag
    suspended_because: str
    suspended_until: dt.date | None
    summary: str
    short_name: str
    telephone: str
    leader: str
    address: str
    uscc: str
    filing_no: str
    valid_until: dt.date | None
    host: str
    checks: list[PublicCheck]
    dues: list[DueLine]
    changes: list[ChangeLine]
    papers: list[PaperLine]
    may_manage: bool
    may_change: bool
    may_close: bool

    @classmethod
    async def of(cls, org: Organisation, *, by: Actor) -> "OwnPage":
        """Say all that a member of the team may know."""
        mine = may_manage.allows(by, org)
        window, grace = await dues.window(), await dues.grace()
        changes = [await ChangeLine.of(each) for each in await own.changes_of(org)]
        waiting = any(each.state == ChangeState.WAITING for each in changes)
        return cls(
            title=org.name,
            org=OrgCard.of(org, (await areas_of([org]))[org.id]),
            tag=words.ORG_STATE_TAGS[org.state],
            suspended_because=org.suspended_because,
            suspended_until=org.suspended_until,
            summary=org.summary,
            short_name=org.short_name,
            telephone=phones.shown(org.contact_phone),
            leader=org.leader_name,
            address=org.address,
            uscc=org.uscc or "",
            filing_no=org.filing_no or "",
            valid_until=org.valid_until,
            host=org.host.name if org.host else "",
            checks=await public_checks(org),
            dues=[
                DueLine.of(each, window=window, grace=grace, mine=mine and not is_closing(org))
                for each in await own.dues_of(org)
            ],
            changes=changes,
            papers=[org_paper_line(each) for each in await own.papers_of(org)],
            may_manage=mine and org.state != OrgState.DISSOLVED,
            may_change=mine and not waiting and not is_closing(org),
            may_close=mine and org.may_move("wind_down"),
        )


def org_paper_line(paper: OrgPaper) -> PaperLine:
    """Say one paper."""
    return PaperLine(
        id=paper.attachment.public_id,
        name=paper.attachment.file_name,
        kind_words=str(words.PAPERS[PaperKind(paper.kind)]),
        size_words=size_words(paper.attachment),
    )


class WordsPage(Page):
    """On which an organisation writes what it says of itself."""

    template = "orgs/own_words.html"
    org: OrgCard
    short_name: str
    summary: str
    telephone: str


class ObligationLine(Deferred):
    """One kind of thing that is still open."""

    sentence: str
    count: int
    route: str


class ClosingPage(Page):
    """On which an organisation begins to close: what follows, and what is open."""

    template = "orgs/own_closing.html"
    org: OrgCard
    open: list[ObligationLine]
    may_close: bool

    @classmethod
    async def of(cls, org: Organisation, sources: list[Source], *, by: Actor) -> "ClosingPage":
        """Say what is open."""
        return cls(
            title=_("Close the organisation"),
            org=OrgCard.of(org, []),
            open=await open_lines(org, sources),
            may_close=may_manage.allows(by, org) and org.may_move("wind_down"),
        )


async def open_lines(org: Organisation, sources: list[Source]) -> list[ObligationLine]:
    """Return what is open, by every floor's table."""
    return [
        ObligationLine(sentence=each.sentence, count=each.count, route=each.route)
        for each in await obligations.of(org, sources)
    ]
