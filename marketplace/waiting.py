"""The line: a freed place is offered to the next who can take it, for a time, never given unasked (INV-60..64).

Locks are taken in one order everywhere: person, slot, commitment.
"""

import datetime as dt

from tortoise.expressions import F

from ground import clock, persons, policy
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn, Taken
from ground.identity import Person
from ground.language import lazy
from ground.outbox import announce
from marketplace import eligibility, first_come
from marketplace.events import PlaceFreed, SignedUp
from marketplace.models import Commitment, CommitmentState, Shift, Slot
from marketplace.rules.activities import may_sign_up
from marketplace.telling import tell

NOT_YET = lazy("No place is free for you yet. We write to you as soon as one is.")


async def hold(slot_id: int) -> Slot:
    """Take a slot's row in the open act, so that places and line change one at a time.

    Return it as it is now, with its shift and activity: what was read before the lock may be true no more.
    """
    await Slot.filter(id=slot_id).update(waiting=F("waiting"))
    return await Slot.get(id=slot_id).select_related("shift__activity")


async def free(commitment: Commitment, *, held: bool) -> None:
    """Count a commitment out of its held slot: out of its places, or out of its line."""
    column = "taken" if held else "waiting"
    await Slot.filter(id=commitment.slot_id).update(**{column: F(column) - 1})
    if held:
        await announce(PlaceFreed(commitment.slot_id))


async def offer_freed(slot_id: int, *, by: Actor) -> list[Commitment]:
    """Offer each free place of a held slot to the next in line who can take it; others keep theirs in line (INV-63).

    In the policy's last hours nobody is kept waiting for one person: several are told, the first to say yes has it.
    """
    slot = await Slot.get(id=slot_id)
    shift = await Shift.get(id=slot.shift_id)
    left = slot.capacity - slot.taken
    if left <= 0 or not slot.waiting or shift.starts_at <= clock.now():
        return []
    if await first_come.is_near(shift):
        return await first_come.ask(slot, by=by)
    ends_at = await answer_by(shift)
    offered: list[Commitment] = []
    for commitment in await first_come.line_of(slot_id):
        if len(offered) == left:
            break
        if against := await eligibility.hindrances_of(commitment.person, slot):
            await first_come.pass_over(commitment, against[0].sentence, by=by)
            continue
        offered.append(commitment)
        await _offer(commitment, ends_at, by=by)
    return offered


async def _offer(commitment: Commitment, ends_at: dt.datetime, *, by: Actor) -> None:
    await commitment.move("offer", by=by, offer_ends_at=ends_at)
    await Slot.filter(id=commitment.slot_id).update(taken=F("taken") + 1, waiting=F("waiting") - 1)
    await tell(commitment, "place_offered", by=by, until=ends_at)


