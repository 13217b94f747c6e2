"""Letters leave the house once, outside any transaction, and whatever the gateway does they are not lost."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from ground import breakers, clock, persons, policy, privacy, settings
from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.breakers import OPENS_AFTER
from ground.database import transaction
from ground.identity import Person
from ground.leases import LENGTH
from ground.letters import Letter, LetterState, Way, gateways, sending, write, write_to
from ground.letters.demonstration import telephones
from ground.relay import Relay
from ground.settings import Settings
from tests import people
from tests.outside.gateway import KEY, Gateway, a_gateway

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
async def gateway(database: None, installation: Settings) -> AsyncIterator[Gateway]:
    """An operator's gateway, and an installation that knows it."""
    async with a_gateway() as made:
        with settings.using(replace(installation, demo=False, letter_gateway=made.url, letter_gateway_key=KEY)):
            yield made


@pytest.fixture
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five seconds are a long time for a test."""
    monkeypatch.setattr(gateways, "TIMEOUT_SECONDS", 0.25)


async def notices(count: int, **person: object) -> list[Letter]:
    """Write letters that can wait, to so many people."""
    home = (await people.a_city()).huibin
    made = []
    for _ in range(count):
        someone = await people.a_person(home=home, **person)  # type: ignore[arg-type]
        async with transaction():
            made.append(await write(someone, "need_received", by=SYSTEM, number="12345678"))
    return [letter for letter in made if letter is not None]


async def a_code(phone: str = "13812346621") -> Letter:
    """Write six digits to a telephone."""
    async with transaction():
        return await write_to(phone, "sign_in_code", code="271828")


async def fresh(letter: Letter) -> Letter:
    """Return a letter as it is now."""
    return await Letter.get(id=letter.id)


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Let it be this moment."""
    with clock.stopped(moment):
        yield


async def send_for(minutes: float, since: dt.datetime = NOON, step: float = 1) -> dt.datetime:
    """Let the relay look every minute, or so, for a while; return the moment after."""
    moment, end = since, since + minutes * MINUTE
    while moment < end:
        with at(moment):
            await Relay(due=[(sending.too_late, sending.give_up_late)], senders=[sending.send_waiting]).settle()
        moment += step * MINUTE
    return moment


async def test_a_letter_is_handed_over_once_with_its_words_its_way_and_its_name(gateway: Gateway) -> None:
    with at(NOON):
        [letter] = await notices(1)
        await sending.send_waiting()
        await sending.send_waiting()

    [asked], [head] = gateway.asked, gateway.heads
    person = await Person.get(id=letter.person_id)
    assert asked == {
        "to": persons.phone_of(person),
        "words": privacy.unseal("letter-words", letter.words_sealed),
        "way": "sms",
        "id": f"{letter.public_id}-sms",
    }
    assert head["idempotency-key"] == asked["id"]
    assert (await fresh(letter)).state == LetterState.SENT
    assert (await fresh(letter)).sent_at == NOON
    assert await AuditEntry.filter(verb="Letter.send").count() == 1


async def test_nothing_is_open_in_the_database_while_the_gateway_is_asked(gateway: Gateway) -> None:
    """On SQLite one open transaction stops everyone: the others work on while a gateway is slow."""
    gateway.breaks(2.0)
    with at(NOON):
        await notices(3)
        asking = asyncio.create_task(sending.send_waiting())
        await gateway.reached(3)
        await people.a_person("王建国")
        meanwhile = gateway.at_once
        await asking

    assert meanwhile == gateway.most_at_once == 3


async def test_two_relays_hand_over_each_letter_once(gateway: Gateway) -> None:
    with at(NOON):
        await notices(50)
        await asyncio.gather(*(Relay(senders=[sending.send_waiting]).settle() for _ in range(2)))

    assert len(gateway.asked) == len(gateway.delivered) == 50
    assert await Letter.filter(state=LetterState.SENT).count() == 50


