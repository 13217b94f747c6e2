"""What each actor may see of hours: one's own lines and disputes, the desk's area, the organisation's own."""

from tortoise.expressions import Q

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from ground.places import Place
from orgs.models import Organisation
from orgs.queries import RECRUITING, TEAM
from volunteers.models import ClaimState, HourClaim, HourDispute, HourEntry, Side
from volunteers.rules.disputes import ANSWERERS

DESK = (Role.COMMUNITY_WORKER,)
STREET = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)
NOT_HERE = lazy("We could not find this.")


async def own_claim(actor: Actor, public_id: str) -> HourClaim:
    """Return a time recorded for the actor themself, or NotFound (404)."""
    claim = await HourClaim.get_or_none(public_id=public_id, person_id=actor.person_id).select_related("organisation")
    if claim is None:
        raise NotFound(NOT_HERE)
    return claim


async def own_dispute(actor: Actor, public_id: str) -> HourDispute:
    """Return a dispute of the actor's own, or NotFound (404)."""
    dispute = await HourDispute.get_or_none(public_id=public_id, person_id=actor.person_id)
    if dispute is None:
        raise NotFound(NOT_HERE)
    return dispute


async def dispute_at_desk(actor: Actor, public_id: str) -> HourDispute:
    """Return a dispute of an area where the actor answers at some level, or NotFound (404)."""
    dispute = await HourDispute.get_or_none(public_id=public_id).select_related("person")
    if dispute is None or not await _over(actor, dispute.place_id, *ANSWERERS.values()):
        raise NotFound(NOT_HERE)
    return dispute


async def disputes_at_desk(actor: Actor) -> list[HourDispute]:
    """Return the open disputes that wait for the actor's level, the most urgent first."""
    found = Q()
    for level, role in ANSWERERS.items():
        if paths := actor.paths(role):
            found |= Q(level=level, place_id__in=await places_under(paths))
    if not found.children and not found.filters:
        return []
    return await HourDispute.filter(found, state="open").select_related("person").order_by("due_at", "id")


async def claims_to_confirm(actor: Actor) -> list[HourClaim]:
    """Return the claims that wait for the actor's first word, oldest service first.

    A desk's own area; for the street also what a desk recorded itself, or a closed organisation served; for a manager
    what a closed group served whose host they are (EDGE-21).
    """
    closed = ~Q(organisation__state__in=RECRUITING)
    found = []
    if paths := actor.paths(*DESK):
        ours = Q(place_id__in=await places_under(paths), recorder_side=Side.ORGANISATION)
        found.append(ours & Q(organisation__state__in=RECRUITING))
    if paths := actor.paths(*STREET):
        found.append(Q(place_id__in=await places_under(paths)) & (closed | Q(recorder_side=Side.DESK)))
    if hosts := actor.orgs(Role.ORG_MANAGER):
        found.append(closed & Q(organisation__host_id__in=hosts))
    return await _listed(Q(*found, join_type="OR"), ClaimState.PROPOSED) if found else []


async def claims_for_second_word(actor: Actor) -> list[HourClaim]:
    """Return the claims that a desk confirmed and that wait for an officer's word in the actor's places."""
    paths = actor.paths(*STREET)
    return await _listed(Q(place_id__in=await places_under(paths)), ClaimState.HELD) if paths else []


async def _listed(which: Q, state: ClaimState) -> list[HourClaim]:
    found = HourClaim.filter(which, state=state).select_related("person", "organisation", "project")
    return await found.order_by("starts_at", "shift_ref", "person_id", "id")


async def shift_at_desk(actor: Actor, shift_ref: str) -> list[HourClaim]:
    """Return the claims of one shift that the actor answers for, decided ones too; NotFound (404) where none is."""
    places = await places_under(actor.paths(*DESK, *STREET))
    claims = await (
        HourClaim.filter(shift_ref=shift_ref)
        .select_related("person", "organisation", "project")
        .order_by("person_id", "id")
    )
    found = [claim for claim in claims if claim.place_id in places or _is_host(actor, claim.organisation)]
    if not found:
        raise NotFound(NOT_HERE)
    return found


def _is_host(actor: Actor, org: Organisation) -> bool:
    """Whether the actor settles for a closed organisation whose host they manage (EDGE-21)."""
    return not org.may_recruit and org.host_id is not None and actor.holds_over_org(org.host_id, Role.ORG_MANAGER)


async def org_entry(actor: Actor, org_id: int, public_id: str) -> HourEntry:
    """Return a line of an organisation the actor works for, or NotFound (404)."""
    entry = await HourEntry.get_or_none(public_id=public_id, organisation_id=org_id).select_related("person", "project")
    if entry is None or not actor.holds_over_org(org_id, *TEAM):
        raise NotFound(NOT_HERE)
    return entry


async def desk_entry(actor: Actor, public_id: str) -> HourEntry:
    """Return a line of the actor's area, or NotFound (404)."""
    entry = await HourEntry.get_or_none(public_id=public_id).select_related("person", "project")
    if entry is None or not await _over(actor, entry.place_id, *DESK, *STREET):
        raise NotFound(NOT_HERE)
    return entry


async def places_under(paths: list[str]) -> list[int]:
    """Return the ids of the places with these paths and all below them."""
    if not paths:
        return []
    under = Q(*(Q(path__startswith=path) for path in paths), join_type="OR")
    return [place.id for place in await Place.filter(under).only("id")]


async def _over(actor: Actor, place_id: int, *roles: Role) -> bool:
    place = await Place.get(id=place_id)
    return actor.holds_over_place(place.path, *roles)
