"""Washing: a PostgreSQL database that a test has written is brought back to what it was.

Making another takes ten times as long: copying a database means copying some thousand files.
"""
# ruff: noqa: S608 - the names are those of our own tables

from dataclasses import dataclass
from typing import Self

import asyncpg

from tests.outside.servers import connected

ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""

FORM = """
SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
  SELECT format('%s %s', oid, relnatts) AS part FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT format('%s %s', oid, tgenabled) FROM pg_trigger
  UNION ALL SELECT format('%s %s', oid, convalidated) FROM pg_constraint
) AS parts"""
"""What tells that a test has changed more than rows: a table, an index, a trigger, a check."""

TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
SEQUENCES = """
SELECT quote_ident(sequencename), coalesce(last_value, start_value), last_value IS NOT NULL
FROM pg_sequences WHERE schemaname = 'public'"""


@dataclass(frozen=True)
class Washed:
    """A copy of the template, and what it held at first."""

    url: str
    form: str
    tables: list[str]
    rows: dict[str, list[asyncpg.Record]]
    told: dict[str, str]
    """A digest of the rows of each table that has some."""
    sequences: list[asyncpg.Record]

    @classmethod
    async def of(cls, url: str) -> Self:
        """Remember what a fresh copy holds."""
        connection = await connected(url)
        try:
            tables = [row[0] for row in await connection.fetch(TABLES)]
            rows = {name: found for name in tables if (found := await connection.fetch(f"SELECT * FROM {name}"))}
            told = {name: await _told(connection, name) for name in rows}
            form = str(await connection.fetchval(FORM))
            return cls(url, form, tables, rows, told, await connection.fetch(SEQUENCES))
        finally:
            await connection.close()

    async def wash(self) -> bool:
        """Bring it back; False where its form was changed, so that it is of no more use."""
        connection = await connected(self.url)
        try:
            await connection.execute(ALONE)
            if await connection.fetchval(FORM) != self.form:
                return False
            await connection.execute("SET session_replication_role = replica")
            kept = {name for name in self.rows if await _told(connection, name) == self.told[name]}
            await connection.execute(";".join(f"DELETE FROM {name}" for name in self.tables if name not in kept))
            for name in self.rows.keys() - kept:
                await connection.copy_records_to_table(name.strip('"'), records=self.rows[name])
            restored = [f"setval('{name}', {value}, {called})" for name, value, called in self.sequences]
            await connection.execute(f"SELECT {', '.join(restored)}")
        finally:
            await connection.close()
        return True


async def _told(connection: "asyncpg.Connection[asyncpg.Record]", table: str) -> str:
    return str(
        await connection.fetchval(f"SELECT md5(string_agg(row::text, ';' ORDER BY row::text)) FROM {table} AS row")
    )
