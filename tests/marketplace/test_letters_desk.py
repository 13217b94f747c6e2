"""Letters at the desk: who has no telephone gets paper in hand, and reads who opened it."""

import httpx
import pytest

from ground import letters
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.database import transaction
from ground.identity import Person
from ground.letters import Letter, LetterState
from ground.privacy import Look
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, joins
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}


async def at(client: httpx.AsyncClient, actor: Actor) -> Walker:
    """Give the browser to a worker, at the letters."""
    client.cookies.clear()
    carry(client, await people.signed_in(await Person.get(id=actor.person_id), staff=True))
    return await Walker(client).open("/en/cw/letters")


async def a_letter_on_paper(calling: Calling) -> tuple[Person, Letter]:
    """Sign an elder without a telephone up: the letter waits at Huibin's desk."""
    elder = await people.a_person("赵淑芬", phone=None, home=calling.city.huibin)
    await joins(elder, calling)
    return elder, await Letter.get(person_id=elder.id, state=LetterState.TO_PRINT)


async def test_a_letter_is_printed_brought_and_written_down(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    elder, letter = await a_letter_on_paper(calling)
    zhang = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    walker = await at(client, zhang)
    assert "赵淑芬" in walker.text
    assert calling.activity.title not in walker.text

    chosen = {"letter": [letter.public_id]}
    sheet = await client.post("/en/cw/letters/printing", data=chosen)
    assert calling.activity.title in sheet.text
    assert (await Look.get(person_id=elder.id)).looker_id == zhang.person_id
    brought = await client.post("/en/cw/letters/delivery", data=chosen)

    assert brought.status_code == 303
    assert (await Letter.get(id=letter.id)).state == LetterState.DELIVERED
    assert "No letter to bring" in (await walker.open("/en/cw/letters")).text
    assert await AuditEntry.filter(verb="Letter.deliver").count() == 1


async def test_the_elder_reads_who_opened_the_letter(client: httpx.AsyncClient) -> None:
    """Security 15."""
    calling = await a_calling()
    elder, letter = await a_letter_on_paper(calling)
    await at(client, await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin))
    await client.post("/cw/letters/printing", data={"letter": letter.public_id})
    carry(client, await people.signed_in(elder))

    looks = (await client.get("/me/data", headers=JSON)).json()["looks"]

    assert [each["who"] for each in looks] == ["张丽"]


async def test_another_desk_neither_sees_nor_opens_it(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    _elder, letter = await a_letter_on_paper(calling)
    walker = await at(client, await people.an_officer("李远", Role.COMMUNITY_WORKER, place=calling.city.wangjia))

    assert "赵淑芬" not in walker.text
    for path in ("printing", "delivery"):
        assert (await client.post(f"/cw/letters/{path}", data={"letter": letter.public_id})).status_code == 404
    for path in ("reading", "told", "again"):
        assert (await client.post(f"/cw/letters/{letter.public_id}/{path}", data={})).status_code == 404
    assert await Look.all().count() == 0
    assert (await Letter.get(id=letter.id)).state == LetterState.TO_PRINT


async def test_choosing_none_says_so(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await a_letter_on_paper(calling)
    await at(client, await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin))

    answer = await client.post("/en/cw/letters/printing", data={})

    assert answer.status_code == 422
    assert "赵淑芬" in answer.text


async def test_whom_nothing_reached_is_called_and_told(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    elder = await people.a_person("赵淑芬", phone="13900000001", home=calling.city.huibin)
    await joins(elder, calling)
    await Letter.filter(person_id=elder.id).update(state=LetterState.DEAD, trouble="the number is empty")
    walker = await at(client, await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin))
    assert "the number is empty" in walker.text

    button = walker.find("Read it")
    read = await client.post(button.form.action, data=walker.filled(button, {}))  # type: ignore[union-attr]
    assert calling.activity.title in read.text
    assert "139 **** 0001" in read.text
    letter = await Letter.get(person_id=elder.id)
    await client.post(f"/en/cw/letters/{letter.public_id}/told", data={})

    assert (await Letter.get(id=letter.id)).state == LetterState.DELIVERED


async def test_a_letter_is_sent_again_once_there_is_a_way(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    elder = await people.a_person("赵淑芬", phone="13900000001", home=calling.city.huibin)
    async with transaction():
        await letters.write(elder, "mandate_given", by=SYSTEM, agent="李红", day=calling.project.ends_on)
    await Letter.filter(person_id=elder.id).update(state=LetterState.DEAD)
    walker = await at(client, await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin))

    await walker.press("Try again")

    assert "It is on its way again." in walker.text
    assert (await Letter.get(person_id=elder.id)).state == LetterState.WAITING


async def test_the_desk_is_told_that_letters_wait(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await a_letter_on_paper(calling)
    await at(client, await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin))

    tasks = (await client.get("/cw", headers=JSON)).json()["tasks"]

    assert ("1 letter to print and bring", "/en/cw/letters") in [(each["sentence"], each["href"]) for each in tasks]
