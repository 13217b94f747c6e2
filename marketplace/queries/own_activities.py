"""What an organisation's own people see of its activities."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from ground import clock
from ground.actors import Actor
from ground.database import moment
from ground.errors import NotFound
from ground.identity import Person
from ground.places import Place
from marketplace.models import Activity, ActivityState, Need, NeedState, Shift, ShiftState, Slot
from marketplace.queries import own_shifts
from marketplace.queries.activities import NO_SUCH_ACTIVITY
from marketplace.rules.activities import RUNNERS
from orgs.models import Project, ProjectPlace
from orgs.queries.team import roles_in

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


async def counts(org_id: int) -> dict[str, int]:
    """Return how many activities each view holds; what is past is not counted."""
    return await own_shifts.counted(org_id)


async def held(org_id: int, which: str, q: str = "") -> list[Held]:
    """Return a view of an organisation's activities: what comes first the next first, the rest the latest first."""
    rows = await own_shifts.chosen(org_id, which, q, most=MOST)
    ids = [row["id"] for row in rows]
    activities = {each.id: each for each in await Activity.filter(id__in=ids).select_related("place", "leader")}
    starts = {row["id"]: row["next_at"] or row["last_at"] for row in rows}
    counting = Shift.filter(activity_id__in=ids, starts_at__in={moment(at) for at in starts.values() if at})
    by_start = {(each.activity_id, each.starts_at): each for each in await counting.prefetch_related("slots")}
    return [
        Held(
            activities[row["id"]],
            shift := by_start.get((row["id"], moment(starts[row["id"]]))) if starts[row["id"]] else None,
            list(shift.slots) if shift else [],
            row["shifts"],
            row["rolls"] if activities[row["id"]].state == ActivityState.PUBLISHED else 0,
        )
        for row in rows
    ]


async def week_of(org_id: int) -> Week:
    """Return the next seven days of an organisation's activities, and the rolls that are missing."""
    row = await own_shifts.in_numbers(org_id, days=7)
    return Week(**{each.name: int(row[each.name]) for each in fields(Week)})


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
