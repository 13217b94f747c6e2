"""Withdrawing: "I cannot come" is written down first, whatever the hour, and the place goes on (INV-67, INV-68)."""

import datetime as dt

from tortoise.expressions import F

from ground import clock, letters, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from marketplace import telling, waiting
from marketplace.models import LIVE, TAKING, Commitment, CommitmentState, Shift, Slot
from marketplace.rules.activities import may_end, may_manage


async def withdraw(commitment: Commitment, *, by: Actor, because: str = "") -> Commitment:
    """Give up a place, or a place in line. Never refused for being late; after the start only the roll can say more."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    commitment.shift = shift
    may_end.require(by, commitment)
    hours: int = await policy.value("signing.late_hours")
    late = shift.starts_at - dt.timedelta(hours=hours) <= clock.now()
    if shift.ends_at <= clock.now():
        raise OutOfTurn(lazy("This is over. The leader's roll says who came."))
    return await _end(commitment, "withdraw", by=by, because=because, late=late)


async def remove(commitment: Commitment, *, by: Actor, because: str) -> Commitment:
    """Take a person out of a shift, as the organisation, with a reason that the person reads."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    may_manage.require(by, shift.activity)
    return await _end(commitment, "remove", by=by, because=because, late=False)


async def _end(commitment: Commitment, how: str, *, by: Actor, because: str, late: bool) -> Commitment:
    async with transaction():
        await waiting.hold(commitment.slot_id)
        fresh = await Commitment.get(id=commitment.id).select_related("person")
        if fresh.state not in LIVE:
            if fresh.state in (CommitmentState.WITHDRAWN, CommitmentState.REMOVED):
                return fresh
            raise OutOfTurn(Commitment.OUT_OF_TURN)
        held = fresh.state in TAKING
        await fresh.move(
            how, by=by, because=because or None, ended_at=clock.now(), late=late and held, offer_ends_at=None, reason=because
        )
        if held:
            await Slot.filter(id=fresh.slot_id).update(taken=F("taken") - 1)
        else:
            await Slot.filter(id=fresh.slot_id).update(waiting=F("waiting") - 1)
        purpose = "withdrawn" if how == "withdraw" else "removed"
        facts = await telling.facts_of(fresh)
        await letters.write(fresh.person, purpose, about=fresh, by=by, reason=because, **facts)
        await waiting.offer_freed(fresh.slot_id, by=by)
    return fresh
