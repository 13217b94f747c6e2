"""Two records of one person over HTTP: side by side at a desk, joined by an officer, contested by the person."""

import datetime as dt

import httpx
import pytest

from ground import persons
from ground.actors import Actor, Role
from ground.identity import Person, PersonState
from ground.privacy import Look
from marketplace import house
from tests import people
from tests.volunteers.stories import Story, a_story
from volunteers import enrolling, merging
from volunteers.models import Merger, MergerState

pytestmark = pytest.mark.anyio

EVIDENCE = "两份记录是同一张身份证"
JSON = {"Accept": "application/json"}


async def seat(client: httpx.AsyncClient, actor: Actor) -> None:
    """Let an officer sit at the client's desk."""
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def twice(story: Story) -> Person:
    """Enter Wang a second time, at home nowhere yet."""
    return await people.a_person("王桂兰")


async def test_edge_18_a_desk_says_it_and_an_officer_joins_the_two(client: httpx.AsyncClient) -> None:
    story = await a_story()
    other = await twice(story)
    await seat(client, story.desk)
    ask = f"/en/cw/elders/{story.wang.public_id}/second-record"

    asked = await client.get(ask)
    unsaid = await client.post(ask, data={"evidence": EVIDENCE})
    sent = await client.post(ask, data={"other": other.public_id, "evidence": EVIDENCE})
    shown = await client.get(sent.headers["location"])
    at_desk = await client.post(f"{sent.headers['location']}/joining")
    await seat(client, story.street)
    listed = await client.get("/en/cw/second-records")
    first_page = await client.get((await client.get("/en/desk")).headers["location"])
    told = await client.get(sent.headers["location"], headers=JSON)
    joined = await client.post(f"{sent.headers['location']}/joining")

    assert other.public_id in asked.text
    assert unsaid.status_code == 422
    assert (persons.phone_of(other) or "x") not in shown.text
    assert persons.phone_shown(other) in shown.text
    assert "A second officer" in shown.text
    assert at_desk.status_code == 404
    assert EVIDENCE not in listed.text
    assert "王桂兰" in listed.text
    assert "second record" in first_page.text
    assert told.json()["may_carry_out"]
    assert joined.status_code == 303
    assert (await Person.get(id=other.id)).merged_into_id == story.wang.id
    assert await Look.filter(person_id=other.id, what="merger").count() == 1
    led = await client.get(f"/en/cw/elders/{other.public_id}", headers=JSON)
    assert led.json()["id"] == story.wang.public_id


async def test_edge_18_the_other_record_is_named_by_its_volunteer_number(client: httpx.AsyncClient) -> None:
    story = await a_story()
    other = await people.a_person("王桂蓝", home=story.city.huibin)
    far = await people.a_person("王桂蓝", home=story.city.wangjia)
    numbers = [(await enrolling.enrol(each, by=await people.an_actor(each))).number for each in (other, far)]
    await seat(client, story.desk)
    ask = f"/en/cw/elders/{story.wang.public_id}/second-record"

    elsewhere = await client.post(ask, data={"number": numbers[1], "evidence": EVIDENCE})
    here = await client.post(ask, data={"number": numbers[0], "evidence": EVIDENCE})

    assert elsewhere.status_code == 422
    assert far.public_id not in elsewhere.text
    assert here.status_code == 303
    assert (await Merger.get()).other_id == other.id


async def test_edge_18_what_stands_against_it_is_read_before_anyone_presses(client: httpx.AsyncClient) -> None:
    story = await a_story()
    other = await people.a_person("王桂兰", home=story.city.huibin, born_on=dt.date(1960, 1, 1))
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)
    await seat(client, story.street)
    here = f"/en/cw/second-records/{made.public_id}"

    shown = await client.get(here)
    refused = await client.post(f"{here}/joining")
    dropped = await client.post(f"{here}/dropping", data={"because": "生日不同，是两个人"})

    assert "different birth dates" in shown.text
    assert refused.status_code == 409
    assert dropped.status_code == 303
    assert (await Merger.get()).state == MergerState.DROPPED


async def test_edge_19_the_person_says_it_is_wrong_and_an_officer_parts_them(client: httpx.AsyncClient) -> None:
    story = await a_story()
    other = await twice(story)
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)
    await merging.carry_out(made, by=story.street, together=house.together())
    client.cookies.update(await people.signed_in(story.wang))

    own = await client.get("/en/me/records")
    said = await client.post(f"/en/me/records/{made.public_id}/objection", data={"because": "那个不是我"})
    read = await client.get("/en/me/records")
    await seat(client, story.county)
    shown = await client.get(f"/en/cw/second-records/{made.public_id}")
    parted = await client.post(f"/en/cw/second-records/{made.public_id}/parting", data={"because": "查明是两位老人"})

    assert EVIDENCE in own.text
    assert said.status_code == 303
    assert "no certificate is issued" in read.text
    assert "那个不是我" in shown.text
    assert parted.status_code == 303
    assert (await Person.get(id=other.id)).state == PersonState.ACTIVE


async def test_edge_18_another_countys_desk_and_another_person_find_nothing(client: httpx.AsyncClient) -> None:
    story = await a_story()
    other = await twice(story)
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)
    await merging.carry_out(made, by=story.street, together=house.together())
    far = await people.an_officer("外区", Role.STREET_OFFICER, place=story.city.tianjia)
    here = f"/en/cw/second-records/{made.public_id}"

    client.cookies.update(await people.signed_in(await people.a_person("赵淑芬")))
    own = await client.post(f"/en/me/records/{made.public_id}/objection", data={"because": "那个不是我"})
    await seat(client, far)
    tried = [await client.get(here)] + [
        await client.post(f"{here}/{act}", data={"because": "看看行不行"})
        for act in ("joining", "dropping", "objection", "upholding", "parting")
    ]

    assert own.status_code == 404
    assert {answer.status_code for answer in tried} == {404}
    assert (await Merger.get()).state == MergerState.MERGED


async def test_edge_18_who_has_one_record_reads_that_and_what_to_do(client: httpx.AsyncClient) -> None:
    story = await a_story()
    client.cookies.update(await people.signed_in(story.wang))

    own = await client.get("/en/me/records")

    assert "You have one record" in own.text
    assert "Look at my records" in (await client.get("/en/me/data")).text
