"""Calling off: shifts end before they begin, and everyone in them is told with the reason (INV-69)."""

from tortoise.expressions import F

from ground import audit, clock
from ground.actors import Actor
from ground.errors import OutOfTurn
from marketplace import waiting
from marketplace.models import (
    LIVE,
    TAKING,
    Activity,
    ActivityState,
    Commitment,
    CommitmentState,
    Need,
    Shift,
    ShiftState,
    Slot,
)
from marketplace.telling import tell


async def shifts_ahead(activity: Activity) -> list[Shift]:
    """Return the open shifts of an activity that have not begun, the next first."""
    return await Shift.filter(activity_id=activity.id, state=ShiftState.OPEN, starts_at__gt=clock.now()).order_by(
        "starts_at"
    )  # fmt: skip


async def empty(shift: Shift, *, by: Actor, because: str) -> None:
    """Cancel a shift in the open act, and every place in it or in its line."""
    for slot in await Slot.filter(shift_id=shift.id).order_by("id"):
        await waiting.hold(slot.id)
    await shift.move("cancel", by=by, because=because, reason=because)
    for commitment in await Commitment.filter(shift_id=shift.id, state__in=LIVE).order_by("id"):
        await commitment.move(
            "cancel", by=by, because=because, ended_at=clock.now(), offer_ends_at=None, reason=because
        )
        await tell(commitment, "shift_cancelled", by=by, reason=because, until=shift.starts_at)
    await Slot.filter(shift_id=shift.id).update(taken=0, waiting=0)


async def break_off(shift: Shift, *, by: Actor, because: str) -> None:
    """End a running shift now, in the open act: who has a place keeps it for the roll, and with it the minutes served.

    Its end is the last whole minute; who is in line, or was asked again, goes home.
    """
    ends_at = clock.now().replace(second=0, microsecond=0)
    for slot in await Slot.filter(shift_id=shift.id).order_by("id"):
        await waiting.hold(slot.id)
    ended = await Shift.filter(id=shift.id, state=ShiftState.OPEN, ends_at__gt=ends_at).update(
        ends_at=ends_at, reason=because, revision=F("revision") + 1
    )
    if not ended:
        raise OutOfTurn(Shift.OUT_OF_TURN)
    await audit.record("Shift.break_off", shift, by=by, because=because, was=shift.ends_at.isoformat())
    await shift.refresh_from_db(fields=["ends_at", "reason", "revision"])
    for commitment in await Commitment.filter(shift_id=shift.id, state__in=LIVE).order_by("id"):
        if commitment.state == CommitmentState.CONFIRMED or commitment.walk_in:
            await tell(commitment, "shift_broken_off", by=by, reason=because)
            continue
        held = commitment.state in TAKING
        await commitment.move(
            "cancel", by=by, because=because, ended_at=clock.now(), offer_ends_at=None, reason=because
        )
        await Slot.filter(id=commitment.slot_id).update(
            **{"taken" if held else "waiting": F("taken" if held else "waiting") - 1}
        )
        await tell(commitment, "shift_cancelled", by=by, reason=because)


async def visits_of(need: Need, *, by: Actor, because: str) -> None:
    """Call off what is still to come for a need, in the open act; its organisation may plan another day."""
    for activity in await _activities_of(need):
        for shift in await shifts_ahead(activity):
            await empty(shift, by=by, because=because)


async def work_for(need: Need, *, by: Actor, because: str) -> None:
    """Call off what its organisation planned for a need, in the open act, before the need leaves it (EDGE-28).

    What runs or is past stays, and so does its activity until the last roll is in.
    """
    for activity in await _activities_of(need):
        ahead = await shifts_ahead(activity)
        open_now = await Shift.filter(activity_id=activity.id, state=ShiftState.OPEN).count()
        if activity.state == ActivityState.DRAFT or open_now == len(ahead):
            await activity.move("cancel", by=by, because=because, reason=because)
        for shift in ahead:
            await empty(shift, by=by, because=because)


async def _activities_of(need: Need) -> list[Activity]:
    return await Activity.filter(
        need_id=need.id, organisation_id=need.organisation_id, state__in=(ActivityState.DRAFT, ActivityState.PUBLISHED)
    ).order_by("id")  # fmt: skip
