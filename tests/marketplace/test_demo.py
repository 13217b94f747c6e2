"""The demonstration's telephone: anyone can read the six digits there, and nowhere else."""

import datetime as dt
import re
from dataclasses import replace

import httpx
import pyotp
import pytest

from ground import clock, settings
from ground.actors import SYSTEM
from ground.database import transaction
from ground.letters import write, write_to
from ground.settings import Settings
from marketplace import accounts
from marketplace.app import relay
from tests import people

pytestmark = pytest.mark.anyio


async def a_letter_to(phone: str, code: str) -> None:
    """Write and send the six digits to a telephone."""
    async with transaction():
        await write_to(phone, "sign_in_code", code=code)
    await relay().settle()


async def test_who_asked_for_the_six_digits_reads_them_there(client: httpx.AsyncClient) -> None:
    await a_letter_to("13800000001", "271828")

    page = await client.get("/demo/phone")

    assert page.status_code == 200
    assert "138 0000 0001" in page.text
    assert "271828" in page.text


async def test_the_newest_message_and_its_telephone_stand_first(client: httpx.AsyncClient) -> None:
    for phone, code in (("13800000001", "111111"), ("13800000002", "222222"), ("13800000001", "333333")):
        await a_letter_to(phone, code)

    page = (await client.get("/demo/phone", headers={"accept": "application/json"})).json()

    assert [thread["number"] for thread in page["threads"]] == ["138 0000 0001", "138 0000 0002"]
    assert [message["words"][:6] for message in page["threads"][0]["messages"]] == ["333333", "111111"]


async def test_a_member_of_staff_signs_in_with_the_code_shown_there(client: httpx.AsyncClient) -> None:
    person = await people.a_person("李强")
    secret = await accounts.open_account(person, "liqiang", "correct horse battery", by=SYSTEM)

    page = (await client.get("/demo/phone", headers={"accept": "application/json"})).json()

    [shown] = page["codes"]
    assert (shown["name"], shown["username"]) == ("李强", "liqiang")
    assert pyotp.TOTP(secret).verify(shown["code"], for_time=clock.now(), valid_window=1)
    assert 0 < page["seconds_left"] <= 30


async def test_what_is_said_in_a_call_is_marked_so_with_its_figures_apart(client: httpx.AsyncClient) -> None:
    async with transaction():
        await write_to("13800000001", "sign_in_code", code="271828", by_voice=True)
    await relay().settle()

    [thread] = (await client.get("/demo/phone", headers={"accept": "application/json"})).json()["threads"]

    assert thread["messages"][0]["called"]
    assert "2 7 1 8 2 8" in thread["messages"][0]["words"]
    assert "@" not in thread["messages"][0]["words"]  # the line that only a browser reads


async def test_words_on_the_page_are_text_whatever_was_written(client: httpx.AsyncClient) -> None:
    with clock.stopped(dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)):
        person = await people.a_person("<b>王桂兰", home=(await people.a_city()).huibin)
        async with transaction():
            await write(person, "need_received", by=SYSTEM, number="12345678")
        await relay().settle()
        page = (await client.get("/demo/phone")).text

    assert "&lt;b&gt;王桂兰" in page
    assert "<b>王" not in page


async def test_outside_the_demonstration_there_is_no_such_page(
    client: httpx.AsyncClient, installation: Settings
) -> None:
    await a_letter_to("13800000001", "271828")

    with settings.using(replace(installation, demo=False)):
        answer = await client.get("/demo/phone")

    assert answer.status_code == 404
    assert not re.search("271828|138 0000", answer.text)
