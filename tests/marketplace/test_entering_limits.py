"""The six digits have a price: so many a telephone, a browser, a place and the city, to the number (security 12)."""

import asyncio
import datetime as dt

import httpx
import pytest

from ground import clock
from ground.errors import TooMany
from ground.letters import Letter
from marketplace import entering
from tests import people
from tests.letterbox import codes_to
from tests.outside.walking import READING, Walker, key_of_a_form_read

pytestmark = pytest.mark.anyio

PHONE = "13912345678"
MINUTE = dt.timedelta(minutes=1)


async def asks(phone: str = PHONE, *, browser: str = "", address: str = "") -> bool:
    """Ask for digits; by another browser from another place each time unless told otherwise. Whether they were sent."""
    number = f"{clock.now().timestamp()}"
    try:
        await entering.send_code(phone, asking=browser or f"b{number}", address=address or f"a{number}")
    except TooMany:
        return False
    return True


async def test_a_thousand_requests_in_a_day_send_exactly_eight_messages(database: None) -> None:
    """1 in 60 seconds, 3 in 10 minutes, 8 in a day; asked each 86 seconds."""
    begin = clock.now()
    sent = []
    for number in range(1000):
        with clock.stopped(begin + number * dt.timedelta(seconds=86)):
            if await asks():
                sent.append(number * 86)

    assert sent == [0, 86, 172, 602, 688, 774, 1204, 1290]
    assert await Letter.filter(purpose="sign_in_code").count() == 8


async def test_of_twenty_at_once_one_is_sent(client: httpx.AsyncClient) -> None:
    keys = [await key_of_a_form_read(client) for _ in range(20)]

    said = await asyncio.gather(*(client.post("/sign-in", data={"phone": PHONE, "key": key}) for key in keys))

    assert sorted(each.status_code for each in said) == [303] + [429] * 19
    assert len(await codes_to(PHONE)) == 1


async def test_one_place_gets_ten_in_ten_minutes(database: None) -> None:
    sent = [await asks(people.a_phone(), browser=f"b{number}", address="10.0.0.9") for number in range(14)]

    assert sent.count(True) == 10


async def test_one_browser_gets_five_in_an_hour(database: None) -> None:
    begin, sent = clock.now(), []
    for number in range(60):
        with clock.stopped(begin + number * MINUTE):
            sent.append(await asks(people.a_phone(), browser="the same one"))
    with clock.stopped(begin + 61 * MINUTE):
        sent.append(await asks(people.a_phone(), browser="the same one"))

    assert [number for number, went in enumerate(sent) if went] == [0, 1, 2, 3, 4, 60]


async def test_the_city_gets_three_hundred_in_an_hour_and_then_a_rest(database: None) -> None:
    sent = [await asks(people.a_phone(), browser=f"b{number}", address=f"a{number}") for number in range(303)]

    assert sent == [True] * 300 + [False] * 3


async def test_who_asks_too_soon_reads_how_long_to_wait_and_loses_nothing(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/sign-in")
    await walker.press("Text me", phone=PHONE)
    await walker.press("Send it again")

    assert walker.answer.status_code == 429
    assert 0 < int(walker.answer.headers["retry-after"]) <= 60 + READING.seconds + 1  # the first press took its time
    assert "Please wait" in walker.text
    assert "139 **** 5678" in walker.text
    assert walker.find("Next")
    assert len(await codes_to(PHONE)) == 1
