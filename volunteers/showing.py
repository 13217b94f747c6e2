"""Showing hours: lines and claims as a person or a desk reads them, who confirmed by role and place, never by name."""

from collections.abc import Collection, Mapping, Sequence

from ground import clock
from ground.actors import Role
from ground.identity import Grant
from ground.language import _, length_text
from ground.places import Place
from volunteers.models import HourCategory, HourClaim, HourEntry
from volunteers.schemas.own_hours import LineShown, WaitingShown
from volunteers.words import CATEGORIES, CLAIMS

VOUCHING = (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR, Role.ORG_MANAGER)


async def lines_shown(lines: Sequence[HourEntry]) -> list[LineShown]:
    """Return lines as they are read: each with its reversal, where it has one, instead of beside it (INV-85)."""
    reversals = {line.reverses_id: line for line in lines if line.reverses_id is not None}
    places = {place.id: place for place in await Place.filter(id__in={line.place_id for line in lines})}
    roles = await _roles_of(
        {line.confirmer_id for line in lines} | {line.second_id for line in lines if line.second_id}
    )
    claims = dict(await HourClaim.filter(id__in={line.claim_id for line in lines}).values_list("id", "public_id"))
    return [
        _line(line, reversals.get(line.id), places[line.place_id], roles, str(claims[line.claim_id]))
        for line in lines
        if line.reverses_id is None
    ]


def _line(
    line: HourEntry, reversal: HourEntry | None, place: Place, roles: Mapping[int, Collection[Role]], claim: str
) -> LineShown:
    return LineShown(
        id=line.public_id,
        claim=claim,
        about=line.about,
        on=line.service_on,
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        minutes=line.minutes,
        hours=length_text(line.minutes),
        organisation=line.organisation.name,
        category=str(CATEGORIES[line.category]),
        service=line.category == HourCategory.SERVICE,
        confirmed_by=_vouched_by(line, place, roles),
        late=line.late,
        note=line.reason,
        taken_back=reversal is not None,
        taken_back_because=reversal.reason if reversal else "",
        taken_back_at=reversal.entered_at if reversal else None,
        reversal=reversal.public_id if reversal else None,
    )


def _vouched_by(line: HourEntry, place: Place, roles: Mapping[int, Collection[Role]]) -> str:
    first = _by_role(roles.get(line.confirmer_id, ()), place)
    if line.second_id is None:
        return first
    return _("%(first)s and %(second)s", first=first, second=_by_role(roles.get(line.second_id, ()), place))


def _by_role(roles: Collection[Role], place: Place) -> str:
    if Role.COMMUNITY_WORKER in roles:
        return place.name
    if Role.STREET_OFFICER in roles:
        return _("the street")
    if Role.ORG_MANAGER in roles:
        return _("the host organisation")
    return _("the county")


async def _roles_of(person_ids: Collection[int]) -> dict[int, set[Role]]:
    found: dict[int, set[Role]] = {}
    for grant in await Grant.filter(person_id__in=person_ids, role__in=VOUCHING):
        found.setdefault(grant.person_id, set()).add(grant.role)
    return found


def waiting_shown(claim: HourClaim) -> WaitingShown:
    """Return a claim that is not in the ledger, as its person reads it; it comes with its organisation."""
    return WaitingShown(
        claim=claim.public_id,
        about=claim.about,
        on=clock.city_day(claim.starts_at),
        starts_at=claim.starts_at,
        ends_at=claim.ends_at,
        hours=length_text(claim.minutes),
        organisation=claim.organisation.name,
        state=str(claim.state),
        state_words=str(CLAIMS[claim.state]),
        reason=claim.reason,
    )
