"""What officers read about organisations: the list, one with its history, changes and renewals to answer."""

import datetime as dt

from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import Lazy, _
from ground.pages import Page
from ground.tags import Tag
from orgs import hosting, succeeding, words
from orgs.models import CODED, HOSTED, FactCheck, Organisation, OrgKind, OrgState, Verification
from orgs.obligations import Source
from orgs.queries import dues, own
from orgs.queries.history import history_of
from orgs.queries.searching import areas_of
from orgs.rules import is_closing, may_answer_for, may_suspend
from orgs.schemas.desk_filing_pages import CheckLine, HistoryLine
from orgs.schemas.due_pages import DueLine
from orgs.schemas.org_pages import OrgCard
from orgs.schemas.own_pages import ObligationLine, open_lines, org_paper_line
from orgs.schemas.part_pages import PaperLine


class DeskOrgLine(Deferred):
    """One organisation in an officer's list."""

    id: str
    name: str
    kind_words: str
    place: str
    host: str
    level_words: str
    level_tag: Tag
    state: OrgState
    state_words: str
    tag: Tag
    valid_until: dt.date | None

    @classmethod
    def of(cls, org: Organisation) -> "DeskOrgLine":
        """Say it as a desk reads it."""
        level = Verification(org.verification)
        return cls(
            id=org.public_id,
            name=org.name,
            kind_words=str(words.KINDS[OrgKind(org.kind)]),
            place=org.place.name,
            host=org.host.name if org.host else "",
            level_words=str(words.LEVELS[level]),
            level_tag=words.LEVEL_TAGS[level],
            state=org.state,
            state_words=str(words.ORG_STATES[org.state]),
            tag=words.ORG_STATE_TAGS[org.state],
            valid_until=org.valid_until,
        )


class OrgsDeskPage(Page):
    """The organisations of an officer's places."""

    template = "orgs/desk_orgs.html"
    orgs: list[DeskOrgLine]
    total: int
    at: int
    of: int
    words: str
    state: OrgState | None
    states: list[tuple[str, str]]


class OrgDeskPage(Page):
    """One organisation on an officer's desk."""

    template = "orgs/desk_org.html"
    org: DeskOrgLine
    card: OrgCard
    leader: str
    uscc: str
    filing_no: str
    address: str
    suspended_because: str
    suspended_until: dt.date | None
    successor: str
    """Who took it over; "" of a body that goes on working, and where nobody did."""
    successor_basis: str
    host_lacks: str
    """Why its host cannot answer for a group; "" where it can, and of a body that needs none."""
    hosts: list[tuple[str, str]]
    checks: list[CheckLine]
    dues: list[DueLine]
    papers: list[PaperLine]
    open: list[ObligationLine]
    history: list[HistoryLine]
    levels: list[tuple[str, str]]
    may_check: bool
    may_rehost: bool
    may_suspend: bool
    may_restore: bool
    may_wind_down: bool
    may_dissolve: bool
    may_succeed: bool

    @classmethod
    async def of(cls, org: Organisation, sources: list[Source], *, by: Actor) -> "OrgDeskPage":
        """Say all that an officer needs to answer for a body."""
        answers, county = may_answer_for.allows(by, org), may_suspend.allows(by, org)
        hosted = org.kind in HOSTED
        hosts = await hosting.possible(OrgKind(org.kind), org.place) if hosted and answers else []
        window, grace = await dues.window(), await dues.grace()
        levels = (Verification.DOCUMENT_SEEN, Verification.REGISTRY_CHECKED)
        return cls(
            title=org.name,
            org=DeskOrgLine.of(org),
            card=OrgCard.of(org, (await areas_of([org]))[org.id]),
            leader=org.leader_name,
            uscc=org.uscc or "",
            filing_no=org.filing_no or "",
            address=org.address,
            suspended_because=org.suspended_because,
            suspended_until=org.suspended_until,
            successor=await _name_of(org.successor_id),
            successor_basis=org.successor_basis,
            host_lacks=str(await _host_lacks(org) or ""),
            hosts=[(each.public_id, each.name) for each in hosts],
            checks=[CheckLine.of(each) for each in await FactCheck.filter(organisation_id=org.id).order_by("-id")],
            dues=[DueLine.of(each, window=window, grace=grace, mine=False) for each in await own.dues_of(org)],
            papers=[org_paper_line(each) for each in await own.papers_of(org)],
            open=await open_lines(org, sources) if org.may_move("dissolve") else [],
            history=[HistoryLine.of(each) for each in await history_of(org)],
            levels=words.options(words.LEVELS, *(levels if org.kind in CODED else levels[:1])),
            may_check=answers and org.state != OrgState.DISSOLVED,
            may_rehost=hosted and answers and org.state != OrgState.DISSOLVED,
            may_suspend=county and org.may_move("suspend"),
            may_restore=county and org.may_move("restore"),
            may_wind_down=county and org.may_move("wind_down"),
            may_dissolve=county and org.may_move("dissolve"),
            may_succeed=county and is_closing(org),
        )


async def _name_of(org_id: int | None) -> str:
    found = await Organisation.get_or_none(id=org_id) if org_id else None
    return found.name if found else ""


async def _host_lacks(org: Organisation) -> Lazy | None:
    if org.kind not in HOSTED or is_closing(org):
        return None
    return await hosting.why_not(org.host, OrgKind(org.kind), await hosting.places_of(org))


class ActPage(Page):
    """A page of its own for an act with consequences: what happens, a reason, the button."""

    template = "orgs/desk_act.html"
    org: DeskOrgLine
    what: str
    """suspension, restoration, winding-up or dissolution: the end of the address that does it."""
    open: list[ObligationLine]
    until: dt.date | None
    """Until when a suspension is offered to last."""


class SuccessionPage(Page):
    """Who takes over a body that closes: the bodies that could, and who was written down before."""

    template = "orgs/desk_succession.html"
    org: DeskOrgLine
    successor: str
    """The public id of the one written down; "" where none is."""
    basis: str
    bodies: list[tuple[str, str]]

    @classmethod
    async def of(cls, org: Organisation) -> "SuccessionPage":
        """Say who could take it over; it comes with its place and host."""
        named = await Organisation.get_or_none(id=org.successor_id) if org.successor_id else None
        return cls(
            title=_("Who takes it over"),
            org=DeskOrgLine.of(org),
            successor=named.public_id if named else "",
            basis=org.successor_basis,
            bodies=[(each.public_id, each.name) for each in await succeeding.possible(org)],
        )
