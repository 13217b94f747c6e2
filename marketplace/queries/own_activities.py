"""What an organisation's own people see of its activities."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.places import Place
from marketplace.models import Activity, ActivityState, Need, NeedState, Shift, ShiftState, Slot
from marketplace.queries.activities import NO_SUCH_ACTIVITY
from marketplace.rules.activities import RUNNERS
from orgs.models import Project, ProjectPlace
from orgs.queries.team import roles_in

VIEWS = ("coming", "drafts", "past")
MOST = 60
"""Rows of a list; further back one searches by name."""


@dataclass(frozen=True)
class Held:
    """An activity with the shift that counts just now: the one to come, else the latest."""

    activity: Activity
    shift: Shift | None
    slots: Sequence[Slot]
    shifts: int
    rolls: int


@dataclass(frozen=True)
class Week:
    """The next seven days in numbers."""

    shifts: int
    taken: int
    capacity: int
    waiting: int
    rolls: int


async def own_activity(actor: Actor, public_id: str) -> Activity:
    """Return an activity of an organisation the actor works for; NotFound (404) otherwise."""
    found = await Activity.get_or_none(public_id=public_id).select_related("organisation", "project", "place", "leader")
    if found is None or not actor.holds_over_org(found.organisation_id, *RUNNERS):
        raise NotFound(NO_SUCH_ACTIVITY)
    return found


def _open_now() -> Q:
    """Return the condition that something is still to come of an activity, or its roll is missing."""
    return Q(state=ActivityState.PUBLISHED) & Q(shifts__state=ShiftState.OPEN)


def _of(org_id: int, which: str) -> QuerySet[Activity]:
    mine = Activity.filter(organisation_id=org_id)
    if which == "drafts":
        return mine.filter(state=ActivityState.DRAFT)
    if which == "coming":
        return mine.filter(_open_now()).distinct()
    return mine.exclude(state=ActivityState.DRAFT)


async def counts(org_id: int) -> dict[str, int]:
    """Return how many activities each view holds; what is past is not counted."""
    coming = await _of(org_id, "coming").values_list("id", flat=True)
    return {"coming": len(set(coming)), "drafts": await _of(org_id, "drafts").count()}


async def held(org_id: int, which: str, q: str = "") -> list[Held]:
    """Return a view of an organisation's activities: what comes first the next first, the rest the latest first."""
    found = _of(org_id, which)
    if q:
        found = found.filter(title__icontains=q)
    if which == "past":
        coming = await _of(org_id, "coming").values_list("id", flat=True)
        found = found.exclude(id__in=list(coming))
    rows = await found.order_by("-id").limit(MOST).select_related("place", "leader").prefetch_related("shifts__slots")
    made = [_held(each) for each in rows]
    if which == "coming":
        last = dt.datetime.max.replace(tzinfo=dt.UTC)
        made.sort(key=lambda each: each.shift.starts_at if each.shift else last)
    return made


def _held(activity: Activity) -> Held:
    now = clock.now()
    shifts = sorted(activity.shifts, key=lambda each: each.starts_at)
    open_shifts = [each for each in shifts if each.state == ShiftState.OPEN]
    over = [each for each in open_shifts if each.ends_at <= now]
    shift = next((each for each in open_shifts if each.ends_at > now), None) or (shifts[-1] if shifts else None)
    published = activity.state == ActivityState.PUBLISHED
    return Held(activity, shift, list(shift.slots) if shift else [], len(shifts), len(over) if published else 0)


async def week_of(org_id: int) -> Week:
    """Return the next seven days of an organisation's activities, and the rolls that are missing."""
    now = clock.now()
    mine = Shift.filter(
        activity__organisation_id=org_id, activity__state=ActivityState.PUBLISHED, state=ShiftState.OPEN
    )
    soon = await mine.filter(ends_at__gt=now, starts_at__lt=now + dt.timedelta(days=7)).prefetch_related("slots")
    slots = [slot for shift in soon for slot in shift.slots]
    return Week(
        shifts=len(soon),
        taken=sum(slot.taken for slot in slots),
        capacity=sum(slot.capacity for slot in slots),
        waiting=sum(slot.waiting for slot in slots),
        rolls=await mine.filter(ends_at__lte=now).count(),
    )


async def shifts_of(activity: Activity) -> list[Shift]:
    """Return an activity's shifts with their slots, the next first, what is over after that."""
    now = clock.now()
    found = await Shift.filter(activity_id=activity.id).order_by("starts_at").prefetch_related("slots")
    ahead = [each for each in found if each.state == ShiftState.OPEN]
    return ahead + [each for each in reversed(found) if each not in ahead and each.starts_at < now] + [
        each for each in found if each not in ahead and each.starts_at >= now
    ]  # fmt: skip


async def lately(org_id: int, most: int = 5) -> list[Activity]:
    """Return what was published last, each title once: what can be held once more."""
    found = await Activity.filter(
        organisation_id=org_id, published_at__not_isnull=True, shifts__id__not_isnull=True
    ).distinct().order_by("-published_at").limit(MOST).select_related("project", "place")  # fmt: skip
    by_title: dict[str, Activity] = {}
    for each in found:
        by_title.setdefault(each.title, each)
    return list(by_title.values())[:most]


async def needs_waiting(org_id: int) -> list[Need]:
    """Return the needs that an organisation took on and nobody comes for yet."""
    return (
        await Need.filter(organisation_id=org_id, state=NeedState.ACCEPTED).select_related("place").order_by("due_at")
    )


async def places_of(project_id: int) -> list[Place]:
    """Return the communities that a project serves, in the order of their codes."""
    rows = await ProjectPlace.filter(project_id=project_id).select_related("place")
    return sorted((each.place for each in rows), key=lambda place: place.code)


async def project_of(org_id: int, public_id: str) -> Project:
    """Return a project of the organisation; of another, NotFound."""
    found = await Project.get_or_none(public_id=public_id, organisation_id=org_id)
    if found is None:
        raise NotFound(NO_SUCH_ACTIVITY)
    return found


async def leaders_of(org_id: int) -> list[Person]:
    """Return who works for an organisation and can lead, each once."""
    return list({each.person_id: each.person for each in await roles_in(org_id)}.values())
