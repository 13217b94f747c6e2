"""Calling for helpers: what a draft must say, how many may come, series, calling off, once more from last time."""

import datetime as dt
from typing import Any

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from ground.letters import Letter
from ground.places import PlaceKind
from marketplace import planning, scheduling
from marketplace.models import Activity, ActivityState, Commitment, CommitmentState, Shift, ShiftState, Slot, SlotSkill
from marketplace.planning import ShiftPlan
from orgs.models import Project
from tests import people
from tests.marketplace.need_cast import a_need_cast, accepted
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, a_draft, in_days, joins, neighbours, state_of
from volunteers.models import Limit, Skill

pytestmark = pytest.mark.anyio


async def a_draft_of(calling: Calling, **more: Any) -> Activity:  # noqa: ANN401 - the facts of a Plan
    return await a_draft(
        calling.city, calling.org, calling.project, by=calling.manager, leader=calling.leader, **more
    )  # fmt: skip


def at(starts_at: dt.datetime, hours: float = 2, capacity: int = 4) -> ShiftPlan:
    return ShiftPlan(starts_at=starts_at, ends_at=starts_at + hours * HOUR, capacity=capacity)


async def test_only_the_organisations_own_people_plan_and_publish(database: None) -> None:
    calling = await a_calling()
    stranger = await people.an_officer("赵敏", Role.ORG_MANAGER, org=await people.an_org(calling.city, "别的社"))
    draft = await a_draft_of(calling)

    for attempt in (
        planning.plan(calling.org, calling.project, planning.Plan(title="x", place=calling.city.huibin, leader=calling.leader), by=stranger),  # noqa: E501
        planning.write_down(draft, {"what": "x"}, by=stranger),
        planning.add_shift(draft, at(in_days(2)), by=stranger),
        scheduling.publish(draft, by=stranger),
        scheduling.cancel(calling.activity, by=stranger, because="x"),
        scheduling.cancel_shift(calling.shift, by=stranger, because="x"),
        scheduling.set_capacity(calling.slot, 9, by=stranger),
        scheduling.repeat(calling.activity, in_days(9).date(), by=stranger),
    ):  # fmt: skip
        with pytest.raises(MayNot):
            await attempt


async def test_a_shift_begins_in_the_future_and_ends_within_twelve_hours(database: None) -> None:
    """INV-50, INV-52."""
    draft = await a_draft_of(calling := await a_calling())

    for wanted in (at(clock.now() - HOUR), *(at(in_days(2), hours=each) for each in (12.5, 0, -1))):
        with pytest.raises(OutOfTurn):
            await planning.add_shift(draft, wanted, by=calling.manager)
    assert await planning.add_shift(draft, at(in_days(2), hours=12), by=calling.manager)


async def test_a_shift_lies_within_its_project(database: None) -> None:
    calling = await a_calling()
    draft = await a_draft_of(calling)

    with pytest.raises(OutOfTurn):
        await planning.add_shift(draft, at(in_days(301)), by=calling.manager)


@pytest.mark.parametrize(
    ("gap", "part"),
    [
        ({"what": ""}, "what"),
        ({"spot": ""}, "when"),
        ({"risk_text": " "}, "risk"),
        ({"contact_phone": ""}, "leader"),
        ({"risk_level": 2}, "risk"),
        ({"risk_level": 2, "insurance": "PICC-1", "insured_until": dt.date(2020, 1, 1)}, "risk"),
    ],
)
async def test_what_lacks_something_is_not_published(database: None, gap: dict[str, object], part: str) -> None:
    calling = await a_calling()
    draft = await a_draft_of(calling, **gap)
    await planning.add_shift(draft, at(in_days(2)), by=calling.manager)

    assert list(await scheduling.gaps(draft)) == [part]
    with pytest.raises(OutOfTurn):
        await scheduling.publish(draft, by=calling.manager)


async def test_what_has_no_shift_to_come_is_not_published(database: None) -> None:
    calling = await a_calling()
    draft = await a_draft_of(calling)
    await planning.add_shift(draft, at(in_days(2)), by=calling.manager)

    with clock.stopped(in_days(2)), pytest.raises(OutOfTurn):
        await scheduling.publish(draft, by=calling.manager)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("what", "请打 13812345678 找小张。"),
        ("spot", "张大爷家，3号楼2单元501"),
        ("risk_text", "身份证 211103195001011234 要带。"),
    ],
)
async def test_public_words_tell_no_telephone_number_card_or_home(database: None, field: str, words: str) -> None:
    """EDGE-39."""
    calling = await a_calling()

    with pytest.raises(Unreadable) as refused:
        await a_draft_of(calling, **{field: words})

    assert [each.field for each in refused.value.mistakes] == [field]


