"""Whom a helper goes to, as a page: from the day before till the day after, and the one who is helped reads of it."""

import httpx
import pytest

from ground import clock
from ground.identity import Person
from marketplace import withdrawing
from marketplace.models import Commitment, Need, Shift
from marketplace.queries.contacts import looks_at
from marketplace.queries.needs import need_by_id
from tests import people
from tests.marketplace.need_cast import NeedCast, a_need_cast, accepted, becomes
from tests.marketplace.open_shifts import HOUR, a_calling, joins, neighbours
from tests.marketplace.test_need_visits import a_helper_in, a_visit
from tests.outside.walking import Walker

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def a_helper_for_wang_guilan() -> tuple[NeedCast, Shift, Commitment]:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    return cast, shift, await a_helper_in(shift)


async def test_inv_46_a_helper_reads_on_their_place_whom_they_go_to_and_she_reads_that(
    client: httpx.AsyncClient,
) -> None:
    _cast, shift, place = await a_helper_for_wang_guilan()
    await becomes(client, place.person_id, staff=False)
    walker = await Walker(client).open(f"/en/place/{place.public_id}")
    assert "on you see here whom you go to" in walker.text

    with clock.stopped(shift.starts_at - 3 * HOUR):
        await becomes(client, place.person_id, staff=False)
        walker = await Walker(client).open(f"/en/place/{place.public_id}")
        await walker.press("See the address")
        assert "单元501" not in walker.text
        await walker.press("Show me")
        assert "王桂兰" in walker.text
        assert "3号楼2单元501" in walker.text

    [look] = await looks_at(await need_by_id((await Need.get()).id))
    assert look.looker_id == place.person_id


async def test_inv_46_a_program_reads_it_in_its_time_and_not_before_or_after(client: httpx.AsyncClient) -> None:
    _cast, shift, place = await a_helper_for_wang_guilan()
    at = f"/place/{place.public_id}/contact"
    for moment, status in (
        (shift.starts_at - 25 * HOUR, 403),
        (shift.starts_at - 23 * HOUR, 200),
        (shift.ends_at + 23 * HOUR, 200),
        (shift.ends_at + 25 * HOUR, 403),
    ):
        with clock.stopped(moment):
            await becomes(client, place.person_id, staff=False)
            assert (await client.post(at, json={}, headers=JSON)).status_code == status
            assert (await client.get(at, headers=JSON)).json()["name"] is None


async def test_inv_46_another_helper_a_stranger_and_whoever_gave_up_see_nothing(client: httpx.AsyncClient) -> None:
    _cast, shift, place = await a_helper_for_wang_guilan()
    other = await a_helper_in(shift, "吴国强")
    await withdrawing.withdraw(other, by=await people.an_actor(await Person.get(id=other.person_id)))

    with clock.stopped(shift.starts_at - HOUR):
        await becomes(client, other.person_id, staff=False)
        assert (await client.post(f"/place/{place.public_id}/contact", json={}, headers=JSON)).status_code == 404
        own = f"/place/{other.public_id}/contact"
        assert (await client.post(own, json={}, headers=JSON)).status_code == 403
        page = (await client.get(own, headers=JSON)).json()
        assert (page["may_look"], page["opens_at"]) == (False, None)


async def test_a_shift_for_nobody_in_particular_has_no_contact(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    [person] = await neighbours(1, calling.city)
    place = await joins(person, calling)
    await becomes(client, person.id, staff=False)

    assert (await client.get(f"/place/{place.public_id}/contact", headers=JSON)).status_code == 404
    assert (await client.get(f"/place/{place.public_id}", headers=JSON)).json()["may_see_contact"] is False
