"""Bounds: how much time counts on whose word, read from policy once for an act (INV-82, INV-86, security.md row 1)."""

import datetime as dt
from dataclasses import dataclass

from ground import clock, policy
from ground.places import Place


@dataclass(frozen=True)
class Bounds:
    """The figures in force at a place on a day; the names are those of the policy rows `hours.*`."""

    desk_minutes_a_day: int
    street_minutes_a_day: int
    desk_minutes_a_week: int
    minutes_over_plan: int
    late_after_days: int
    latest_after_days: int
    late_minutes_a_month_person: int
    late_minutes_a_month_org: int
    new_org_months: int
    new_org_minutes_a_month: int
    bulk_claims: int
    month_settles_after_days: int


async def bounds_at(place: Place, day: dt.date | None = None) -> Bounds:
    """Return the figures in force at a place on a day (today)."""
    names = tuple(Bounds.__dataclass_fields__)
    return Bounds(*await policy.values(*(f"hours.{name}" for name in names), place=place, day=day))


def settled(service_on: dt.date, bounds: Bounds) -> bool:
    """Whether the month of a service day is closed: from then on it opens only by the authority (INV-85)."""
    after = (service_on.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return clock.today() >= after + dt.timedelta(days=bounds.month_settles_after_days)
