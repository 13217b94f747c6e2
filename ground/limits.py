"""Limits: how often the same may be asked, by name; the figures are those of security.md 1, 12, 13, 14 and 16."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Address, ip_address, ip_network
from operator import itemgetter
from typing import Final

from limits import RateLimitItem, parse_many
from tortoise.transactions import in_transaction

from ground import breakers, clock, moving_windows
from ground.database import work
from ground.errors import TooMany
from ground.language import Lazy, _, lazy, ngettext
from ground.moving_windows import Window

MINUTE: Final = 60
HOUR: Final = 3600


@dataclass(frozen=True)
class Limit:
    """One rule: `figures` as the library `limits` reads them, and what is said to who asks too often."""

    name: str
    figures: str
    sentence: Lazy
    """With the value `wait`: "4 minutes"."""
    rest: dt.timedelta | None = None
    """How long everyone is refused once it is reached: for what all share and someone seems to abuse."""

    @cached_property
    def windows(self) -> Sequence[RateLimitItem]:
        """The figures as windows, each counted for itself."""
        return parse_many(self.figures)

    @property
    def breaker(self) -> str:
        """The name under which everyone is refused for a while."""
        return f"limit:{self.name}"


CODE = lazy("You have asked for the 6 digits a few times. Please wait %(wait)s, or call 12345.")
USED = lazy("This page was used already. Please press once more.")
HERE = lazy("Many people ask for the 6 digits from here. Please wait %(wait)s, or call 12345.")
CITY = lazy("Very many messages are going out just now. Please call 12345: we sign you up on the telephone.")
STAFF = lazy("Too many tries to sign in. Please wait %(wait)s.")
SEARCH = lazy("You have searched for many people in this hour. Please wait %(wait)s.")
FAMILY = lazy("Too many tries with this number. Please wait %(wait)s, or ask your relative for a new one.")
OBJECT = lazy("Many objections came from here. Please wait %(wait)s, or call 12345.")
EXPORT = lazy("You have taken out enough lists for today. Please wait %(wait)s, or ask your supervisor.")

STAFF_SEARCH = "staff_search"
"""A name, for the desks that search."""
PROGRAM = "program"
"""By key: what one program asks for."""

LIMITS = {
    limit.name: limit
    for limit in (
        Limit("code_by_phone", "1/60 seconds; 3/10 minutes; 8/day", CODE),
        Limit("code_by_address", "10/10 minutes; 50/day", HERE),
        Limit("code_by_browser", "5/hour", CODE),
        Limit("code_by_form", "1/day", USED),
        Limit("code_in_all", "300/hour", CITY, rest=dt.timedelta(minutes=15)),
        Limit("sign_in_by_name", "10/5 minutes", STAFF),
        Limit("sign_in_by_address", "10/5 minutes", STAFF),
        Limit("sign_in_in_all", "1000/5 minutes", STAFF),
        Limit("second_factor", "5/5 minutes; 20/hour; 50/day", STAFF),
        Limit("family_code", "5/10 minutes; 20/day", FAMILY),
        Limit(STAFF_SEARCH, "30/hour", SEARCH),
        Limit("export", "3/day", EXPORT),
        Limit(PROGRAM, "300/minute; 20000/day", lazy("This program asks too often. Please wait %(wait)s.")),
        Limit("objection_by_address", "10/hour; 30/day", OBJECT),
    )
}


async def hit(limit: str | Limit, key: str, *, cost: int = 1) -> None:
    """Count one request under a limit, by its name in LIMITS; refuse with TooMany (429), which then counts nothing.

    Asked before the act, for what is counted has to stand though the act is refused: inside one it is a RuntimeError.
    """
    await hit_each((limit, key), cost=cost)


async def hit_each(*asked: tuple[str | Limit, str], cost: int = 1) -> None:
    """Count one request under several limits: under all of them, or, where one refuses, under none."""
    _before_any_act()
    pairs = [(_named(limit), key) for limit, key in asked]
    for limit, _key in pairs:
        if limit.rest is not None and (seconds := await breakers.rest_of(limit.breaker)):
            raise _refusal(limit, seconds)
    try:
        async with in_transaction():
            await _count(pairs, cost)
    except _Full as full:
        waits = [await peek(limit, key, cost=cost) for limit, key in pairs]
        if full.limit.rest is not None:
            await breakers.trip(full.limit.breaker, clock.now() + full.limit.rest, f"more than {full.limit.figures}")
            waits.append(int(full.limit.rest.total_seconds()))
        raise _refusal(full.limit, max(waits)) from None


async def take(limit: str | Limit, key: str, *, cost: int = 1) -> None:
    """Count in the open act what it uses up, such as a quota: a refused act has used nothing. Refuses with TooMany."""
    work()
    named = _named(limit)
    try:
        await _count([(named, key)], cost)
    except _Full:
        raise _refusal(named, await peek(named, key, cost=cost)) from None


def place_of(address: str) -> str:
    """Return what stands for an address in a limit: IPv4 itself, of IPv6 the /64, whose rest its owner picks freely."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or ip_network((int(found) >> 64 << 64, 64)))


