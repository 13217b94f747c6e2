"""Homing: where a person lives, as near as a community; what is near, and whose desk helps, follow from it."""

from tortoise.expressions import F

from ground import audit
from ground.actors import Actor
from ground.database import transaction
from ground.errors import MayNot
from ground.identity import Person
from ground.language import lazy
from ground.places import Place


async def move_in(person: Person, place: Place, *, by: Actor) -> Person:
    """Write down in which community a person lives; the person says so, or who helps them."""
    if by.principal_id != person.id:
        raise MayNot(lazy("Only the person, or whoever helps them, can say where they live."))
    async with transaction():
        await Person.filter(id=person.id).update(home_id=place.id, rev=F("rev") + 1)
        await audit.record("Person.move_in", person, by=by, was=person.home_id, to=place.id)
    person.home_id = place.id
    return person
