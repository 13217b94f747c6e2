"""A claim before someone: what the database knows of the two, as the rules about hours ask for it."""

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
    """Return a claim before an actor, with what the database knows of the two."""
    place = await Place.get(id=claim.place_id)
    served_on = clock.city_day(claim.starts_at)
    worked_there = await Grant.filter(
        Q(until_on=None) | Q(until_on__gt=served_on),
        Q(ended_at=None) | Q(ended_at__gt=claim.starts_at),
        person_id=by.person_id,
        org_id=claim.organisation_id,
    ).exists()
    acts_for_them = await Mandate.filter(
        principal_id=claim.person_id, agent_person_id=by.person_id, revoked_at=None, ends_at__gt=clock.now()
    ).exists()
    return rules.Confirming(
        claim=claim,
        organisation=await Organisation.get(id=claim.organisation_id),
        place_path=place.path,
        of_the_org=worked_there or by.holds_over_org(claim.organisation_id, *rules.TEAM),
        agent=acts_for_them,
    )
