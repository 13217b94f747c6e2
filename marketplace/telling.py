"""Telling: the facts that letters about a place in a shift speak of."""

from ground import letters
from ground.actors import Actor
from ground.identity import Person
from marketplace.models import Commitment, Shift
from marketplace.queries.commitments import place_in_line


async def facts_of(commitment: Commitment) -> dict[str, object]:
    """Return the activity, its time and spot, the place in line, and the number to name on the telephone."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    return {
        "title": shift.activity.title,
        "starts_at": shift.starts_at,
        "ends_at": shift.ends_at,
        "spot": shift.activity.spot,
        "number": commitment.number,
        "line": await place_in_line(commitment),
    }


async def tell(commitment: Commitment, purpose: str, *, by: Actor, **more: object) -> None:
    """Write the person of a commitment a letter about it, in the open act."""
    person = await Person.get(id=commitment.person_id)
    facts = await facts_of(commitment)
    await letters.write(person, purpose, about=commitment, by=by, **facts, **more)
