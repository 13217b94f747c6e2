"""What tests of sending letters share: a gateway with faults on demand, waiting letters, and time that passes."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from ground import clock
from ground.actors import SYSTEM
from ground.database import transaction
from ground.letters import Letter, sending, write, write_to
from ground.relay import Relay
from tests import people

NOON = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


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
