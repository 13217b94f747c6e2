"""What the front door carries over when two records become one, and what stands against it (EDGE-18)."""

from ground.carrying import Carried
from ground.identity import Person
from ground.language import _, lazy
from marketplace.models import LIVE, Activity, Commitment, Need

CARRIED = (
    Carried(Commitment, words=lazy("Sign-ups")),
    Carried(Need, "beneficiary_id", words=lazy("Needs")),
    Carried(Need, "recorded_by_id"),
    Carried(Need, "verified_by_id"),
    Carried(Need, "done_by_id"),
    Carried(Activity, "leader_id", words=lazy("Activities led")),
)
STAYS = {"marketplace_staff_key.person_id": "who has a key has a role, and is not given up"}


async def same_shift(kept: Person, other: Person) -> list[str]:
    """Tell of a shift in which both records have a place or stand in line: one is given up first."""
    mine = await Commitment.filter(person_id=kept.id, state__in=LIVE).values_list("shift_id", flat=True)
    both = (
        await Commitment.filter(person_id=other.id, shift_id__in=list(mine), state__in=LIVE)
        .select_related("shift__activity")
        .first()
    )
    if both is None:
        return []
    title = both.shift.activity.title
    return [_("Both are signed up for the same shift: %(title)s. Please cancel one first.", title=title)]


HINDRANCES = (same_shift,)
