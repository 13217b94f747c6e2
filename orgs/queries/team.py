"""Who works for an organisation."""

from collections.abc import Sequence
from typing import Any

from ground import clock
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Grant, Person
from ground.language import lazy
from ground.running import Told
from ground.sessions import in_force_on
from orgs.models import Organisation
from orgs.rules import TEAM


async def roles_in(org_id: int) -> Sequence[Grant]:
    """Return the grants in force over an organisation, with their persons: managers first, then by name."""
    found = await Grant.filter(in_force_on(clock.today()), org_id=org_id, role__in=TEAM).select_related("person")
    return sorted(found, key=lambda each: (TEAM.index(each.role), each.person.name_key, each.id))


async def managers_of(org_id: int) -> list[Person]:
    """Return the persons who manage an organisation, each once."""
    managers = [each.person for each in await roles_in(org_id) if each.role == Role.ORG_MANAGER]
    return list({person.id: person for person in managers}.values())


def managers_in(column: str) -> Told:
    """Return who is told of a term: the managers of the organisation in a row's column."""

    async def managers(row: Any) -> list[Person]:  # noqa: ANN401 - a row of whichever table
        return await managers_of(getattr(row, column))

    return managers


async def role_of_team(actor: Actor, org: Organisation, public_id: str) -> Grant:  # noqa: ARG001 - the org was asked for
    """Return one grant of an organisation the actor was shown; of another, NotFound."""
    for each in await roles_in(org.id):
        if each.public_id == public_id:
            return each
    raise NotFound(lazy("This person is not in the team any more."))
