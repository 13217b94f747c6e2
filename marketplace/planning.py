"""Planning: an organisation drafts an activity under its project, with its shifts in time and the places in each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from ground import audit, clock, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import _, lazy
from ground.places import Place
from ground.several import joined
from marketplace import eligibility, needs_at_work
from marketplace.activity_texts import require_public
from marketplace.models import Activity, ActivityState, Need, RiskLevel, Shift, ShiftState, Slot, SlotSkill
from marketplace.rules.activities import may_manage, may_run
from orgs.models import Organisation, Project, ProjectState
from volunteers.models import HourCategory, Limit, Skill

WEEK = dt.timedelta(days=7)
OPEN = (ActivityState.DRAFT, ActivityState.PUBLISHED)
STILL = frozenset({"leader_id", "contact_name", "contact_phone", "bring", "insurance", "insured_until"})
"""What may still be written down once people have signed up: none of it changes what they promised."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an activity is to be. A draft may leave words empty; publishing asks for them."""

    title: str
    place: Place
    leader: Person
    what: str = ""
    spot: str = ""
    contact_name: str = ""
    contact_phone: str = ""
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
class SlotPlan:
    """Places of one kind."""

    capacity: int
    capacity_min: int = 1
    role: str = ""
    youngest: int | None = None
    skills: Sequence[Skill] = field(default_factory=tuple)
    papers: Sequence[Skill] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True)
class ShiftPlan(SlotPlan):
    """One stretch of time, and its places."""

    starts_at: dt.datetime
    ends_at: dt.datetime


async def plan(org: Organisation, project: Project, wanted: Plan, *, by: Actor) -> Activity:
    """Draft an activity under a running project. All will read its words: Unreadable names what tells too much."""
    may_run.require(by, org)
    require_running(project, org.id)
    require_project_of(wanted.need, project.id)
    values = dict(vars(wanted))
    demands, place, leader, need = (values.pop(name) for name in ("demands", "place", "leader", "need"))
    await require_public(values, contact_phone=wanted.contact_phone, need=need)
    async with transaction():
        activity = await Activity.create(
            organisation=org,
            project=project,
            place=place,
            leader=leader,
            need=need,
            demands=joined(sorted(demands)),
            made_at=clock.now(),
            **values,
        )
        await audit.record("Activity.plan", activity, by=by, project=project.id)
    return activity


def require_running(project: Project, org_id: int) -> None:
    """Refuse with OutOfTurn a project that is another's, or does not run."""
    if project.organisation_id != org_id or project.state != ProjectState.RUNNING:
        raise OutOfTurn(lazy("Please choose a project of yours that is running."))


def require_project_of(need: Need | None, project_id: object) -> None:
    """Refuse with OutOfTurn a project other than the one under which a need was taken on: two would be paid for it."""
    if need is not None and need.project_id != project_id:
        raise OutOfTurn(lazy("This need was taken on under another project of yours. Its visits belong to that one."))


async def write_down(activity: Activity, facts: dict[str, object], *, by: Actor) -> Activity:
    """Change what a draft says, or, of a published activity, what nobody's promise depends on (`STILL`)."""
    may_manage.require(by, activity)
    if activity.state == ActivityState.PUBLISHED and not set(facts) <= STILL:
        raise OutOfTurn(lazy("People have signed up by these words. Cancel it and plan it anew to change them."))
    phone, need = str(facts.get("contact_phone", activity.contact_phone)), await Need.get_or_none(id=activity.need_id)
    require_project_of(need, facts.get("project_id", activity.project_id))
    await require_public(facts, contact_phone=phone, need=need)
    async with transaction():
        if not await Activity.filter(id=activity.id, state=activity.state, state__in=OPEN).update(**facts):
            raise OutOfTurn(Activity.OUT_OF_TURN)
        await audit.record("Activity.write_down", activity, by=by, what=sorted(facts))
    return await Activity.get(id=activity.id)


async def add_shift(activity: Activity, wanted: ShiftPlan, *, by: Actor) -> Shift:
    """Add one stretch of time with its places; what is planned already at that start is returned as it is (INV-53).

    Refuses what begins in the past (INV-50), is too long (INV-52), or lies outside the project or the insurance.
    """
    return (await add_series(activity, wanted, weeks=1, by=by))[0]


async def add_series(activity: Activity, wanted: ShiftPlan, *, weeks: int, by: Actor) -> list[Shift]:
    """Add the same stretch of time in each of so many weeks. A week that was planned before stays what became of it.

    One alone that was called off is opened again: whoever asks for just this time means it.
    """
    may_manage.require(by, activity)
    if activity.state not in OPEN:
        raise OutOfTurn(lazy("This activity is over."))
    most: int = await policy.value("shift.most_weeks")
    if not 1 <= weeks <= most:
        raise OutOfTurn(_("A series has 1 to %(most)d weeks.", most=most))
    await require_good_span(wanted.starts_at, wanted.ends_at)
    async with transaction():
        if not await Activity.filter(id=activity.id, state=activity.state).update(state=activity.state):
            raise OutOfTurn(Activity.OUT_OF_TURN)
        project = await Project.get(id=activity.project_id)
        laid = [await _lay(activity, project, wanted, number * WEEK, by=by) for number in range(weeks)]
        if weeks == 1 and laid[0].state == ShiftState.CANCELLED:
            await _open_again(laid[0], wanted, by=by)
        if activity.need_id is not None and activity.state == ActivityState.PUBLISHED:
            await needs_at_work.schedule(activity.need_id, by=by)
        return laid


