"""The notice and the honour: five working days, objections stop one name alone, numbers leave no gap (A1, A2, A5)."""

import asyncio
import datetime as dt

import pytest

from ground import clock, granting, notices, workdays
from ground.actors import SYSTEM, Role
from ground.database import IntegrityError
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.letters import Letter
from ground.notices import Ground, ObjectionState, PublicNotice
from silver_steward import awarding, consenting, noticing, seasons
from silver_steward.models import Honour, Nomination, NominationState, Season, SeasonState, StageDecision
from tests import people
from tests.silver_steward.stories import AFTER, Story, a_story

pytestmark = pytest.mark.anyio
MOMENT = dt.timedelta(milliseconds=1)


async def hung(*names: str, at: dt.datetime = AFTER, **plan: object) -> tuple[Story, list[Nomination], PublicNotice]:
    """Hang a notice with people of these names."""
    story = await a_story(**plan)
    made = [await story.named(await story.elder(name)) for name in names]
    with clock.stopped(at):
        await story.hung(*made)
    return story, made, await PublicNotice.get(public_id=story.season.notice_ref).select_related("place")


async def state_of(nomination: Nomination) -> NominationState:
    return (await Nomination.get(id=nomination.id)).state


async def test_a1_after_five_working_days_the_clean_are_honoured_with_numbers_in_a_row(database: None) -> None:
    story, made, notice = await hung("王桂兰", "李国", "陈芳")
    assert (notice.working_days, clock.city_day(notice.closes_at)) == (5, dt.date(2026, 11, 9))
    with clock.stopped(notice.closes_at), pytest.raises(OutOfTurn, match="still hangs"):
        await awarding.award(story.season, by=story.supervisor)

    with clock.stopped(notice.closes_at + MOMENT):
        with pytest.raises(MayNot):
            await awarding.award(story.season, by=story.county)
        given = await awarding.award(story.season, by=story.supervisor)

    assert [each.number for each in given] == ["PJ-2026-00001", "PJ-2026-00002", "PJ-2026-00003"]
    assert {await state_of(each) for each in made} == {NominationState.AWARDED}
    assert (await Season.get(id=story.season.id)).state == SeasonState.AWARDED
    assert await Letter.filter(purpose="steward_awarded").count() == 3
    with pytest.raises(IntegrityError):
        await Honour.filter(id=given[0].id).update(number="PJ-2026-00009")


async def test_of_eight_who_award_at_once_one_is_first_and_no_number_is_lost(database: None) -> None:
    story, _made, notice = await hung("王桂兰", "李国", "陈芳")
    with clock.stopped(notice.closes_at + MOMENT):
        copies = [await Season.get(id=story.season.id) for _ in range(8)]
        said = await asyncio.gather(
            *(awarding.award(copy, by=story.supervisor) for copy in copies), return_exceptions=True
        )

    assert sum(isinstance(each, OutOfTurn) for each in said) == 7
    assert [each.seq for each in await Honour.all().order_by("seq")] == [1, 2, 3]


async def test_a2_no_more_than_the_seats_whatever_a_program_does(database: None) -> None:
    story, _made, _notice = await hung("王桂兰")
    with pytest.raises(IntegrityError, match="seats_fit_the_basis"):
        await Season.filter(id=story.season.id).update(last_number=4)
    with pytest.raises(IntegrityError, match="seats_fit_the_basis"):
        await Season.filter(id=story.season.id).update(seats=11)


async def test_a1_nobody_is_honoured_whose_hours_fell_or_whose_stages_are_not_all_there(database: None) -> None:
    story, [fell, skipped], notice = await hung("王桂兰", "李国")
    await StageDecision.filter(nomination_id=skipped.id, stage="street").delete()
    person = await Person.get(id=fell.person_id)
    await granting.grant(person, Role.STREET_OFFICER, by=SYSTEM, basis="story", place=story.city.zhenxing)
    with clock.stopped(notice.closes_at + MOMENT):
        assert await awarding.award(story.season, by=story.supervisor) == []

        assert {await state_of(fell), await state_of(skipped)} == {NominationState.SUSPENDED}
        assert (await Season.get(id=story.season.id)).state == SeasonState.DECIDING
        await awarding.set_aside(await Nomination.get(id=fell.id), "已任公职", by=story.supervisor)
    assert await state_of(fell) == NominationState.NOT_SELECTED


async def test_n4_an_objection_in_the_last_minute_stops_the_one_it_names_until_it_is_answered(database: None) -> None:
    story, [stopped, clean], notice = await hung("王桂兰", "李国")
    neighbour = await people.an_actor(await people.a_person("陈芳"))
    ref = f"Nomination:{stopped.id}"
    with clock.stopped(notice.closes_at):
        objection = await notices.object_to(
            notice, ref, Ground.FACTS, "时长不对。", by=neighbour, named=True, evidence=""
        )
    with clock.stopped(notice.closes_at + MOMENT):
        given = await awarding.award(story.season, by=story.supervisor)
        assert [each.nomination_id for each in given] == [clean.id]
        assert await state_of(stopped) == NominationState.SUSPENDED

        third = await people.an_officer("何伟", Role.SUPERVISOR, place=story.city.city)
        with pytest.raises(MayNot, match="took part"):
            await notices.assign(objection, await Person.get(id=story.second.person_id), by=third)
        judge = await people.an_officer("孙平", Role.SUPERVISOR, place=story.city.city)
        await notices.assign(objection, await Person.get(id=judge.person_id), by=third)
        await notices.answer(objection, ObjectionState.NOT_UPHELD, "查过了，时长没有问题。", by=judge)
        season = await Season.get(id=story.season.id)
        [later] = await awarding.award(season, by=story.supervisor)

    assert (later.number, await state_of(stopped)) == ("PJ-2026-00002", NominationState.AWARDED)
    assert (await Season.get(id=season.id)).state == SeasonState.AWARDED


