"""Telling: the facts that letters about a place in a shift speak of."""

from ground import letters
from ground.actors import Actor
from ground.identity import Person
from marketplace.models import Activity, Commitment, Shift
from marketplace.queries.commitments import place_in_line


async def tell(commitment: Commitment, purpose: str, *, by: Actor, **more: object) -> None:
    """Write the person of a commitment a letter about it, in the open act."""
    known = commitment.person
    person = known if isinstance(known, Person) else await Person.get(id=commitment.person_id)
    await letters.write(person, purpose, about=commitment, by=by, **await _facts_of(commitment), **more)


async def _facts_of(commitment: Commitment) -> dict[str, object]:
    """Return the activity, its time and spot, the place in line, and the number to name on the telephone."""
    known = commitment.shift
    loaded = isinstance(known, Shift) and isinstance(known.activity, Activity)
    shift = known if loaded else await Shift.get(id=commitment.shift_id).select_related("activity")
    return {
        "title": shift.activity.title,
        "starts_at": shift.starts_at,
        "ends_at": shift.ends_at,
        "spot": shift.activity.spot,
        "number": commitment.number,
        "line": await place_in_line(commitment),
    }
