"""Claims before someone: what the database knows of both sides, as the rules about hours ask for it."""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor
from ground.identity import Grant
from ground.mandates import Mandate
from ground.places import Place
from orgs.models import Organisation
from volunteers.models import HourClaim
from volunteers.rules import hours as rules


async def facing_of(claim: HourClaim, by: Actor) -> rules.Confirming:
    """Return a claim before an actor."""
    return (await facings_of([claim], by))[claim.id]


async def facings_of(claims: Sequence[HourClaim], by: Actor) -> dict[int, rules.Confirming]:
    """Return many claims before one actor, in as few questions as one."""
    places = {each.id: each for each in await Place.filter(id__in={claim.place_id for claim in claims})}
    org_ids = {claim.organisation_id for claim in claims}
    orgs = {each.id: each for each in await Organisation.filter(id__in=org_ids)}
    roles = await Grant.filter(person_id=by.person_id, org_id__in=org_ids)
    acted_for = Mandate.filter(
        Q(revoked_at=None), principal_id__in={claim.person_id for claim in claims}, agent_person_id=by.person_id
    ).filter(ends_at__gt=clock.now())
    principals = {each.principal_id for each in await acted_for}
    return {
        claim.id: rules.Confirming(
            claim=claim,
            organisation=orgs[claim.organisation_id],
            place_path=places[claim.place_id].path,
            of_the_org=any(_worked_there(role, claim) for role in roles)
            or by.holds_over_org(claim.organisation_id, *rules.TEAM),
            agent=claim.person_id in principals,
        )
        for claim in claims
    }


def _worked_there(role: Grant, claim: HourClaim) -> bool:
    """Whether a role was held over the claim's organisation on the day of service, or still is."""
    served_on = clock.city_day(claim.starts_at)
    return (
        role.org_id == claim.organisation_id
        and (role.until_on is None or role.until_on > served_on)
        and (role.ended_at is None or role.ended_at > claim.starts_at)
    )