async def test_whose_objection_is_upheld_comes_off_the_list(database: None) -> None:
    story, [wrong], notice = await hung("王桂兰")
    ref = f"Nomination:{wrong.id}"
    third = await people.an_officer("何伟", Role.SUPERVISOR, place=story.city.city)
    judge = await people.an_officer("孙平", Role.SUPERVISOR, place=story.city.city)
    with clock.stopped(AFTER + dt.timedelta(hours=1)):
        neighbour = await people.an_actor(await people.a_person("陈芳"))
        objection = await notices.object_to(
            notice, ref, Ground.FACTS, "不是她做的。", by=neighbour, named=True, evidence=""
        )
        await notices.assign(objection, await Person.get(id=judge.person_id), by=third)
        await notices.answer(objection, ObjectionState.UPHELD, "属实。", by=judge)
    with clock.stopped(notice.closes_at + MOMENT):
        assert await awarding.award(story.season, by=story.supervisor) == []
    assert await state_of(wrong) == NominationState.DISQUALIFIED


async def test_who_steps_back_during_the_notice_is_not_honoured_and_leaves_no_gap(database: None) -> None:
    story, [gone, stays], notice = await hung("王桂兰", "李国")
    with clock.stopped(AFTER + dt.timedelta(days=1)):
        await consenting.withdraw(
            await Nomination.get(id=gone.id), by=await people.an_actor(await Person.get(id=gone.person_id))
        )
    with clock.stopped(notice.closes_at + MOMENT):
        given = await awarding.award(story.season, by=story.supervisor)
    assert [(each.nomination_id, each.number) for each in given] == [(stays.id, "PJ-2026-00001")]
    assert await state_of(gone) == NominationState.WITHDRAWN


async def test_who_waits_longer_than_sixty_working_days_is_not_chosen_this_time(database: None) -> None:
    story, [waits], notice = await hung("王桂兰")
    with clock.stopped(notice.closes_at):
        await notices.object_to(
            notice, f"Nomination:{waits.id}", Ground.FACTS, "时长不对。",
            by=await people.an_actor(await people.a_person("陈芳")), named=True, evidence="",
        )  # fmt: skip
    with clock.stopped(notice.closes_at + MOMENT):
        await awarding.award(story.season, by=story.supervisor)
        assert await awarding.waited_too_long() == []
    with clock.stopped(notice.closes_at + dt.timedelta(days=120)):
        for each in await awarding.waited_too_long():
            await awarding.let_go(each)
    assert await state_of(waits) == NominationState.NOT_SELECTED
    assert (await Season.get(id=story.season.id)).state == SeasonState.AWARDED


async def test_a_notice_over_a_holiday_ends_by_the_table_of_working_days(database: None) -> None:
    """Hung on Monday 28 September 2026, before the days off of the National Day and their working weekend."""
    monday = dt.date(2026, 9, 28)
    days = {"nominate_from": dt.date(2026, 9, 1), "nominate_until": dt.date(2026, 9, 20)}
    with clock.stopped(clock.city_moment(dt.date(2026, 9, 14), dt.time(10))):
        _story, _made, notice = await hung("王桂兰", at=clock.city_moment(monday, dt.time(10)), **days)
    table = await workdays.in_force()
    by_hand: list[dt.date] = []
    day = monday
    while len(by_hand) < 5:
        day += dt.timedelta(days=1)
        by_hand += [day] if table.is_workday(day) else []

    assert clock.city_day(notice.closes_at) == by_hand[-1]
    assert not any(table.is_workday(dt.date(2026, 10, number)) for number in (1, 2, 5, 6, 7))
    assert (by_hand[-1] - monday).days > 7


async def test_a5_the_notice_names_nothing_that_is_not_agreed_to_and_tells_namesakes_apart(database: None) -> None:
    _story, _made, notice = await hung("王桂兰", "王桂兰")
    names = [each.words for each in await notices.names_on(notice)]

    assert [each.split(" 66")[0] for each in names] == ["王桂兰（惠宾社区）, number 1", "王桂兰（惠宾社区）, number 2"]
    assert set(notice.fields_told) == {"text", "stage", "basis"}
    assert "1956" not in "".join([notice.title, notice.body, *names])


async def test_where_nobody_is_on_the_list_the_season_ends_without_an_honour(database: None) -> None:
    story = await a_story()
    with clock.stopped(AFTER):
        await story.closed()
        with pytest.raises(OutOfTurn, match="Nobody is on the list"):
            await noticing.hang(story.season, by=story.supervisor)
        await story.season.refresh_from_db()
        await awarding.end_without(story.season, by=story.supervisor)
        await seasons.close(story.season, by=story.supervisor)
    assert story.season.state == SeasonState.CLOSED
