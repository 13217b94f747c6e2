"""The SQLite engine whose transactions take the write lock at their beginning: deferred ones fail under load.

Tortoise chooses the dialect of a migration by the word "sqlite" in this module's name.
"""

import datetime as dt
import sqlite3

from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite import client
from tortoise.exceptions import TransactionManagementError
from tortoise.fields import data as stock_fields

# SQLite keeps moments as text. What Tortoise falls back to for reading them, where no C parser happens to be installed,
# takes 20 times as long as Python's own, and half of the time of reading a row.
stock_fields.parse_datetime = dt.datetime.fromisoformat  # type: ignore[attr-defined] # imported there under this name


class ImmediateTransaction(client.SqliteTransactionWrapper):
    """A transaction that can wait for its turn, because it has read nothing yet."""

    async def begin(self) -> None:
        """Take the write lock, waiting up to `busy_timeout`."""
        try:
            await self._connection.commit()
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise TransactionManagementError(error) from error


class ImmediateClient(client.SqliteClient):
    """The stock client with the transaction above."""

    def _in_transaction(self) -> TransactionContext:
        return client.SqliteTransactionContext(ImmediateTransaction(self), self._lock)


client_class = ImmediateClient
