"""Scheduling: an organisation plans an activity under its project, with shifts, places and the risks in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field


from ground import audit, clock, letters, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import _, lazy
from ground.places import Place
from marketplace import needs_at_work, telling, waiting
from marketplace.matching.snapshots import joined
from marketplace.models import (
    LIVE,
    Activity,
    ActivityState,
    Commitment,
    Need,
    RiskLevel,
    Shift,
    ShiftState,
    Slot,
    SlotSkill,
)
from marketplace.rules.activities import may_manage, may_run
from orgs.models import Organisation, Project, ProjectState
from orgs.queries import org_in_good_standing
from volunteers.models import HourCategory, Limit, Skill


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an activity is to be. Words of a public page: they are checked for telephones and house numbers before."""

    title: str
    what: str
    spot: str
    place: Place
    leader: Person
    contact_name: str
    contact_phone: str
    way_there: str = ""
    bring: str = ""
    seated: bool = False
    demands: Sequence[Limit] = ()
    risk_level: RiskLevel = RiskLevel.NONE
    risk_text: str = ""
    insurance: str = ""
    insured_until: dt.date | None = None
    category: HourCategory = HourCategory.SERVICE
    need: Need | None = None


@dataclass(frozen=True, kw_only=True)
class ShiftPlan:
    """One stretch of time and its places."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    capacity: int
    capacity_min: int = 1
    role: str = ""
    youngest: int | None = None
    skills: Sequence[Skill] = field(default_factory=tuple)
    papers: Sequence[Skill] = field(default_factory=tuple)


async def plan(org: Organisation, project: Project, wanted: Plan, *, by: Actor) -> Activity:
    """Draft an activity under a running project; a need that it answers moves on to "scheduled" when it is published."""
    may_run.require(by, org)
    if project.organisation_id != org.id or project.state != ProjectState.RUNNING:
        raise OutOfTurn(lazy("Please choose a project of yours that is running."))
    async with transaction():
        activity = await Activity.create(
            organisation=org,
            project=project,
            need=wanted.need,
            place=wanted.place,
            leader=wanted.leader,
            title=wanted.title,
            what=wanted.what,
            spot=wanted.spot,
            way_there=wanted.way_there,
            bring=wanted.bring,
            contact_name=wanted.contact_name,
            contact_phone=wanted.contact_phone,
            seated=wanted.seated,
            demands=joined(list(wanted.demands)),
            risk_level=wanted.risk_level,
            risk_text=wanted.risk_text,
            insurance=wanted.insurance,
            insured_until=wanted.insured_until,
            category=wanted.category,
            made_at=clock.now(),
        )
        await audit.record("Activity.plan", activity, by=by, project=project.id)
    return activity


async def add_shift(activity: Activity, wanted: ShiftPlan, *, by: Actor) -> Shift:
    """Add a stretch of time with its places. Refuses what begins in the past (INV-50) or is too long (INV-52)."""
    may_manage.require(by, activity)
    if activity.state not in (ActivityState.DRAFT, ActivityState.PUBLISHED):
        raise OutOfTurn(lazy("This activity is over."))
    await _require_good_span(wanted.starts_at, wanted.ends_at)
    async with transaction():
        shift = await Shift.create(activity=activity, starts_at=wanted.starts_at, ends_at=wanted.ends_at)
        slot = await Slot.create(
            shift=shift,
            role=wanted.role,
            capacity=wanted.capacity,
            capacity_min=wanted.capacity_min,
            youngest=wanted.youngest,
        )
        for skill in {*wanted.skills, *wanted.papers}:
            await SlotSkill.create(slot=slot, skill=skill, paper=skill in wanted.papers)
        await audit.record("Shift.add", shift, by=by, activity=activity.id, capacity=wanted.capacity)
    return shift


async def _require_good_span(starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    if starts_at <= clock.now():
        raise OutOfTurn(lazy("A shift begins in the future. What was already done is entered as a late record."))
    most: int = await policy.value("shift.most_minutes")
    if not dt.timedelta(0) < ends_at - starts_at <= dt.timedelta(minutes=most):
        raise OutOfTurn(_("A shift lasts at most %(hours)d hours and ends after it begins.", hours=most // 60))


async def publish(activity: Activity, *, by: Actor) -> Activity:
    """Call for helpers. Refuses without a shift to come, without a risk text, and, from risk 2 on, without insurance."""
    may_manage.require(by, activity)
    if not await org_in_good_standing(activity.organisation_id):
        raise OutOfTurn(lazy("The organisation may not call for helpers just now."))
    ahead = await Shift.filter(activity_id=activity.id, state=ShiftState.OPEN, starts_at__gt=clock.now()).order_by(
        "-ends_at"
    )  # fmt: skip
    if not ahead:
        raise OutOfTurn(lazy("Please add a shift first."))
    if not activity.risk_text.strip():
        raise OutOfTurn(lazy("Please say what could be risky, even if it is only “nothing special”."))
    last_day = clock.city_day(ahead[0].ends_at)
    covered = activity.insurance and activity.insured_until and activity.insured_until >= last_day
    if activity.risk_level >= RiskLevel.MEDIUM and not covered:
        raise OutOfTurn(lazy("This needs an accident insurance that covers the last shift's day."))
    async with transaction():
        await activity.move("publish", by=by, published_at=clock.now())
        if activity.need_id is not None:
            await needs_at_work.schedule(activity.need_id, by=by)
    return activity


async def set_capacity(slot: Slot, capacity: int, *, by: Actor) -> Slot:
    """Change the number of places. Fewer than are taken is refused (INV-51, EDGE-6); more are offered to the line."""
    shift = await Shift.get(id=slot.shift_id).select_related("activity")
    may_manage.require(by, shift.activity)
    async with transaction():
        changed = await Slot.filter(id=slot.id, taken__lte=capacity).update(capacity=capacity)
        if not changed:
            raise OutOfTurn(
                _("%(taken)d people have a place. Please talk to those who are to give it up first.", taken=slot.taken)
            )
        await audit.record("Slot.set_capacity", slot, by=by, was=slot.capacity, to=capacity)
        await waiting.offer_freed(slot.id, by=by)
    return await Slot.get(id=slot.id)


async def cancel_shift(shift: Shift, *, by: Actor, because: str) -> Shift:
    """Call a shift off: everyone in it or in its line is told, each in their own way, with the reason (INV-69)."""
    activity = await Activity.get(id=shift.activity_id)
    may_manage.require(by, activity)
    if shift.ends_at <= clock.now():
        raise OutOfTurn(lazy("This is over already."))
    async with transaction():
        for slot in await Slot.filter(shift_id=shift.id).order_by("id"):
            await waiting.hold(slot.id)
        await shift.move("cancel", by=by, because=because, reason=because)
        for commitment in await Commitment.filter(shift_id=shift.id, state__in=LIVE).select_related("person"):
            facts = await telling.facts_of(commitment)
            await commitment.move("cancel", by=by, because=because, ended_at=clock.now(), offer_ends_at=None, reason=because)
            await letters.write(commitment.person, "shift_cancelled", about=commitment, by=by, reason=because, **facts)
        await Slot.filter(shift_id=shift.id).update(taken=0, waiting=0)
    return shift


async def cancel(activity: Activity, *, by: Actor, because: str) -> Activity:
    """Call the whole activity off, with every shift to come; a need it answered goes back to its organisation."""
    may_manage.require(by, activity)
    async with transaction():
        await activity.move("cancel", by=by, because=because, reason=because)
        for shift in await Shift.filter(activity_id=activity.id, state=ShiftState.OPEN, starts_at__gt=clock.now()):
            await cancel_shift(shift, by=by, because=because)
        if activity.need_id is not None:
            await needs_at_work.unschedule(activity.need_id, by=by, because=because)
    return activity
