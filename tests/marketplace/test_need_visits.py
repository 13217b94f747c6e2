"""The activity for a need: it follows where the need goes, and the need follows when its shifts are."""

import datetime as dt

import pytest

from ground import clock, persons
from ground.actors import Actor, Role
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.letters import Letter
from marketplace import answering, attending, dispatching, dropping, moving, needs_at_work, planning, scheduling
from marketplace.models import (
    Activity,
    ActivityState,
    Commitment,
    CommitmentState,
    Need,
    NeedState,
    Shift,
    ShiftState,
    SignUpWay,
    Slot,
)
from marketplace.queries.contacts import contact_for
from marketplace.queries.needs import need_by_id
from marketplace.signing_up import sign_up
from tests.letterbox import letters_to
from tests.marketplace.need_cast import NeedCast, a_need_cast, accepted, elder_of
from tests.marketplace.open_shifts import HOUR, a_draft, in_days, state_of
from tests.people import a_person, a_project, an_actor, an_officer, an_org

pytestmark = pytest.mark.anyio


async def a_visit(cast: NeedCast, need: Need, *, weeks: int = 1) -> list[Shift]:
    """Let the organisation call for helpers for a need, in three days at ten, in so many weeks."""
    leader = await Person.get(id=cast.sun.person_id)
    activity = await a_draft(cast.city, cast.org, cast.project, by=cast.manager, leader=leader, need=need)
    at = in_days(3)
    wanted = planning.ShiftPlan(starts_at=at, ends_at=at + 2 * HOUR, capacity=3)
    shifts = await planning.add_series(activity, wanted, weeks=weeks, by=cast.manager)
    await scheduling.publish(activity, by=cast.manager)
    return shifts


async def a_helper_in(shift: Shift, name: str = "陈强") -> Commitment:
    person = await a_person(name)
    slot = await Slot.get(shift_id=shift.id)
    return await sign_up(person, slot, by=await an_actor(person), way=SignUpWay.SELF)


async def actor_of(commitment: Commitment) -> Actor:
    return await an_actor(await Person.get(id=commitment.person_id))


async def moved_back(cast: NeedCast, need: Need) -> None:
    """Recall a need from one organisation, and let another take it on with a visit at the same time."""
    await dispatching.recall(need, by=cast.zhang, because="一直没有安排。")
    other = await an_org(cast.city, "振兴义工")
    manager = await an_officer("马强", Role.ORG_MANAGER, org=other)
    await dispatching.dispatch(await need_by_id(need.id), other, by=cast.zhang)
    await answering.accept(await need_by_id(need.id), await a_project(other, cast.city.huibin), by=manager)
    at = in_days(3)
    await needs_at_work.schedule(need.id, by=manager, comes_at=at, leaves_at=at + 2 * HOUR)


async def test_edge_28_a_recalled_need_calls_its_visits_off_and_tells_the_helpers(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)
    need = await need_by_id((await Need.get()).id)

    await dispatching.recall(need, by=cast.zhang, because="一直没有安排。")

    assert await state_of(helper) == CommitmentState.CANCELLED
    assert (await Shift.get(id=shift.id)).state == ShiftState.CANCELLED
    assert (await Activity.get()).state == ActivityState.CANCELLED
    assert await Letter.filter(person_id=helper.person_id, purpose="shift_cancelled").count() == 1
    assert (await need_by_id(need.id)).state == NeedState.VERIFIED
    with pytest.raises(OutOfTurn):
        await a_helper_in(shift, "吴国强")


async def test_edge_28_what_the_elder_withdraws_calls_the_visits_off_without_her_reason(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)
    need = await need_by_id((await Need.get()).id)

    await dropping.withdraw(need, "我住院了。", by=await elder_of(cast))

    assert await state_of(helper) == CommitmentState.CANCELLED
    [letter] = await letters_to(await phone_of(helper), "shift_cancelled")
    assert "住院" not in letter


async def phone_of(commitment: Commitment) -> str:
    return str(persons.phone_of(await Person.get(id=commitment.person_id)))


async def test_inv_46_a_helper_of_the_organisation_before_sees_nothing_of_the_next(database: None) -> None:
    """The visit had begun when the need was recalled: it stays, for its roll; the contact does not."""
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)
    need = await need_by_id((await Need.get()).id)
    with clock.stopped(shift.starts_at + dt.timedelta(minutes=5)):
        assert (await contact_for(await actor_of(helper), need)).name == "王桂兰"
        await moved_back(cast, need)

        need = await need_by_id(need.id)
        with pytest.raises(MayNot):
            await contact_for(await actor_of(helper), need, starts_at=shift.starts_at, ends_at=shift.ends_at)
    assert await state_of(helper) == CommitmentState.CONFIRMED


async def test_what_had_begun_before_the_recall_is_rolled_and_can_be_called_off(database: None) -> None:
    cast = await a_need_cast()
    first, later = await a_visit(cast, await accepted(cast), weeks=2)
    helper = await a_helper_in(first)
    need = await need_by_id((await Need.get()).id)
    with clock.stopped(first.starts_at + dt.timedelta(minutes=5)):
        await moved_back(cast, need)
    assert (await Shift.get(id=later.id)).state == ShiftState.CANCELLED

    with clock.stopped(first.ends_at + dt.timedelta(minutes=5)):
        rolled = await Shift.get(id=first.id).select_related("activity")
        await attending.hand_in(rolled, [attending.Presence(helper.id, came=True)], by=cast.sun)
        await scheduling.close(await Activity.get(id=first.activity_id), by=cast.manager)

    assert await state_of(helper) == CommitmentState.ATTENDED
    assert (await need_by_id(need.id)).state == NeedState.SCHEDULED


