"""Measuring time: what was served of a shift, and what of it still counts beside time that is in the ledger already."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ground import clock
from volunteers.models import Flag, Grade

MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, order=True)
class Span:
    """A half-open stretch of time [starts_at, ends_at), aware."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return max(0, int((self.ends_at - self.starts_at) // MINUTE))


@dataclass(frozen=True)
class Piece:
    """The part of a claim that belongs to one service day."""

    service_on: dt.date
    span: Span
    minutes: int


@dataclass(frozen=True)
class Served:
    """What the points of a presence amount to."""

    span: Span
    minutes: int
    best: Grade
    """The best grade that this evidence can have."""
    flags: frozenset[Flag] = frozenset()


def served(
    planned: Span,
    *,
    came_at: dt.datetime,
    left_at: dt.datetime | None,
    grace: dt.timedelta,
    breaks: Iterable[Span] = (),
) -> Served | None:
    """Measure a presence: min(out, end + grace) - max(in, start - grace), breaks cut out (INV-80); None for none.

    Without a point of leaving it ends with the plan, is flagged, and is no better than C (INV-83, EDGE-11).
    """
    starts_at = max(came_at, planned.starts_at - grace)
    ends_at = planned.ends_at if left_at is None else min(left_at, planned.ends_at + grace)
    span = Span(starts_at, ends_at)
    minutes = sum(each.minutes for each in without(span, breaks))
    if minutes <= 0:
        return None
    if left_at is None:
        return Served(span, minutes, Grade.C, frozenset({Flag.OPEN_END}))
    return Served(span, minutes, Grade.A)


def without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """Return what is left of a span when others are cut out of it, in order."""
    left: list[Span] = []
    at = span.starts_at
    for other in sorted(taken):
        if other.ends_at <= at or other.starts_at >= span.ends_at:
            continue
        if other.starts_at > at:
            left.append(Span(at, other.starts_at))
        at = max(at, other.ends_at)
    if at < span.ends_at:
        left.append(Span(at, span.ends_at))
    return left


def over_midnights(span: Span) -> list[Span]:
    """Cut a span at each midnight of the city (EDGE-5)."""
    parts, at = [], span.starts_at
    while at < span.ends_at:
        midnight = clock.city_moment(clock.city_day(at) + dt.timedelta(days=1))
        parts.append(Span(at, min(midnight, span.ends_at)))
        at = midnight
    return parts


def pieces(span: Span, minutes: int, taken: Sequence[Span]) -> list[Piece]:
    """Return what counts of a claim, a piece a day and stretch: never more than `minutes`, nothing twice (INV-81).

    Where breaks make the minutes fewer than the time, the longest piece gives them.
    """
    spans = [part for free in without(span, taken) for part in over_midnights(free) if part.minutes]
    counted = [part.minutes for part in spans]
    while (excess := sum(counted) - minutes) > 0:
        longest = counted.index(max(counted))
        counted[longest] -= min(excess, counted[longest])
    return [
        Piece(clock.city_day(part.starts_at), part, count)
        for part, count in zip(spans, counted, strict=True)
        if count > 0
    ]


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the Monday and the Sunday around a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)
