"""Moving: a shift gets another time or an activity another spot; nobody is moved with it silently (INV-54, EDGE-32)."""

import datetime as dt

from tortoise.expressions import F

from ground import audit, clock, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from marketplace import eligibility, needs_at_work, waiting
from marketplace.models import Activity, ActivityState, Commitment, CommitmentState, Shift, ShiftState, Slot
from marketplace.planning import require_good_span, require_within
from marketplace.rules.activities import may_manage
from marketplace.telling import tell
from orgs.models import Project

HOLDING = (CommitmentState.CONFIRMED, CommitmentState.OFFERED)


async def move_shift(shift: Shift, *, starts_at: dt.datetime, ends_at: dt.datetime, by: Actor) -> Shift:
    """Give a shift another time. By more than the policy's minutes, every place becomes an offer at the new time.

    Whoever had a place keeps it until the answer is due, and says yes or not; all are told, also of small moves, and
    so is the one whose need it answers. Refuses with OutOfTurn what a shift could not have been planned at.
    """
    activity = await Activity.get(id=shift.activity_id)
    may_manage.require(by, activity)
    _require_ahead(shift)
    await require_good_span(starts_at, ends_at)
    require_within(await Project.get(id=activity.project_id), starts_at, ends_at)
    if (starts_at, ends_at) == (shift.starts_at, shift.ends_at):
        return shift
    most = dt.timedelta(minutes=await policy.value("shift.moved_minutes"))
    far = abs(starts_at - shift.starts_at) > most or abs(ends_at - shift.ends_at) > most
    async with transaction():
        await _hold_all(shift)
        moved = await Shift.filter(id=shift.id, state=ShiftState.OPEN, revision=shift.revision).update(
            starts_at=starts_at, ends_at=ends_at, revision=F("revision") + 1
        )
        if not moved:
            raise OutOfTurn(Shift.OUT_OF_TURN)
        was = f"{shift.starts_at.isoformat()}/{shift.ends_at.isoformat()}"
        await shift.refresh_from_db()
        if await Shift.filter(activity_id=activity.id, state=ShiftState.OPEN, starts_at=starts_at).count() > 1:
            raise OutOfTurn(lazy("There is a shift at that time already."))
        if not eligibility.covered(activity, shift):
            raise OutOfTurn(lazy("The insurance does not reach that day."))
        to = f"{starts_at.isoformat()}/{ends_at.isoformat()}"
        await audit.record("Shift.move", shift, by=by, was=was, to=to, asked_again=far)
        await _tell_all(shift, "time_changed" if far else None, by=by)
        if activity.need_id is not None and activity.state == ActivityState.PUBLISHED:
            await needs_at_work.schedule(activity.need_id, by=by)
    return shift


async def move_spot(activity: Activity, *, spot: str, way_there: str, by: Actor) -> Activity:
    """Meet somewhere else in every shift to come. How far that is, words do not tell: so all are asked again."""
    may_manage.require(by, activity)
    if activity.state != ActivityState.PUBLISHED:
        raise OutOfTurn(lazy("This activity is not open."))
    async with transaction():
        changed = await Activity.filter(id=activity.id, state=ActivityState.PUBLISHED).exclude(spot=spot).update(
            spot=spot, way_there=way_there
        )  # fmt: skip
        if not changed:
            await Activity.filter(id=activity.id).update(way_there=way_there)
            await audit.record("Activity.describe_way", activity, by=by)
            return await Activity.get(id=activity.id)
        await audit.record("Activity.move_spot", activity, by=by, was=activity.spot, to=spot)
        for shift in await _ahead(activity):
            await _hold_all(shift)
            await Shift.filter(id=shift.id).update(revision=F("revision") + 1)
            await _tell_all(shift, "spot_changed", by=by)
    return await Activity.get(id=activity.id)


async def _ahead(activity: Activity) -> list[Shift]:
    ahead = Shift.filter(activity_id=activity.id, state=ShiftState.OPEN, starts_at__gt=clock.now())
    return await ahead.order_by("id")


def _require_ahead(shift: Shift) -> None:
    if shift.state != ShiftState.OPEN or shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has begun, or is over. It cannot be moved any more."))


async def _hold_all(shift: Shift) -> None:
    for slot in await Slot.filter(shift_id=shift.id).order_by("id"):
        await waiting.hold(slot.id)


async def _tell_all(shift: Shift, asking: str | None, *, by: Actor) -> None:
    """Tell everyone with a place, or in the line; where a letter asks, a place is theirs only with a new yes."""
    until = await waiting.answer_by(shift)
    for each in await Commitment.filter(shift_id=shift.id, state__in=HOLDING).order_by("id"):
        if asking is None:
            await tell(each, "shift_moved", by=by)
            continue
        if each.state == CommitmentState.CONFIRMED:
            await each.move("ask_again", by=by, offer_ends_at=until, asked_again_at=clock.now(), reminded_at=None)
        else:
            await Commitment.filter(id=each.id).update(offer_ends_at=until)
        await tell(each, asking, by=by, until=until)
    for each in await Commitment.filter(shift_id=shift.id, state=CommitmentState.WAITING).order_by("id"):
        await tell(each, "shift_moved", by=by)
