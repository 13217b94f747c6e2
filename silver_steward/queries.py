"""Who may see the pictures beside a nominee's hours: the nominee, and who decides or supervises."""

from ground.actors import Actor, Role
from silver_steward import rules
from silver_steward.models import STANDS_BEFORE, Nomination
from silver_steward.sitting import sitting_of


async def may_see_pictures(actor: Actor, number: int) -> bool:
    """Whether an actor may see a nominee's pictures."""
    found = await Nomination.get_or_none(id=number).select_related("place")
    if found is None or actor.person_id is None:
        return False
    if found.person_id == actor.person_id or actor.holds_over_place(found.place.path, Role.SUPERVISOR):
        return True
    if actor.holds_over_place(found.place.path, Role.COMMUNITY_WORKER):
        return True
    if found.state not in STANDS_BEFORE.values():
        return False
    return rules.may_decide.allows(actor, await sitting_of(found))


FILES = {"Nomination": may_see_pictures}
"""Who may see the files of which thing of this domain."""
