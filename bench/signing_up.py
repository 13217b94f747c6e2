"""How many sign-ups a second one process makes through the act, beside single-row transactions on the same database.

Prints one JSON object. SQLite with synchronous=FULL, as an installation runs.
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ground import clock, database, settings
from ground.migrate import migrate
from ground.repeats import Repeat
from marketplace import house, laying
from tests.marketplace.open_shifts import a_calling, joins, neighbours

PEOPLE = 100


async def measured(folder: Path) -> dict[str, object]:
    """Build a slot of 100 places and 100 people, and let each sign up; then as many bare transactions."""
    made = settings.Settings(data=folder, demo=True)
    with settings.using(made):
        await migrate(made, house.walls())
        await laying.lay(made)
        async with database.opened(made):
            calling = await a_calling(capacity=PEOPLE)
            cast = await neighbours(PEOPLE)
            began = time.perf_counter()
            for person in cast:
                await joins(person, calling)
            acts = time.perf_counter() - began
            began = time.perf_counter()
            for number in range(PEOPLE):
                async with database.transaction():
                    await Repeat.create(key_hash=f"bench {number}", used_at=clock.now())
            bare = time.perf_counter() - began
    return {
        "bench": "signing_up",
        "sign_ups_a_second": round(PEOPLE / acts, 1),
        "bare_transactions_a_second": round(PEOPLE / bare, 1),
        "times_bare": round(acts / bare, 1),
    }


def main() -> None:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measured(Path(folder) / "data"))))


if __name__ == "__main__":
    main()