async def test_the_contacts_own_telephone_may_stand_in_the_words(database: None) -> None:
    draft = await a_draft_of(await a_calling(), what="找不到路请打 0427-2810000。")

    assert draft.state == ActivityState.DRAFT


async def test_once_people_have_signed_up_the_words_stand(database: None) -> None:
    calling = await a_calling()

    with pytest.raises(OutOfTurn):
        await planning.write_down(calling.activity, {"what": "其实是搬家具"}, by=calling.manager)
    changed = await planning.write_down(calling.activity, {"contact_phone": "0427-2811111"}, by=calling.manager)

    assert changed.contact_phone == "0427-2811111"


async def test_a_series_made_twice_makes_nothing_new_and_what_was_called_off_stays_so(database: None) -> None:
    """INV-53."""
    calling = await a_calling()
    first = await planning.add_series(calling.activity, at(in_days(4)), weeks=4, by=calling.manager)
    await scheduling.cancel_shift(first[1], by=calling.manager, because="过节")

    again = await planning.add_series(calling.activity, at(in_days(4)), weeks=5, by=calling.manager)

    assert [each.id for each in again[:4]] == [each.id for each in first]
    assert await Shift.filter(activity_id=calling.activity.id).count() == 6
    assert (await Shift.get(id=first[1].id)).state == ShiftState.CANCELLED
    local = {each.starts_at.astimezone(clock.CITY_ZONE).time() for each in again}
    assert local == {dt.time(10)}


async def test_one_time_that_was_called_off_is_opened_again_when_it_is_asked_for(database: None) -> None:
    calling = await a_calling(capacity=2)
    [shift] = await planning.add_series(calling.activity, at(in_days(4)), weeks=1, by=calling.manager)
    await scheduling.cancel_shift(shift, by=calling.manager, because="下雨")

    again = await planning.add_shift(calling.activity, at(in_days(4)), by=calling.manager)

    assert again.id == shift.id
    assert (await Shift.get(id=shift.id)).state == ShiftState.OPEN
    slot = await Slot.get(shift_id=shift.id)
    assert (slot.taken, slot.waiting) == (0, 0)


async def test_a_colleagues_publication_is_not_undone_by_who_adds_a_shift_to_the_draft_they_read(
    database: None,
) -> None:
    calling = await a_calling()
    read = await Activity.get(id=calling.activity.id)
    read.state = ActivityState.DRAFT

    with pytest.raises(OutOfTurn):
        await planning.add_shift(read, at(in_days(4)), by=calling.manager)

    assert (await Activity.get(id=read.id)).state == ActivityState.PUBLISHED


async def test_what_its_project_does_not_reach_is_not_published(database: None) -> None:
    """The roll could record no hours there."""
    calling = await a_calling()
    draft = await a_draft_of(calling)
    await planning.add_shift(draft, at(in_days(4)), by=calling.manager)
    assert await scheduling.gaps(draft) == {}

    elsewhere = await people.a_place("远处社区", PlaceKind.COMMUNITY, "211103001088", calling.city.zhenxing)
    await planning.write_down(draft, {"place_id": elsewhere.id}, by=calling.manager)
    draft = await Activity.get(id=draft.id)
    assert set(await scheduling.gaps(draft)) == {"when"}

    await planning.write_down(draft, {"place_id": calling.city.huibin.id}, by=calling.manager)
    draft = await Activity.get(id=draft.id)
    await Project.filter(id=draft.project_id).update(ends_on=clock.today() + dt.timedelta(days=2))
    assert set(await scheduling.gaps(draft)) == {"when"}


