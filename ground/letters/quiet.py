"""Quiet hours: what can wait is not sent at night (orgs-and-volunteers 7.14)."""

import datetime as dt

from ground import clock, policy
from ground.places import Place


async def not_before(at: dt.datetime, place: Place | None) -> dt.datetime:
    """Return the first moment from `at` on at which a telephone in this place may ring for what can wait."""
    hours: dict[str, str] = await policy.value("letters.quiet_hours", place=place)
    begin, end = dt.time.fromisoformat(hours["from"]), dt.time.fromisoformat(hours["to"])
    local = at.astimezone(clock.CITY_ZONE)
    day, hour = local.date(), local.time()
    if begin <= end:
        return clock.city_moment(day, end) if begin <= hour < end else at
    if hour >= begin:
        return clock.city_moment(day + dt.timedelta(days=1), end)
    return clock.city_moment(day, end) if hour < end else at
