"""The relay: tells facts to reactions, runs what has come due, and sends letters, outside any act's transaction."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.models import Model
from tortoise.queryset import QuerySet

from ground import clock, leases
from ground.errors import OutOfTurn
from ground.leases import MOST_ATTEMPTS, Row
from ground.outbox import Announcement, name_of, read

log = logging.getLogger("marketplace.relay")

Reaction = tuple[type, Callable[[Any], Awaitable[None]]]
"""(fact, act): the act is idempotent, for it may be told twice."""
Due = tuple[Callable[[], Awaitable[Sequence[Any]]], Callable[[Any], Awaitable[object]]]
"""(query, act): what has come due by now, and what to do with each."""

Sender = Callable[[], Awaitable[int]]
"""Send a batch of what waits to leave the house; return how many were tried."""

TABLE = "ground_announcement"
PATIENCE_SECONDS = 45.0
"""How long a reaction may take: less than a lease, which each begins anew, so that no two relays tell one fact."""
LONGEST_REST = dt.timedelta(minutes=10)


@dataclass
class Relay:
    """One worker of the outbox; several may run, in one process or many."""

    reactions: Sequence[Reaction] = ()
    due: Sequence[Due] = ()
    senders: Sequence[Sender] = ()
    pause_seconds: float = 1.0
    resting: dict[tuple[str, str], tuple[int, dt.datetime]] = field(default_factory=dict)
    """Due work that went wrong: how often, and until when it is left alone."""

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
        rows = await leases.take(
            TABLE, where="done_at IS NULL AND dead_at IS NULL", columns="name, facts, told", batch=20
        )
        heard = {name_of(kind) for kind, _ in self.reactions}
        await _lay_down([row for row in rows if row["name"] not in heard])
        for row in rows:
            if row["name"] in heard:
                await self._tell(row)
        done = len(rows)
        for each in self.due:
            done += await self._do(*each)
        for send in self.senders:
            try:
                done += await send()
            except Exception:
                log.exception("%s stumbled", _label(send))
        return done

    async def settle(self, most_rounds: int = 50) -> None:
        """Work until nothing waits: tests and the demonstration year."""
        for _ in range(most_rounds):
            if not await self.once():
                return

    async def _tell(self, row: Row) -> None:
        """Tell a fact to every reaction that has not heard it; one that fails keeps none of the others from it."""
        begun = await leases.begin(TABLE, row)
        if begun is None:
            return
        row = begun
        if row["attempts"] > MOST_ATTEMPTS:
            await _bury(row, "its worker died each time")
            return
        told, trouble = set(row["told"].split()), ""
        for kind, act in self.reactions:
            if name_of(kind) != row["name"] or _label(act) in told:
                continue
            if not await leases.renew(TABLE, row):
                return
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await act(read(kind, row["facts"]))
            except Exception as error:
                log.exception("%s was not taken up by %s", row["name"], _label(act))
                trouble = f"{_label(act)}: {type(error).__name__}: {error}"[:500]
            else:
                told.add(_label(act))
        await _note(row, told, trouble)

    async def _do(self, query: Callable[[], Awaitable[Sequence[Any]]], act: Callable[[Any], Awaitable[object]]) -> int:
        """Do what is due; what another relay did first is done, what went wrong rests before it is tried again."""
        done = 0
        try:
            things = await query()
        except Exception:
            log.exception("%s stumbled", _label(query))
            return 0
        for thing in things:
            name = (_label(act), str(thing.pk if isinstance(thing, Model) else thing))
            times, until = self.resting.get(name, (0, clock.now()))
            if until > clock.now():
                continue
            try:
                await act(thing)
            except OutOfTurn:
                continue
            except Exception:
                log.exception("due work %s failed for %s", *name)
                rest = min(dt.timedelta(seconds=4 ** min(times + 1, 8)), LONGEST_REST)
                self.resting[name] = (times + 1, clock.now() + rest)
            else:
                self.resting.pop(name, None)
                done += 1
        return done


async def _lay_down(rows: Sequence[Row]) -> None:
    """Note in one write that these facts, which nobody here waits for, are told."""
    if rows:
        await Announcement.filter(id__in=[row["id"] for row in rows], done_at=None).update(done_at=clock.now())


async def _note(row: Row, told: set[str], trouble: str) -> None:
    """Note who has heard the fact: all, or all but those to be told again later, longer each time."""
    if trouble and row["attempts"] >= MOST_ATTEMPTS:
        await _bury(row, trouble, told)
        return
    columns: dict[str, object] = {"run_at": leases.next_try(row["attempts"])} if trouble else {"done_at": clock.now()}
    await _ours(row).update(told=_joined(told), trouble=trouble, **columns)


async def _bury(row: Row, trouble: str, told: set[str] | None = None) -> None:
    """Lay a fact with the dead letters, for an administrator (outbox.dead)."""
    log.error("%s %s is given up: %s", row["name"], row["id"], trouble)
    await _ours(row).update(
        dead_at=clock.now(), trouble=trouble, told=_joined(told) if told is not None else row["told"]
    )


def _ours(row: Row) -> QuerySet[Announcement]:
    """Return the row as long as the lease is ours: another relay may have taken it over."""
    return Announcement.filter(id=row["id"], attempts=row["attempts"])


def _joined(told: set[str]) -> str:
    return " ".join(sorted(told))


def _label(act: Callable[..., object]) -> str:
    return f"{act.__module__}.{act.__qualname__}"


async def _first_of(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
