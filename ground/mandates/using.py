"""Acting under a mandate, asked for at each act: what was taken back a minute ago no longer acts (INV-32, M2)."""

from collections.abc import Sequence

from ground import assisting, clock
from ground.actors import Actor, Channel, Role
from ground.errors import MayNot
from ground.identity import Person, PersonState
from ground.language import Lazy, lazy
from ground.mandates.models import Mandate, Scope
from ground.places import Place


async def require(principal_id: int, scope: Scope, *, by: Actor) -> Mandate:
    """Return the live mandate under which this actor may do this for the person; refuse with MayNot (INV-32, M2).

    Asked at each act: what was revoked a minute ago, or has ended, no longer acts.
    """
    usable = await _usable(by, principal_id)
    if by.mandate_id is not None:
        usable = [each for each in usable if each.id == by.mandate_id]
    if by.for_whom not in (None, principal_id):
        usable = []
    for mandate in usable:
        if mandate.lives() and scope in mandate.scope_set:
            return mandate
    raise MayNot(_why_not(usable))


async def helping(actor: Actor, person_id: int, scope: Scope) -> Actor:
    """Return the actor doing this for the person under a live mandate, or the actor alone for their own affairs.

    Refuses with MayNot without a mandate, and whose hands did as much today as one pair may (M5).
    """
    if actor.person_id == person_id:
        return actor
    mandate = await require(person_id, scope, by=actor)
    await assisting.require_room(actor)
    channel = Channel.DESK if mandate.agent_place_id else actor.channel
    return actor.helping(person_id, mandate_id=mandate.id, scope=scope, channel=channel)


async def live_for(actor: Actor, principal_id: int) -> list[Mandate]:
    """Return the mandates under which this actor may act for the person now, the newest first."""
    return [each for each in await _usable(actor, principal_id) if each.lives()]


async def given_by(principal_id: int) -> Sequence[Mandate]:
    """Return all that a person ever gave, the newest first: the elder reads who may act for them, and who could."""
    return await Mandate.filter(principal_id=principal_id).order_by("-given_at", "-id")


async def principals_of(agent_id: int) -> list[tuple[Person, Mandate]]:
    """Return whom a relative may act for now, with the mandate."""
    found = await Mandate.filter(
        agent_person_id=agent_id, revoked_at=None, ends_at__gt=clock.now(), principal__state=PersonState.ACTIVE
    ).select_related("principal").order_by("id")  # fmt: skip
    return [(each.principal, each) for each in found]


async def _usable(actor: Actor, principal_id: int) -> list[Mandate]:
    """Return the mandates of a living person that name this actor or a desk they work at, ended ones too."""
    if actor.person_id is None:
        return []
    given = await Mandate.filter(principal_id=principal_id, principal__state=PersonState.ACTIVE).order_by(
        "-given_at", "-id"
    )
    places = {each.id: each for each in await Place.filter(id__in={each.agent_place_id for each in given} - {None})}
    return [
        each
        for each in given
        if each.agent_person_id == actor.person_id
        or (
            each.agent_place_id in places
            and actor.holds_over_place(places[each.agent_place_id].path, Role.COMMUNITY_WORKER)
        )
    ]


def _why_not(usable: Sequence[Mandate]) -> Lazy:
    if any(each.lives() for each in usable):
        return lazy("The permission does not cover this. Please ask the person first.")
    if any(each.revoked_at is None for each in usable):
        return lazy("The permission has run out. Please ask the person to give it again.")
    if usable:
        return lazy("The person has taken the permission back.")
    return lazy("There is no permission for this. Please ask the person first, and write down their word.")
