"""Flags: what an officer should look at in a claim, and the words for it; never a punishment by itself (7.8)."""

import datetime as dt
from collections.abc import Mapping

from ground import clock
from ground.actors import Actor
from ground.language import lazy
from ground.several import parts
from orgs.models import Organisation
from volunteers.bounds import Bounds
from volunteers.models import Flag, Grade, HourClaim, Source

NIGHT = (dt.time(22), dt.time(6))
BULK_WITHIN = dt.timedelta(minutes=10)
WITHOUT_A_ROLL = (Source.ADMIN, Source.LATE)

WORDS: Mapping[Flag, object] = {
    Flag.LATE: lazy("recorded late"),
    Flag.AT_NIGHT: lazy("recorded at night"),
    Flag.IN_BULK: lazy("many at once, without a roll"),
    Flag.NO_EVIDENCE: lazy("no evidence"),
    Flag.OPEN_END: lazy("nobody noted the end"),
    Flag.ORG_CLOSED: lazy("the organisation is closed"),
    Flag.LONG: lazy("a long day"),
}


async def flags_of(
    organisation: Organisation,
    minutes: int,
    *,
    grade: Grade,
    source: Source,
    late: bool,
    by: Actor,
    bounds: Bounds,
) -> frozenset[Flag]:
    """Return what stands out in a recording made now."""
    found = {
        Flag.LATE: late,
        Flag.AT_NIGHT: source in WITHOUT_A_ROLL and _at_night(clock.now()),
        Flag.NO_EVIDENCE: grade == Grade.D,
        Flag.ORG_CLOSED: not organisation.may_recruit,
        Flag.LONG: minutes > bounds.desk_minutes_a_day,
        Flag.IN_BULK: source in WITHOUT_A_ROLL and await _just_recorded(by) >= bounds.bulk_claims,
    }
    return frozenset(flag for flag, is_so in found.items() if is_so)


def _at_night(moment: dt.datetime) -> bool:
    at = moment.astimezone(clock.CITY_ZONE).time()
    return at >= NIGHT[0] or at < NIGHT[1]


async def _just_recorded(by: Actor) -> int:
    return await HourClaim.filter(
        recorder_id=by.person_id, source__in=WITHOUT_A_ROLL, made_at__gt=clock.now() - BULK_WITHIN
    ).count()


def flags_in(column: str) -> list[Flag]:
    """Return the flags of a column."""
    return [Flag(each) for each in parts(column)]
