"""One process of the race: waits for the start, presses for each of its people at once, prints what it was told.

Run by test_race.py: python -m tests.drills.racer DATA DATABASE_URL SLOT FIRST COUNT
"""

import asyncio
import json
import sys
from collections import Counter
from pathlib import Path

from ground import database, sessions, settings
from ground.identity import Person
from marketplace import signing_up
from marketplace.models import SignUpWay, Slot


async def press(person: Person, slot: Slot) -> str:
    """Sign one person up by their own hand; return the state they got, or what went wrong."""
    try:
        by = await sessions.actor_for(person)
        place = await signing_up.sign_up(person, slot, by=by, way=SignUpWay.SELF)
    except Exception as error:  # noqa: BLE001 - whatever it is, the test wants to read it
        return f"{type(error).__name__}: {error}"
    return str(place.state)


async def race(slot_id: int, first: int, count: int) -> Counter[str]:
    """Let `count` people press at the same moment, as soon as the starter says so."""
    slot = await Slot.get(id=slot_id)
    people = await Person.filter(id__gte=first).order_by("id").limit(count)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    return Counter(await asyncio.gather(*(press(person, slot) for person in people)))


async def main(data: str, url: str, slot_id: str, first: str, count: str) -> None:
    """Open the race's database and run."""
    made = settings.Settings(data=Path(data), database_url=url or None, pool_size=10)
    with settings.using(made):
        async with database.opened(made):
            found = await race(int(slot_id), int(first), int(count))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
