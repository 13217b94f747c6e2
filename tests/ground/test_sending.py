"""Letters leave the house once, outside any transaction, and whatever the gateway does they are not lost."""

import asyncio
import datetime as dt

import pytest

from ground import persons, privacy
from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.database import transaction
from ground.identity import Person
from ground.leases import LENGTH
from ground.letters import Letter, LetterState, Way, sending, write
from ground.relay import Relay
from tests import people
from tests.ground.sending import NOON, at, fresh, notices, send_for
from tests.outside.gateway import Gateway

pytestmark = pytest.mark.anyio


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
