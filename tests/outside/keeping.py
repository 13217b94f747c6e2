"""Connections to a PostgreSQL copy are kept from one test to the next, as a product keeps them from act to act.

A new one has everything to learn: types, plans, the walls' functions. That takes longer than what most tests ask.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient

KEPT: Final = "kept"
"""The name under which the server knows them, so that washing leaves them be."""


class StayingLoop(asyncio.SelectorEventLoop):
    """A loop that outlives who runs on it: a connection belongs to its loop, a test's tasks and context to the test."""

    @staticmethod
    @cache
    def of_this_process() -> "StayingLoop":
        """Return the one loop of this process."""
        return StayingLoop()

    def close(self) -> None:
        """Stay open, for the next test."""

    async def shutdown_asyncgens(self) -> None:
        """End what the test left, and begin anew."""
        await super().shutdown_asyncgens()
        self._asyncgens_shutdown_called = False

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109
        """Wait for the threads of the test, and begin anew."""
        await super().shutdown_default_executor()
        self._executor_shutdown_called, self._default_executor = False, None


_pools: dict[str, asyncpg.Pool] = {}
_made = AsyncpgDBClient.create_pool
_closed = AsyncpgDBClient._close  # noqa: SLF001


@contextmanager
def kept_connections() -> Iterator[None]:
    """Let a database that is closed in this block be opened again with the connections it had, on the same loop."""
    AsyncpgDBClient.create_pool = _create_pool  # type: ignore[method-assign]
    AsyncpgDBClient._close = _close  # type: ignore[method-assign]  # noqa: SLF001
    try:
        yield
    finally:
        AsyncpgDBClient.create_pool, AsyncpgDBClient._close = _made, _closed  # type: ignore[method-assign]  # noqa: SLF001


def let_go(url: str) -> None:
    """Cut what is kept of a database."""
    if pool := _pools.pop(urlsplit(url).path.strip("/"), None):
        pool.terminate()


async def _create_pool(self: AsyncpgDBClient, **named: Any) -> asyncpg.Pool:  # noqa: ANN401 - asyncpg's
    found = _pools.pop(str(named["database"]), None)
    if found is not None and found._loop is asyncio.get_running_loop():  # noqa: SLF001
        return found
    settings = named["server_settings"] | {"application_name": KEPT}
    return await _made(self, **named | {"server_settings": settings, "statement_cache_size": 1000})


async def _close(self: AsyncpgDBClient) -> None:
    pool, name = self._pool, str(self.database)
    if pool is None or name in _pools or not await _settled(pool):
        await _closed(self)
        return
    _pools[name], self._pool = pool, None


async def _settled(pool: asyncpg.Pool) -> bool:
    """Whether nobody holds a connection; each says what it has written, which it would else do after a second."""
    idle = pool.get_idle_size()
    if idle < pool.get_size():
        return False
    held = [await pool.acquire() for _each in range(idle)]
    for each in held:
        await each.execute("SELECT pg_stat_force_next_flush()")
        await pool.release(each)
    return True
