"""The entrance asks for the time that a person takes: two seconds between the form and its button (security 12)."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.letters import Letter
from ground.stamps import shown_at, stamp
from tests.outside.walking import Walker, key_of_a_form_read

pytestmark = pytest.mark.anyio

PHONE = "13812346621"
SECOND = dt.timedelta(seconds=1)


async def sent() -> int:
    """Return how many codes went out."""
    return await Letter.filter(purpose="sign_in_code").count()


async def test_a_program_that_presses_at_once_is_asked_to_look_and_loses_nothing(client: httpx.AsyncClient) -> None:
    moment = clock.now()
    with clock.stopped(moment):
        walker = await Walker(client).open("/en/sign-in")
        values = walker.filled(walker.find("Text me"), {"phone": PHONE})
    with clock.stopped(moment + SECOND):
        quick = await client.post("/en/sign-in", data=values)
    with clock.stopped(moment + 2 * SECOND):
        in_time = await client.post("/en/sign-in", data=values)

    assert (quick.status_code, quick.headers["retry-after"]) == (429, "1")
    assert "That was very quick." in quick.text
    assert f'value="{PHONE}"' in quick.text
    assert f'value="{values["key"]}"' in quick.text, "the form that comes back is as old as it was"
    assert in_time.status_code == 303
    assert await sent() == 1


@pytest.mark.parametrize("change", ["none", "made up", "another moment", "a day old"])
async def test_a_form_that_is_none_of_ours_or_a_day_old_is_asked_for_once_more(
    client: httpx.AsyncClient, change: str
) -> None:
    key = await key_of_a_form_read(client)
    text, moment, seal = key.split(".")
    keys = {
        "none": "",
        "made up": "abc",
        "another moment": f"{text}.{int(moment) - 60_000}.{seal}",
        "a day old": key,
    }
    with clock.stopped(clock.now() + dt.timedelta(hours=25 if change == "a day old" else 0)):
        answer = await client.post("/en/sign-in", data={"phone": PHONE, "key": keys[change]})

    assert answer.status_code == 409
    assert "Please press once more." in answer.text
    assert f'value="{PHONE}"' in answer.text
    assert await sent() == 0


async def test_one_form_sends_one_message_however_many_telephones_are_put_into_it(client: httpx.AsyncClient) -> None:
    key = await key_of_a_form_read(client)

    said = [await client.post("/sign-in", data={"phone": f"1381234662{n}", "key": key}) for n in range(5)]

    assert [each.status_code for each in said] == [303, 429, 429, 429, 429]
    assert await sent() == 1


async def test_a_mistyped_number_does_not_use_the_form_up(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/sign-in")

    await walker.press("Text me", phone="1381234")
    assert walker.answer.status_code == 422
    await walker.press("Text me", phone=PHONE)

    assert await sent() == 1


async def test_a_program_reads_the_key_from_the_page_and_sends_it_in_the_header(client: httpx.AsyncClient) -> None:
    key = await key_of_a_form_read(client)

    answer = await client.post(
        "/sign-in", json={"phone": PHONE}, headers={"idempotency-key": key, "accept": "application/json"}
    )
    quick = await client.post(
        "/sign-in", json={"phone": PHONE}, headers={"idempotency-key": stamp(), "accept": "application/json"}
    )

    assert answer.status_code == 200
    assert (quick.status_code, quick.json()["retry_after"]) == (429, 2)


async def test_every_key_tells_when_its_form_was_shown_and_nobody_else_can_make_one(database: None) -> None:
    moment = clock.now()
    with clock.stopped(moment):
        key = stamp()

    assert shown_at(key) == moment
    assert shown_at(stamp()) != shown_at("x" + key)
    assert shown_at("") is None
    assert shown_at("a.1.") is None
