"""Eligibility: whether a slot can be joined now, and what stands between it and one person, in sentences."""

from ground import clock, policy
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from marketplace.matching.hindrances import Hindrance, hindrances
from marketplace.matching.picturing import helper_of, offer_for
from marketplace.models import ActivityState, Shift, ShiftState, Slot
from orgs.queries import org_in_good_standing


async def require_open(slot: Slot) -> None:
    """Refuse with OutOfTurn a shift that is over, called off, or of a body that may not recruit (INV-6)."""
    shift = await Shift.get(id=slot.shift_id).select_related("activity")
    if shift.state != ShiftState.OPEN or shift.activity.state != ActivityState.PUBLISHED:
        raise OutOfTurn(lazy("This has been called off."))
    if shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has already begun."))
    if not await org_in_good_standing(shift.activity.organisation_id):
        raise OutOfTurn(lazy("The organisation takes no new helpers just now."))


async def hindrances_of(person: Person, slot: Slot) -> list[Hindrance]:
    """Return what stands between a person and a slot; nothing means: they may."""
    most: int = await policy.value("signing.most_minutes_a_day")
    offer = await offer_for(slot)
    helper = await helper_of(person, but=slot.shift_id, day=clock.city_day(offer.starts_at))
    return hindrances(helper, offer, most_minutes_a_day=most)
