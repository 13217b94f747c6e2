"""The roll on screen: called, handed in, mended before it is, whole however many came."""

import httpx
import pytest

from ground import clock
from marketplace.models import Commitment, CommitmentState, ShiftState
from tests import people
from tests.marketplace.open_shifts import HOUR, a_calling, state_of
from tests.marketplace.test_attendance_pages import JSON, a_full_shift, becomes
from volunteers.models import Grade, HourClaim

pytestmark = pytest.mark.anyio


async def test_the_roll_of_twenty_is_one_press_when_all_came(client: httpx.AsyncClient) -> None:
    """experience.md 8: 22 presses at most."""
    calling, places = await a_full_shift(count=20, capacity=20)
    with clock.stopped(calling.shift.ends_at + HOUR):
        walker = await becomes(client, calling.leader)
        await walker.open(f"/en/org/s/{calling.shift.public_id}/people")
        await walker.press("Call the roll")
        await walker.press("Hand in the roll", came=[each.public_id for each in places],
                           came_at=["10:00"] * 20, left_at=["12:00"] * 20)  # fmt: skip

    assert walker.path.endswith("/receipt")
    assert "惠宾社区" in walker.text
    assert len(walker.trail) == 4
    assert {each.minutes for each in await HourClaim.all()} == {120}
    assert await HourClaim.all().count() == 20


async def test_what_differs_is_changed_and_a_mistake_loses_nothing(client: httpx.AsyncClient) -> None:
    calling, places = await a_full_shift()
    ids = [each.public_id for each in places]
    form = {
        "people": ",".join(ids), "came": ids[:2], "excused": [ids[2]],
        "came_at": ["10:30", "10:00", "10:00"], "left_at": ["12:00", "25:00", "12:00"],
    }  # fmt: skip
    here = f"/org/s/{calling.shift.public_id}/roll"
    with clock.stopped(calling.shift.ends_at + HOUR):
        await becomes(client, calling.leader)
        wrong = await client.post(here, data=form)
        assert wrong.status_code == 422
        assert 'value="10:30"' in wrong.text
        assert 'value="25:00"' in wrong.text
        assert wrong.text.count("checked") == 3
        assert (await calling.fresh_shift()).state == ShiftState.OPEN
        right = await client.post(here, data={**form, "left_at": ["12:00", "", "12:00"]}, headers=JSON)

    assert right.status_code == 200
    assert (right.json()["came"], right.json()["excused"], right.json()["absent"]) == (2, 1, 0)
    claims = {each.person_id: each for each in await HourClaim.all()}
    assert claims[places[0].person_id].minutes == 90
    assert claims[places[1].person_id].grade == Grade.C  # nobody saw them leave


async def test_who_just_came_is_written_down_without_losing_what_was_ticked(client: httpx.AsyncClient) -> None:
    calling, places = await a_full_shift()
    known = await people.a_person("李长河")
    form = {
        "people": ",".join(each.public_id for each in places), "came": [places[0].public_id],
        "came_at": ["10:20", "10:00", "10:00"], "left_at": ["12:00"] * 3, "newcomer": "李长河",
    }  # fmt: skip
    with clock.stopped(calling.shift.starts_at + HOUR):
        walker = await becomes(client, calling.leader)
        here = f"/en/org/s/{calling.shift.public_id}"
        unknown = await client.post(f"{here}/newcomers", data={**form, "newcomer_phone": "0000"})
        assert unknown.status_code == 422
        assert 'value="李长河"' in unknown.text
        again = await client.post(f"{here}/newcomers", data={**form, "newcomer_phone": known.phone_tail})
        forgotten = await client.post(f"{here}/roll", data=form)

    assert again.status_code == 200
    assert 'value="10:20"' in again.text
    assert again.text.count("checked") == 2  # the one who was ticked, and the one who just came
    assert forgotten.status_code == 422
    assert (await Commitment.get(person_id=known.id)).walk_in
    assert walker.client is client


async def test_who_was_written_down_by_mistake_is_taken_off_without_losing_what_was_ticked(
    client: httpx.AsyncClient,
) -> None:
    calling, places = await a_full_shift()
    li = await people.a_person("李长河")
    with clock.stopped(calling.shift.starts_at + HOUR):
        await becomes(client, calling.leader)
        here = f"/en/org/s/{calling.shift.public_id}"
        ids = [each.public_id for each in places]
        form = {
            "people": ",".join(ids),
            "came": ids[:2],
            "came_at": ["10:20", "10:00", "10:00"],
            "left_at": ["12:00"] * 3,
        }
        await client.post(f"{here}/newcomers", data={**form, "newcomer": "李长河", "newcomer_phone": li.phone_tail})
        written = await Commitment.get(person_id=li.id)
        at = f"{here}/people/{written.public_id}/off"
        assert at in (await client.get(f"{here}/roll")).text
        off = await client.post(at, data={**form, "people": ",".join([*ids, written.public_id])})
        signed_up = await client.post(f"{here}/people/{ids[0]}/off", data=form)

    assert off.status_code == 200
    assert "李长河" not in off.text
    assert 'value="10:20"' in off.text
    assert off.text.count("checked") == 2
    assert await state_of(written) == CommitmentState.LAPSED
    assert signed_up.status_code == 409


async def test_a_roll_of_four_hundred_is_handed_in_whole(client: httpx.AsyncClient) -> None:
    """All the places that a shift can have fit into one form."""
    calling = await a_calling()
    ids = [f"{number:012d}" for number in range(400)]
    form = {"people": ",".join(ids), "came": ids, "came_at": ["10:00"] * 400, "left_at": ["12:00"] * 400}
    with clock.stopped(calling.shift.ends_at + HOUR):
        await becomes(client, calling.leader)
        answer = await client.post(f"/org/s/{calling.shift.public_id}/roll", data=form, headers=JSON)

    assert answer.status_code == 200, answer.text
