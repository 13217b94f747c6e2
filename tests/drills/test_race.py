"""The race: four processes press a hundred times each for a hundred places (EDGE-1)."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from ground import audit, database, settings
from marketplace.models import Commitment, CommitmentState
from marketplace.queries.commitments import place_in_line
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling

ROOT = Path(__file__).parents[2]
PROCESSES, TRIES, PLACES = 4, 100, 100


async def ready(made: settings.Settings) -> tuple[Calling, int]:
    """Call for a hundred helpers, and enter four hundred people who want to come; return the id of the first."""
    async with database.opened(made):
        calling = await a_calling(capacity=PLACES)
        crowd = [await people.a_person(f"邻居{number}") for number in range(PROCESSES * TRIES)]
        return calling, crowd[0].id


def run(made: settings.Settings, slot_id: int, first: int) -> Counter[str]:
    """Start the processes together and add up what they were told."""
    racers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.drills.racer", str(made.data), made.database_url or "", str(slot_id),
             str(first + number * TRIES), str(TRIES)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(PROCESSES)
    ]  # fmt: skip
    told: Counter[str] = Counter()
    try:
        for racer in racers:
            assert racer.stdout is not None
            assert racer.stdout.readline() == "ready\n", racer.communicate()[1]
        for racer in racers:
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        for racer in racers:
            out, trouble = racer.communicate(timeout=240)
            assert racer.returncode == 0, trouble
            told.update(json.loads(out))
    finally:
        for racer in racers:
            racer.kill()
    return told


async def found(made: settings.Settings, calling: Calling) -> None:
    """Assert that the database tells the same story as the four hundred."""
    async with database.opened(made):
        slot = await calling.fresh_slot()
        assert (slot.taken, slot.waiting) == (PLACES, PROCESSES * TRIES - PLACES)
        states = Counter([str(each.state) for each in await Commitment.all()])
        assert states == {CommitmentState.CONFIRMED: PLACES, CommitmentState.WAITING: PROCESSES * TRIES - PLACES}
        line = await Commitment.filter(state=CommitmentState.WAITING).order_by("joined_at", "id")
        assert [await place_in_line(line[0]), await place_in_line(line[-1])] == [1, len(line)]
        assert (await audit.verify()).broken_at is None


@pytest.mark.drill
def test_of_four_hundred_exactly_a_hundred_have_a_place_and_the_others_a_number(
    installation: settings.Settings,
) -> None:
    """EDGE-1, INV-51: no exception and no error page, on either database."""
    calling, first = asyncio.run(ready(installation))

    told = run(installation, calling.slot.id, first)

    assert told == {"confirmed": PLACES, "waiting": PROCESSES * TRIES - PLACES}
    asyncio.run(found(installation, calling))
