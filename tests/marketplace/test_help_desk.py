"""The help desk: four presses and a name, on the elder's word, at the desk of their own community."""

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.audit import AuditEntry
from ground.identity import Person
from ground.letters import Letter
from ground.mandates import Mandate, Method
from ground.privacy import Look
from marketplace.models import Commitment, CommitmentState, SignUpWay
from tests import people
from tests.marketplace.open_shifts import HOUR, Calling, a_calling
from tests.outside.walking import Walker, carry
from volunteers.models import Limit, Volunteer

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def at_desk(client: httpx.AsyncClient, calling: Calling) -> tuple[Walker, Actor]:
    """Let the client be the worker of Huibin community."""
    worker = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    client.cookies.clear()
    carry(client, await people.signed_in(await Person.get(id=worker.person_id), staff=True))
    return Walker(client), worker


async def test_an_elder_is_signed_up_with_four_presses_and_a_name(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰", home=calling.city.huibin)
    walker, worker = await at_desk(client, calling)

    await walker.open("/en/cw/help")
    await walker.press("Find", name="wgl", tail=wang.phone_tail)
    await walker.press("王桂兰")
    await walker.press("给邻居老人送午饭")
    await walker.press("Sign them up")

    place = await Commitment.get(person_id=wang.id)
    assert (place.state, place.way, place.signed_by_id) == (
        CommitmentState.CONFIRMED, SignUpWay.DESK, worker.person_id,
    )  # fmt: skip
    word = await Mandate.get(principal_id=wang.id)
    assert (word.method, word.agent_place_id, place.mandate_id) == (Method.PRESENT, calling.city.huibin.id, word.id)
    assert "惠宾社区" in word.wording
    told = (await AuditEntry.get(verb="Commitment.sign_up")).told
    assert (told["by"], told["for"], told["channel"]) == (worker.person_id, wang.id, "desk")
    assert place.number in walker.text.replace(" ", "")
    slip = await client.get(f"/cw/help/places/{place.public_id}?print")
    assert "王桂兰" in slip.text
    assert "惠宾社区食堂" in slip.text
    assert await Look.filter(person_id=wang.id, what="search").count() == 1


async def test_the_word_is_taken_once_and_the_next_time_is_shorter(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰", home=calling.city.huibin)
    walker, _worker = await at_desk(client, calling)
    here = f"/cw/help/people/{wang.public_id}/{calling.shift.public_id}"

    silent = await client.post(here, data={}, headers=JSON)
    unproved = await client.post(here, data={"method": "paper"})
    assert (silent.status_code, unproved.status_code) == (422, 422)
    assert not await Mandate.exists()
    assert not await Commitment.exists()
    await client.post(here, data={"method": "paper", "proof": "2026-17"})
    again = await client.post(here, data={}, headers=JSON)

    assert again.status_code == 200
    assert await Mandate.all().count() == 1
    assert await Commitment.all().count() == 1
    await walker.open(f"/en/cw/help/people/{wang.public_id}")
    assert "A signed paper, in force until" in walker.text


async def test_the_worker_reads_of_the_elder_and_is_not_spoken_to_in_their_place(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰", home=calling.city.huibin)
    walker, _worker = await at_desk(client, calling)

    await walker.open(f"/cw/help/people/{wang.public_id}")

    assert "在本人社区" in walker.text
    assert "您社区" not in walker.text


async def test_an_elder_without_a_telephone_is_entered_and_gets_paper(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker, _worker = await at_desk(client, calling)

    await walker.open("/en/cw/help")
    await walker.press("Enter them", full_name="赵淑芬", born="19")
    assert walker.answer.status_code == 422
    assert 'value="赵淑芬"' in walker.answer.text
    await walker.press("Enter them", full_name="赵淑芬", born="1941")
    await walker.press("给邻居老人送午饭")
    await walker.press("Sign them up", method="phone")

    elder = await Person.get(name="赵淑芬")
    assert (elder.home_id, elder.phone_sealed) == (calling.city.huibin.id, None)
    assert (await Commitment.get(person_id=elder.id)).way == SignUpWay.PHONE
    assert (await Letter.get(person_id=elder.id)).way == "paper"
    assert "give them this paper" in walker.text


async def test_a_place_is_given_up_for_someone_on_their_word(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰", home=calling.city.huibin)
    walker, worker = await at_desk(client, calling)
    await client.post(f"/cw/help/people/{wang.public_id}/{calling.shift.public_id}", data={"method": "present"})

    await walker.open(f"/en/cw/help/people/{wang.public_id}")
    await walker.press("Cannot come")
    await walker.press("Give it up", reason="要去医院")

    place = await Commitment.get(person_id=wang.id)
    assert (place.state, place.reason) == (CommitmentState.WITHDRAWN, "要去医院")
    told = (await AuditEntry.get(verb="Commitment.withdraw")).told
    assert (told["by"], told["for"]) == (worker.person_id, wang.id)


async def test_m7_a_limit_is_named_and_no_word_is_kept_for_a_sign_up_that_was_refused(
    client: httpx.AsyncClient,
) -> None:
    """EDGE-40."""
    calling = await a_calling(demands=[Limit.NO_STAIRS])
    wang = await people.a_person("王桂兰", home=calling.city.huibin)
    await Volunteer.create(person_id=wang.id, joined_at=clock.now(), limits=",no_stairs,")
    await at_desk(client, calling)
    here = f"/cw/help/people/{wang.public_id}/{calling.shift.public_id}"

    page = (await client.get(here, headers=JSON)).json()
    refused = await client.post(here, data={"method": "present"}, headers=JSON)

    assert len(page["hindrances"]) == 1
    assert (refused.status_code, refused.json()["reasons"]) == (409, ["limit.no_stairs"])
    assert not await Mandate.exists()


async def test_people_of_another_community_are_not_there(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    far = await people.a_person("孙德海", home=calling.city.wangjia)
    walker, _worker = await at_desk(client, calling)

    await walker.open("/en/cw/help")
    await walker.press("Find", name="孙德海", tail=far.phone_tail)

    assert "Nobody of this name" in walker.text
    for path in (f"/cw/help/people/{far.public_id}", f"/cw/help/people/{far.public_id}/{calling.shift.public_id}"):
        assert (await client.get(path)).status_code == 404
    assert (await client.post(f"/cw/help/people/{far.public_id}/{calling.shift.public_id}")).status_code == 404
    client.cookies.clear()
    carry(client, await people.signed_in(far))
    assert (await client.get("/cw/help")).status_code == 404


async def test_the_last_place_taken_in_the_meantime_is_a_place_in_line(client: httpx.AsyncClient) -> None:
    calling = await a_calling(capacity=1)
    first, second = [await people.a_person(name, home=calling.city.huibin) for name in ("王桂兰", "李长河")]
    walker, _worker = await at_desk(client, calling)
    for each in (first, second):
        await walker.open(f"/en/cw/help/people/{each.public_id}/{calling.shift.public_id}")
        await client.post(f"/cw/help/people/{each.public_id}/{calling.shift.public_id}", data={"method": "present"})

    place = await Commitment.get(person_id=second.id)
    page = await client.get(f"/en/cw/help/places/{place.public_id}")

    assert "Number 1" in page.text
    with clock.stopped(calling.shift.starts_at + HOUR):
        await at_desk(client, calling)
        late = await client.post(
            f"/cw/help/people/{second.public_id}/{calling.shift.public_id}", data={"method": "present"}, headers=JSON
        )
    assert (late.status_code, late.json()["commitment_id"]) == (200, place.public_id)