async def peek(limit: str | Limit, key: str, *, cost: int = 1) -> int:
    """Return after how many seconds this may be asked; 0 is now. Counts nothing."""
    named = _named(limit)
    waits = [await moving_windows.wait(item, key_hash, cost) for item, key_hash in _windows(named, key)]
    return max(*waits, await breakers.rest_of(named.breaker) if named.rest else 0)


async def left(limit: str | Limit, key: str) -> int:
    """Return how much of the tightest window is left."""
    found = _windows(_named(limit), key)
    return min([item.amount - await moving_windows.used(item, key_hash) for item, key_hash in found])


async def overdue() -> Sequence[dt.datetime]:
    """Return the present moment if windows have ended by it, for `forget`."""
    now = clock.now()
    return [now] if await Window.filter(ends_at__lt=now).exists() else []


async def forget(before: dt.datetime) -> None:
    """Drop the windows that ended before a moment: nothing in them counts any more."""
    await Window.filter(ends_at__lt=before).delete()


class _Full(Exception):  # noqa: N818 - it leaves the block, so that what other limits counted is rolled back
    def __init__(self, limit: Limit) -> None:
        super().__init__(limit.name)
        self.limit = limit


async def _count(pairs: Sequence[tuple[Limit, str]], cost: int) -> None:
    """Count under every window, in one order for everybody: two askers may share two of them."""
    found = [(key_hash, item, limit) for limit, key in pairs for item, key_hash in _windows(limit, key)]
    for key_hash, item, limit in sorted(found, key=itemgetter(0)):
        if not await moving_windows.count(item, key_hash, cost):
            raise _Full(limit)


def _named(limit: str | Limit) -> Limit:
    return LIMITS[limit] if isinstance(limit, str) else limit


def _windows(limit: Limit, key: str) -> list[tuple[RateLimitItem, str]]:
    return [(item, moving_windows.key_of(item, limit.name, key)) for item in limit.windows]


def _refusal(limit: Limit, seconds: int) -> TooMany:
    seconds = max(seconds, 1)
    return TooMany(_(limit.sentence.msgid, wait=_spoken(seconds)), retry_after=seconds)


def _spoken(seconds: int) -> str:
    if seconds < MINUTE:
        return ngettext("%(count)d second", "%(count)d seconds", seconds)
    if seconds < HOUR:
        return ngettext("%(count)d minute", "%(count)d minutes", -(seconds // -MINUTE))
    return ngettext("%(count)d hour", "%(count)d hours", -(seconds // -HOUR))


def _before_any_act() -> None:
    try:
        work()
    except RuntimeError:
        return
    message = "ask limits before the act (hit_each), for what is refused counts too; use up a quota inside it (take)"
    raise RuntimeError(message)
