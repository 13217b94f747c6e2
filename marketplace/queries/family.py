"""For whom a person may act: their family, by mandate."""

from ground import clock
from ground.actors import Actor
from ground.identity import Person, PersonState
from ground.mandates import Mandate, Scope, live_for


async def family_of(actor: Actor, scope: Scope = Scope.SIGN_UP) -> list[Person]:
    """Return the people who let this actor act for them in a scope today, by name."""
    if actor.person_id is None:
        return []
    ids = await Mandate.filter(
        agent_person_id=actor.person_id, revoked_at=None, ends_at__gt=clock.now(), scopes__contains=f",{scope},"
    ).values_list("principal_id", flat=True)
    return await Person.filter(id__in=list(ids), state=PersonState.ACTIVE).order_by("name_key", "name", "id")


async def may_for(actor: Actor, person_id: int, scope: Scope) -> bool:
    """Whether the actor may do this for a person: for themselves, or under a live mandate that covers it."""
    if actor.person_id == person_id:
        return True
    return any(scope in each.scope_set for each in await live_for(actor, person_id))
