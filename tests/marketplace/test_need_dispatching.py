"""A need has one owner at a time; who does not answer in time loses it, and the street sees it (INV-41, INV-42)."""

import asyncio
import datetime as dt

import pytest

from ground import clock, workdays
from ground.actors import Role
from ground.audit import AuditEntry
from ground.database import IntegrityError
from ground.errors import MayNot, NotFound, OutOfTurn
from marketplace import answering, dispatching, needs_and_orgs, verifying
from marketplace.models import Dispatch, DispatchState, Need, NeedState, Urgency
from marketplace.queries.needs import dispatches_of, need_by_id, need_for_activity, org_need
from orgs.events import OrgSuspended, OrgWindingDown
from orgs.models import OrgState
from tests.marketplace.need_cast import a_need_cast, accepted, dispatched, recorded, scheduled, verified
from tests.people import a_project, an_officer, an_org

pytestmark = pytest.mark.anyio

MONDAY = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)


async def test_inv_41_each_step_has_its_working_days(database: None) -> None:
    cast = await a_need_cast()

    with clock.stopped(MONDAY):
        need = await recorded(cast)
        assert need.due_at is not None
        assert clock.city_day(need.due_at) == dt.date(2026, 11, 26)
        assert need.term == "3 workdays"
        need = await verified(cast)
        sent = await dispatching.dispatch(need, cast.org, by=cast.zhang)

    assert clock.city_day(sent.due_at) == dt.date(2026, 11, 24)
    assert sent.term == "1 workdays"


async def test_inv_41_the_national_day_does_not_count(database: None) -> None:
    cast = await a_need_cast()

    with clock.stopped(dt.datetime(2026, 9, 30, 2, tzinfo=dt.UTC)):
        need = await verified(cast)
        sent = await dispatching.dispatch(need, cast.org, by=cast.zhang)

    assert clock.city_day(sent.due_at) == workdays.as_shipped().after(dt.date(2026, 9, 30), 1)
    assert clock.city_day(sent.due_at) > dt.date(2026, 10, 7)


async def test_inv_41_what_is_wanted_today_is_answered_within_hours(database: None) -> None:
    cast = await a_need_cast()
    with clock.stopped(MONDAY):
        need = await verified(cast, urgency=Urgency.TODAY)

        sent = await dispatching.dispatch(need, cast.org, by=cast.zhang)

    assert sent.due_at - sent.sent_at == dt.timedelta(hours=4)


async def test_inv_41_who_does_not_answer_in_time_loses_it_and_cannot_say_yes_any_more(database: None) -> None:
    cast = await a_need_cast()
    need = await dispatched(cast)
    assert need.due_at is not None
    assert await dispatching.not_answered_in_time() == []

    with clock.stopped(need.due_at + dt.timedelta(minutes=1)):
        with pytest.raises(OutOfTurn):
            await answering.accept(need, cast.project, by=cast.manager)
        for late in await dispatching.not_answered_in_time():
            await dispatching.time_out(late)
            await dispatching.time_out(await need_by_id(late.id))

    need = await need_by_id(need.id)
    assert (need.state, need.organisation_id) == (NeedState.VERIFIED, None)
    assert [each.state for each in await dispatches_of(need)] == [DispatchState.TIMED_OUT]
    assert need.due_at is not None
    assert clock.city_day(need.due_at) > clock.today()


async def test_it_goes_to_one_organisation_that_works_there_and_may_recruit(database: None) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    far = await an_org(cast.city, "田家志愿队", areas=[cast.city.tianjia])
    stopped = await an_org(cast.city, "振兴义工")
    await type(stopped).filter(id=stopped.id).update(state=OrgState.SUSPENDED)

    for other in (far, stopped):
        with pytest.raises(OutOfTurn):
            await dispatching.dispatch(need, other, by=cast.zhang)
    with pytest.raises(MayNot):
        await dispatching.dispatch(need, cast.org, by=cast.manager)

    await dispatching.dispatch(need, cast.org, by=cast.zhang)
    assert (need.state, need.organisation_id) == (NeedState.DISPATCHED, cast.org.id)


async def test_inv_42_of_two_desks_at_once_one_dispatches(database: None) -> None:
    cast = await a_need_cast()
    other = await an_org(cast.city, "振兴义工")
    need = await verified(cast)
    copies = [await need_by_id(need.id) for _ in range(2)]

    said = await asyncio.gather(
        dispatching.dispatch(copies[0], cast.org, by=cast.zhang),
        dispatching.dispatch(copies[1], other, by=cast.street),
        return_exceptions=True,
    )

    assert sum(isinstance(answer, OutOfTurn) for answer in said) == 1
    assert await Dispatch.filter(need_id=need.id).count() == 1