async def test_a_worker_that_dies_after_the_gateway_took_it_sends_nobody_a_letter_twice(gateway: Gateway) -> None:
    gateway.breaks(2.0)
    with at(NOON):
        [letter] = await notices(1)
        dying = asyncio.create_task(sending.send_waiting())
        await gateway.reached(1)
        dying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await dying
    gateway.breaks(None)
    with at(NOON + LENGTH):
        await sending.send_waiting()

    assert (len(gateway.asked), len(gateway.delivered)) == (2, 1)
    assert (await fresh(letter)).state == LetterState.SENT


async def test_what_the_gateway_took_but_did_not_say_is_asked_again_under_its_name(
    gateway: Gateway, little_patience: None
) -> None:
    gateway.breaks(1.0)
    with at(NOON):
        [letter] = await notices(1)
        await sending.send_waiting()
        waiting = await fresh(letter)
    gateway.breaks(409)  # "I have this one"
    with at(NOON + dt.timedelta(seconds=5)):
        await sending.send_waiting()

    assert (waiting.state, waiting.trouble) == (LetterState.WAITING, "sms: TimeoutError")
    assert waiting.run_at == NOON + dt.timedelta(seconds=4)
    assert (await fresh(letter)).state == LetterState.SENT
    assert gateway.ways == {"sms": 1}


@pytest.mark.parametrize("fault", [500, 503, 429, 401, 404, "http://127.0.0.1:9/elsewhere"])
async def test_trouble_of_the_gateway_is_not_the_letters(gateway: Gateway, fault: int | str) -> None:
    gateway.breaks(fault)
    with at(NOON):
        [letter] = await notices(1)
        await sending.send_waiting()
    gateway.breaks(None)
    with at(NOON + dt.timedelta(seconds=5)):
        await sending.send_waiting()

    assert len(gateway.asked) == 2  # a redirect is not followed
    assert (await fresh(letter)).state == LetterState.SENT


async def test_a_number_that_takes_no_messages_is_called_and_then_the_desk_brings_paper(gateway: Gateway) -> None:
    """SMS, voice, paper; and the last one to print it is found."""
    with at(NOON):
        first, second = await notices(2)
    gateway.fault = lambda letter: 422 if letter["way"] == "sms" or first.public_id not in letter["id"] else None
    await send_for(3)

    called, on_paper = await fresh(first), await fresh(second)
    assert (called.state, called.way, called.trouble) == (LetterState.SENT, Way.VOICE, "sms: answered 422")
    assert (on_paper.state, on_paper.way) == (LetterState.TO_PRINT, Way.PAPER)
    assert on_paper.trouble == "sms: answered 422; voice: answered 422"
    lines = await AuditEntry.filter(subject=f"Letter:{second.id}").order_by("seq")
    assert [line.verb for line in lines] == ["Letter.write", "Letter.fall_back", "Letter.fall_back_to_paper"]


async def test_after_the_last_way_a_letter_is_dead(gateway: Gateway) -> None:
    """Paper takes a day; what is over by then goes to nobody's door."""
    gateway.breaks(422)
    with at(NOON):
        offer = await people.a_person(home=(await people.a_city()).huibin)
        async with transaction():
            letter = await write(
                offer, "place_offered", by=SYSTEM, title="社区食堂帮厨", until=NOON + dt.timedelta(hours=3)
            )
    await send_for(3)

    assert letter is not None
    assert (await fresh(letter)).state == LetterState.DEAD


async def test_a_gateway_that_is_down_for_two_hours_loses_nothing(gateway: Gateway) -> None:
    gateway.breaks(503)
    with at(NOON):
        await notices(30)
    back = await send_for(120, step=4)
    asked_while_down = len(gateway.asked)
    gateway.breaks(None)
    await send_for(240, since=back, step=10)

    assert gateway.ways == {"sms": 30}
    assert await Letter.filter(state=LetterState.SENT, way=Way.SMS).count() == 30
    assert asked_while_down < 60  # the breaker lets one letter try, every five minutes


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
