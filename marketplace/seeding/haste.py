"""Haste: an empty database is filled by one hand, in its own thread, and nothing is forced to the disk before the end.

With SQLite each statement would otherwise wait for another thread twice. An interrupted build is thrown away; at the
end all of it is brought to the disk, and the database is opened anew as ever.
"""

import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import aiosqlite
from tortoise.backends.sqlite.client import SqliteClient

from ground import database, settings


class InOwnThread(aiosqlite.Connection):
    """A connection that does what it is asked at once, in the thread of who asks."""

    async def _execute(self, fn: Callable[..., Any], *args: object, **kwargs: object) -> Any:  # noqa: ANN401 - as above it
        return fn(*args, **kwargs)

    async def _connect(self) -> "InOwnThread":
        self._connection = self._connector()
        return self

    async def close(self) -> None:
        """Close at once: there is no thread to end."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@asynccontextmanager
async def hastily() -> AsyncIterator[None]:
    """Fill the database in haste, where it is SQLite; nothing else may use it meanwhile."""
    if database.dialect() != "sqlite":
        yield
        return
    client = cast("SqliteClient", database.connection())
    await client.close()
    file = settings.current().sqlite_file
    opened = InOwnThread(lambda: sqlite3.connect(file, isolation_level=None), iter_chunk_size=64)
    client._connection = await opened._connect()  # noqa: SLF001 - there is no other way in
    await _prepare(client)
    try:
        yield
    finally:
        await client.close()  # the next statement opens it as ever
    with sqlite3.connect(file) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    _force_to_disk(str(file))


async def _prepare(client: SqliteClient) -> None:
    """Set what the client sets on each connection, but for the waiting."""
    client._connection._conn.row_factory = sqlite3.Row  # type: ignore[union-attr] # noqa: SLF001 - as the client does
    pragmas = {**client.pragmas, "synchronous": "OFF"}
    await client.execute_script(";".join(f"PRAGMA {name}={value}" for name, value in pragmas.items()))


def _force_to_disk(file: str) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
