"""The SQLite engine: transactions take the write lock at their beginning, for deferred ones fail under load.

And what does not wait is asked here and not in another thread: going there and back takes twice as long as the
statement. Tortoise chooses the dialect of a migration by the word "sqlite" in this module's name.
"""

import asyncio
import datetime as dt
import sqlite3
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

import aiosqlite
from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite import client
from tortoise.exceptions import TransactionManagementError
from tortoise.fields import data as stock_fields

# SQLite keeps moments as text. What Tortoise falls back to for reading them, where no C parser happens to be installed,
# takes 20 times as long as Python's own, and half of the time of reading a row.
stock_fields.parse_datetime = dt.datetime.fromisoformat  # type: ignore[attr-defined] # imported there under this name

FETCHED_AT_ONCE = 64
AT_A_STRETCH = 32
"""Statements after which others have their turn: none of them waits, so nothing else would give it to them."""


class HereAndThere(aiosqlite.Connection):
    """A connection that reads, and writes under the lock it holds, in this thread; what may wait goes to its own.

    What waits is the lock of another process (the beginning of a transaction, a write outside of one) and the disk
    (a commit). While its thread is at work everything goes there, in order: also after a request was cancelled.
    """

    def __init__(self, filename: str) -> None:
        """Open the file when it is first awaited."""
        opened = partial(sqlite3.connect, filename, isolation_level=None, check_same_thread=False)
        super().__init__(opened, FETCHED_AT_ONCE)
        self._there: deque[None] = deque()  # one for each step that its thread has before it
        self._in_a_row = 0

    async def _execute(self, fn: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: ANN401 - aiosqlite's
        if self._there or self._waits(fn, *args):
            self._there.append(None)
            return await super()._execute(self._there_and_back, fn, *args, **named)  # type: ignore[no-untyped-call]
        self._in_a_row += 1
        if self._in_a_row % AT_A_STRETCH == 0:
            await asyncio.sleep(0)
        return fn(*args, **named)

    def _waits(self, fn: Callable[..., Any], *args: object) -> bool:
        if not self._conn.in_transaction:
            sql = args[0] if args and isinstance(args[0], str) else ""
            return not sql.startswith("SELECT")
        return fn == self._conn.commit

    def _there_and_back(self, fn: Callable[..., Any], *args: Any, **named: Any) -> Any:  # noqa: ANN401 - aiosqlite's
        try:
            return fn(*args, **named)
        finally:
            self._there.popleft()


class ImmediateTransaction(client.SqliteTransactionWrapper):
    """A transaction that can wait for its turn, because it has read nothing yet."""

    async def begin(self) -> None:
        """Take the write lock, waiting up to `busy_timeout`."""
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise TransactionManagementError(error) from error


class ImmediateClient(client.SqliteClient):
    """The stock client with the connection and the transaction above."""

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002, FBT001 - Tortoise's signature
        """Open the file, if that has not been done, and set its pragmas."""
        if self._connection is None:
            self._connection = await HereAndThere(self.filename)
            self._connection.row_factory = sqlite3.Row
            for pragma, value in self.pragmas.items():
                await (await self._connection.execute(f"PRAGMA {pragma}={value}")).close()
            await self._post_connect()

    def _in_transaction(self) -> TransactionContext:
        return client.SqliteTransactionContext(ImmediateTransaction(self), self._lock)


client_class = ImmediateClient
