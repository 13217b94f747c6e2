"""Oversight ends where the place ends, and reading leaves a trace."""

import httpx
import pytest

from ground import audit, clock, letters
from ground.actors import SYSTEM, Role
from ground.database import transaction
from ground.granting import grant
from ground.identity import Person
from ground.outbox import Announcement
from ground.places import Place
from ground.privacy import Look
from tests import people
from tests.marketplace.test_supervision import a_dead_fact
from tests.outside.walking import carry
from tests.people import City

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}


async def supervised(client: httpx.AsyncClient, place: Place) -> Person:
    """Give the browser to a supervisor of a place."""
    person = await people.a_person("冯涛")
    await grant(person, Role.SUPERVISOR, by=SYSTEM, basis="story", place=place)
    carry(client, await people.signed_in(person, staff=True))
    return person


async def two_counties_at_work(city: City) -> tuple[Person, Person]:
    """Let a worker in each county do something for somebody there; return the two who were helped."""
    helped = []
    for name, worker, place in (("王桂兰", "张丽", city.huibin), ("李长河", "李远", city.wangjia)):
        by, person = await people.an_officer(worker, Role.COMMUNITY_WORKER, place=place), await people.a_person(name)
        async with transaction():
            await audit.record("Story.help", f"Story:{name}", by=by.helping(person.id, mandate_id=None))
        helped.append(person)
    return helped[0], helped[1]


async def test_a_countys_supervisor_reads_what_the_hands_of_that_county_did(client: httpx.AsyncClient) -> None:
    """R2."""
    city = await people.a_city()
    wang, _li = await two_counties_at_work(city)
    await supervised(client, city.dawa)

    page = (await client.get("/sup/audit", headers=JSON)).json()
    assert [(each["who"], each["for_whom"]) for each in page["lines"]] == [("李远", "李长河")]
    of_hers = await client.get("/sup/audit?subject=Story:王桂兰", headers=JSON)
    assert of_hers.json()["lines"] == []
    asked = (await client.get(f"/sup/audit?who={wang.id}", headers=JSON)).json()
    assert (asked["lines"], asked["who_name"]) == ([], "")


async def test_a_citys_supervisor_reads_both_counties(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    await two_counties_at_work(city)
    await supervised(client, city.city)

    lines = (await client.get("/sup/audit", headers=JSON)).json()["lines"]

    assert {"王桂兰", "李长河"} <= {each["for_whom"] for each in lines}


async def test_who_is_named_in_the_audit_can_read_who_read_it(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang, _li = await two_counties_at_work(city)
    supervisor = await supervised(client, city.city)

    await client.get("/sup/audit")

    assert [(each.looker_id, each.what) for each in await Look.filter(person_id=wang.id)] == [(supervisor.id, "audit")]


async def test_letters_that_reached_nobody_are_read_in_their_own_county(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    for name, home in (("王桂兰", city.huibin), ("李长河", city.wangjia)):
        person = await people.a_person(name, phone=None, home=home)
        async with transaction():
            letter = await letters.write(person, "withdrawn", by=SYSTEM, title="送饭", starts_at=clock.now())
        assert letter is not None
        await letters.Letter.filter(id=letter.id).update(state=letters.LetterState.DEAD)
    await a_dead_fact()
    await supervised(client, city.dawa)

    page = (await client.get("/sup/undelivered", headers=JSON)).json()

    assert [each["person"] for each in page["letters"]] == ["李长河"]
    assert (page["facts"], await Announcement.all().count()) == ([], 1)


async def test_a_countys_supervisor_does_not_read_the_roles_of_another_countys_organisation(
    client: httpx.AsyncClient,
) -> None:
    city = await people.a_city()
    await people.an_officer("刘敏", Role.ORG_MANAGER, org=await people.an_org(city))

    await supervised(client, city.dawa)
    assert "刘敏" not in (await client.get("/sup/roles")).text
    await supervised(client, city.xinglongtai)
    assert "刘敏" in (await client.get("/sup/roles")).text
