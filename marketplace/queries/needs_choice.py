"""Which organisation a need may go to, with the facts that speak for each, in an order that is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from marketplace.models import Dispatch, DispatchState, Need, NeedState
from marketplace.rating import Record, record_of
from orgs.models import Organisation, Project, ProjectPlace
from orgs.queries import orgs_working_in, running_projects

BUSY = (NeedState.DISPATCHED, NeedState.ACCEPTED, NeedState.SCHEDULED)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One organisation, and why it, or why rather not."""

    org: Organisation
    project: Project | None
    """A running project that serves this community."""
    done_alike: int
    """Needs of this kind that it has served."""
    busy: int
    """Needs it has now."""
    asked: int
    in_time: int
    """Of the needs it was asked for, how many it answered in time, yes or no."""
    marks: Record
    said_no: str | None
    """Why it said no to this very need, or "" where it let the time pass; None where it was not asked yet."""


async def choices_for(need: Need) -> list[Choice]:
    """Return the organisations that work in the need's community and may recruit.

    In order: not asked in vain yet, has a project here, has served this kind, has least to do, by name.
    """
    orgs = await orgs_working_in(need.desk)
    marks = await record_of([org.id for org in orgs])
    found = [await _choice(org, need, marks[org.id]) for org in orgs]
    return sorted(
        found, key=lambda it: (it.said_no is not None, it.project is None, -it.done_alike, it.busy, it.org.name_key)
    )


async def projects_serving(org_id: int, need: Need) -> Sequence[Project]:
    """Return the running projects of an organisation that serve the need's community."""
    running = await running_projects(org_id)
    served = await ProjectPlace.filter(project_id__in=[each.id for each in running]).select_related("place")
    here = {each.project_id for each in served if need.desk.path.startswith(each.place.path)}
    return [each for each in running if each.id in here]


async def _choice(org: Organisation, need: Need, marks: Record) -> Choice:
    sent = await Dispatch.filter(organisation_id=org.id).exclude(state=DispatchState.SENT)
    before = [each for each in sent if each.need_id == need.id and each.state != DispatchState.ACCEPTED]
    answered = [each for each in sent if each.state != DispatchState.RECALLED or each.answered_at is not None]
    projects = await projects_serving(org.id, need)
    return Choice(
        org=org,
        project=projects[0] if projects else None,
        done_alike=await Need.filter(
            organisation_id=org.id, category=need.category, state__in=(NeedState.CONFIRMED, NeedState.CLOSED)
        ).count(),
        busy=await Need.filter(organisation_id=org.id, state__in=BUSY).count(),
        asked=len(answered),
        in_time=sum(each.state != DispatchState.TIMED_OUT for each in answered),
        marks=marks,
        said_no=before[-1].reason if before else None,
    )
