"""Eligibility: whether a slot can be joined now, and what stands between it and one person, in sentences."""

from ground import clock
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from marketplace.matching.hindrances import Hindrance, hindrances
from marketplace.matching.picturing import figures, helper_of, offer_for
from marketplace.models import Activity, ActivityState, RiskLevel, Shift, ShiftState, Slot
from marketplace.queries.needs import need_with
from orgs.queries import org_in_good_standing


async def require_open(shift: Shift) -> None:
    """Refuse with OutOfTurn a shift that is over, called off, not insured, or of a body that may not recruit (INV-6).

    Called off is also what answers a need that its organisation does not have any more (EDGE-28).

    The shift comes with its activity. Asked before an act for a quick answer, and once more inside it with what is read
    after the slot was held.
    """
    if shift.state != ShiftState.OPEN or shift.activity.state != ActivityState.PUBLISHED:
        raise OutOfTurn(lazy("This has been called off."))
    if shift.activity.need_id is not None and await need_with(shift.activity) is None:
        raise OutOfTurn(lazy("This has been called off."))
    if shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has already begun."))
    if not covered(shift.activity, shift):
        raise OutOfTurn(lazy("The organiser's insurance does not reach that day. Please look for another time."))
    if not await org_in_good_standing(shift.activity.organisation_id):
        raise OutOfTurn(lazy("The organisation takes no new helpers just now."))


def covered(activity: Activity, shift: Shift) -> bool:
    """Whether a shift of this activity has the accident insurance that its risk asks for, to its last day (EDGE-27)."""
    return activity.risk_level < RiskLevel.MEDIUM or insured(activity, shift)


def insured(activity: Activity, shift: Shift) -> bool:
    """Whether a shift has an accident insurance to its last day."""
    last_day = clock.city_day(shift.ends_at)
    return bool(activity.insurance) and activity.insured_until is not None and activity.insured_until >= last_day


async def shift_of(slot: Slot) -> Shift:
    """Return a slot's shift with its activity."""
    return await Shift.get(id=slot.shift_id).select_related("activity")


async def hindrances_of(person: Person, slot: Slot) -> list[Hindrance]:
    """Return what stands between a person and a slot; nothing means: they may."""
    offer = await offer_for(slot)
    helper = await helper_of(person, but=slot.shift_id, day=clock.city_day(offer.starts_at), compares=False)
    return hindrances(helper, offer, await figures())
