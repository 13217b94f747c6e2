"""Moving windows: how much was asked under a name in the time just past, counted exactly, by all processes together."""

import datetime as dt
import json
from typing import NamedTuple

from limits import RateLimitItem
from tortoise import fields
from tortoise.models import Model

from ground import clock
from ground.codes import keyed_hash
from ground.database import ask, stamp
from ground.repeats import present_key

FREE_REPEATS = 2
"""How often the same request may come again without being counted: a button pressed twice or three times."""


class Window(Model):
    """The hits of one window; its row puts askers in line. The key is hashed, for it may be a telephone."""

    key_hash = fields.CharField(64, primary_key=True)
    hits = fields.TextField()
    """JSON: [milliseconds, cost, mark of the request, how often it came again] each, the oldest first."""
    ends_at: dt.datetime = fields.DatetimeField(db_index=True)

    class Meta:
        """The table."""

        table = "ground_window"


class Hit(NamedTuple):
    """One thing asked for."""

    at_ms: int
    cost: int
    mark: str
    repeats: int


def key_of(item: RateLimitItem, name: str, key: str) -> str:
    """Return under which key a window is kept: another amount or length of time begins a new one."""
    return keyed_hash("window", item.key_for(name, key))


async def count(item: RateLimitItem, key_hash: str, cost: int) -> bool:
    """Add a hit in the open transaction if there is room for it; who comes meanwhile waits until that ends.

    The same request sent again (repeats.py) counts once.
    """
    now, length = _now_ms(), item.get_expiry()
    [row] = await ask(
        "INSERT INTO ground_window (key_hash, hits, ends_at) VALUES (?, '[]', ?)"
        " ON CONFLICT (key_hash) DO UPDATE SET ends_at = EXCLUDED.ends_at RETURNING hits",
        key_hash,
        stamp(clock.now() + dt.timedelta(seconds=length)),
    )
    hits = _within(row["hits"], now, length)
    mark = (present_key.get() or "")[:16]
    for place, hit in enumerate(hits):
        if mark and hit.mark == mark and hit.repeats < FREE_REPEATS:
            hits[place] = hit._replace(repeats=hit.repeats + 1)
            break
    else:
        if sum(hit.cost for hit in hits) + cost > item.amount:
            return False
        hits.append(Hit(now, cost, mark, 0))
    await Window.filter(key_hash=key_hash).update(hits=json.dumps(hits))
    return True


async def wait(item: RateLimitItem, key_hash: str, cost: int) -> int:
    """Return after how many seconds there will be room for a hit of this cost; 0 is now."""
    window = await Window.get_or_none(key_hash=key_hash)
    now, length = _now_ms(), item.get_expiry()
    hits = _within(window.hits, now, length) if window else []
    over = sum(hit.cost for hit in hits) + cost - item.amount
    for hit in hits:
        if over <= 0:
            break
        over -= hit.cost
        if over <= 0:
            return max(1, -((hit.at_ms + length * 1000 - now) // -1000))
    return 0 if over <= 0 else length


async def used(item: RateLimitItem, key_hash: str) -> int:
    """Return the sum of the costs in the window."""
    window = await Window.get_or_none(key_hash=key_hash)
    return sum(hit.cost for hit in _within(window.hits, _now_ms(), item.get_expiry())) if window else 0


def _within(text: str, now: int, length: int) -> list[Hit]:
    return [hit for hit in (Hit(*each) for each in json.loads(text)) if hit.at_ms > now - length * 1000]


def _now_ms() -> int:
    return round(clock.now().timestamp() * 1000)
