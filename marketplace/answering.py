"""Answering: an organisation takes a need on under one of its projects, sends it back, or claims one open to all."""

from ground import clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.outbox import announce
from ground.places import Place
from marketplace import calling_off
from marketplace.events import NeedAccepted, NeedReturned
from marketplace.models import Dispatch, DispatchState, Need, NeedState
from marketplace.need_terms import Step, term, term_of
from marketplace.queries.needs import holding_dispatch
from marketplace.rules.needs import may_serve, may_take_on
from orgs.models import Organisation, Project, ProjectPlace, ProjectState
from orgs.queries import org_in_good_standing, orgs_working_in


async def accept(need: Need, project: Project, *, by: Actor) -> Need:
    """Say yes: the service will stand under this project of the organisation.

    Refuses with OutOfTurn after the term, and a project that does not run or does not serve this community.
    """
    may_serve.require(by, need)
    await _require_able(project, need.organisation_id, need)
    sent = await holding_dispatch(need)
    if need.state == NeedState.DISPATCHED and need.due_at is not None and need.due_at < clock.now():
        raise OutOfTurn(lazy("The time to answer is over. The desk has it again; please call them."))
    waits = await term_of(need, Step.ARRANGE)
    async with transaction():
        await need.move("accept", by=by, because=project.title, project_id=project.id, **waits)
        if sent is not None:
            await sent.move("accept", by=by, answered_at=clock.now(), answered_by_id=by.person_id)
        await _taken(need, project, by=by)
    return need


async def claim(need: Need, org: Organisation, project: Project, *, by: Actor) -> Need:
    """Take a need that is open to all. Of several who press at once, one has it; the others read that it is taken."""
    may_take_on.require(by, org.id)
    await _require_able(project, org.id, need)
    if org.id not in {each.id for each in await orgs_working_in(await Place.get(id=need.desk_id))}:
        raise OutOfTurn(lazy("Your organisation does not work in this community yet."))
    waits = await term(Step.ARRANGE, need.urgency, need.desk_id)
    now = clock.now()
    async with transaction():
        await need.move(
            "claim", by=by, because=project.title, organisation_id=org.id, project_id=project.id,
            reason="", **waits.columns,
        )  # fmt: skip
        await Dispatch.create(
            need=need, organisation=org, sent_by_id=by.person_id, sent_at=now, answered_at=now,
            answered_by_id=by.person_id, state=DispatchState.ACCEPTED, **waits.columns,
        )  # fmt: skip
        await _taken(need, project, by=by)
    return need


async def send_back(need: Need, because: str, *, by: Actor) -> Need:
    """Say no, or that it cannot be kept after all, and why; the desk has it again at once."""
    may_serve.require(by, need)
    held = await holding_dispatch(need)
    waits = await term_of(need, Step.PLACE)
    org_id = need.organisation_id
    async with transaction():
        await calling_off.work_for(need, by=by, because=because)
        await need.move(
            "send_back", by=by, because=because, reason=because, organisation_id=None, project_id=None, **waits
        )
        if held is not None:
            way = "refuse" if held.state == DispatchState.SENT else "give_back"
            await held.move(
                way, by=by, because=because, reason=because, answered_at=clock.now(), answered_by_id=by.person_id
            )
        if org_id is not None:
            await announce(NeedReturned(need.id, org_id, "send_back"))
    return need


async def _taken(need: Need, project: Project, *, by: Actor) -> None:
    await announce(NeedAccepted(need.id, project.organisation_id, project.id))
    person = await Person.get(id=need.beneficiary_id)
    org = await Organisation.get(id=project.organisation_id)
    await letters.write(person, "need_taken", about=need, by=by, org=org.short_name or org.name, number=need.number)


async def _require_able(project: Project, org_id: int | None, need: Need) -> None:
    """Ask that the project is the organisation's own, runs today, and serves the need's community."""
    today = clock.today()
    running = project.state == ProjectState.RUNNING and project.starts_on <= today <= project.ends_on
    if project.organisation_id != org_id or not running:
        raise OutOfTurn(lazy("Please choose a project of yours that is running."))
    if not await org_in_good_standing(project.organisation_id):
        raise OutOfTurn(lazy("Your organisation may not take on new work just now."))
    desk = await Place.get(id=need.desk_id)
    served = await ProjectPlace.filter(project_id=project.id).select_related("place")
    if not any(desk.path.startswith(each.place.path) for each in served):
        raise OutOfTurn(lazy("This project does not serve this community. Please choose another, or widen it first."))