async def test_nothing_more_is_planned_for_a_need_that_another_has(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    need = await need_by_id((await Need.get()).id)
    with clock.stopped(shift.starts_at + dt.timedelta(minutes=5)):
        await moved_back(cast, need)
        activity = await Activity.get(id=shift.activity_id)
        at = in_days(5)

        with pytest.raises(MayNot):
            await planning.add_shift(
                activity, planning.ShiftPlan(starts_at=at, ends_at=at + HOUR, capacity=1), by=cast.manager
            )
    assert await Shift.all().count() == 1


async def test_inv_54_a_moved_visit_is_the_needs_new_time_and_the_elder_is_told(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    new = shift.starts_at + 4 * HOUR

    await moving.move_shift(shift, starts_at=new, ends_at=new + HOUR, by=cast.manager)

    need = await Need.get()
    assert (need.state, need.comes_at, need.leaves_at) == (NeedState.SCHEDULED, new, new + HOUR)
    assert await Letter.filter(person_id=cast.elder.id, purpose="need_retimed").count() == 1


async def test_inv_54_a_move_is_refused_past_the_end_of_the_project(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    late = shift.starts_at + (cast.project.ends_on - clock.today()) + dt.timedelta(days=1)

    with pytest.raises(OutOfTurn):
        await moving.move_shift(shift, starts_at=late, ends_at=late + HOUR, by=cast.manager)
    assert (await Shift.get()).starts_at == shift.starts_at


async def test_inv_54_of_a_series_the_next_visit_counts_when_the_first_is_called_off_or_over(database: None) -> None:
    cast = await a_need_cast()
    first, second, third = await a_visit(cast, await accepted(cast), weeks=3)
    helper = await a_helper_in(second)
    await scheduling.cancel_shift(first, by=cast.manager, because="下大雪")
    assert (await Need.get()).comes_at == second.starts_at
    assert await Letter.filter(person_id=cast.elder.id, purpose="need_retimed").count() == 1

    with clock.stopped(second.ends_at + dt.timedelta(minutes=5)):
        rolled = await Shift.get(id=second.id).select_related("activity")
        await attending.hand_in(rolled, [attending.Presence(helper.id, came=True)], by=cast.sun)

        need = await need_by_id((await Need.get()).id)
        assert (need.state, need.comes_at) == (NeedState.SCHEDULED, third.starts_at)
        assert await Letter.filter(person_id=cast.elder.id, purpose="need_visit").count() == 2
    with clock.stopped(third.starts_at - HOUR):
        assert (await contact_for(cast.manager, need)).name == "王桂兰"
        await scheduling.cancel_shift(third, by=cast.manager, because="下大雪")
        need = await need_by_id(need.id)
        assert (need.state, need.leaves_at) == (NeedState.SCHEDULED, second.ends_at)
        await needs_at_work.say_done(need.id, by=cast.manager)
    assert (await Need.get()).state == NeedState.DONE


async def test_inv_46_the_team_sees_the_contact_before_the_second_visit_though_the_first_has_no_roll(
    database: None,
) -> None:
    cast = await a_need_cast()
    _first, second = await a_visit(cast, await accepted(cast), weeks=2)

    with clock.stopped(second.starts_at - HOUR):
        need = await need_by_id((await Need.get()).id)
        assert (await contact_for(cast.manager, need)).name == "王桂兰"


async def test_a_shift_added_after_the_only_one_was_called_off_schedules_the_need_again(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    await scheduling.cancel_shift(shift, by=cast.manager, because="下大雪")
    assert (await Need.get()).state == NeedState.ACCEPTED
    at = in_days(5)

    activity = await Activity.get()
    await planning.add_shift(activity, planning.ShiftPlan(starts_at=at, ends_at=at + HOUR, capacity=1), by=cast.manager)

    need = await Need.get()
    assert (need.state, need.comes_at) == (NeedState.SCHEDULED, at)


async def test_a_day_that_is_called_off_on_the_needs_page_takes_its_shifts_along(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)

    await needs_at_work.unschedule((await Need.get()).id, by=cast.sun, because="下大雪")

    assert await state_of(helper) == CommitmentState.CANCELLED
    assert ((await Need.get()).state, (await Activity.get()).state) == (NeedState.ACCEPTED, ActivityState.PUBLISHED)


async def test_a_draft_that_is_dropped_leaves_a_visit_without_activity_as_it_is(database: None) -> None:
    cast = await a_need_cast()
    need = await accepted(cast)
    at = in_days(3)
    await needs_at_work.schedule(need.id, by=cast.manager, comes_at=at, leaves_at=at + HOUR)
    leader = await Person.get(id=cast.sun.person_id)
    draft = await a_draft(cast.city, cast.org, cast.project, by=cast.manager, leader=leader, need=need)

    await scheduling.cancel(draft, by=cast.manager, because="不用了")

    assert (await Need.get()).state == NeedState.SCHEDULED
