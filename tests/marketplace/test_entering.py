"""Entering by telephone: a number, six digits read back, and one is in; mistakes cost nothing that was typed."""

import asyncio
import datetime as dt

import httpx
import pytest

from ground import clock
from ground.audit import AuditEntry
from ground.identity import Person, Session
from marketplace.models import SignInCode
from tests import people
from tests.letterbox import another, code_to, codes_to
from tests.outside.walking import Walker, key_of_a_form_read

pytestmark = pytest.mark.anyio

PHONE = "13912345678"


async def at_the_code(client: httpx.AsyncClient, phone: str = PHONE) -> Walker:
    """Walk to the page that asks for the digits."""
    walker = await Walker(client).open("/en/sign-in")
    return await walker.press("Text me", phone=phone)


async def test_a_stranger_becomes_known_with_a_telephone_and_six_digits(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/")
    await walker.press("Sign in")
    await walker.press("Text me", phone=PHONE)
    await walker.press("Next", code=await code_to(PHONE))

    person = await Person.get(phone_tail="5678")
    assert walker.path == "/en/"
    assert await Session.filter(person_id=person.id, staff=False, ended_at=None).count() == 1
    assert await AuditEntry.filter(verb="Person.enter_by_phone").count() == 1
    assert (await walker.open("/en/me")).answer.status_code == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("139123456", "A mobile number has 11 figures; you wrote 9. Please look again."),
        ("0427-2810000", "This is a landline."),
        ("12912345678", "A mobile number begins with 13 to 19."),
        ("我的手机", "A telephone number has figures only."),
        ("", "Please write the mobile number, 11 figures."),
    ],
)
async def test_a_number_typed_wrongly_gets_its_sentence_and_stays_as_typed(
    client: httpx.AsyncClient, typed: str, sentence: str
) -> None:
    walker = await at_the_code(client, typed)

    assert walker.answer.status_code == 422
    assert sentence in walker.text
    assert dict(walker.find("Text me").form.fields)["phone"] == typed  # type: ignore[union-attr]
    assert await SignInCode.all().count() == 0


@pytest.mark.parametrize("typed", ["139 1234 5678", "+86 139-1234-5678", "１３９１２３４５６７８"])
async def test_a_number_typed_as_people_do_is_understood(client: httpx.AsyncClient, typed: str) -> None:
    walker = await at_the_code(client, typed)

    assert walker.answer.status_code == 200
    assert "139 **** 5678" in walker.text
    assert len(await codes_to(PHONE)) == 1


async def test_digits_pasted_with_spaces_are_understood(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)
    code = await code_to(PHONE)

    await walker.press("Next", code=f" {code[:3]} {code[3:]} ")

    assert walker.path == "/en/"


async def test_digits_that_are_not_six_or_not_right_are_told_apart(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)
    code = await code_to(PHONE)

    await walker.press("Next", code=code[:4])
    assert "The message holds 6 digits; you wrote 4." in walker.text
    await walker.press("Next", code=another(code))
    assert "These 6 digits are not right." in walker.text

    assert await Session.all().count() == 0
    assert (await SignInCode.get()).tries == 1


async def test_after_five_wrong_tries_the_right_digits_open_nothing(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)
    code = await code_to(PHONE)

    for _ in range(5):
        await walker.press("Next", code=another(code))
    await walker.press("Next", code=code)

    assert walker.answer.status_code == 409
    assert "These 6 digits are no longer good." in walker.text
    assert await Session.all().count() == 0


async def test_twelve_tries_at_once_count_as_no_more_than_five(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)
    code = await code_to(PHONE)
    form = walker.find("Next")

    said = await asyncio.gather(
        *(
            client.post("/sign-in/code", data=walker.filled(form, {"code": another(code), "key": f"press {number}"}))
            for number in range(12)
        )
    )

    assert sorted(each.status_code for each in said) == [409] * 7 + [422] * 5
    assert (await SignInCode.get()).tries == 5


