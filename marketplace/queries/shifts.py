"""What each actor may see of shifts."""

from ground.actors import Actor
from ground.errors import NotFound
from ground.language import lazy
from marketplace.models import Shift, Slot
from marketplace.rules.activities import RUNNERS

NO_SUCH_SHIFT = lazy("We could not find this activity.")


async def shift_seen_by(actor: Actor, public_id: str) -> Shift:
    """Return a shift that is or was public, with its activity; one of a draft is its organisation's own."""
    found = await Shift.get_or_none(public_id=public_id).select_related(
        "activity__organisation", "activity__place", "activity__leader"
    )
    if found is None:
        raise NotFound(NO_SUCH_SHIFT)
    if found.activity.published_at is None and not actor.holds_over_org(found.activity.organisation_id, *RUNNERS):
        raise NotFound(NO_SUCH_SHIFT)
    return found


async def own_shift(actor: Actor, public_id: str) -> Shift:
    """Return a shift that the actor leads, or of an organisation they work for; NotFound (404) otherwise."""
    found = await shift_seen_by(actor, public_id)
    leads = actor.person_id is not None and actor.person_id == found.activity.leader_id
    if not leads and not actor.holds_over_org(found.activity.organisation_id, *RUNNERS):
        raise NotFound(NO_SUCH_SHIFT)
    return found


async def managed_shift(actor: Actor, public_id: str) -> Shift:
    """Return a shift of an organisation the actor works for; NotFound (404) otherwise, also for who only leads it."""
    found = await shift_seen_by(actor, public_id)
    if not actor.holds_over_org(found.activity.organisation_id, *RUNNERS):
        raise NotFound(NO_SUCH_SHIFT)
    return found


async def first_slot(shift: Shift) -> Slot:
    """Return the slot that a sign-up without a choice takes: the first with a place left, else the first."""
    slots = await Slot.filter(shift_id=shift.id).order_by("id")
    return next((slot for slot in slots if slot.taken < slot.capacity), slots[0])
