"""Telling: the facts that letters about a place in a shift speak of."""

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
