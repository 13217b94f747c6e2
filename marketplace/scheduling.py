"""Scheduling: an activity calls for helpers, changes how many, is called off, and is planned once more."""

import datetime as dt

from ground import clock
from ground.actors import Actor
from ground.audit import record
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import _, lazy
from marketplace import calling_off, eligibility, needs_at_work, planning, waiting
from marketplace.calling_off import shifts_ahead
from marketplace.models import TAKING, Activity, ActivityState, Commitment, Shift, ShiftState, Slot
from marketplace.planning import Plan, ShiftPlan, SlotPlan, add_series, add_shift, plan
from marketplace.rules.activities import may_manage
from orgs.models import Project, ProjectPlace, ProjectState
from orgs.queries import org_in_good_standing


async def gaps(activity: Activity) -> dict[str, object]:
    """Return what an activity lacks before it can be published: the part of the draft, and the sentence for it."""
    ahead = await shifts_ahead(activity)
    found: dict[str, object] = {}
    if not activity.what.strip():
        found["what"] = lazy("Please say what people will do.")
    if not activity.spot.strip():
        found["when"] = lazy("Please say where people meet.")
    project = await Project.get(id=activity.project_id)
    if project.state != ProjectState.RUNNING:
        found["what"] = lazy("Please choose a project of yours that is running.")
    if not await ProjectPlace.exists(project_id=project.id, place_id=activity.place_id):
        found["when"] = lazy("This project does not serve that community.")
    if not ahead:
        found["when"] = lazy("Please add a shift first.")
    elif not all(planning.is_within(project, each.starts_at, each.ends_at) for each in ahead):
        found["when"] = lazy("The project does not run on all of these days.")
    if not activity.risk_text.strip():
        found["risk"] = lazy("Please say what could be risky, even if it is only “nothing special”.")
    elif not all(eligibility.covered(activity, shift) for shift in ahead):
        found["risk"] = lazy("This needs an accident insurance that covers the last shift's day.")
    if not (activity.contact_name.strip() and activity.contact_phone.strip()):
        found["leader"] = lazy("Please say whom people can call.")
    return found


async def publish(activity: Activity, *, by: Actor) -> Activity:
    """Call for helpers; from here on the words stand. A need that it answers is scheduled with it.

    Refuses with OutOfTurn what has gaps, and a body not in good standing.
    """
    may_manage.require(by, activity)
    if not await org_in_good_standing(activity.organisation_id):
        raise OutOfTurn(lazy("The organisation may not call for helpers just now."))
    for sentence in (await gaps(activity)).values():
        raise OutOfTurn(sentence)
    async with transaction():
        await activity.move("publish", by=by, published_at=clock.now())
        if activity.need_id is not None:
            await needs_at_work.schedule(activity.need_id, by=by)
    return activity


async def set_capacity(slot: Slot, capacity: int, *, by: Actor) -> Slot:
    """Change the number of places. Fewer than are taken is refused (INV-51, EDGE-6); more are offered to the line.

    The refusal carries the public ids of who has a place: nobody is dropped by a number.
    """
    shift = await Shift.get(id=slot.shift_id).select_related("activity")
    may_manage.require(by, shift.activity)
    if shift.state != ShiftState.OPEN or shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has begun, or is over."))
    if capacity < 1:
        raise OutOfTurn(lazy("A shift has at least one place. To have none, call it off."))
    async with transaction():
        held = await waiting.hold(slot.id)
        freed = await waiting.end_overdue(slot.id, by=by)
        changed = await Slot.filter(id=slot.id, taken__lte=capacity).update(
            capacity=capacity, capacity_min=min(held.capacity_min, capacity)
        )
        if not changed:
            raise await _too_many(slot, held.taken - freed)
        await record("Slot.set_capacity", slot, by=by, was=held.capacity, to=capacity)
        await waiting.offer_freed(slot.id, by=by)
    return await Slot.get(id=slot.id)


