"""Letters to an organisation: to those who answer for it, each in their own way."""

from tortoise.expressions import Q
from tortoise.models import Model

from ground import clock, letters
from ground.actors import Actor, Role
from ground.identity import Grant, Person
from orgs.models import Organisation

MOST = 3
"""So many managers are told; the desk's list of work tells everyone."""


async def tell_managers(org: Organisation, purpose: str, *, about: Model, by: Actor, **values: object) -> None:
    """Write to the managers of an organisation, in the open act."""
    today = clock.today()
    ids = await Grant.filter(
        Q(until_on=None) | Q(until_on__gt=today),
        role=Role.ORG_MANAGER, org_id=org.id, ended_at=None, from_on__lte=today,
    ).order_by("id").limit(MOST).values_list("person_id", flat=True)  # fmt: skip
    for person in await Person.filter(id__in=list(ids)).order_by("id"):
        await letters.write(person, purpose, about=about, by=by, **values)
