"""How moments, days and amounts are written in OCDS: RFC 3339 with the city's offset, yuan as numbers."""

import datetime as dt
from typing import Any

from ground import clock

Told = dict[str, Any]


def moment(at: dt.datetime) -> str:
    """Write a moment as RFC 3339 with the city's offset."""
    return at.astimezone(clock.CITY_ZONE).isoformat(timespec="seconds")


def money(fen: int) -> Told:
    """Write an amount in yuan; a number of JSON, exact to the fen."""
    return {"amount": fen // 100 if fen % 100 == 0 else fen / 100, "currency": "CNY"}


def period(start: dt.datetime | None, end: dt.datetime | None) -> Told:
    """Write a span of moments, either of which may be open."""
    told = {"startDate": start, "endDate": end}
    return {name: moment(value) for name, value in told.items() if value}


def days(first: dt.date | None, last: dt.date | None) -> Told:
    """Write a span of days as moments: from the first minute of the one to the last of the other."""
    ends = clock.city_moment(last, dt.time(23, 59, 59)) if last else None
    return period(clock.city_moment(first) if first else None, ends)
