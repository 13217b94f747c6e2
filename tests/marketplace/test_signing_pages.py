"""Signing up as a browser without JavaScript does it: from a card to a number, and back out again."""

import asyncio
import datetime as dt

import httpx
import pytest

from ground import clock
from ground.audit import AuditEntry
from ground.identity import Person
from marketplace.models import Commitment, CommitmentState
from tests import people
from tests.letterbox import code_to
from tests.marketplace.open_shifts import Calling, a_calling, in_days, joins, neighbours
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

PHONE = "13912345678"
JSON = {"accept": "application/json"}


async def at_the_check(client: httpx.AsyncClient, calling: Calling, name: str = "王桂兰") -> Walker:
    """Walk, as someone who is signed in, to the page that shows everything once more."""
    carry(client, await people.signed_in(await people.a_person(name, home=calling.city.huibin)))
    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")
    return await walker.press("I want to join")


async def test_a_stranger_signs_up_from_the_first_page_to_the_number(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await Walker(client).open("/en/")

    await walker.press(calling.activity.title)
    await walker.press("I want to join")
    assert "Step 1 of 3" in walker.text
    await walker.press("Text me", phone=PHONE)
    assert "Step 2 of 3" in walker.text
    await walker.press("Next", code=await code_to(PHONE))
    assert "Step 3 of 3" in walker.text
    await walker.press("Sign me up", name="王桂兰")

    place = await Commitment.get().select_related("person")
    assert walker.path == f"/en/place/{place.public_id}"
    assert "You are signed up" in walker.text
    assert f"{place.number[:4]} {place.number[4:]}" in walker.text
    assert (place.person.name, place.state) == ("王桂兰", CommitmentState.CONFIRMED)
    acts = [(status, path) for method, status, path in walker.trail if method == "POST"]
    assert [status for status, _path in acts] == [303, 303, 303]


async def test_the_way_back_from_the_telephone_is_the_activity(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await Walker(client).open(f"/en/s/{calling.shift.public_id}")

    await walker.press("Back")

    assert walker.path.startswith(f"/en/a/{calling.activity.public_id}")


async def test_who_is_signed_in_needs_two_presses(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await at_the_check(client, calling)

    await walker.press("Sign me up")

    assert "You are signed up" in walker.text
    assert calling.activity.title in walker.text
    assert "0427-2810000" in walker.answer.text


async def test_a_double_press_gives_one_place_and_the_same_page(client: httpx.AsyncClient) -> None:
    """EDGE-2."""
    walker = await at_the_check(client, await a_calling())
    button = walker.find("Sign me up")
    values = walker.filled(button, {})

    said = await asyncio.gather(*(client.post(button.form.action, data=values) for _ in range(3)))  # type: ignore[union-attr]

    place = await Commitment.get()
    assert {(each.status_code, each.headers["location"]) for each in said} == {(303, f"/en/place/{place.public_id}")}


async def test_a_second_form_for_the_same_shift_shows_the_place_one_has(client: httpx.AsyncClient) -> None:
    """EDGE-2, in two windows."""
    calling = await a_calling()
    one, other = await at_the_check(client, calling), Walker(client)
    await other.open(one.path)

    await one.press("Sign me up")
    await other.press("Sign me up")

    assert one.path == other.path
    assert await Commitment.all().count() == 1


async def test_the_last_place_is_gone_and_the_line_is_said(client: httpx.AsyncClient) -> None:
    """EDGE-1, INV-60: not an error page, but a place in line."""
    calling = await a_calling(capacity=1)
    walker = await at_the_check(client, calling)
    first, second = await neighbours(2, calling.city)
    await joins(first, calling)
    await joins(second, calling)

    await walker.press("Sign me up")

    assert walker.answer.status_code == 200
    assert "You are in line" in walker.text
    assert "Your place in line 2" in walker.text


async def test_a_full_shift_is_queued_for_with_open_eyes(client: httpx.AsyncClient) -> None:
    calling = await a_calling(capacity=1)
    (first,) = await neighbours(1, calling.city)
    await joins(first, calling)
    carry(client, await people.signed_in(await people.a_person()))

    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")
    await walker.press("Queue for a place")
    assert "All places are taken." in walker.text
    await walker.press("Queue for me")

    assert "You are in line" in walker.text
    await walker.press("Leave the line")
    await walker.press("Leave the line")
    assert "You have given up your place" in walker.text


async def test_giving_up_says_what_happens_then_does_it_and_can_be_undone(client: httpx.AsyncClient) -> None:
    """INV-67."""
    calling = await a_calling(capacity=1)
    walker = await at_the_check(client, calling)
    await walker.press("Sign me up")

    await walker.press("I cannot come")
    assert "Nobody holds it against you." in walker.text
    await walker.press("Give up my place")
    assert "Thank you for telling us." in walker.text
    assert (await calling.fresh_slot()).taken == 0
    await walker.press("I can come after all")
    await walker.press("Sign me up")

    assert "You are signed up" in walker.text
    assert (await calling.fresh_slot()).taken == 1


async def test_the_next_in_line_says_yes_to_the_place_that_was_given_up(client: httpx.AsyncClient) -> None:
    """INV-61, INV-62."""
    calling = await a_calling(capacity=1)
    wang, li = await people.a_person("王桂兰"), await people.a_person("李长河")
    hers, his = await joins(wang, calling), await joins(li, calling)
    carry(client, await people.signed_in(wang))
    await (await Walker(client).open(f"/en/place/{hers.public_id}/cancel")).press("Give up my place")

    carry(client, await people.signed_in(li))
    walker = await Walker(client).open(f"/en/place/{his.public_id}")
    assert "A place is free for you" in walker.text
    assert "Please say yes by" in walker.text
    await walker.press("Yes, I am coming")

    assert "You are signed up" in walker.text
    assert (await Commitment.get(id=his.id)).state == CommitmentState.CONFIRMED


async def test_a_yes_that_comes_too_late_hears_why_and_what_next(client: httpx.AsyncClient) -> None:
    """EDGE-8."""
    calling = await a_calling(capacity=1)
    wang, li = await people.a_person("王桂兰"), await people.a_person("李长河")
    hers, his = await joins(wang, calling), await joins(li, calling)
    carry(client, await people.signed_in(wang))
    await (await Walker(client).open(f"/en/place/{hers.public_id}/cancel")).press("Give up my place")
    carry(client, await people.signed_in(li))
    walker = await Walker(client).open(f"/en/place/{his.public_id}")

    with clock.stopped(clock.now() + dt.timedelta(hours=25)):
        await walker.press("Yes, I am coming")
        assert walker.answer.status_code == 409
        assert "The time to say yes is over, but a place is still free." in walker.text
        await walker.press("I can come after all")
        await walker.press("Sign me up")
        assert "You are signed up" in walker.text


async def test_what_stands_against_it_is_said_in_sentences_and_the_name_typed_is_kept(
    client: httpx.AsyncClient,
) -> None:
    calling = await a_calling()
    other = await a_calling(city=calling.city, org=calling.org, title="陪老人聊天", starts_at=in_days(3, 11))
    wang = await people.a_person("")
    carry(client, await people.signed_in(wang))
    walker = await Walker(client).open(f"/en/s/{calling.shift.public_id}/check")
    await joins(wang, other)

    await walker.press("Sign me up", name="王桂兰")

    assert walker.answer.status_code == 409
    assert "陪老人聊天" in walker.text
    assert (await Person.get(id=wang.id)).name == "王桂兰"
    assert walker.find("Look for another")
    assert await Commitment.all().count() == 1


async def test_the_check_page_says_beforehand_what_stands_against_it(client: httpx.AsyncClient) -> None:
    calling = await a_calling(youngest=18)
    child = await people.a_person("小明", born_on=clock.today() - dt.timedelta(days=12 * 365))
    carry(client, await people.signed_in(child))

    walker = await Walker(client).open(f"/en/s/{calling.shift.public_id}/check")

    assert not [each for each in walker.page.pressables if each.words == "Sign me up"]
    assert walker.find("Look for another")
    assert walker.find("Talk to a person")


async def test_a_session_that_ended_meanwhile_comes_back_to_the_same_page(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await at_the_check(client, calling)
    client.cookies.clear()

    await walker.press("Sign me up")
    await walker.press("Text me", phone=PHONE)
    await walker.press("Next", code=await code_to(PHONE))

    assert walker.path == f"/en/s/{calling.shift.public_id}/check"


@pytest.mark.parametrize("path", ["/s/000000000000", "/s/000000000000/check", "/place/000000000000"])
async def test_what_is_not_there_is_not_found(client: httpx.AsyncClient, path: str) -> None:
    carry(client, await people.signed_in(await people.a_person()))

    assert (await client.get(path)).status_code == 404


async def test_another_persons_place_is_not_found(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    hers = await joins(await people.a_person("王桂兰"), calling)
    carry(client, await people.signed_in(await people.a_person("李长河")))

    for path in ("", "/cancel", "/calendar.ics"):
        assert (await client.get(f"/place/{hers.public_id}{path}")).status_code == 404
    for path in ("/cancel", "/yes"):
        assert (await client.post(f"/place/{hers.public_id}{path}", data={})).status_code == 404
    assert (await Commitment.get(id=hers.id)).state == CommitmentState.CONFIRMED


async def test_each_page_has_its_twin_for_programs(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    carry(client, await people.signed_in(await people.a_person("王桂兰")))

    check = (await client.get(f"/s/{calling.shift.public_id}/check", headers=JSON)).json()
    made = await client.post(
        f"/s/{calling.shift.public_id}/check", json={}, headers={**JSON, "idempotency-key": "once"}
    )
    place = (await client.get(made.headers["location"], headers=JSON)).json()
    leaving = (await client.get(f"{made.headers['location']}/cancel", headers=JSON)).json()
    gone = (await client.post(f"{made.headers['location']}/cancel", json={}, headers=JSON)).json()

    assert (check["activity"], check["left"], check["hindrances"]) == (calling.activity.title, 2, [])
    assert made.json() == place
    assert (place["state"], place["may_withdraw"], leaving["in_line"]) == ("confirmed", True, False)
    assert (gone["state"], gone["may_come_back"]) == ("withdrawn", True)


async def test_the_record_names_the_hand_and_the_way(client: httpx.AsyncClient) -> None:
    walker = await at_the_check(client, await a_calling())
    await walker.press("Sign me up")

    entry = await AuditEntry.get(verb="Commitment.sign_up")
    person = await Person.get(name="王桂兰")
    assert (entry.who, entry.for_whom, entry.told["way"], entry.told["channel"]) == (person.id, None, "self", "web")
