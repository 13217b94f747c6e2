"""First come: shortly before the start several in line are asked at once, and the first to say yes has the place."""

import datetime as dt

from tortoise.expressions import F

from ground import audit, clock, policy
from ground.actors import Actor
from marketplace import eligibility
from marketplace.models import Commitment, CommitmentState, Shift, ShiftState, Slot
from marketplace.telling import tell

IN_LINE = ("joined_at", "id")


async def is_near(shift: Shift) -> bool:
    """Whether the start is so near that nobody is kept waiting for one person (INV-61)."""
    left = (shift.starts_at - clock.now()).total_seconds() // 60
    return bool(left <= await policy.value("offer.all_at_once_minutes"))


async def line_of(slot_id: int) -> list[Commitment]:
    """Return who waits for a place, in their order (INV-60)."""
    waiting = Commitment.filter(slot_id=slot_id, state=CommitmentState.WAITING, walk_in=False)
    return await waiting.order_by(*IN_LINE).select_related("person")


async def ask(slot: Slot, *, by: Actor) -> list[Commitment]:
    """Ask the policy's number for each free place of a held slot; who was asked once for it is not asked again."""
    since = await _asked_since()
    most = (slot.capacity - slot.taken) * await policy.value("offer.asked_at_once")
    line = await line_of(slot.id)
    most -= sum(each.told_free_at is not None and each.told_free_at > since for each in line)
    asked: list[Commitment] = []
    for each in line:
        if len(asked) >= most:
            break
        if each.told_free_at is not None:
            continue
        if against := await eligibility.hindrances_of(each.person, slot):
            await pass_over(each, against[0].sentence, by=by)
            continue
        await Commitment.filter(id=each.id).update(told_free_at=clock.now())
        await tell(each, "place_free_now", by=by)
        asked.append(each)
    return asked


async def pass_over(commitment: Commitment, because: str, *, by: Actor) -> None:
    """Tell someone, once, that a place went to the next since something stands against it; the place in line stays."""
    told = await Commitment.filter(id=commitment.id, passed_over_at=None).update(passed_over_at=clock.now())
    if told:
        await audit.record("Commitment.pass_over", commitment, by=by, because=because)
        await tell(commitment, "passed_over", by=by, reason=because)


async def is_kept(slot: Slot, *, but: Commitment | None = None) -> bool:
    """Whether every free place is kept for others in line: the newcomer, or one who was not asked, comes after them.

    For those who wait before, or were asked within the policy's least time for an offer, as long as they can come.
    """
    since, left, passed = await _asked_since(), slot.capacity - slot.taken, False
    for each in await line_of(slot.id):
        passed = passed or (but is not None and each.id == but.id)
        turn = not passed if each.told_free_at is None else each.told_free_at > since
        if turn and (but is None or each.id != but.id) and not await eligibility.hindrances_of(each.person, slot):
            left -= 1
    return left <= 0


async def went(slot_id: int, *, by: Actor) -> None:
    """Tell those who were asked, at once, that somebody else was first, in the open act that took the last place."""
    if await Slot.exists(id=slot_id, taken__lt=F("capacity")):
        return
    for each in await line_of(slot_id):
        if each.told_free_at is not None:
            await Commitment.filter(id=each.id).update(told_free_at=None)
            await tell(each, "place_gone", by=by)


async def slots_to_ask_for() -> list[Slot]:
    """Return slots with a free place near their start, where nobody was asked within the least time: due work."""
    now = clock.now()
    until = now + dt.timedelta(minutes=await policy.value("offer.all_at_once_minutes"))
    here = {
        "state": CommitmentState.WAITING, "walk_in": False, "slot__taken__lt": F("slot__capacity"),
        "shift__state": ShiftState.OPEN, "shift__starts_at__gt": now, "shift__starts_at__lte": until,
    }  # fmt: skip
    unasked = await Commitment.filter(told_free_at=None, passed_over_at=None, **here).values_list("slot_id", flat=True)
    asked = await Commitment.filter(told_free_at__gt=await _asked_since(), **here).values_list("slot_id", flat=True)
    return await Slot.filter(id__in=[int(str(each)) for each in set(unasked) - set(asked)]).order_by("id")


async def _asked_since() -> dt.datetime:
    """Return since when somebody was asked for their answer still to be waited for."""
    return clock.now() - dt.timedelta(minutes=await policy.value("offer.least_minutes"))
