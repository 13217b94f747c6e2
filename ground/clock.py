"""The only reader of the time: `now()` in UTC, `today()` in the city; tests and the demonstration year stop it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from ground import settings

CITY_ZONE = ZoneInfo("Asia/Shanghai")

_stopped_at: ContextVar[dt.datetime | None] = ContextVar("stopped_at", default=None)


def now() -> dt.datetime:
    """Return the present moment, aware, in UTC, in whole milliseconds (what both databases keep alike)."""
    moment = instant()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def instant() -> dt.datetime:
    """Return the present moment as finely as the clock tells it: for a deadline that is missed by a microsecond."""
    return _stopped_at.get() or dt.datetime.now(dt.UTC) + settings.clock_ahead()


def today() -> dt.date:
    """Return the date on the city's calendar."""
    return city_day(now())


def city_day(moment: dt.datetime) -> dt.date:
    """Return the service day of an aware moment: the calendar day in Asia/Shanghai (orgs-and-volunteers 7.0)."""
    return moment.astimezone(CITY_ZONE).date()


def city_moment(day: dt.date, at: dt.time = dt.time.min) -> dt.datetime:
    """Return the UTC moment at which the city's clocks show this day and time."""
    return dt.datetime.combine(day, at, tzinfo=CITY_ZONE).astimezone(dt.UTC)


@contextmanager
def stopped(at: dt.datetime) -> Iterator[None]:
    """Stop the clock at an aware moment, for this task and those it starts."""
    if at.tzinfo is None:
        message = "a naive moment cannot stop the clock"
        raise ValueError(message)
    token = _stopped_at.set(at.astimezone(dt.UTC))
    try:
        yield
    finally:
        _stopped_at.reset(token)
