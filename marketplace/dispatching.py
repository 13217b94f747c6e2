"""Dispatching: a desk sends a need to one organisation, and has it back when nobody answers (INV-41, INV-42)."""

from collections.abc import Sequence

from ground import clock, letters
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import _, lazy
from ground.outbox import announce
from ground.places import Place
from marketplace import calling_off, team_letters
from marketplace.events import NeedDispatched, NeedReturned
from marketplace.models import HOLDING, Dispatch, Need, NeedState
from marketplace.need_terms import Step, term, term_of
from marketplace.rules.needs import may_keep
from orgs.models import Organisation
from orgs.queries import orgs_working_in


async def dispatch(need: Need, org: Organisation, *, by: Actor) -> Dispatch:
    """Send a need to one organisation, which answers within the policy's working days.

    Refuses with OutOfTurn an organisation that does not work there, or may take on nothing now (INV-6).
    """
    may_keep.require(by, need)
    if org.id not in {each.id for each in await orgs_working_in(await Place.get(id=need.desk_id))}:
        raise OutOfTurn(lazy("This organisation does not work in this community now. Please choose another."))
    answer = await term(Step.ANSWER, need.urgency, need.desk_id)
    async with transaction():
        await need.move(
            "dispatch", by=by, because=org.name, organisation_id=org.id, project_id=None, reason="", **answer.columns
        )
        sent = await Dispatch.create(
            need=need, organisation=org, sent_by_id=by.person_id, sent_at=clock.now(), **answer.columns
        )
        await announce(NeedDispatched(need.id, org.id))
        await team_letters.tell_managers(org, "need_sent", about=need, by=by, title=need.title, due_at=answer.due_at)
    return sent


async def recall(need: Need, *, by: Actor, because: str) -> Need:
    """Take a need back from an organisation that does not move; whoever was to come stays at home."""
    may_keep.require(by, need)
    return await _back(need, "recall", by=by, because=because)


async def time_out(need: Need) -> None:
    """Take back what was not answered in time; the desk and its street see it (INV-41). Idempotent, for the relay."""
    if need.state != NeedState.DISPATCHED:
        return
    await _back(need, "time_out", by=SYSTEM, because=None)


async def take_back_all(org_id: int, *, because: str, states: Sequence[NeedState]) -> None:
    """Take back an organisation's needs in these states (EDGE-20). Idempotent, for the relay."""
    for need in await Need.filter(organisation_id=org_id, state__in=states):
        await _back(need, "recall", by=SYSTEM, because=because)


async def not_answered_in_time() -> list[Need]:
    """Return what organisations have let lie past its term."""
    return await Need.filter(state=NeedState.DISPATCHED, due_at__lt=clock.now()).limit(100)


async def _back(need: Need, move: str, *, by: Actor, because: str | None) -> Need:
    org_id, was = need.organisation_id, need.state
    held = await Dispatch.filter(need_id=need.id, organisation_id=org_id, state__in=HOLDING).order_by("-id").first()
    waits = await term_of(need, Step.PLACE)
    async with transaction():
        await calling_off.work_for(need, by=by, because=_("the community took it back"))
        await need.move(
            move, by=by, because=because, reason=because or "", organisation_id=None, project_id=None,
            comes_at=None, leaves_at=None, **waits,
        )  # fmt: skip
        if held is not None:
            await held.move(move, by=by, because=because, answered_at=clock.now(), reason=because or "")
        if org_id is not None:
            await announce(NeedReturned(need.id, org_id, move))
            org = await Organisation.get(id=org_id)
            if move == "recall":
                await team_letters.tell_managers(org, "need_recalled", about=need, by=by, title=need.title)
        if was == NeedState.SCHEDULED:
            person = await Person.get(id=need.beneficiary_id)
            await letters.write(person, "need_moved", about=need, by=by, number=need.number)
    return need
