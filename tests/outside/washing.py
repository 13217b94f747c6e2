"""Washing: a PostgreSQL database that a test has written is brought back to what it was.

Making another takes ten times as long: copying a database means copying some thousand files.
"""
# ruff: noqa: S608 - the names are those of our own tables

from dataclasses import dataclass
from typing import Self

import asyncpg

from tests.outside.keeping import KEPT
from tests.outside.servers import connected

ALONE = f"""
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> '{KEPT}'"""
"""Whoever is still there goes, and is waited for: what it wrote is counted when it has gone."""

WRITTEN = """
SELECT quote_ident(relname), n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables
WHERE schemaname = 'public'"""
"""How often each table was written, rolled back or not: most tests write few, and to empty all takes long."""

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
    sequences: list[asyncpg.Record]
    written: dict[str, int]
    """How often each table had been written when it was clean."""
    connection: "asyncpg.Connection[asyncpg.Record]"
    """The one it is washed by; it goes when the database is dropped."""

    @classmethod
    async def of(cls, url: str) -> Self:
        """Remember what a fresh copy holds."""
        connection = await connected(url)
        tables = [row[0] for row in await connection.fetch(TABLES)]
        rows = {name: found for name in tables if (found := await connection.fetch(f"SELECT * FROM {name}"))}
        form = str(await connection.fetchval(FORM))
        sequences, written = await connection.fetch(SEQUENCES), await connection.fetch(WRITTEN)
        await connection.execute("SET session_replication_role = replica")
        return cls(url, form, tables, rows, sequences, dict(written), connection)

    async def wash(self) -> bool:
        """Bring it back; False where its form was changed, so that it is of no more use."""
        await self.connection.execute(ALONE)
        if await self.connection.fetchval(FORM) != self.form:
            return False
        written = dict(await self.connection.fetch(WRITTEN))
        touched = [name for name in self.tables if written[name] != self.written[name]]
        if touched:
            await self.connection.execute(";".join(f"DELETE FROM {name}" for name in touched))
        for name in self.rows.keys() & set(touched):
            await self.connection.copy_records_to_table(name.strip('"'), records=self.rows[name])
        restored = [f"setval('{name}', {value}, {called})" for name, value, called in self.sequences]
        await self.connection.execute(f"SELECT {', '.join(restored)}, pg_stat_force_next_flush()")
        self.written.update(await self.connection.fetch(WRITTEN))
        return True

    def close(self) -> None:
        """Cut the connection it is washed by."""
        self.connection.terminate()
