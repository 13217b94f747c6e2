"""The pages of needs that an organisation reads, made from rows."""

from starlette.requests import Request

from ground import policy
from ground.actors import Actor
from ground.asked import asked
from ground.language import _
from ground.pages import url_maker
from marketplace import rating
from marketplace.endpoints.needs_desk_need import turns_shown
from marketplace.models import SERVED, Need, NeedState, RiskLevel, Side
from marketplace.need_texts import shown
from marketplace.queries import needs_lists as lists
from marketplace.queries.needs_choice import projects_serving
from marketplace.queries.needs_timeline import View
from marketplace.rules import needs as rules
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.need_org_pages import OfferedRow, OrgNeedPage, OrgNeedsPage
from marketplace.schemas.need_pages import Option, Tab
from marketplace.schemas.need_words import CATEGORIES, MARKS, RISKS, STATES
from marketplace.schemas.questions import OrgNeedsQuestion, OrgNeedsView
from orgs.models import Organisation
from orgs.naming import BY_NAME


async def list_page(org: Organisation, request: Request) -> OrgNeedsPage:
    """Return the list of an organisation's needs, in the view that the address names."""
    counts = await lists.org_counts(org.id)
    view = asked(request, OrgNeedsQuestion).view or _first_with_any(counts)
    here = url_maker(request)("needs:org_needs", org=org.public_id)
    words = {"offered": _("Offered to us"), "ours": _("Ours"), "open": _("Open near us"), "over": _("What is over")}
    rows = await lists.open_for_org(org.id) if view == "open" else await lists.for_org(org.id, view)
    record = (await rating.record_of([org.id]))[org.id]
    said = ""
    if record.good is not None:
        said = _("%(good)d of %(count)d who were helped said good", good=record.good, count=record.count)
    return OrgNeedsPage(
        title=_("Needs"),
        org_id=org.public_id,
        org=org.name,
        tabs=[
            Tab(label=words[each], href=f"{here}?view={each}", current=each == view, count=counts.get(each))
            for each in words
        ],
        view=view,
        rows=[_row(need) for need in rows],
        marks=said,
    )


def _first_with_any(counts: dict[str, int]) -> OrgNeedsView:
    """Return the view to begin with: what waits for an answer, then what is ours, then what is open near us."""
    begin: tuple[OrgNeedsView, ...] = ("offered", "ours", "open")
    return next((each for each in begin if counts.get(each)), "offered")


def _row(need: Need) -> OfferedRow:
    state, kind = STATES[need.state]
    return OfferedRow(
        id=need.public_id,
        title=shown(need.title),
        category=str(CATEGORIES[need.category]),
        community=need.desk.name,
        when=sentences.when(need, on_desk=True),
        comes=sentences.comes(need, on_desk=True),
        state=str(state),
        kind=kind,
        due_at=need.due_at if need.state in lists.CLOCKED else None,
        late=sentences.is_late(need),
    )


async def need_page(need: Need, request: Request) -> OrgNeedPage:
    """Return one need for an organisation; what is private of it only through the contact."""
    actor, url_for = request.user, url_maker(request)
    own = need.organisation_id is not None and rules.may_serve.allows(actor, need)
    org = need.organisation if own else await Organisation.filter(id__in=actor.orgs(*rules.TEAM)).first()
    level: int = await policy.value("needs.insured_from_level", place=need.desk)
    state, kind = STATES[need.state]
    planned = own and need.state == NeedState.ACCEPTED
    mark = await rating.readable_by(need, Side.ORGANISATION) if own else None
    return OrgNeedPage(
        title=shown(need.title),
        id=need.public_id,
        number=need.number,
        org_id=org.public_id if org else "",
        org=org.name if org else "",
        state=str(state),
        kind=kind,
        category=str(CATEGORIES[need.category]),
        community=need.desk.name,
        when=sentences.when(need, on_desk=True),
        people_wanted=need.people_wanted,
        public_text=shown(need.public_text),
        risk=str(RISKS[RiskLevel(need.risk_level)]),
        risk_text=shown(need.risk_text),
        risky=need.risk_level >= level,
        project=need.project.title if own and need.project else "",
        comes=sentences.comes(need, on_desk=True) if own else "",
        due_at=need.due_at if own and need.state in lists.CLOCKED else None,
        late=own and sentences.is_late(need),
        reason=need.reason if own else "",
        projects=await _projects(need, actor) if own or need.state == NeedState.PUBLISHED else [],
        projects_href=url_for("orgs:projects", org=org.public_id) if org else "",
        activity_href=f"{url_for('activities:new', org=org.public_id)}?need={need.public_id}"
        if planned and org
        else "",
        mark=str(MARKS[mark]) if mark else "",
        turns=await turns_shown(need, View.ORG) if own else [],
        may=await acts_open(actor, need),
    )


async def acts_open(actor: Actor, need: Need) -> list[str]:
    """Return the names of the acts that are open to this member of an organisation now."""
    if need.state == NeedState.PUBLISHED:
        return ["claim"]
    if need.organisation_id is None or not rules.may_serve.allows(actor, need):
        return []
    asked = {
        "accept": need.may_move("accept"),
        "send_back": need.may_move("send_back"),
        "schedule": need.may_move("schedule"),
        "unschedule": need.may_move("unschedule"),
        "say_done": need.may_move("say_done"),
        "contact": need.state in (NeedState.ACCEPTED, NeedState.SCHEDULED, NeedState.DONE),
        "tell_helpers": need.state == NeedState.WITHDRAWN and need.helpers_told_at is None,
        "rate": need.state in SERVED and await rating.given_by(need, Side.ORGANISATION) is None,
    }
    return [name for name, is_open in asked.items() if is_open]


async def _projects(need: Need, actor: Actor) -> list[Option]:
    orgs = [need.organisation_id] if need.organisation_id is not None else actor.orgs(*rules.TEAM)
    found: list[Option] = []
    for org in await Organisation.filter(id__in=orgs).order_by(*BY_NAME):
        titles = await projects_serving(org.id, need)
        found += [(each.public_id, each.title if len(orgs) == 1 else f"{org.name}: {each.title}") for each in titles]
    return found
