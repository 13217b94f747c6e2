"""Several people at one telephone: each comes in as themselves and sees nothing of the others (INV-30, EDGE-17)."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.identity import Person, Session
from ground.sessions import open_sessions
from tests import people
from tests.letterbox import code_to
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import Walker

pytestmark = pytest.mark.anyio

PHONE = "13912345678"


async def signs_in(client: httpx.AsyncClient, phone: str = PHONE) -> Walker:
    """Walk through the entrance to where the digits lead."""
    walker = await Walker(client).open("/en/sign-in?next=/me")
    await walker.press("Text me", phone=phone)
    return await walker.press("Next", code=await code_to(phone))


async def test_two_people_at_one_telephone_say_who_they_are(client: httpx.AsyncClient) -> None:
    """EDGE-17."""
    await people.a_person("王桂兰", phone=PHONE)
    li = await people.a_person("李长河", phone=PHONE)

    walker = await signs_in(client)
    assert walker.path.startswith("/en/sign-in/who")
    assert await Session.all().count() == 0
    await walker.press("李长河")

    assert walker.path == "/en/me"
    assert (await Session.get()).person_id == li.id


async def test_one_of_them_sees_nothing_of_the_other(client: httpx.AsyncClient) -> None:
    """EDGE-17: no cross view."""
    calling = await a_calling()
    wang = await people.a_person("王桂兰", phone=PHONE)
    await people.a_person("李长河", phone=PHONE)
    hers = await joins(wang, calling)

    walker = await signs_in(client)
    await walker.press("李长河")

    for path in ("/me", "/me/signups", "/me/messages", "/me/data", "/me/family"):
        await walker.open(f"/en{path}")
        assert walker.answer.status_code == 200
        assert "王桂兰" not in walker.text
        assert calling.activity.title not in walker.text
    assert (await walker.open(f"/en/place/{hers.public_id}")).answer.status_code == 404
    assert hers.number not in (await walker.open("/en/me/data/copy")).answer.text


async def test_a_newcomer_at_a_shared_telephone_becomes_a_person_of_their_own(client: httpx.AsyncClient) -> None:
    await people.a_person("王桂兰", phone=PHONE)
    await people.a_person("李长河", phone=PHONE)

    walker = await signs_in(client)
    await walker.press("Someone else")

    newcomer = await Person.get(name="")
    assert (await Session.get()).person_id == newcomer.id
    assert newcomer.phone_tail == "5678"


async def test_who_is_taken_for_the_one_known_there_can_say_so(client: httpx.AsyncClient) -> None:
    """INV-30: his telephone is hers too, though only he has been here."""
    li = await people.a_person("李长河", phone=PHONE)

    walker = await signs_in(client)
    assert "李长河" in walker.text
    await walker.press("I am someone else")
    await walker.press("Someone else")

    newcomer = await Person.get(name="")
    assert await open_sessions(li.id) == []
    assert [each.person_id for each in await Session.filter(ended_at=None)] == [newcomer.id]


async def test_a_little_later_the_digits_are_asked_for_again(client: httpx.AsyncClient) -> None:
    await people.a_person("李长河", phone=PHONE)
    walker = await signs_in(client)

    with clock.stopped(clock.now() + dt.timedelta(minutes=25)):
        await walker.open("/en/me")
        assert "I am someone else" not in walker.text
        await walker.open("/en/sign-in/who")
        assert walker.find("Text me")


async def test_a_person_of_another_telephone_cannot_be_chosen(client: httpx.AsyncClient) -> None:
    stranger = await people.a_person("赵淑芬")
    for name in ("王桂兰", "李长河"):
        await people.a_person(name, phone=PHONE)
    await signs_in(client)

    for given in (stranger.public_id, "000000000000"):
        answer = await client.post("/en/sign-in/who", data={"person": given})
        assert answer.status_code == 409
        assert "Please choose one from the list." in answer.text

    assert await Session.all().count() == 0
    assert await Person.filter(name="").count() == 0


async def test_a_telephone_of_very_many_people_is_sent_to_the_desk(client: httpx.AsyncClient) -> None:
    for number in range(6):
        await people.a_person(f"邻居{number}", phone=PHONE)

    walker = await signs_in(client)
    await walker.press("Someone else")

    assert walker.answer.status_code == 409
    assert "Please come to your community's desk." in walker.text
    assert await Session.all().count() == 0


async def test_after_signing_out_the_telephone_has_to_be_shown_again(client: httpx.AsyncClient) -> None:
    await people.a_person("王桂兰", phone=PHONE)
    walker = await signs_in(client)

    await walker.press("Sign out")
    await walker.open("/en/sign-in/who")

    assert "王桂兰" not in walker.text
    assert walker.find("Text me")
