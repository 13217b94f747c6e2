"""What waits of activities: rolls to hand in, shifts with too few people, drafts, words that are missing, insurance."""

import datetime as dt
from collections.abc import Callable

from tortoise.expressions import Q

from ground import clock, policy
from ground.actors import Actor
from ground.language import _
from ground.tasks import Task
from marketplace import claiming, eligibility
from marketplace.models import Activity, ActivityState, Commitment, CommitmentState, Shift, ShiftState
from marketplace.rules.activities import RUNNERS, may_roll
from orgs.models import Organisation

UrlFor = Callable[..., str]
ROLL_IN = dt.timedelta(days=3)
"""After so long a roll is late: what people remember fades."""
MOST = 200


async def tasks_for_activities(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor in the organisations they work for, and in what they lead elsewhere."""
    org_ids = actor.orgs(*RUNNERS)
    tasks = [task for org_id in org_ids for task in await _of_an_org(org_id, actor, url_for)]
    led = await _shifts(activity__leader_id=actor.person_id) if actor.person_id is not None else []
    elsewhere = [each for each in led if each.activity.organisation_id not in org_ids]
    said = await _said_there(actor, org_ids, url_for)
    return [task for task in [*tasks, *_rolls(elsewhere, url_for), *said] if task.count]


async def _said_there(actor: Actor, org_ids: list[int], url_for: UrlFor) -> list[Task]:
    """Return who says that they were there though the roll did not see them (EDGE-10)."""
    near = Q(shift__activity__organisation_id__in=org_ids) | Q(shift__activity__leader_id=actor.person_id or 0)
    found = await Commitment.filter(near, state=CommitmentState.DISPUTED).select_related("shift__activity")
    mine = [each for each in found if may_roll.allows(actor, each.shift)]
    if not mine:
        return []
    first = url_for("attending:right", shift=mine[0].shift.public_id, commitment=mine[0].public_id)
    return [Task(_("Say whether they were there"), len(mine), first)]


async def _of_an_org(org_id: int, actor: Actor, url_for: UrlFor) -> list[Task]:
    org = await Organisation.get(id=org_id)
    here = url_for("activities:own", org=org.public_id)
    shifts = await _shifts(activity__organisation_id=org_id)
    drafts = await Activity.filter(organisation_id=org_id, state=ActivityState.DRAFT).count()
    return [
        *_rolls(shifts, url_for, many=here),
        *await _too_few(shifts, url_for, many=here),
        *await _words(org_id, actor, url_for),
        *_uncovered(shifts, url_for),
        Task(_("Drafts to finish"), drafts, f"{here}?which=drafts"),
    ]


async def _shifts(**where: object) -> list[Shift]:
    """Return open shifts; those of an activity that was called off had begun by then, and wait for their roll."""
    called = (ActivityState.PUBLISHED, ActivityState.CANCELLED)
    found = Shift.filter(state=ShiftState.OPEN, activity__state__in=called, **where)
    return await found.order_by("starts_at").limit(MOST).select_related("activity").prefetch_related("slots")


def _rolls(shifts: list[Shift], url_for: UrlFor, many: str = "") -> list[Task]:
    """Return the rolls to hand in: one leads straight to it, several to the list."""
    now = clock.now()
    over = [each for each in shifts if each.ends_at <= now]
    late = [each for each in over if each.ends_at + ROLL_IN <= now]
    if not over:
        return []
    first = url_for("attending:roll", shift=over[0].public_id)
    return [Task(_("Rolls to hand in"), len(over), first if len(over) == 1 or not many else many, len(late))]


async def _too_few(shifts: list[Shift], url_for: UrlFor, *, many: str) -> list[Task]:
    now, hours = clock.now(), await policy.value("cover.look_hours")
    soon = [
        each
        for each in shifts
        if now < each.starts_at <= now + dt.timedelta(hours=hours)
        and sum(slot.taken for slot in each.slots) < sum(slot.capacity_min for slot in each.slots)
    ]
    if not soon:
        return []
    href = url_for("attending:people", shift=soon[0].public_id) if len(soon) == 1 else many
    return [Task(_("Shifts soon with too few people"), len(soon), href, len(soon))]


async def _words(org_id: int, actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return whose own hours wait for another's word; never one's own (EDGE-14)."""
    alone = [each for each in await claiming.waiting_for_a_word([org_id]) if each.person_id != actor.person_id]
    if not alone:
        return []
    href = url_for("attending:receipt", shift=alone[0].shift.public_id)
    return [Task(_("Say that whoever led was there"), len(alone), href)]


def _uncovered(shifts: list[Shift], url_for: UrlFor) -> list[Task]:
    """Return the activities whose insurance does not reach a shift to come (EDGE-27)."""
    now = clock.now()
    found = {
        each.activity_id: each.activity
        for each in shifts
        if each.starts_at > now and not eligibility.covered(each.activity, each)
    }
    if not found:
        return []
    first = next(iter(found.values()))
    href = url_for("activities:insurance", activity=first.public_id)
    return [Task(_("Insurance that ends too early"), len(found), href, len(found))]
