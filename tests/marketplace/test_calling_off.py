"""When the organisation calls off: nobody waits in vain, nothing that was served is lost (INV-69)."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.errors import OutOfTurn
from ground.identity import Person, PersonState
from ground.letters import Letter, LetterState
from ground.letters.delivering import dead
from marketplace import attending, scheduling
from marketplace.attending import Presence
from marketplace.models import Commitment, CommitmentState, ShiftState
from marketplace.queries.activity_tasks import tasks_for_activities
from tests import people
from tests.marketplace.need_cast import becomes
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, joins, neighbours, state_of
from volunteers.models import HourClaim

pytestmark = pytest.mark.anyio

ATTENDED, CANCELLED, CONFIRMED = CommitmentState.ATTENDED, CommitmentState.CANCELLED, CommitmentState.CONFIRMED
JSON = {"accept": "application/json"}


def _path(name: str, **_of: str) -> str:
    return f"/{name}"


async def test_inv_69_a_shift_that_runs_ends_early_and_its_minutes_go_by_the_roll(database: None) -> None:
    calling = await a_calling(capacity=1)
    there, waits = [await joins(each, calling) for each in await neighbours(2)]
    with clock.stopped(calling.shift.starts_at + HOUR):
        await scheduling.cancel_shift(calling.shift, by=calling.manager, because="突降大雪")

        assert (await state_of(there), await state_of(waits)) == (CONFIRMED, CANCELLED)
        assert await Letter.filter(person_id=there.person_id, purpose="shift_broken_off").count() == 1
        assert [task.count for task in await tasks_for_activities(calling.manager, _path)] == [1]
        await attending.hand_in(await calling.fresh_shift(), [Presence(there.id, came=True)], by=calling.manager)

    assert (await HourClaim.get()).minutes == 60
    assert (await calling.fresh_shift()).state == ShiftState.SETTLED


async def test_inv_69_who_has_no_telephone_is_a_call_of_the_desk_when_it_begins_soon(database: None) -> None:
    calling = await a_calling()
    elder = await people.a_person("赵秀英", home=calling.city.huibin, phone=None)
    await Person.filter(id=elder.id).update(channels="paper")
    desk = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    await joins(elder, calling)

    with clock.stopped(calling.shift.starts_at - HOUR):
        await scheduling.cancel_shift(calling.shift, by=calling.manager, because="下大雪")

        [letter] = await dead(desk.paths(Role.COMMUNITY_WORKER))
    assert (letter.person_id, letter.purpose, letter.state) == (elder.id, "shift_cancelled", LetterState.DEAD)


async def test_inv_69_the_page_of_what_was_called_off_offers_others(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    other = await a_calling(city=calling.city, org=calling.org, title="陪老人聊天")
    [person] = await neighbours(1, calling.city)
    place = await joins(person, calling)
    await scheduling.cancel_shift(calling.shift, by=calling.manager, because="下大雪")
    await becomes(client, person.id, staff=False)

    page = (await client.get(f"/place/{place.public_id}", headers=JSON)).json()
    assert [each["id"] for each in page["others"]] == [other.activity.public_id]
    assert "陪老人聊天" in (await client.get(f"/en/place/{place.public_id}")).text


async def test_what_ran_when_the_activity_was_called_off_still_waits_for_its_roll(database: None) -> None:
    calling = await a_calling()
    with clock.stopped(calling.shift.starts_at + HOUR):
        await scheduling.cancel(calling.activity, by=calling.manager, because="突降大雪")
    with clock.stopped(calling.shift.ends_at + HOUR):
        [task] = await tasks_for_activities(calling.manager, _path)
    assert task.href == "/attending:roll"


async def a_roll_a_month_late() -> tuple[Calling, Commitment, dt.datetime]:
    calling = await a_calling()
    [person] = await neighbours(1)
    return calling, await joins(person, calling), calling.shift.ends_at + dt.timedelta(days=31)


async def test_inv_86_a_roll_that_is_too_late_settles_without_hours_and_says_why(client: httpx.AsyncClient) -> None:
    calling, place, late = await a_roll_a_month_late()
    roll, line = f"/org/s/{calling.shift.public_id}/roll", {"person": place.public_id, "came": True}
    with clock.stopped(late):
        await becomes(client, calling.manager.person_id)
        assert (await client.get(roll, headers=JSON)).json()["too_late_days"] == 30
        assert (await client.post(roll, json={"lines": [line]}, headers=JSON)).status_code == 409
        said = {"lines": [line], "without_hours": "带队人住院，忘了交。"}
        assert (await client.post(roll, json=said, headers=JSON)).status_code in (200, 201)
        assert await tasks_for_activities(calling.manager, _path) == []
    assert await state_of(place) == ATTENDED
    assert await HourClaim.all().count() == 0


async def test_inv_86_while_hours_can_be_recorded_no_roll_goes_without(database: None) -> None:
    calling = await a_calling()
    [person] = await neighbours(1)
    place = await joins(person, calling)
    with clock.stopped(calling.shift.ends_at + HOUR), pytest.raises(OutOfTurn):
        await attending.hand_in(
            await calling.fresh_shift(), [Presence(place.id, came=True)], by=calling.manager, without_hours="忘了"
        )


async def test_one_whose_record_closed_since_does_not_hold_up_the_roll(database: None) -> None:
    calling = await a_calling(capacity=2)
    gone, other = [await joins(each, calling) for each in await neighbours(2)]
    await Person.filter(id=gone.person_id).update(state=PersonState.DECEASED)
    lines = [Presence(gone.id, came=True), Presence(other.id, came=True)]

    with clock.stopped(calling.shift.ends_at + HOUR):
        await attending.hand_in(await calling.fresh_shift(), lines, by=calling.manager)

    assert (await state_of(gone), await state_of(other)) == (ATTENDED, ATTENDED)
    assert [each.person_id for each in await HourClaim.all()] == [other.person_id]
