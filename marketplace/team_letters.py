"""Letters to an organisation: to those who answer for it, each in their own way."""

from tortoise.models import Model

from ground import clock, letters
from ground.actors import Actor, Role
from ground.identity import Grant, Person
from ground.sessions import in_force_on
from orgs.models import Organisation

MOST = 3
"""So many managers are told; the desk's list of work tells everyone."""


async def tell_managers(org: Organisation, purpose: str, *, about: Model, by: Actor, **values: object) -> None:
    """Write to the managers of an organisation, in the open act."""
    found = Grant.filter(in_force_on(clock.today()), role=Role.ORG_MANAGER, org_id=org.id)
    ids = await found.order_by("id").limit(MOST).values_list("person_id", flat=True)
    for person in await Person.filter(id__in=list(ids)).order_by("id"):
        await letters.write(person, purpose, about=about, by=by, **values)