async def replace_shifts(activity: Activity, wanted: ShiftPlan, *, weeks: int, by: Actor) -> list[Shift]:
    """Give a draft these shifts instead of those it had; nobody can have signed up to a draft."""
    may_manage.require(by, activity)
    async with transaction():
        if not await Activity.filter(id=activity.id, state=ActivityState.DRAFT).update(state=ActivityState.DRAFT):
            raise OutOfTurn(lazy("This is published. Move or cancel its shifts one by one."))
        old = await Shift.filter(activity_id=activity.id).values_list("id", flat=True)
        await SlotSkill.filter(slot__shift_id__in=list(old)).delete()
        await Slot.filter(shift_id__in=list(old)).delete()
        await Shift.filter(id__in=list(old)).delete()
        return await add_series(activity, wanted, weeks=weeks, by=by)


async def replace_places(activity: Activity, wanted: SlotPlan, *, by: Actor) -> None:
    """Give every shift of a draft these places."""
    may_manage.require(by, activity)
    async with transaction():
        if not await Activity.filter(id=activity.id, state=ActivityState.DRAFT).update(state=ActivityState.DRAFT):
            raise OutOfTurn(Activity.OUT_OF_TURN)
        shifts = list(await Shift.filter(activity_id=activity.id).order_by("id").values_list("id", flat=True))
        if not shifts:
            raise OutOfTurn(lazy("Please say first when it is."))
        await SlotSkill.filter(slot__shift_id__in=shifts).delete()
        await Slot.filter(shift_id__in=shifts).delete()
        for shift_id in shifts:
            await _lay_slot(int(str(shift_id)), wanted)
        await audit.record("Activity.replace_places", activity, by=by, capacity=wanted.capacity)


async def _lay(activity: Activity, project: Project, wanted: ShiftPlan, later: dt.timedelta, *, by: Actor) -> Shift:
    starts_at, ends_at = wanted.starts_at + later, wanted.ends_at + later
    there = await Shift.get_or_none(activity_id=activity.id, planned_at=starts_at)
    if there is not None:
        return there
    require_within(project, starts_at, ends_at)
    shift = Shift(activity=activity, planned_at=starts_at, starts_at=starts_at, ends_at=ends_at)
    if activity.state == ActivityState.PUBLISHED and not eligibility.covered(activity, shift):
        raise OutOfTurn(lazy("The insurance does not reach that day."))
    await shift.save()
    await _lay_slot(shift.id, wanted)
    await audit.record("Shift.add", shift, by=by, activity=activity.id, capacity=wanted.capacity)
    return shift


async def _open_again(shift: Shift, wanted: SlotPlan, *, by: Actor) -> None:
    """Open a shift that was called off and has not begun, with so many places; nobody is in it any more."""
    if shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has begun, or is over."))
    await shift.move("restore", by=by, reason="", revision=shift.revision + 1)
    await Slot.filter(shift_id=shift.id).update(capacity=wanted.capacity, taken=0, waiting=0)


async def _lay_slot(shift_id: int, wanted: SlotPlan) -> None:
    slot = await Slot.create(
        shift_id=shift_id,
        role=wanted.role,
        capacity=wanted.capacity,
        capacity_min=min(wanted.capacity_min, wanted.capacity),
        youngest=wanted.youngest,
    )
    for skill in sorted({*wanted.skills, *wanted.papers}):
        await SlotSkill.create(slot=slot, skill=skill, paper=skill in wanted.papers)


def is_within(project: Project, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
    """Whether a time lies on days on which a project runs."""
    return project.starts_on <= clock.city_day(starts_at) and clock.city_day(ends_at) <= project.ends_on


def require_within(project: Project, starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    """Refuse with OutOfTurn a time outside of the project: no hours could be recorded under it."""
    if not is_within(project, starts_at, ends_at):
        raise OutOfTurn(_("The project runs until %(day)s. Please choose a day within it.", day=project.ends_on))


async def require_good_span(starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    """Refuse with OutOfTurn a time in the past (INV-50), or a shift longer than the policy's hours (INV-52)."""
    if starts_at <= clock.now():
        raise OutOfTurn(lazy("A shift begins in the future. What was already done is entered as a late record."))
    most: int = await policy.value("shift.most_minutes")
    if not dt.timedelta(0) < ends_at - starts_at <= dt.timedelta(minutes=most):
        raise OutOfTurn(_("A shift lasts at most %(hours)d hours and ends after it begins.", hours=most // 60))
