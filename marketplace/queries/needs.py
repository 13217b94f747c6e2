"""What each actor may see of one need; what is foreign is not found (R2)."""

from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySetSingle

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from marketplace.models import Activity, ActivityState, Dispatch, DispatchState, Need, NeedState, Shift, ShiftState
from marketplace.rules.needs import DESK, TEAM, asked_for_it, at_desk
from orgs.models import ActivityArea

NO_SUCH_NEED = lazy("We could not find this need.")
READABLE = (
    NeedState.PUBLISHED,
    NeedState.DISPATCHED,
    NeedState.ACCEPTED,
    NeedState.SCHEDULED,
    NeedState.DONE,
    NeedState.CONFIRMED,
    NeedState.CLOSED,
)
"""States in which a need that was published may be read by anyone."""


def _with_all(**given: Any) -> QuerySetSingle[Need | None]:  # noqa: ANN401 - a filter
    return Need.get_or_none(**given).select_related("place", "desk", "beneficiary", "organisation", "project")


async def need_by_id(need_id: int) -> Need:
    """Return a need as the rules ask for it; for the relay and for acts that begin from another thing."""
    found = await _with_all(id=need_id)
    if found is None:
        raise NotFound(NO_SUCH_NEED)
    return found


async def desk_need(actor: Actor, public_id: str) -> Need:
    """Return a need of the actor's own community or street, or one that the actor recorded; NotFound otherwise."""
    found = await _with_all(public_id=public_id)
    if found is None or not (at_desk(actor, found) or (actor.holds(Role.SOCIAL_WORKER) and asked_for_it(actor, found))):
        raise NotFound(NO_SUCH_NEED)
    return found


async def org_need(actor: Actor, public_id: str) -> Need:
    """Return a need that an organisation of the actor's has, or one open to all where it works; NotFound otherwise.

    Who sent it back, or let the time pass, does not have it any more, and does not find it (INV-42).
    """
    found = await _with_all(public_id=public_id)
    if found is None or not await _is_for_org(found, actor):
        raise NotFound(NO_SUCH_NEED)
    return found


async def _is_for_org(need: Need, actor: Actor) -> bool:
    orgs = actor.orgs(*TEAM)
    if not orgs:
        return False
    if need.organisation_id in orgs:
        return True
    if need.state != NeedState.PUBLISHED:
        return False
    areas = await ActivityArea.filter(organisation_id__in=orgs).select_related("place")
    return any(need.desk.path.startswith(area.place.path) for area in areas)


async def open_need(public_id: str) -> Need:
    """Return a need that was published, as long as anyone may read it."""
    found = await _with_all(public_id=public_id)
    if found is None or found.published_at is None or found.state not in READABLE:
        raise NotFound(NO_SUCH_NEED)
    return found


async def own_need(actor: Actor, public_id: str) -> Need:
    """Return a need that was recorded for the actor; NotFound otherwise."""
    found = await _with_all(public_id=public_id)
    if found is None or actor.person_id is None or found.beneficiary_id != actor.person_id:
        raise NotFound(NO_SUCH_NEED)
    return found


async def own_needs(actor: Actor) -> list[Need]:
    """Return what was recorded for the actor, the latest first."""
    return await Need.filter(beneficiary_id=actor.person_id).select_related("desk", "organisation").order_by("-id")


async def need_for_activity(actor: Actor, public_id: str) -> Need:
    """Return a need that the actor's organisation has taken on and may make an activity of; NotFound otherwise."""
    found = await _with_all(public_id=public_id)
    taken = (NeedState.ACCEPTED, NeedState.SCHEDULED)
    if found is None or found.organisation_id is None or not actor.holds_over_org(found.organisation_id, *TEAM):
        raise NotFound(NO_SUCH_NEED)
    if found.state not in taken:
        raise NotFound(NO_SUCH_NEED)
    return found


async def need_with(activity: Activity) -> Need | None:
    """Return the need that an activity answers, as long as the organisation of the activity has it; else None."""
    if activity.need_id is None:
        return None
    at_work = (NeedState.ACCEPTED, NeedState.SCHEDULED)
    return await _with_all(id=activity.need_id, organisation_id=activity.organisation_id, state__in=at_work)


async def visits_open(need: Need) -> list[Shift]:
    """Return the shifts, not yet settled, in which whoever has the need comes for it, the first first."""
    return await Shift.filter(
        activity__need_id=need.id, activity__organisation_id=need.organisation_id,
        activity__state=ActivityState.PUBLISHED, state=ShiftState.OPEN,
    ).order_by("starts_at")  # fmt: skip


async def holding_dispatch(need: Need) -> Dispatch | None:
    """Return the sending by which an organisation has the need now."""
    held = (DispatchState.SENT, DispatchState.ACCEPTED)
    return await Dispatch.filter(need_id=need.id, organisation_id=need.organisation_id, state__in=held).order_by(
        "-id"
    ).first()  # fmt: skip


async def dispatches_of(need: Need) -> list[Dispatch]:
    """Return the trail of a need, the first sending first."""
    return await Dispatch.filter(need_id=need.id).select_related("organisation").order_by("id")


def own_places(actor: Actor) -> Q | None:
    """Return the condition that a need lies in the actor's communities or streets; None for someone without."""
    paths = actor.paths(*DESK)
    return Q(*(Q(desk__path__startswith=path) for path in paths), join_type=Q.OR) if paths else None
