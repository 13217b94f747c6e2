"""One process that tells facts until none waits, with a lease short enough for a drill.

Run by test_relay_killed.py: python -m tests.drills.teller DATA DATABASE_URL LEASE_SECONDS
"""

import asyncio
import datetime as dt
import sys
from pathlib import Path

from ground import database, leases, settings
from ground.outbox import Announcement
from ground.relay import Relay
from tests.drills.bowls import BowlServed, note


async def tell(made: settings.Settings) -> None:
    """Tell until everything is told."""
    async with database.opened(made):
        print("ready", flush=True)  # noqa: T201 - the starter waits for it
        worker = Relay(reactions=[(BowlServed, note)])
        while await Announcement.filter(done_at=None).exists():
            if not await worker.once():
                await asyncio.sleep(0.1)


if __name__ == "__main__":
    data, url, seconds = sys.argv[1:]
    leases.LENGTH = dt.timedelta(seconds=float(seconds))
    installation = settings.Settings(data=Path(data), database_url=url or None)
    with settings.using(installation):
        asyncio.run(tell(installation))