async def answer_by(shift: Shift) -> dt.datetime:
    """Return by when one answers: half the time to the start, within the policy's bounds, never past the start."""
    now = clock.now()
    left = int((shift.starts_at - now).total_seconds()) // 60
    most, least = await policy.value("offer.most_minutes"), await policy.value("offer.least_minutes")
    return min(shift.starts_at, now + dt.timedelta(minutes=max(least, min(most, left // 2))))


async def give_turn(held: Slot, *, by: Actor) -> bool:
    """Give the line of a held slot its turn before a newcomer, whether a free place is left for them (INV-60, INV-61).

    Near the start nobody is asked anew because somebody comes by: who was asked has the policy's least time.
    """
    freed, near = await end_overdue(held.id, by=by), await first_come.is_near(held.shift)
    if not held.waiting:
        return True
    if freed or not near:
        await offer_freed(held.id, by=by)
    return not near or not await first_come.is_kept(await Slot.get(id=held.id))


async def say_yes(commitment: Commitment, *, by: Actor) -> Commitment:
    """Take the place that was offered, or, near the start, the free place one was told of.

    Refuses with Taken what stands against it by now, with OutOfTurn where the offer is over; the sentence says what can
    be done (EDGE-8).
    """
    may_sign_up.require(by, commitment.person_id)
    slot = await Slot.get(id=commitment.slot_id)
    await eligibility.require_open(await eligibility.shift_of(slot))
    await lapse(slot)
    async with transaction():
        await persons.lock(commitment.person_id)
        slot = await hold(commitment.slot_id)
        await eligibility.require_open(slot.shift)
        fresh = await Commitment.get(id=commitment.id)
        if fresh.state == CommitmentState.CONFIRMED:
            return fresh
        if fresh.state == CommitmentState.LAPSED:
            raise OutOfTurn(_over(slot), still_free=slot.taken < slot.capacity)
        person = await Person.get(id=fresh.person_id)
        if against := await eligibility.hindrances_of(person, slot):
            raise Taken(against[0].sentence, reasons=[each.code for each in against])
        if fresh.state == CommitmentState.WAITING and await first_come.is_near(slot.shift):
            await _step_in(fresh, slot, by=by)
        else:
            await _take_offer(fresh, by=by)
        await announce(SignedUp(fresh.id, fresh.person_id, fresh.shift_id))
        await tell(fresh, "signed_up", by=by)
    return fresh


def _over(slot: Slot) -> object:
    if slot.taken < slot.capacity:
        return lazy("The time to say yes is over, but a place is still free. Sign up once more, and it is yours.")
    return lazy("The time to say yes is over, and the place went to the next in line.")


async def _step_in(fresh: Commitment, slot: Slot, *, by: Actor) -> None:
    """Take a free place near the start, as one who was asked, or once whoever was had their time (INV-61)."""
    got = await Slot.filter(id=slot.id, taken__lt=F("capacity")).update(taken=F("taken") + 1, waiting=F("waiting") - 1)
    if not got:
        raise OutOfTurn(lazy("Someone else was first. You keep your place in line."))
    if fresh.told_free_at is None and await first_come.is_kept(slot, but=fresh):
        raise OutOfTurn(NOT_YET)
    await fresh.move("step_in", by=by, told_free_at=None)
    await first_come.went(slot.id, by=by)


async def _take_offer(fresh: Commitment, *, by: Actor) -> None:
    """Take what was offered; who waits gets their turn first, should a place be standing free for them."""
    if fresh.state == CommitmentState.WAITING:
        await offer_freed(fresh.slot_id, by=by)
        await fresh.refresh_from_db()
        if fresh.state == CommitmentState.WAITING:
            raise OutOfTurn(NOT_YET)
    await fresh.move("take_offer", by=by, offer_ends_at=None)


async def end_overdue(slot_id: int, *, by: Actor) -> int:
    """End the offers of a held slot whose time is over, in the open act; return how many places that freed (INV-64)."""
    overdue = await Commitment.filter(
        slot_id=slot_id, state=CommitmentState.OFFERED, offer_ends_at__lte=clock.now()
    ).order_by(*first_come.IN_LINE)  # fmt: skip
    for commitment in overdue:
        await commitment.move("let_lapse", by=by, ended_at=clock.now())
        await free(commitment, held=True)
        await tell(commitment, "offer_over", by=by)
    return len(overdue)


async def has_overdue(slot_id: int) -> bool:
    """Whether an offer of this slot has run out and was not ended yet."""
    return await Commitment.exists(slot_id=slot_id, state=CommitmentState.OFFERED, offer_ends_at__lte=clock.now())


async def slots_with_overdue_offers() -> list[Slot]:
    """Return the slots whose offers have run out: due work for the relay."""
    ids = await Commitment.filter(
        state=CommitmentState.OFFERED, offer_ends_at__lte=clock.now()
    ).distinct().values_list("slot_id", flat=True)  # fmt: skip
    return await Slot.filter(id__in=list(ids))


async def ask_on(slot: Slot) -> None:
    """Ask the next in line near the start, when who was asked before has not answered. Idempotent, for the relay."""
    async with transaction():
        await hold(slot.id)
        await offer_freed(slot.id, by=SYSTEM)


async def lapse(slot: Slot) -> None:
    """End a slot's overdue offers and offer their places on, as the relay and whoever comes by do it. Idempotent."""
    if not await has_overdue(slot.id):
        return
    async with transaction():
        await hold(slot.id)
        await end_overdue(slot.id, by=SYSTEM)
        await offer_freed(slot.id, by=SYSTEM)
