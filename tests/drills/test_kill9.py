"""Kill -9 under load: nothing acknowledged is lost, nothing is half done, and pressing again makes no double."""

import asyncio
import random
import time

import pytest

from ground import audit, database, settings
from ground.audit import AuditEntry
from ground.letters import Letter
from marketplace.models import LIVE, TAKING, Commitment, CommitmentState
from tests import people
from tests.drills.crowd import Presser, Town, crowd
from tests.drills.serving import start
from tests.marketplace.open_shifts import Calling, a_calling

PEOPLE, PLACES, ROUNDS, AT_ONCE = 120, 40, 3, 12
SECONDS = 180
"""Far more than it takes; a drill that hangs has failed."""


async def ready(made: settings.Settings) -> tuple[Calling, list[Presser]]:
    """Call for eighty helpers, and let three times as many people have a session; every fifth will leave again."""
    async with database.opened(made):
        calling = await a_calling(capacity=PLACES)
        pressers = []
        for number in range(PEOPLE):
            person = await people.a_person(f"邻居{number}")
            cookies = await people.signed_in(person)
            pressers.append(Presser(person.id, cookies, leaves=number % 5 == 0))
        return calling, pressers


async def killing(made: settings.Settings, town: Town, done: asyncio.Event, chance: random.Random) -> int:
    """Start the product, kill it in the middle, again and again; the last one lives until everybody is answered."""
    kills = 0
    while not done.is_set():
        server, town.url = await asyncio.to_thread(start, made)
        try:
            if kills < ROUNDS:
                await busy(town, town.answered + chance.randint(5, 15), done)
                kills += not done.is_set()
            else:
                await done.wait()
        finally:
            town.url = None
            server.kill()
            await asyncio.to_thread(server.wait)
    return kills


async def busy(town: Town, answered: int, done: asyncio.Event) -> None:
    """Wait until a server has given so many answers and the next are on their way."""
    while town.answered < answered and not done.is_set():  # noqa: ASYNC110 - a count, not one event
        await asyncio.sleep(0.01)


async def drill(made: settings.Settings, pressers: list[Presser], shift: str) -> tuple[int, int]:
    """Run crowd and killer side by side; return how often the product was killed and how many answers never came."""
    town, done, chance = Town(), asyncio.Event(), random.Random(7)  # noqa: S311 - a story, not a secret
    async with asyncio.timeout(SECONDS), asyncio.TaskGroup() as group:
        killer = group.create_task(killing(made, town, done, chance))
        await crowd(town, pressers, shift, at_once=AT_ONCE, chance=chance)
        done.set()
    return killer.result(), town.lost


async def found(made: settings.Settings, calling: Calling, pressers: list[Presser]) -> None:
    """Assert that the database holds all that was told, whole, and nothing else."""
    async with database.opened(made):
        rows = {each.person_id: each for each in await Commitment.all()}
        assert await Commitment.all().count() == len(rows) == PEOPLE
        for who in pressers:
            row = rows[who.person_id]
            assert who.place in (None, row.public_id)
            if who.told_left:
                assert row.state == CommitmentState.WITHDRAWN
            elif not who.leaves:
                assert row.state in LIVE
        slot = await calling.fresh_slot()
        live = [each for each in rows.values() if each.state in LIVE]
        taking = [each for each in live if each.state in TAKING]
        assert (slot.taken, slot.waiting) == (len(taking), len(live) - len(taking))
        assert slot.taken <= PLACES
        assert await Letter.filter(purpose__in=("signed_up", "in_line")).count() == PEOPLE
        assert await AuditEntry.filter(verb="Commitment.sign_up").count() == PEOPLE
        left = [each for each in rows.values() if each.state == CommitmentState.WITHDRAWN]
        assert await Letter.filter(purpose="withdrawn").count() == len(left)
        assert (await audit.verify()).broken_at is None


@pytest.mark.drill
def test_what_was_acknowledged_outlives_a_killed_server_and_nothing_is_half_done(
    installation: settings.Settings,
) -> None:
    calling, pressers = asyncio.run(ready(installation))
    began = time.monotonic()

    kills, lost = asyncio.run(drill(installation, pressers, calling.shift.public_id))

    assert kills >= 2, f"all were answered in {time.monotonic() - began:.0f} s, before the servers could die"
    assert lost > 0
    odd = [each for who in pressers for each in who.refused if not each.startswith("409")]
    assert not odd, f"{odd[0]}\n{(installation.data / 'serve.log').read_text()[-6000:]}"
    asyncio.run(found(installation, calling, pressers))