async def test_a_second_message_brings_the_same_digits_good_for_ten_minutes_more(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)

    with clock.stopped(clock.now() + dt.timedelta(minutes=9)):
        await walker.press("Send it again")
        assert "We have sent the message again." in walker.text
    with clock.stopped(clock.now() + dt.timedelta(minutes=18)):
        await walker.press("Next", code=await code_to(PHONE))

    first, second = await codes_to(PHONE)
    assert first == second
    assert walker.path == "/en/"


async def test_the_digits_can_be_said_by_telephone(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)

    with clock.stopped(clock.now() + dt.timedelta(minutes=2)):
        await walker.press("Tell me by phone")

    assert "We are calling you now." in walker.text
    assert len(set(await codes_to(PHONE))) == 1


async def test_digits_older_than_ten_minutes_open_nothing(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)
    code = await code_to(PHONE)

    with clock.stopped(clock.now() + dt.timedelta(minutes=11)):
        await walker.press("Next", code=code)

    assert walker.answer.status_code == 409
    assert await Session.all().count() == 0


async def test_digits_open_nothing_in_another_browser(client: httpx.AsyncClient) -> None:
    await at_the_code(client)
    code = await code_to(PHONE)
    client.cookies.clear()

    thief = await at_the_code(client, "13987654321")
    await thief.press("Next", code=code)

    assert thief.answer.status_code == 422
    assert await Session.all().count() == 0


async def test_who_has_asked_for_nothing_is_led_to_the_telephone(client: httpx.AsyncClient) -> None:
    for path in ("/en/sign-in/code", "/en/sign-in/who"):
        walker = await Walker(client).open(path)
        assert "Please write your telephone number again." in walker.text
        assert walker.find("Text me")


async def test_pressing_twice_signs_in_once_and_both_answers_let_in(client: httpx.AsyncClient) -> None:
    """EDGE-2."""
    walker = await at_the_code(client)
    values = walker.filled(walker.find("Next"), {"code": await code_to(PHONE)})

    first, second = await asyncio.gather(*(client.post("/sign-in/code", data=values) for _ in range(2)))

    assert first.status_code == second.status_code == 303
    assert first.headers.get_list("set-cookie") == second.headers.get_list("set-cookie")
    assert await Session.all().count() == 1


async def test_going_back_and_pressing_once_more_leads_on(client: httpx.AsyncClient) -> None:
    walker = await at_the_code(client)
    values = walker.filled(walker.find("Next"), {"code": await code_to(PHONE)})
    await client.post("/sign-in/code", data=values)

    again = await client.post("/sign-in/code", data=values)

    assert (again.status_code, again.headers["location"]) == (303, "/")
    assert await Session.all().count() == 1


async def test_asking_twice_by_a_double_press_sends_one_message(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/sign-in")
    values = {**dict(walker.page.pressables[-1].form.fields if walker.page.pressables[-1].form else []), "phone": PHONE}
    values["key"] = await key_of_a_form_read(client)

    said = await asyncio.gather(*(client.post("/sign-in", data=values) for _ in range(2)))

    assert [each.status_code for each in said] == [303, 303]
    assert len(await codes_to(PHONE)) == 1


async def test_two_browsers_that_bring_one_newcomer_enter_one_person(client: httpx.AsyncClient) -> None:
    asked = []
    for minutes in (0, 2):
        client.cookies.clear()
        with clock.stopped(clock.now() + dt.timedelta(minutes=minutes)):
            await at_the_code(client)
        asked.append((client.cookies["asking"], await code_to(PHONE)))
    client.cookies.clear()

    said = await asyncio.gather(
        *(
            client.post("/sign-in/code", data={"code": code}, headers={"cookie": f"asking={asking}"})
            for asking, code in asked
        )
    )

    assert [each.status_code for each in said] == [303, 303]
    assert await Person.filter(phone_tail="5678").count() == 1


async def test_who_is_known_comes_in_as_themselves(client: httpx.AsyncClient) -> None:
    wang = await people.a_person("王桂兰", phone=PHONE)

    walker = await at_the_code(client)
    await walker.press("Next", code=await code_to(PHONE))

    assert "Hello, 王桂兰" in walker.text
    assert (await Session.get()).person_id == wang.id
