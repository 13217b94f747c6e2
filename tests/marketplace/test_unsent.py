"""Who writes for longer than a session lasts signs in again and finds it all, in the same form; nobody else does."""

import datetime as dt

import httpx
import pytest

from ground import clock, unsent
from ground.actors import Role
from ground.grids import GridAddress, add_grids
from ground.identity import Person
from ground.places import Place, PlaceKind
from ground.unsent import Unsent
from tests import people
from tests.ground.echo import SAME, an_echoing_house
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

HERE, BUILDINGS = "/cw/grids", "１号楼\n2号楼"
IDLE = dt.timedelta(minutes=31)


async def a_worker(client: httpx.AsyncClient) -> tuple[Person, Walker]:
    """Let a community worker open the page of her cells, of which there is one."""
    city = await people.a_city()
    actor = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)
    await add_grids(city.huibin, 1, by=actor)
    person = await Person.get(id=actor.person_id)
    carry(client, await people.signed_in(person, staff=True))
    return person, await Walker(client).open(HERE)


async def pressed_too_late(walker: Walker) -> None:
    """Press the button of a form whose session has ended meanwhile."""
    cell = await Place.get(kind=PlaceKind.GRID)
    await walker.press("记下来", cell=cell.code, addresses=BUILDINGS)


async def test_what_was_typed_is_there_after_the_sign_in_and_is_sent_by_pressing_once_more(
    client: httpx.AsyncClient,
) -> None:
    person, walker = await a_worker(client)

    with clock.stopped(clock.now() + IDLE):
        await pressed_too_late(walker)
        assert walker.path == "/staff/sign-in?next=/unsent"
        carry(client, await people.signed_in(person, staff=True))
        await walker.open("/unsent")
        shown, kept_before = walker.text, await GridAddress.all().count()
        await walker.press("记下来")

    assert "１号楼" in shown
    assert "再按一次" in shown
    assert kept_before == 0
    assert walker.answer.status_code == 200
    assert await GridAddress.all().count() == 2


async def test_neither_another_person_nor_another_browser_nor_a_later_hour_finds_it(client: httpx.AsyncClient) -> None:
    person, walker = await a_worker(client)
    huibin = await Place.get(kind=PlaceKind.COMMUNITY, name="惠宾社区")
    other = await people.an_officer("钱红", Role.COMMUNITY_WORKER, place=huibin)
    now = clock.now() + IDLE

    with clock.stopped(now):
        await pressed_too_late(walker)
        carry(client, await people.signed_in(await Person.get(id=other.person_id), staff=True))
        await walker.open("/unsent")
        assert (walker.path, "1号楼" in walker.text, "不在了" in walker.text) == ("/", False, True)
        mine = await people.signed_in(person, staff=True)
        elsewhere = await client.get("/unsent", headers={"cookie": "; ".join(f"{k}={v}" for k, v in mine.items())})
        assert elsewhere.status_code == 303
    with clock.stopped(now + dt.timedelta(minutes=61)):
        carry(client, await people.signed_in(person, staff=True))
        assert (await walker.open("/unsent")).path == "/"
        for before in await unsent.overdue():
            await unsent.forget(before)
    assert not await Unsent.exists()


async def test_it_is_sealed_and_one_form_a_session_and_none_of_a_stranger(client: httpx.AsyncClient) -> None:
    _person, walker = await a_worker(client)
    made_up = await client.post(f"{HERE}/addresses", data={"addresses": "1号楼"}, headers={"cookie": "session=made-up"})

    with clock.stopped(clock.now() + IDLE):
        for _ in range(3):
            await client.post(f"{HERE}/addresses", data={"addresses": BUILDINGS, "key": "k"})

    assert (made_up.status_code, made_up.headers["location"]) == (303, "/sign-in?next=/")
    kept = await Unsent.get()
    assert "号楼" not in kept.form_sealed
    assert walker


async def test_a_button_without_a_form_leads_back_to_its_page(database: None) -> None:
    """Its act is not done either: whoever signs in did not press it."""
    person = await people.a_person("王桂兰")
    async with an_echoing_house() as client:
        carry(client, await people.signed_in(person))
        with clock.stopped(clock.now() + dt.timedelta(days=181)):
            told = {**SAME, "referer": "http://testserver/t/page?a=1"}
            pressed = await client.post("/t/known/keep", data={"name": "新名字"}, headers=told)
            carry(client, await people.signed_in(person))
            back = await client.get("/unsent")

    assert pressed.headers["location"] == "/sign-in?next=/unsent"
    assert back.headers["location"] == "/t/page?a=1"
    assert not await Person.exists(name="新名字")
