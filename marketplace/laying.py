"""Laying the ground of an installation after its migrations: its keys, and the policy values domains begin with."""

import sqlite3

from ground import database, keys, policy
from ground.settings import Settings
from marketplace import house

KEYS = ("audit", "hash", "seal", "sign")


async def lay(settings: Settings) -> None:
    """Lay what is not there yet; what an authority set stays as it is."""
    for name in KEYS:
        keys.key(name)
    async with database.opened(settings):
        await policy.lay(house.policies())


async def close_wal(settings: Settings) -> None:
    """Bring the write-ahead log home, so that the SQLite file alone is the database (copies, backups)."""
    with sqlite3.connect(settings.sqlite_file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
