"""The database: its domains in floor order, how it is opened, and the transaction that every act is."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from tortoise import Tortoise, connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from ground.database_url import credentials
from ground.settings import Settings

FLOORS = ("ground", "orgs", "volunteers", "procurement", "silver_steward", "governance", "marketplace")
GROUND_MODELS = (
    "places grids identity chains audit heads outbox repeats unsent letters attachments privacy policy proposing"
    " notices mandates assisting breakers moving_windows search lists"
)


def config(settings: Settings) -> dict[str, Any]:
    """Return Tortoise's configuration: one app a domain, lower floors first, so that migrations run upwards."""
    apps = {
        name: {
            "models": [f"ground.{each}" for each in GROUND_MODELS.split() if find_spec(f"ground.{each}")]
            if name == "ground"
            else [f"{name}.models"],
            "default_connection": "default",
            "migrations": f"{name}.migrations",
        }
        for name in FLOORS
        if name == "ground" or (find_spec(name) and find_spec(f"{name}.models"))
    }
    return {
        "connections": {"default": _connection(settings)},
        "apps": apps,
        "use_tz": True,
        "timezone": "UTC",  # another zone makes SQLite compare times as text in two zones (stack.md 2)
    }


def _connection(settings: Settings) -> dict[str, Any]:
    if settings.database_url is None:
        settings.data.mkdir(parents=True, exist_ok=True)
        pragmas = {"busy_timeout": 20_000, "synchronous": "FULL", "journal_size_limit": 64 * 2**20}
        return {
            "engine": "ground.immediate_sqlite",
            "credentials": {"file_path": str(settings.sqlite_file), **pragmas},
        }
    return {
        "engine": "tortoise.backends.asyncpg",
        "credentials": {**credentials(settings.database_url), "minsize": 1, "maxsize": settings.pool_size},
    }


@asynccontextmanager
async def opened(settings: Settings, *, everywhere: bool = False) -> AsyncIterator[TortoiseContext]:
    """Open the database for the length of a block; `everywhere` makes it seen by tasks begun outside (a server)."""
    async with TortoiseContext() as context:
        await context.init(config=config(settings), _enable_global_fallback=everywhere)
        yield context


def connection() -> BaseDBAsyncClient:
    """Return the connection of this moment: the open transaction's, where there is one."""
    found: BaseDBAsyncClient = connections.get("default")
    return found


def dialect() -> str:
    """Return "sqlite" or "postgres"."""
    return str(connection().capabilities.dialect)


async def ask(sql: str, *values: object) -> list[dict[str, Any]]:
    """Run SQL written with `?` on either database and return its rows; for what the ORM says badly or slowly."""
    return await connection().execute_query_dict(_numbered(sql), list(values))


def stamp(at: dt.date) -> object:
    """Return a moment or a day as raw SQL writes and compares it: SQLite keeps it as text."""
    return at if dialect() == "postgres" else str(at)


def moment(read: Any) -> dt.datetime:  # noqa: ANN401 - whichever the database gives
    """Return the moment that raw SQL read."""
    return read if isinstance(read, dt.datetime) else dt.datetime.fromisoformat(read)


def day(read: Any) -> dt.date:  # noqa: ANN401 - as above
    """Return the day that raw SQL read."""
    return read if isinstance(read, dt.date) else dt.date.fromisoformat(read)


def marks(values: Collection[object]) -> str:
    """Return a mark for each value of a list in raw SQL."""
    return ", ".join("?" * len(values))


async def write_all(sql: str, rows: Sequence[Sequence[object]]) -> None:
    """Run one statement written with `?` for each of these rows of values, in the open act."""
    await connection().execute_many(_numbered(sql), [list(row) for row in rows])


async def counted_anew() -> None:
    """Let PostgreSQL count its rows after many were brought in at once; till it does so itself it plans for few."""
    if dialect() == "postgres":
        await connection().execute_script("ANALYZE")


def _numbered(sql: str) -> str:
    """Return SQL with the marks of this database."""
    if dialect() != "postgres":
        return sql
    parts = sql.split("?")
    return "".join(f"{part}${number}" for number, part in enumerate(parts[:-1], start=1)) + parts[-1]


@dataclass
class Work:
    """What an open transaction still has to do before it commits, or where it is rolled back."""

    finishing: dict[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    pending: dict[str, list[Any]] = field(default_factory=dict)
    undoing: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """What the act did outside of the database, which no rollback undoes: a file on the disk."""

    def last(self, name: str, step: Callable[[], Awaitable[None]], item: object) -> None:
        """Keep an item for a step that runs once, after all else: it takes a lock that everybody shares."""
        self.pending.setdefault(name, []).append(item)
        self.finishing.setdefault(name, step)


_work: ContextVar[Work | None] = ContextVar("work", default=None)
_opening: ContextVar[Callable[[], Awaitable[None]] | None] = ContextVar("opening", default=None)


@asynccontextmanager
async def transaction() -> AsyncIterator[Work]:
    """Make one act of the block: all of it or nothing. Inside another act it joins that one.

    The first statement inside must be a write (house.md law 1): on PostgreSQL it takes the row's lock,
    on SQLite the lock is taken by BEGIN IMMEDIATE. Never await the network inside.
    """
    joined = _work.get()
    if joined is not None:
        yield joined
        return
    work = Work()
    token = _work.set(work)
    try:
        async with in_transaction(), _undone(work):
            if (first := _opening.get()) is not None:
                await first()
            yield work
            for step in work.finishing.values():
                await step()
    finally:
        _work.reset(token)


@asynccontextmanager
async def _undone(work: Work) -> AsyncIterator[None]:
    """Undo what a refused act did elsewhere; not after a commit whose answer was lost, for then it may stand."""
    try:
        yield
    except BaseException:
        for step in reversed(work.undoing):
            await step()
        raise


def work() -> Work:
    """Return the open act; writing what must stand or fall with an act outside of one is a bug of the caller."""
    current = _work.get()
    if current is None:
        message = "this is written only inside transaction()"
        raise RuntimeError(message)
    return current


@asynccontextmanager
async def opening_with(step: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Let every act of this block begin with a write of ours: the idempotency key of a request."""
    token = _opening.set(step)
    try:
        yield
    finally:
        _opening.reset(token)


__all__ = [
    "IntegrityError",
    "Tortoise",
    "ask",
    "config",
    "connection",
    "dialect",
    "opened",
    "opening_with",
    "transaction",
    "work",
    "write_all",
]
