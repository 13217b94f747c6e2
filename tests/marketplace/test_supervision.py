"""Supervision: the record as it was written, who may do what, and what lies still."""

import datetime as dt
import re

import httpx
import pytest

from ground import audit, clock, letters, outbox
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.database import transaction
from ground.granting import grant, revoke
from ground.identity import Grant, Person
from ground.letters import Letter, LetterState
from ground.outbox import Announcement
from marketplace.events import SignedUp
from tests import people
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import Walker, carry
from tests.people import City

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}


async def supervised(client: httpx.AsyncClient, city: City, role: Role = Role.SUPERVISOR) -> Person:
    """Give the browser to a supervisor of the city."""
    actor = await people.an_officer("冯涛", role, place=city.city)
    person = await Person.get(id=actor.person_id)
    carry(client, await people.signed_in(person, staff=True))
    return person


async def test_the_record_is_read_in_order_by_hand_and_by_thing(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰")
    place = await joins(wang, calling)
    await supervised(client, calling.city)

    lines = (await client.get("/sup/audit", headers=JSON)).json()["lines"]
    assert [each["seq"] for each in lines] == sorted((each["seq"] for each in lines), reverse=True)
    walker = await Walker(client).open("/en/sup/audit")
    await walker.press(f"place in a shift {place.id}")
    assert "took a place in a shift" in walker.text
    assert "planned an activity" not in walker.text
    await walker.press("王桂兰")
    assert "took a place in a shift" in walker.text
    assert "planned an activity" not in walker.text
    await walker.press("Show all")
    assert "planned an activity" in walker.text


async def test_the_record_says_in_chinese_who_did_what_to_which_thing(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    place = await joins(await people.a_person("王桂兰"), calling)
    await supervised(client, calling.city)

    text = (await Walker(client).open("/sup/audit")).text

    assert f"报名 {place.id}" in text
    assert "新建活动" in text
    assert "草稿 → 报名中" in text
    assert not re.search(r"[A-Z][a-z]+[.:]\w", text)


async def test_the_record_is_narrowed_to_a_kind_of_things_and_to_a_name(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await joins(await people.a_person("王桂兰"), calling)
    await supervised(client, calling.city)

    of_kind = (await client.get("/sup/audit?kind=Commitment", headers=JSON)).json()["lines"]
    by_name = (await client.get("/sup/audit?name=王桂", headers=JSON)).json()["lines"]
    by_nobody = await client.get("/en/sup/audit?name=没这个人")

    assert {each["verb"] for each in of_kind} == {"Commitment.sign_up"}
    assert {each["who"] for each in by_name} == {"王桂兰"}
    assert "Nothing is on record here" in by_nobody.text


async def test_a_long_record_comes_in_pages_without_a_gap(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    async with transaction():
        for number in range(120):
            await audit.record("Story.tell", f"Story:{number}", by=SYSTEM)
    await supervised(client, city)

    seen, before = [], ""
    while True:
        page = (await client.get(f"/sup/audit{before}", headers=JSON)).json()
        seen += [each["seq"] for each in page["lines"]]
        if page["older"] is None:
            break
        before = f"?before={page['older']}"

    assert seen == list(range(len(seen), 0, -1))
    assert len(seen) == await AuditEntry.all().count()


@pytest.mark.parametrize(
    "query", ["before=x", "before=-1", "before=99999999999999999999", "who='", "subject=%27", "who=²"]
)
async def test_odd_questions_to_the_record_are_answered(client: httpx.AsyncClient, query: str) -> None:
    await supervised(client, await people.a_city())

    assert (await client.get(f"/sup/audit?{query}")).status_code == 200


async def test_the_record_shows_the_reason_the_change_and_for_whom(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰")
    async with transaction():
        await wang.move("die", by=calling.manager.helping(wang.id, mandate_id=None), because="家属告知")
    await supervised(client, calling.city)

    line = (await client.get(f"/sup/audit?subject=Person:{wang.id}", headers=JSON)).json()["lines"][0]

    assert (line["who"], line["for_whom"]) == ("刘敏", "王桂兰")
    assert (line["change"], line["because"]) == ("active → deceased", "家属告知")


async def test_every_role_in_force_stands_on_one_page(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    zhang = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    old = await people.an_officer("老马", Role.COMMUNITY_WORKER, place=calling.city.shiyou)
    await revoke(await Grant.get(person_id=old.person_id), by=SYSTEM, because="退休")
    await supervised(client, calling.city)

    lines = (await client.get("/sup/roles", headers=JSON)).json()["lines"]

    by_person = {each["person"]: each for each in lines}
    assert by_person["张丽"]["role"] == "community worker"
    assert by_person["张丽"]["over"] == "惠宾社区"
    assert by_person["刘敏"]["over"] == calling.org.name
    assert by_person["刘敏"]["basis"] == "story"
    assert "老马" not in by_person
    assert zhang.holds(Role.COMMUNITY_WORKER)


async def test_roles_come_in_pages_and_are_found_by_role_and_by_name(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    for number in range(25):
        await people.an_officer(f"张{number:02}", Role.COMMUNITY_WORKER, place=city.huibin)
    await people.an_officer("李远", Role.STREET_OFFICER, place=city.xinglongtai)
    await supervised(client, city)

    first = (await client.get("/sup/roles?role=community_worker", headers=JSON)).json()
    second = (await client.get("/sup/roles?role=community_worker&page=2", headers=JSON)).json()
    by_name = (await client.get("/sup/roles?q=李远", headers=JSON)).json()
    by_place = (await client.get("/sup/roles?q=惠宾", headers=JSON)).json()

    assert (first["total"], first["of"], len(first["lines"]), len(second["lines"])) == (25, 2, 20, 5)
    assert [each["person"] for each in by_name["lines"]] == ["李远"]
    assert by_place["total"] == 25


async def test_a_supervisor_of_one_county_does_not_read_anothers_roles(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    await people.an_officer("李远", Role.COMMUNITY_WORKER, place=city.wangjia)
    person = await people.a_person("冯涛")
    await grant(person, Role.SUPERVISOR, by=SYSTEM, basis="story", place=city.xinglongtai)
    carry(client, await people.signed_in(person, staff=True))

    assert "李远" not in (await client.get("/sup/roles")).text


async def a_dead_fact() -> Announcement:
    """Announce a fact that nobody could take up."""
    async with transaction():
        await outbox.announce(SignedUp(1, 2, 3))
        await audit.record("Story.tell", "Story:1", by=SYSTEM)
    await Announcement.all().update(dead_at=clock.now(), attempts=8, trouble="KeyError: 'x'")
    return await Announcement.get()


async def a_dead_letter(name: str = "王桂兰") -> Letter:
    """Write to somebody whom nothing reaches."""
    person = await people.a_person(name, phone=None)
    async with transaction():
        await letters.write(
            person,
            "signed_up",
            by=SYSTEM,
            title="送午饭",
            starts_at=clock.now(),
            ends_at=clock.now(),
            spot="食堂",
            number="12345678",
            line=None,
        )
    return await Letter.get(person_id=person.id)


async def test_what_did_not_go_out_is_seen_by_supervisors_and_mended_by_administrators(
    client: httpx.AsyncClient,
) -> None:
    city = await people.a_city()
    await a_dead_fact()
    letter = await a_dead_letter()
    assert letter.state == LetterState.DEAD
    await supervised(client, city)
    walker = await Walker(client).open("/en/sup/undelivered")
    assert "KeyError" in walker.text
    assert "王桂兰" in walker.text
    assert "送午饭" not in walker.text
    assert not [each for each in walker.page.pressables if each.words == "Try again"]

    await supervised(client, city, Role.ADMINISTRATOR)
    await walker.open("/en/sup/undelivered")
    button = next(
        each for each in walker.page.pressables if each.words == "Try again" and "/letter" not in str(each.form)
    )
    await client.post(button.form.action, data={})  # type: ignore[union-attr]

    fact = await Announcement.get()
    assert (fact.dead_at, fact.attempts) == (None, 0)
    assert await AuditEntry.filter(verb="Announcement.try_again").count() == 1
    refused = await client.post(f"/en/sup/undelivered/{letter.public_id}/letter", data={})
    assert refused.status_code == 409
    assert "There is still no way to reach this person." in refused.text


async def test_trying_again_is_the_administrators_alone(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    fact = await a_dead_fact()
    await supervised(client, city)

    assert (await client.post(f"/sup/undelivered/{fact.id}/again", data={})).status_code == 404
    await supervised(client, city, Role.ADMINISTRATOR)
    assert (await client.post("/sup/undelivered/99999999/again", data={})).status_code == 404
    assert (await client.post("/sup/undelivered/99999999999999999999/again", data={})).status_code == 404


async def test_a_fact_is_told_again_once(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    fact = await a_dead_fact()
    await supervised(client, city, Role.ADMINISTRATOR)

    said = [(await client.post(f"/sup/undelivered/{fact.id}/again", data={})).status_code for _ in range(2)]

    assert said == [303, 409]
    assert (await Announcement.get()).run_at <= clock.now() + dt.timedelta(seconds=1)
