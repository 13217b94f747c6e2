"""Two relays share the work, one is killed in the middle of it: nothing is lost, and hardly anything told twice."""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from ground import audit, database, settings
from ground.audit import AuditEntry
from ground.outbox import Announcement, announce
from tests.drills.bowls import BowlServed

ROOT = Path(__file__).parents[2]
BOWLS = 300
LEASE_SECONDS = "2"


async def served(made: settings.Settings) -> None:
    """Announce all the facts."""
    async with database.opened(made), database.transaction():
        for bowl in range(BOWLS):
            await announce(BowlServed(bowl))


async def told_so_far(made: settings.Settings) -> int:
    """Count the facts that were told to the end."""
    async with database.opened(made):
        return await Announcement.exclude(done_at=None).count()


def start(made: settings.Settings) -> "subprocess.Popen[str]":
    """Start a relay of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.drills.teller", str(made.data), made.database_url or "", LEASE_SECONDS],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.drill
def test_a_relay_killed_at_work_loses_no_fact(installation: settings.Settings) -> None:
    asyncio.run(served(installation))
    with start(installation) as doomed, start(installation) as survivor:
        try:
            for relay in (doomed, survivor):
                assert relay.stdout is not None
                assert relay.stdout.readline() == "ready\n", relay.communicate()[1]
            end = time.monotonic() + 60
            while asyncio.run(told_so_far(installation)) < BOWLS // 6:
                assert time.monotonic() < end
            doomed.kill()
            _out, trouble = survivor.communicate(timeout=120)
            assert survivor.returncode == 0, trouble
        finally:
            doomed.kill()
            survivor.kill()
    asyncio.run(found(installation))


async def found(made: settings.Settings) -> None:
    """Assert that each fact was told, and that only what was in hand at the kill can have been told twice."""
    async with database.opened(made):
        heard = Counter([line.subject for line in await AuditEntry.filter(verb="Bowl.note")])
        assert set(heard) == {f"Bowl:{bowl}" for bowl in range(BOWLS)}
        assert heard.total() <= BOWLS + 1
        assert await Announcement.filter(done_at=None).count() == 0
        assert (await audit.verify()).broken_at is None
