"""Attending: the leader's roll says who came and when; it makes claims, which the community's desk then confirms."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ground import clock, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import _, lazy
from ground.outbox import announce
from marketplace import needs_at_work
from marketplace.events import ShiftSettled
from marketplace.models import CheckPoint, Commitment, CommitmentState, InOrOut, Shift, ShiftState, Slot
from marketplace.rules.activities import may_roll
from volunteers import recording
from volunteers.models import Grade, Source


@dataclass(frozen=True)
class Presence:
    """One line of a roll: who, whether they came, excused or not, and from when to when."""

    commitment_id: int
    came: bool
    excused: bool = False
    came_at: dt.datetime | None = None
    left_at: dt.datetime | None = None


async def hand_in(shift: Shift, lines: Sequence[Presence], *, by: Actor) -> Shift:
    """Settle a shift by its roll: each place becomes attended, excused or missed, and each attendance a claim of hours.

    The shift comes with its activity. Refuses before the start, with a line missing, and a second roll (corrections are
    reversals in the ledger). Whoever hands it in cannot claim hours of their own: another does (EDGE-14).
    """
    may_roll.require(by, shift)
    if shift.starts_at > clock.now():
        raise OutOfTurn(lazy("This has not begun yet."))
    places = {
        each.id: each
        for each in await Commitment.filter(shift_id=shift.id, state=CommitmentState.CONFIRMED).select_related("person")
    }
    if missing := set(places) - {line.commitment_id for line in lines}:
        raise OutOfTurn(_("%(count)d people are not yet on your roll.", count=len(missing)))
    grace: int = await policy.value("roll.grace_minutes")
    async with transaction():
        for slot in await Slot.filter(shift_id=shift.id).order_by("id"):
            await Slot.filter(id=slot.id).update(waiting=slot.waiting)
        await shift.move("settle", by=by, rolled_at=clock.now())
        for line in lines:
            if line.commitment_id in places:
                await _settle(places[line.commitment_id], line, shift, by=by, grace=dt.timedelta(minutes=grace))
        await announce(ShiftSettled(shift.id))
        if shift.activity.need_id is not None and not await _still_open(shift):
            await needs_at_work.say_done(shift.activity.need_id, by=by)
    return shift


async def _settle(place: Commitment, line: Presence, shift: Shift, *, by: Actor, grace: dt.timedelta) -> None:
    now = clock.now()
    if not line.came:
        await place.move("excuse" if line.excused else "miss", by=by, ended_at=now)
        return
    came_at = max(line.came_at or shift.starts_at, shift.starts_at - grace)
    left_at = min(line.left_at or min(shift.ends_at, now), shift.ends_at + grace, now)
    if left_at <= came_at:
        raise OutOfTurn(_("%(name)s left before coming. Please look at the times.", name=place.person.name))
    await place.move("attend", by=by, ended_at=now)
    for kind, at in ((InOrOut.IN, came_at), (InOrOut.OUT, left_at)):
        await CheckPoint.create(
            commitment=place, kind=kind, at=at, method="desk_roll", seen_by_id=by.person_id, noted_at=now
        )
    if place.person_id == by.person_id:
        return
    activity = shift.activity
    await recording.claim(
        person_id=place.person_id,
        project=await activity.project,
        organisation=await activity.organisation,
        about=activity.title,
        shift_ref=shift.public_id,
        place_id=activity.place_id,
        starts_at=came_at,
        ends_at=left_at,
        minutes=int((left_at - came_at).total_seconds()) // 60,
        source=Source.DESK_ROLL,
        grade=Grade.A,
        category=activity.category,
        by=by,
    )


async def _still_open(shift: Shift) -> bool:
    return await Shift.filter(activity_id=shift.activity_id, state=ShiftState.OPEN).exclude(id=shift.id).exists()