async def test_inv_42_of_eight_organisations_that_claim_at_once_one_has_it(database: None) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    await verifying.publish(need, by=cast.zhang)
    claimants = []
    for number in range(8):
        org = await an_org(cast.city, f"互助社{number}")
        manager = await an_officer("经理", Role.ORG_MANAGER, org=org)
        claimants.append((await need_by_id(need.id), org, await a_project(org, cast.city.huibin), manager))

    said = await asyncio.gather(
        *(answering.claim(copy, org, project, by=manager) for copy, org, project, manager in claimants),
        return_exceptions=True,
    )

    assert sum(isinstance(answer, OutOfTurn) for answer in said) == 7
    owner = (await need_by_id(need.id)).organisation_id
    assert [each.organisation_id for each in await dispatches_of(need)] == [owner]
    assert await AuditEntry.filter(verb="Need.claim").count() == 1


async def test_inv_42_the_database_itself_knows_no_need_without_or_with_two_owners(database: None) -> None:
    cast = await a_need_cast()
    need = await dispatched(cast)

    with pytest.raises(IntegrityError):
        await Need.filter(id=need.id).update(organisation_id=None)
    with pytest.raises(IntegrityError):
        await Need.filter(id=need.id).update(state=NeedState.PUBLISHED)
    with pytest.raises(IntegrityError):
        await Dispatch.create(
            need_id=need.id, organisation=cast.org, sent_by_id=1, sent_at=clock.now(), due_at=clock.now(), term="x"
        )


async def test_an_organisation_says_yes_under_a_project_that_serves_there(database: None) -> None:
    cast = await a_need_cast()
    need = await dispatched(cast)
    elsewhere = await a_project(cast.org, cast.city.shiyou, title="石油社区的项目")
    foreign = await a_project(await an_org(cast.city, "振兴义工"), cast.city.huibin)

    for wrong in (elsewhere, foreign):
        with pytest.raises(OutOfTurn):
            await answering.accept(need, wrong, by=cast.manager)
    with pytest.raises(MayNot):
        await answering.accept(need, cast.project, by=cast.zhang)
    await answering.accept(need, cast.project, by=cast.sun)

    assert (need.state, need.project_id) == (NeedState.ACCEPTED, cast.project.id)
    assert (await need_for_activity(cast.manager, need.public_id)).id == need.id


async def test_inv_42_a_no_gives_it_back_with_its_reason_and_the_trail_stays(database: None) -> None:
    cast = await a_need_cast()
    need = await dispatched(cast)
    other = await an_org(cast.city, "振兴义工")

    await answering.send_back(need, "这周人手不够。", by=cast.manager)
    await dispatching.dispatch(await need_by_id(need.id), other, by=cast.wang)

    trail = await dispatches_of(need)
    assert [(each.organisation_id, each.state, each.reason) for each in trail] == [
        (cast.org.id, DispatchState.REFUSED, "这周人手不够。"),
        (other.id, DispatchState.SENT, ""),
    ]
    assert (await need_by_id(need.id)).organisation_id == other.id
    with pytest.raises(NotFound):
        await org_need(cast.manager, need.public_id)


async def test_the_desk_recalls_what_does_not_move(database: None) -> None:
    cast = await a_need_cast()
    for at in (dispatched, accepted, scheduled):
        need = await at(cast)

        await dispatching.recall(need, by=cast.street, because="一直没有安排。")

        assert (need.state, need.organisation_id, need.comes_at) == (NeedState.VERIFIED, None, None)
        assert (await dispatches_of(need))[-1].state == DispatchState.RECALLED


async def test_edge_20_an_organisation_that_ends_gives_everything_back_once(database: None) -> None:
    cast = await a_need_cast()
    needs = [await dispatched(cast), await accepted(cast), await scheduled(cast)]

    for _ in range(2):
        await needs_and_orgs.give_back_all(OrgWindingDown(cast.org.id))

    for need in needs:
        found = await need_by_id(need.id)
        assert (found.state, found.organisation_id) == (NeedState.VERIFIED, None)
    assert await AuditEntry.filter(verb="Need.recall").count() == 3


async def test_edge_21_a_stopped_organisation_goes_on_with_what_runs_and_gets_nothing_new(database: None) -> None:
    cast = await a_need_cast()
    offered, running = await dispatched(cast), await scheduled(cast)

    await needs_and_orgs.give_back_unanswered(OrgSuspended(cast.org.id))

    assert (await need_by_id(offered.id)).state == NeedState.VERIFIED
    assert (await need_by_id(running.id)).state == NeedState.SCHEDULED


async def test_a_foreign_organisation_does_not_find_it(database: None) -> None:
    cast = await a_need_cast()
    need = await accepted(cast)
    other = await an_org(cast.city, "振兴义工")
    stranger = await an_officer("马强", Role.ORG_MANAGER, org=other)
    far = await an_org(cast.city, "田家志愿队", areas=[cast.city.tianjia])
    published = await verified(cast)
    await verifying.publish(published, by=cast.zhang)

    with pytest.raises(NotFound):
        await org_need(stranger, need.public_id)
    assert (await org_need(stranger, published.public_id)).id == published.id
    with pytest.raises(NotFound):
        await org_need(await an_officer("高远", Role.ORG_MANAGER, org=far), published.public_id)
    with pytest.raises(NotFound):
        await need_for_activity(stranger, need.public_id)
    with pytest.raises(MayNot):
        await answering.send_back(need, "我来。", by=stranger)
