"""Breakers: what goes wrong again and again is left alone for a while, by every process of the house at once."""

import datetime as dt
import logging
from collections.abc import Sequence
from enum import StrEnum
from math import ceil

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.transactions import in_transaction

from ground import clock
from ground.database import ask

log = logging.getLogger("marketplace.breakers")

OPENS_AFTER = 5
SHORTEST_REST = dt.timedelta(seconds=30)
LONGEST_REST = dt.timedelta(minutes=5)


class Standing(StrEnum):
    """What may be tried now: anything, nothing, or one try to see whether it works again."""

    CLOSED = "closed"
    OPEN = "open"
    TRYING = "trying"


class Breaker(Model):
    """One thing that may be down; without a row there was never trouble with it."""

    name = fields.CharField(40, primary_key=True)
    troubles = fields.IntField(default=0)
    """Since it last worked."""
    open_until: dt.datetime | None = fields.DatetimeField(null=True)
    trouble = fields.CharField(200, default="")

    class Meta:
        """The table."""

        table = "ground_breaker"


async def standing(name: str) -> Standing:
    """Return what may be tried now."""
    breaker = await Breaker.get_or_none(name=name)
    if breaker is None:
        return Standing.CLOSED
    if breaker.open_until is not None and clock.now() < breaker.open_until:
        return Standing.OPEN
    return Standing.TRYING if breaker.troubles >= OPENS_AFTER else Standing.CLOSED


async def rest_of(name: str) -> int:
    """Return for how many seconds it is still left alone; 0 is not."""
    breaker = await Breaker.get_or_none(name=name)
    until = breaker.open_until if breaker else None
    return max(0, ceil((until - clock.now()).total_seconds())) if until else 0


async def open_now() -> Sequence[Breaker]:
    """Return what is left alone at present: for the administrator, and for a page that offers another way instead."""
    return await Breaker.filter(open_until__gt=clock.now()).order_by("name")


async def note_trouble(name: str, trouble: str, *, times: int = 1) -> None:
    """Note that it went wrong. From the fifth time in a row it is left alone, for 30 s and up to 5 minutes."""
    async with in_transaction():
        await Breaker.bulk_create([Breaker(name=name)], ignore_conflicts=True)
        [row] = await ask(
            "UPDATE ground_breaker SET troubles = troubles + ?, trouble = ? WHERE name = ? RETURNING troubles",
            times,
            trouble[:200],
            name,
        )
        over: int = row["troubles"] - OPENS_AFTER
        if over >= 0:
            rest = min(SHORTEST_REST * 2 ** min(over, 8), LONGEST_REST)
            await Breaker.filter(name=name).update(open_until=clock.now() + rest)
    if 0 <= over < times:
        log.error("%s is left alone for a while: %s", name, trouble)


async def note_success(name: str) -> None:
    """Note that it works; its troubles are forgotten."""
    await Breaker.filter(name=name, troubles__gt=0).update(troubles=0, open_until=None)


async def trip(name: str, until: dt.datetime, trouble: str) -> None:
    """Leave it alone until a moment, at once: too much was asked of it, though it works."""
    async with in_transaction():
        await Breaker.bulk_create([Breaker(name=name)], ignore_conflicts=True)
        closed = Q(open_until=None) | Q(open_until__lte=clock.now())
        tripped = await Breaker.filter(closed, name=name).update(open_until=until, trouble=trouble[:200])
    if tripped:
        log.error("%s is left alone until %s: %s", name, until.isoformat(timespec="minutes"), trouble)
