"""Withdrawing: "I cannot come" is written down first, whatever the hour, and the place goes on (INV-67, INV-68)."""

import datetime as dt

from ground import clock, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from marketplace import waiting
from marketplace.models import LIVE, TAKING, Commitment, CommitmentState, Shift
from marketplace.rules.activities import may_end, may_manage
from marketplace.telling import tell


async def withdraw(commitment: Commitment, *, by: Actor, because: str = "") -> Commitment:
    """Give up a place, or a place in line. Never refused for being late; after the end only the roll can say more."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    commitment.shift = shift
    may_end.require(by, commitment)
    if shift.ends_at <= clock.now():
        raise OutOfTurn(lazy("This is over. The leader's roll says who came."))
    hours: int = await policy.value("signing.late_hours")
    late = shift.starts_at - dt.timedelta(hours=hours) <= clock.now()
    return await _end(commitment, "withdraw", by=by, because=because, late=late)


async def remove(commitment: Commitment, *, by: Actor, because: str) -> Commitment:
    """Take a person out of a shift to come, as the organisation, with a reason that the person reads."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    may_manage.require(by, shift.activity)
    if shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has begun. Say on the roll who came."))
    if not because.strip():
        raise OutOfTurn(lazy("Please say why. The person reads it."))
    return await _end(commitment, "remove", by=by, because=because, late=False)


async def _end(commitment: Commitment, how: str, *, by: Actor, because: str, late: bool) -> Commitment:
    async with transaction():
        await waiting.hold(commitment.slot_id)
        fresh = await Commitment.get(id=commitment.id)
        if fresh.state in (CommitmentState.WITHDRAWN, CommitmentState.REMOVED):
            return fresh
        if fresh.state not in LIVE:
            raise OutOfTurn(Commitment.OUT_OF_TURN)
        held = fresh.state in TAKING
        late = late and fresh.state == CommitmentState.CONFIRMED
        await fresh.move(
            how, by=by, because=because or None, ended_at=clock.now(), late=late, offer_ends_at=None, reason=because
        )
        await waiting.free(fresh, held=held)
        await tell(fresh, "withdrawn" if how == "withdraw" else "removed", by=by, reason=because)
        await waiting.offer_freed(fresh.slot_id, by=by)
    return fresh
