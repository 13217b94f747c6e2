"""What did not go out is read in words, and sent again, brought on paper, or let rest with a reason."""

import httpx
import pytest

from ground import letters, outbox
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.database import transaction
from ground.granting import grant
from ground.identity import Person
from ground.letters import Letter, LetterState
from ground.outbox import Announcement
from marketplace.events import SignedUp
from tests import people
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def an_administrator(client: httpx.AsyncClient, city: people.City) -> Walker:
    person = await people.a_person("冯涛")
    await grant(person, Role.ADMINISTRATOR, by=SYSTEM, basis="story", place=city.city)
    carry(client, await people.signed_in(person, staff=True))
    return Walker(client)


async def a_dead_letter(city: people.City, *, state: LetterState = LetterState.DEAD) -> Letter:
    """Write to an elder at home in Huibin by SMS and by voice, in vain."""
    elder = await people.a_person("王桂兰", phone="13900000001", home=city.huibin)
    async with transaction():
        await letters.write(elder, "need_received", by=SYSTEM, number="20260001", day="11-30")
    await Letter.all().update(state=state, trouble="sms: answered 503; voice: ReadTimeout")
    return await Letter.get(person_id=elder.id)


async def a_dead_fact() -> Announcement:
    async with transaction():
        await outbox.announce(SignedUp(1, 2, 3))
    await Announcement.all().update(dead_at=(await Announcement.get()).announced_at, attempts=8, trouble="KeyError")
    return await Announcement.get()


async def test_the_list_says_what_it_was_to_whom_why_not_and_what_helps(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    await a_dead_letter(city)
    await a_dead_fact()
    walker = await (await an_administrator(client, city)).open("/sup/undelivered")

    for words in ("收到求助", "王桂兰", "139 **** 0001", "运营商没有接收（503）", "有人报名成功"):
        assert words in walker.text
    for raw in ("need_received", "13900000001", "SignedUp", "ReadTimeout"):
        assert raw not in walker.text
    told = (await client.get("/sup/undelivered", headers=JSON)).json()
    assert [each["purpose"] for each in told["letters"]] == ["need_received"]


async def test_a_letter_that_no_message_brought_is_put_on_paper(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    letter = await a_dead_letter(city)
    walker = await (await an_administrator(client, city)).open("/en/sup/undelivered")

    await walker.press("Bring on paper")

    assert "Their community prints it and brings it." in walker.text
    after = await Letter.get(id=letter.id)
    assert (after.state, after.place_id) == (LetterState.TO_PRINT, city.huibin.id)
    assert (await client.post(f"/cw/letters/{letter.public_id}/paper", data={})).status_code == 409


async def test_a_letter_to_somebody_whom_no_community_knows_cannot_be_brought(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    letter = await a_dead_letter(city)
    await Person.filter(id=letter.person_id).update(home_id=None)
    await Letter.all().update(place_id=None)
    walker = await (await an_administrator(client, city)).open("/en/sup/undelivered")

    assert "Bring on paper" not in walker.text
    answer = await client.post(f"/en/cw/letters/{letter.public_id}/paper", data={})
    assert answer.status_code == 409
    assert "No community knows this person." in answer.text


async def test_a_letter_rests_for_a_reason_that_the_audit_keeps(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    letter = await a_dead_letter(city)
    carry(client, await people.signed_in(await Person.get(id=(await people.an_officer(
        "张丽", Role.COMMUNITY_WORKER, place=city.huibin)).person_id), staff=True))  # fmt: skip
    walker = await Walker(client).open(f"/en/cw/letters/{letter.public_id}/rest")
    assert "that a need came in" in walker.text

    await walker.press("Let it rest")
    assert (await Letter.get(id=letter.id)).state == LetterState.DEAD, "without a reason it stays"
    await walker.press("Let it rest", because="当面说过了")

    assert (await Letter.get(id=letter.id)).state == LetterState.DROPPED
    assert (await AuditEntry.get(verb="Letter.drop")).told["because"] == "当面说过了"
    assert (await client.get(f"/cw/letters/{letter.public_id}/rest")).status_code == 409
    assert "王桂兰" not in (await walker.open("/en/cw/letters")).text


async def test_a_fact_rests_for_a_reason_and_is_told_to_nobody(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    fact = await a_dead_fact()
    walker = await (await an_administrator(client, city)).open("/en/sup/undelivered")

    await walker.press("Let it rest")
    await walker.press("Let it rest", because="the shift is long over")

    assert "Everything went out" in walker.text
    after = await Announcement.get(id=fact.id)
    assert (after.dead_at, after.done_at is not None) == (None, True)
    assert (await AuditEntry.get(verb="Announcement.drop")).told["because"] == "the shift is long over"
    answer = await client.post(f"/sup/undelivered/{fact.id}/rest", data={"because": "once more"})
    assert answer.status_code == 409


async def test_letting_rest_is_refused_to_another_desk_and_to_supervisors(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    letter, fact = await a_dead_letter(city), await a_dead_fact()
    far = await people.an_officer("李远", Role.COMMUNITY_WORKER, place=city.wangjia)
    over = await people.an_officer("马超", Role.SUPERVISOR, place=city.city)
    for actor in (far, over):
        client.cookies.clear()
        carry(client, await people.signed_in(await Person.get(id=actor.person_id), staff=True))
        assert (await client.post(f"/cw/letters/{letter.public_id}/paper", data={})).status_code == 404
        for path in (f"/cw/letters/{letter.public_id}/rest", f"/sup/undelivered/{fact.id}/rest"):
            assert (await client.get(path)).status_code == 404
            assert (await client.post(path, data={"because": "not mine"})).status_code == 404
    assert (await Letter.get(id=letter.id)).state == LetterState.DEAD
