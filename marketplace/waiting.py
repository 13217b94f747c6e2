"""The line: a freed place is offered to the next who can take it, for a time, and never given without their word (INV-60..64)."""

import datetime as dt

from tortoise.expressions import F

from ground import audit, clock, letters, policy
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.outbox import announce
from marketplace import eligibility, telling
from marketplace.events import SignedUp
from marketplace.models import Commitment, CommitmentState, Shift, Slot
from marketplace.rules.activities import may_sign_up

IN_LINE = ("joined_at", "id")


async def hold(slot_id: int) -> Slot:
    """Take a slot's row in the open act, so that its places and its line change one at a time; return it as it is now."""
    await Slot.filter(id=slot_id).update(waiting=F("waiting"))
    return await Slot.get(id=slot_id)


async def offer_freed(slot_id: int, *, by: Actor) -> list[Commitment]:
    """Offer each free place of a held slot to the next in line who can take it; others keep their place in line (INV-63).

    Short of the policy's last hours nobody is kept waiting for one person: all are told, and the first to say yes has it.
    """
    slot = await Slot.get(id=slot_id)
    shift = await Shift.get(id=slot.shift_id)
    free = slot.capacity - slot.taken
    if free <= 0 or shift.starts_at <= clock.now():
        return []
    line = await Commitment.filter(slot_id=slot_id, state=CommitmentState.WAITING).order_by(*IN_LINE).select_related(
        "person"
    )  # fmt: skip
    ends_at = await _offer_ends(shift)
    offered: list[Commitment] = []
    for commitment in line:
        if len(offered) == free:
            break
        if await eligibility.hindrances_of(commitment.person, slot):
            continue
        offered.append(commitment)
        if ends_at is None:
            facts = await telling.facts_of(commitment)
            await letters.write(commitment.person, "place_free_now", about=commitment, by=by, **facts)
            continue
        await commitment.move("offer", by=by, offer_ends_at=ends_at)
        await Slot.filter(id=slot_id).update(taken=F("taken") + 1, waiting=F("waiting") - 1)
        facts = await telling.facts_of(commitment)
        await letters.write(commitment.person, "place_offered", about=commitment, by=by, until=ends_at, **facts)
    return offered


async def _offer_ends(shift: Shift) -> dt.datetime | None:
    """Return until when an offer stands: half the time to the start, within the policy's bounds; None near the start."""
    now = clock.now()
    left = int((shift.starts_at - now).total_seconds()) // 60
    if left <= await policy.value("offer.all_at_once_minutes"):
        return None
    most, least = await policy.value("offer.most_minutes"), await policy.value("offer.least_minutes")
    return now + dt.timedelta(minutes=max(least, min(most, left // 2)))


async def say_yes(commitment: Commitment, *, by: Actor) -> Commitment:
    """Take the place that was offered, or, near the start, the free place one was told of.

    Refuses with OutOfTurn where the offer is over; the sentence says what can be done now (EDGE-8).
    """
    may_sign_up.require(by, commitment.person_id)
    async with transaction():
        await hold(commitment.slot_id)
        fresh = await Commitment.get(id=commitment.id)
        if fresh.state == CommitmentState.CONFIRMED:
            return fresh
        if fresh.state == CommitmentState.WAITING:
            got = await Slot.filter(id=fresh.slot_id, taken__lt=F("capacity"), waiting__gt=0).update(
                taken=F("taken") + 1, waiting=F("waiting") - 1
            )
            if not got:
                raise OutOfTurn(lazy("Someone else was first. You keep your place in line."))
            await fresh.move("step_in", by=by)
        elif fresh.offer_ends_at is not None and fresh.offer_ends_at <= clock.now():
            raise OutOfTurn(lazy("The time to say yes is over. If a place is still free, sign up once more."))
        else:
            await fresh.move("take_offer", by=by, offer_ends_at=None)
        await announce(SignedUp(fresh.id, fresh.person_id, fresh.shift_id))
        person = await fresh.person
        await letters.write(person, "signed_up", about=fresh, by=by, **await telling.facts_of(fresh))
    return fresh


async def let_lapse_overdue(slot: Slot, *, by: Actor) -> None:
    """End the offers of a slot whose time is over, in the open act, and offer their places on (INV-64: also on reading)."""
    overdue = await Commitment.filter(
        slot_id=slot.id, state=CommitmentState.OFFERED, offer_ends_at__lte=clock.now()
    ).order_by(*IN_LINE)  # fmt: skip
    if not overdue:
        return
    await hold(slot.id)
    for commitment in overdue:
        still = await Commitment.get(id=commitment.id)
        if still.state == CommitmentState.OFFERED:
            await still.move("let_lapse", by=by, ended_at=clock.now())
            await Slot.filter(id=slot.id).update(taken=F("taken") - 1)
            await audit.record("Slot.free", slot, by=by)
    await offer_freed(slot.id, by=by)


async def slots_with_overdue_offers() -> list[Slot]:
    """Return the slots whose offers have run out: due work for the relay."""
    ids = await Commitment.filter(
        state=CommitmentState.OFFERED, offer_ends_at__lte=clock.now()
    ).distinct().values_list("slot_id", flat=True)  # fmt: skip
    return await Slot.filter(id__in=list(ids))


async def lapse(slot: Slot) -> None:
    """End a slot's overdue offers, as the relay does it."""
    async with transaction():
        await hold(slot.id)
        await let_lapse_overdue(slot, by=SYSTEM)
