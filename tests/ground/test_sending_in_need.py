"""Letters that cannot wait, nights, deaths, spent money, and the demonstration's telephone."""

import datetime as dt
from dataclasses import replace

import pytest

from ground import breakers, persons, policy, settings
from ground.actors import SYSTEM
from ground.breakers import OPENS_AFTER
from ground.database import transaction
from ground.identity import Person
from ground.letters import Letter, LetterState, gateways, sending, write
from ground.letters.demonstration import telephones
from ground.relay import Relay
from ground.settings import Settings
from tests import people
from tests.ground.sending import MINUTE, NOON, a_code, at, fresh, notices, send_for
from tests.outside.gateway import Gateway

pytestmark = pytest.mark.anyio


async def test_six_digits_are_said_in_a_call_while_messages_are_down(gateway: Gateway) -> None:
    gateway.breaks(503, "sms")
    with at(NOON):
        await notices(OPENS_AFTER)
        await sending.send_waiting()
        down = [breaker.name for breaker in await breakers.open_now()]
        code = await a_code()
        await Relay(senders=[sending.send_waiting]).settle()

    assert down == ["letters:sms"]
    [called] = gateway.delivered.values()
    assert (called["way"], called["to"]) == ("voice", "13812346621")
    assert "2 7 1 8 2 8" in called["words"]
    assert (await fresh(code)).state == LetterState.SENT


async def test_six_digits_that_fail_three_times_are_said_in_a_call_within_half_a_minute(gateway: Gateway) -> None:
    gateway.breaks(500, "sms")
    with at(NOON):
        await a_code()
    await send_for(0.5, step=1 / 30)

    assert gateway.ways == {"voice": 1}
    assert len([letter for letter in gateway.asked if letter["way"] == "sms"]) == 3


async def test_six_digits_of_an_hour_ago_are_not_sent(gateway: Gateway) -> None:
    with at(NOON):
        code = await a_code()
    await send_for(1, since=NOON + 60 * MINUTE)

    assert gateway.asked == []
    assert (await fresh(code)).state == LetterState.DEAD


async def test_codes_go_before_all_that_was_waiting(gateway: Gateway) -> None:
    with at(NOON):
        await notices(45)
        await a_code()
        await sending.send_waiting()

    assert "13812346621" in {letter["to"] for letter in gateway.asked}


async def test_at_night_only_what_cannot_wait_is_sent(gateway: Gateway) -> None:
    """A letter put off by trouble into the night waits on for the morning."""
    evening, gateway_trouble = NOON + dt.timedelta(hours=8, minutes=59, seconds=58), 503
    gateway.breaks(gateway_trouble)
    with at(evening):
        await notices(1)
        await sending.send_waiting()
    gateway.breaks(None)
    with at(evening + 10 * MINUTE):
        await sending.send_waiting()
        asked_at_night = len(gateway.delivered)
    with at(NOON + dt.timedelta(hours=20)):
        await sending.send_waiting()

    assert (asked_at_night, len(gateway.delivered)) == (0, 1)


async def test_a_place_offered_in_the_evening_is_told_while_it_can_still_be_taken(gateway: Gateway) -> None:
    """Written at half past nine for an hour, or a moment before the quiet hours begin."""
    nine, half_past = NOON + dt.timedelta(hours=8, minutes=59, seconds=59), NOON + dt.timedelta(hours=9, minutes=30)
    home = (await people.a_city()).huibin
    offers = []
    for moment in (nine, half_past):
        wang = await people.a_person(home=home)
        with at(moment):
            async with transaction():
                offers.append(
                    await write(wang, "place_offered", by=SYSTEM, title="社区食堂帮厨", until=moment + 60 * MINUTE)
                )
    await send_for(5, since=half_past)

    assert len(gateway.delivered) == 2
    assert [(await fresh(offer)).state for offer in offers if offer] == [LetterState.SENT] * 2


@pytest.mark.parametrize(
    ("begin", "end", "at_hour", "told_there"), [("12:00", "13:30", 12, False), ("22:00", "08:00", 21, True)]
)
async def test_a_communitys_own_quiet_hours_hold_when_its_letters_are_sent(
    gateway: Gateway, begin: str, end: str, at_hour: int, *, told_there: bool
) -> None:
    """惠宾 rests at noon, or is awake until ten; the letters were written a minute before the clock strikes."""
    city, strikes = await people.a_city(), NOON + dt.timedelta(hours=at_hour - 12)
    await policy.put(
        "letters.quiet_hours", {"from": begin, "to": end}, valid_from=dt.date(2026, 1, 1),
        citation="惠宾社区居民公约", by=SYSTEM, place=city.huibin,
    )  # fmt: skip
    there, elsewhere = [await people.a_person(home=home) for home in (city.huibin, city.wangjia)]
    with at(strikes - MINUTE):
        for person in (there, elsewhere):
            async with transaction():
                await write(person, "need_received", by=SYSTEM, number="12345678")
    with at(strikes + MINUTE):
        await sending.send_waiting()

    assert {letter["to"] for letter in gateway.asked} == {persons.phone_of(there if told_there else elsewhere)}


async def test_who_died_meanwhile_gets_no_letter(gateway: Gateway) -> None:
    with at(NOON):
        [letter] = await notices(1)
        person = await Person.get(id=letter.person_id)
        async with transaction():
            await person.move("die", by=SYSTEM)
        await sending.send_waiting()

    assert gateway.asked == []
    assert (await fresh(letter)).state == LetterState.DEAD


async def test_row_12_when_the_days_money_is_spent_letters_wait_and_someone_is_told(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    await policy.put(
        "letters.most_fen_a_day", 57, valid_from=dt.date(2026, 1, 1), citation="the city's budget", by=SYSTEM
    )
    with at(NOON):
        await notices(15)
    await send_for(30)
    spent_today = len(gateway.delivered)
    await send_for(2, since=NOON + dt.timedelta(hours=25))

    assert spent_today == 11  # 5 fen each
    assert len(gateway.delivered) == 15
    assert any("money" in record.message for record in caplog.records)


async def test_without_a_gateway_letters_wait(database: None, installation: Settings) -> None:
    with settings.using(replace(installation, demo=False)), at(NOON):
        [letter] = await notices(1)
        tried = await sending.send_waiting()

    assert (tried, (await fresh(letter)).state) == (0, LetterState.WAITING)


async def test_the_demonstrations_gateway_is_reached_over_the_same_road(database: None) -> None:
    with at(NOON):
        await notices(2)
        await sending.send_waiting()

    assert [message.way for message in telephones().catch_up()] == ["sms", "sms"]
    assert await Letter.filter(state=LetterState.SENT).count() == 2


async def test_the_demonstrations_telephone_keeps_a_letter_once(database: None) -> None:
    with at(NOON):
        [letter] = await notices(1)
        async with gateways.client() as client:
            answers = [await gateways.post(client, letter) for _ in range(3)]

    assert {answer.fate for answer in answers} == {gateways.Fate.TAKEN}
    assert len(telephones().catch_up()) == 1
