"""Quiet hours: what can wait is not sent at night (orgs-and-volunteers 7.14)."""

import datetime as dt

from ground import clock, policy
from ground.places import Place


async def not_before(at: dt.datetime, place: Place | None) -> dt.datetime:
    """Return the first moment from `at` on at which a telephone in this place may ring for what can wait."""
    begin, end = await _hours(place)
    hour = at.astimezone(clock.CITY_ZONE).time()
    asleep = begin <= hour < end if begin <= end else hour >= begin or hour < end
    return _next(end, at) if asleep else at


async def next_morning(at: dt.datetime, place: Place | None) -> dt.datetime:
    """Return when the quiet hours of this place end next after `at`: what is over by then cannot wait for it."""
    _begin, end = await _hours(place)
    return _next(end, at)


async def _hours(place: Place | None) -> tuple[dt.time, dt.time]:
    hours: dict[str, str] = await policy.value("letters.quiet_hours", place=place)
    return dt.time.fromisoformat(hours["from"]), dt.time.fromisoformat(hours["to"])


def _next(hour: dt.time, after: dt.datetime) -> dt.datetime:
    today = after.astimezone(clock.CITY_ZONE).date()
    moment = clock.city_moment(today, hour)
    return moment if moment > after else clock.city_moment(today + dt.timedelta(days=1), hour)
