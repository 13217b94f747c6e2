"""The relay: tells announced facts to reactions, runs what has come due, and sends letters, outside any act's transaction."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ground import clock
from ground.database import ask, dialect
from ground.outbox import Announcement, name_of, read

log = logging.getLogger("marketplace.relay")

Reaction = tuple[type, Callable[[Any], Awaitable[None]]]
"""(fact, act): the act is idempotent, for it may be told twice."""
Due = tuple[Callable[[], Awaitable[Sequence[Any]]], Callable[[Any], Awaitable[object]]]
"""(query, act): what has come due by now, and what to do with each."""

Sender = Callable[[], Awaitable[int]]
"""Send a batch of what waits to leave the house; return how many were tried."""

LEASE = dt.timedelta(seconds=60)
MOST_ATTEMPTS = 8


@dataclass
class Relay:
    """One worker of the outbox; several may run, in one process or many."""

    reactions: Sequence[Reaction] = ()
    due: Sequence[Due] = ()
    senders: Sequence[Sender] = ()
    pause_seconds: float = 1.0

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; trouble is logged, never fatal."""
        while not stop.is_set():
            try:
                busy = await self.once()
            except Exception:
                log.exception("the relay stumbled")
                busy = 0
            if not busy:
                await _first_of(stop, self.pause_seconds)

    async def once(self) -> int:
        """Do one round: a batch of facts, all that is due, a batch of each sender. Return how much was done."""
        done = 0
        for row in await _claimed():
            await self._tell(row)
            done += 1
        for query, act in self.due:
            for thing in await query():
                try:
                    await act(thing)
                except Exception:
                    log.exception("due work %s failed", act.__name__)
                else:
                    done += 1
        for send in self.senders:
            done += await send()
        return done

    async def settle(self, most_rounds: int = 50) -> None:
        """Work until nothing waits: tests and the demonstration year."""
        for _ in range(most_rounds):
            if not await self.once():
                return

    async def _tell(self, row: dict[str, Any]) -> None:
        told: str = row["told"]
        for kind, act in self.reactions:
            label = f"{act.__module__}.{act.__qualname__} "
            if name_of(kind) != row["name"] or label in told:
                continue
            try:
                await act(read(kind, row["facts"]))
            except Exception as error:
                log.exception("%s was not taken up by %s", row["name"], label)
                await _put_off(row, told, error)
                return
            told += label
        await Announcement.filter(id=row["id"]).update(done_at=clock.now(), told=told)


async def _claimed(batch: int = 20) -> list[dict[str, Any]]:
    """Take up to a batch of facts for a lease; a worker that dies gives them back by its end."""
    now = clock.now()
    skip = " FOR UPDATE SKIP LOCKED" if dialect() == "postgres" else ""
    chosen = (
        "SELECT id FROM ground_announcement WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= ?"  # noqa: S608
        f" ORDER BY id LIMIT {batch}{skip}"
    )
    stamp: Callable[[dt.datetime], object] = (lambda at: at) if dialect() == "postgres" else str
    rows = await ask(
        f"UPDATE ground_announcement SET run_at = ?, attempts = attempts + 1 WHERE id IN ({chosen})"  # noqa: S608
        " RETURNING id, name, facts, told, attempts",
        stamp(now + LEASE),
        stamp(now),
    )
    return sorted(rows, key=lambda row: row["id"])


async def _put_off(row: dict[str, Any], told: str, error: Exception) -> None:
    """Try again later, longer each time; after the last try the fact lies with the dead letters for an administrator."""
    now = clock.now()
    dead = row["attempts"] >= MOST_ATTEMPTS
    await Announcement.filter(id=row["id"]).update(
        told=told,
        trouble=f"{type(error).__name__}: {error}"[:500],
        run_at=now + dt.timedelta(seconds=2 ** row["attempts"]),
        dead_at=now if dead else None,
    )


async def _first_of(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