async def _too_many(slot: Slot, taken: int) -> OutOfTurn:
    people = await Commitment.filter(slot_id=slot.id, state__in=TAKING).order_by("-joined_at").values_list(
        "public_id", flat=True
    )  # fmt: skip
    sentence = _("%(taken)d people have a place. Please talk to those who are to give it up first.", taken=taken)
    return OutOfTurn(sentence, commitments=list(people))


async def cancel_shift(shift: Shift, *, by: Actor, because: str) -> Shift:
    """Call a shift off: everyone in it or in its line is told, each in their own way, with the reason (INV-69).

    One that runs ends now, and waits for its roll: minutes that were served are not lost.
    """
    activity = await Activity.get(id=shift.activity_id)
    may_manage.require(by, activity)
    if shift.ends_at <= clock.now():
        raise OutOfTurn(lazy("This is over already."))
    _require_reason(because)
    runs = shift.starts_at < clock.now().replace(second=0, microsecond=0)
    async with transaction():
        if runs:
            await calling_off.break_off(shift, by=by, because=because)
        else:
            await calling_off.empty(shift, by=by, because=because)
        await needs_at_work.follow(activity, by=by, because=because)
    return shift


async def cancel(activity: Activity, *, by: Actor, because: str) -> Activity:
    """Call the whole activity off, with every shift that has not begun; a need it answered goes back to be arranged.

    What is past or settled stays as it is (INV-53).
    """
    may_manage.require(by, activity)
    _require_reason(because)
    called = activity.state == ActivityState.PUBLISHED
    async with transaction():
        await activity.move("cancel", by=by, because=because, reason=because)
        for shift in await shifts_ahead(activity):
            await calling_off.empty(shift, by=by, because=because)
        if called:
            await needs_at_work.follow(activity, by=by, because=because)
    return activity


def _require_reason(because: str) -> None:
    if not because.strip():
        raise OutOfTurn(lazy("Please say why. Everyone who signed up reads it."))


async def repeat(activity: Activity, on: dt.date, *, weeks: int = 1, by: Actor) -> Activity:
    """Draft the same once more on another day: words, spot, leader, places and time of day as in its latest shift."""
    may_manage.require(by, activity)
    last = await Shift.filter(activity_id=activity.id).order_by("-starts_at").first().prefetch_related("slots__skills")
    if last is None:
        raise OutOfTurn(lazy("This never had a shift. Please plan it anew."))
    await activity.fetch_related("organisation", "project", "place", "leader")
    copied = ("title", "what", "spot", "way_there", "bring", "contact_name", "contact_phone", "seated", "risk_level",
              "risk_text", "insurance", "insured_until", "category")  # fmt: skip
    slot = last.slots[0]
    later = on - clock.city_day(last.starts_at)
    skills = list(slot.skills)
    wanted = ShiftPlan(
        starts_at=last.starts_at + later, ends_at=last.ends_at + later, capacity=slot.capacity,
        capacity_min=slot.capacity_min, role=slot.role, youngest=slot.youngest,
        skills=[each.skill for each in skills], papers=[each.skill for each in skills if each.paper],
    )  # fmt: skip
    async with transaction():
        again = await plan(
            activity.organisation,
            activity.project,
            Plan(
                place=activity.place,
                leader=activity.leader,
                **{name: getattr(activity, name) for name in copied},
            ),
            by=by,
        )
        await Activity.filter(id=again.id).update(demands=activity.demands)
        await add_series(again, wanted, weeks=weeks, by=by)
    return await Activity.get(id=again.id)


async def close(activity: Activity, *, by: Actor) -> Activity:
    """Say that nothing more comes of it. Refuses with OutOfTurn while a shift waits for its day or its roll."""
    may_manage.require(by, activity)
    if await Shift.exists(activity_id=activity.id, state=ShiftState.OPEN):
        raise OutOfTurn(lazy("A shift is still to come, or its roll is missing."))
    async with transaction():
        await activity.move("close", by=by)
    return activity


__all__ = ["Plan", "ShiftPlan", "SlotPlan", "add_series", "add_shift", "plan", "shifts_ahead"]
