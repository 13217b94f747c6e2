"""Leases: rows of work that one worker takes for a while, and that come back by themselves when the worker dies.

A table of work has the columns id, run_at and attempts. `attempts` rises when the work on a row begins, not when it is
taken: what kills its worker must not use up the tries of those that were taken with it. So (id, attempts) names one
try, and of two workers that have a row one alone begins.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from ground import clock
from ground.database import ask, dialect, stamp

LENGTH = dt.timedelta(seconds=60)
"""How long a worker may be silent before its rows go to another (security.md 4)."""
MOST_ATTEMPTS = 8

Row = Mapping[str, Any]


async def take(
    table: str, *, where: str, columns: str, batch: int, order: str = "attempts, id", values: Sequence[object] = ()
) -> list[Row]:
    """Take up to a batch of rows that are due and meet `where`; id and attempts come with them.

    One statement on either database: two workers share the rows and do not wait for each other. `values` are those of
    `where` and then of `order`.
    """
    now = clock.now()
    skip = "FOR UPDATE SKIP LOCKED" if dialect() == "postgres" else ""
    told = ", ".join(f"{table}.{column.strip()}" for column in f"id, attempts, {columns}".split(","))
    rows = await ask(
        f"WITH chosen AS MATERIALIZED (SELECT id AS it FROM {table} WHERE run_at <= ? AND ({where})"  # noqa: S608 - names from the code alone
        f" ORDER BY {order} LIMIT {batch} {skip})"
        f" UPDATE {table} SET run_at = ? FROM chosen WHERE id = chosen.it RETURNING {told}",
        stamp(now),
        *values,
        stamp(now + LENGTH),
    )
    return sorted(rows, key=lambda row: (int(row["attempts"]), int(row["id"])))


async def begin(table: str, row: Row) -> Row | None:
    """Begin the work on a row: count the try, and the lease from now. None where another worker has begun it."""
    begun = await ask(
        f"UPDATE {table} SET run_at = ?, attempts = attempts + 1 WHERE id = ? AND attempts = ? RETURNING attempts",  # noqa: S608
        stamp(clock.now() + LENGTH),
        row["id"],
        row["attempts"],
    )
    return {**row, **begun[0]} if begun else None


async def renew(table: str, row: Row) -> bool:
    """Lengthen the lease of a try that goes on; False where another worker has begun the row since."""
    kept = await ask(
        f"UPDATE {table} SET run_at = ? WHERE id = ? AND attempts = ? RETURNING id",  # noqa: S608
        stamp(clock.now() + LENGTH),
        row["id"],
        row["attempts"],
    )
    return bool(kept)


def next_try(attempts: int) -> dt.datetime:
    """Return when to try again after so many attempts: 4 s, 16 s, 64 s … so that eight of them last six hours."""
    return clock.now() + dt.timedelta(seconds=4**attempts)
