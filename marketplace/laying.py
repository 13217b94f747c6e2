"""Laying the ground of an installation after its migrations: its keys, and the policy values domains begin with."""

import sqlite3

from ground import database, keys, policy
from ground.chains import ChainHead
from ground.identity import Person
from ground.policy import PolicyValue
from ground.settings import Settings
from marketplace import house


async def lay(settings: Settings) -> None:
    """Lay what is not there yet; what an authority set stays as it is.

    Raises KeysMissing where the database was written under keys that are gone: new ones would open nothing of it.
    """
    async with database.opened(settings):
        written = await _is_written()  # asked first: another process may be making the keys now, and writes after
        if written and (gone := keys.missing(settings)):
            raise keys.KeysMissing(gone, settings.keys)
        keys.lay(settings)
        await policy.lay(house.policies())


async def _is_written() -> bool:
    return await PolicyValue.exists() or await Person.exists() or await ChainHead.exists()


async def close_wal(settings: Settings) -> None:
    """Bring the write-ahead log home, so that the SQLite file alone is the database (copies, backups)."""
    with sqlite3.connect(settings.sqlite_file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
