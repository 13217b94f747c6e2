"""Mergers before those who decide: whose records a desk may put together, what waits, and what a person reads."""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.persons import records_of
from volunteers import queries
from volunteers.models import Merger, MergerState, Volunteer
from volunteers.models.merger import OPEN
from volunteers.rules import merging as rules
from volunteers.seen import places_under

NOT_HERE = lazy("We could not find this.")
MOST_SHOWN = 8


async def pair_of(kept_id: int, other_id: int, merger: Merger | None = None) -> rules.Pair:
    """Return two records as the rules ask for them."""
    return rules.Pair(await queries.at_home(kept_id), await queries.at_home(other_id), merger)


async def of_merger(merger: Merger) -> rules.Pair:
    """Return the two records of a merger."""
    return await pair_of(merger.kept_id, merger.other_id, merger)


async def merger_at_desk(actor: Actor, public_id: str) -> Merger:
    """Return a merger of two records that the actor's desk is in charge of, or NotFound (404)."""
    found = await Merger.get_or_none(public_id=public_id).select_related("kept__home", "other__home")
    if found is None or not rules.may_propose.allows(actor, await of_merger(found)):
        raise NotFound(NOT_HERE)
    return found


async def waiting(actor: Actor) -> Sequence[Merger]:
    """Return what waits for an officer of the actor's places, the oldest first."""
    places = await places_under(actor.paths(*rules.DESK))
    here = Q(kept__home_id__in=places) | Q(other__home_id__in=places)
    found = await Merger.filter(here, state__in=OPEN).select_related("kept", "other").order_by("id")
    return [each for each in found if rules.may_propose.allows(actor, await of_merger(each))]


async def own(person_id: int) -> Sequence[Merger]:
    """Return the mergers by which a person's record became what it is, the latest first."""
    here = Q(kept_id__in=await records_of(person_id), state__in=(MergerState.MERGED, MergerState.CONTESTED))
    return await Merger.filter(here).select_related("other").order_by("-id")


async def own_merger(actor: Actor, public_id: str) -> Merger:
    """Return a merger of the actor's own record, or NotFound (404)."""
    found = next((each for each in await own(actor.person_id or 0) if each.public_id == public_id), None)
    if found is None:
        raise NotFound(NOT_HERE)
    return found


async def is_contested(person_id: int) -> bool:
    """Whether somebody says that a merger of this record was wrong: nothing is certified until it is settled."""
    mine = await records_of(person_id)
    return await Merger.filter(Q(kept_id__in=mine) | Q(other_id__in=mine), state=MergerState.CONTESTED).exists()


async def alike(person: Person, actor: Actor) -> Sequence[Person]:
    """Return who may be the same person: the same name, no other birth date, in the actor's places or without a home.

    It is a suggestion; nothing follows from it (EDGE-18).
    """
    if not person.name:
        return []
    born = Q(born_on=person.born_on) | Q(born_on=None) if person.born_on else Q()
    near = Q(home_id__in=await places_under(actor.paths(*rules.DESK))) | Q(home_id=None)
    found = Person.filter(born, near, name=person.name, state=PersonState.ACTIVE).exclude(id=person.id)
    return await found.select_related("home").order_by("id").limit(MOST_SHOWN)


async def by_number(number: str, person: Person, actor: Actor) -> Person:
    """Return whose volunteer number this is, if the actor's desk is in charge of both; NotFound (404) else."""
    found = await Volunteer.get_or_none(number=number).select_related("person__home")
    if found is None or found.person.state != PersonState.ACTIVE:
        raise NotFound(NOT_HERE)
    rules_say = rules.may_propose.allows(actor, await pair_of(person.id, found.person_id))
    if not rules_say or found.person_id == person.id:
        raise NotFound(NOT_HERE)
    return found.person