async def test_the_visits_of_a_need_stay_under_the_project_that_took_it_on(database: None) -> None:
    """Its evidence and its hours would be paid by two."""
    cast = await a_need_cast()
    need = await accepted(cast)
    other = await people.a_project(cast.org, cast.city.huibin)
    leader = await Person.get(id=cast.sun.person_id)

    with pytest.raises(OutOfTurn):
        await a_draft(cast.city, cast.org, other, by=cast.manager, leader=leader, need=need)
    draft = await a_draft(cast.city, cast.org, cast.project, by=cast.manager, leader=leader, need=need)
    with pytest.raises(OutOfTurn):
        await planning.write_down(draft, {"project_id": other.id}, by=cast.manager)


async def test_fewer_places_than_are_taken_is_refused_with_who_has_one(database: None) -> None:
    """EDGE-6, INV-51."""
    calling = await a_calling(capacity=3)
    places = [await joins(each, calling) for each in await neighbours(3)]

    with pytest.raises(OutOfTurn) as refused:
        await scheduling.set_capacity(calling.slot, 2, by=calling.manager)

    assert refused.value.more["commitments"] == [each.public_id for each in reversed(places)]
    assert (await calling.fresh_slot()).capacity == 3
    assert [await state_of(each) for each in places] == [CommitmentState.CONFIRMED] * 3
    assert (await scheduling.set_capacity(calling.slot, 5, by=calling.manager)).capacity == 5


async def test_calling_a_shift_off_tells_everyone_in_it_and_in_its_line(database: None) -> None:
    """INV-69."""
    calling = await a_calling(capacity=1)
    places = [await joins(each, calling) for each in await neighbours(3)]

    with pytest.raises(OutOfTurn):
        await scheduling.cancel_shift(calling.shift, by=calling.manager, because="")
    await scheduling.cancel_shift(calling.shift, by=calling.manager, because="下大雪")

    assert [await state_of(each) for each in places] == [CommitmentState.CANCELLED] * 3
    assert await Letter.filter(purpose="shift_cancelled").count() == 3
    assert (await Commitment.get(id=places[0].id)).reason == "下大雪"
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (0, 0)
    with pytest.raises(OutOfTurn):
        await scheduling.cancel_shift(calling.shift, by=calling.manager, because="again")


async def test_calling_an_activity_off_keeps_what_is_past(database: None) -> None:
    """INV-53."""
    calling = await a_calling()
    series = await planning.add_series(calling.activity, at(in_days(4)), weeks=2, by=calling.manager)
    wang = await people.a_person()
    place = await joins(wang, calling)

    with clock.stopped(in_days(5)):
        await scheduling.cancel(calling.activity, by=calling.manager, because="老师病了")

    assert (await calling.fresh_shift()).state == ShiftState.OPEN
    assert await state_of(place) == CommitmentState.CONFIRMED
    states = [(await Shift.get(id=each.id)).state for each in series]
    assert states == [ShiftState.OPEN, ShiftState.CANCELLED]


async def test_once_more_from_last_time_asks_only_for_the_day(database: None) -> None:
    calling = await a_calling(demands=[Limit.NO_STAIRS], papers=(Skill.FIRST_AID,), capacity=7, youngest=16)

    again = await scheduling.repeat(calling.activity, in_days(10).date(), by=calling.manager)

    assert again.state == ActivityState.DRAFT
    for name in ("title", "what", "spot", "leader_id", "contact_phone", "risk_text", "demands", "place_id"):
        assert getattr(again, name) == getattr(await calling.activity.get(id=calling.activity.id), name)
    shift = await Shift.get(activity_id=again.id)
    slot = await Slot.get(shift_id=shift.id)
    assert (shift.starts_at, shift.ends_at) == (in_days(10), in_days(10) + 2 * HOUR)
    assert (slot.capacity, slot.youngest, slot.taken) == (7, 16, 0)
    assert [(each.skill, each.paper) for each in await SlotSkill.filter(slot_id=slot.id)] == [(Skill.FIRST_AID, True)]
    assert (await scheduling.publish(again, by=calling.manager)).state == ActivityState.PUBLISHED


async def test_an_activity_is_closed_when_no_shift_waits_for_its_day_or_its_roll(database: None) -> None:
    calling = await a_calling()

    with pytest.raises(OutOfTurn):
        await scheduling.close(calling.activity, by=calling.manager)
    await scheduling.cancel_shift(calling.shift, by=calling.manager, because="下大雪")

    assert (await scheduling.close(calling.activity, by=calling.manager)).state == ActivityState.CLOSED
