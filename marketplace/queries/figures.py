"""Figures by county, street and community: one question a figure, put together by the tree of today (T5, EDGE-33)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tortoise.expressions import Q
from tortoise.functions import Count, Sum

from ground import clock, places
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.places import LEVELS, Place, PlaceKind
from ground.territory import roll_up
from marketplace.models import OPEN, Need
from marketplace.models.need import SERVED
from marketplace.queries.oversight import oversight_of
from volunteers.models import HourCategory, HourEntry, Volunteer, VolunteerState

Column = dict[int, int]
"""By place id."""


@dataclass(frozen=True)
class Figures:
    """One line: a place, its counts by name, who served there and how many minutes."""

    place: Place
    counts: Mapping[str, int]
    who: frozenset[int]
    minutes: int

    @property
    def people(self) -> int:
        """How many people served there: each once, in however many places."""
        return len(self.who)


async def place_of(reach: Sequence[str], code: str, mine: Sequence[Place]) -> Place:
    """Return the place that was asked for, or the first of the reader's own; NotFound (404) of one out of reach."""
    found = await Place.get_or_none(code=code, valid_to=None) if code else next(iter(mine), None)
    deep = found is not None and found.kind in (PlaceKind.COMMUNITY, PlaceKind.GRID)
    if found is None or deep or not found.path.startswith(tuple(reach)):
        raise NotFound(lazy("We could not find this place."))
    return found


async def own(reach: Sequence[str]) -> list[Place]:
    """Return the places at the top of what the reader oversees, of which the figures begin."""
    return await Place.filter(path__in=list(reach), valid_to=None).order_by("path")


async def above(reach: Sequence[str], place: Place) -> list[Place]:
    """Return the places above one that the reader oversees too, the highest first."""
    line = await places.line_of(place)
    return [each for each in line if each.path.startswith(tuple(reach)) and each.id != place.id]


async def reach_of(actor: Actor) -> list[str]:
    """Return the paths of the places that someone oversees."""
    city = await places.city()
    if city is not None and (await oversight_of(actor)).whole:
        return [city.path]
    return actor.paths(Role.SUPERVISOR, Role.COUNTY_OFFICER)


async def figures_below(place: Place, year: int) -> list[Figures]:
    """Return the figures of each place of the next level below one; what belongs to no such place is a line above it.

    The records of a year keep the place of their time; what came of that place since counts with its heir (T5).
    """
    level = LEVELS[LEVELS.index(place.kind) + 1]
    columns, helpers = await _columns(year), await _served(year)
    ids = sorted({at for column in columns.values() for at in column} | set(helpers))
    there = [each.id for each in await places.live_places(level, below=place)]
    lines = await roll_up([*ids, *(each for each in there if each not in ids)], level, below=place)
    return [
        Figures(
            line.place,
            {name: sum(column.get(at, 0) for at in line.place_ids) for name, column in columns.items()},
            frozenset(who for at in line.place_ids for who in helpers.get(at, {})),
            sum(served for at in line.place_ids for served in helpers.get(at, {}).values()),
        )
        for line in lines
    ]


def together(place: Place, lines: Sequence[Figures]) -> Figures:
    """Return the sum of lines, in which who served in two of them counts once."""
    names = lines[0].counts if lines else ()
    return Figures(
        place,
        {name: sum(line.counts[name] for line in lines) for name in names},
        frozenset(who for line in lines for who in line.who),
        sum(line.minutes for line in lines),
    )


async def _columns(year: int) -> dict[str, Column]:
    """Ask once for each figure, of all places together."""
    first, after = _bounds(year)
    of_year = Q(made_at__gte=first, made_at__lt=after)
    return {
        "residents": await _counted(Person.filter(state=PersonState.ACTIVE, home_id__not_isnull=True), "home_id"),
        "helpers": await _counted(
            Volunteer.exclude(state=VolunteerState.WITHDRAWN).filter(person__home_id__not_isnull=True),
            "person__home_id",
        ),
        "open_needs": await _counted(Need.filter(state__in=OPEN), "place_id"),
        "needs": await _counted(Need.filter(of_year), "place_id"),
        "served": await _counted(Need.filter(of_year, state__in=SERVED), "place_id"),
    }


def _bounds(year: int) -> tuple[dt.datetime, dt.datetime]:
    return clock.city_moment(dt.date(year, 1, 1)), clock.city_moment(dt.date(year + 1, 1, 1))


async def _counted(rows: object, by: str) -> Column:
    counted = rows.annotate(many=Count("id")).group_by(by).values_list(by, "many")  # type: ignore[attr-defined]
    return {int(at): int(many) for at, many in await counted}


async def _served(year: int) -> dict[int, dict[int, int]]:
    """Return the minutes of service of a year by place and person, reversals taken off."""
    lines = HourEntry.filter(
        category=HourCategory.SERVICE, service_on__gte=dt.date(year, 1, 1), service_on__lte=dt.date(year, 12, 31)
    )
    found = lines.annotate(total=Sum("minutes")).group_by("place_id", "person_id")
    by_place: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for at, who, total in await found.values_list("place_id", "person_id", "total"):
        if int(total) > 0:
            by_place[int(at)][int(who)] = int(total)
    return by_place


async def years() -> list[int]:
    """Return the years of which there are hours, and this one, the latest first."""
    first = await HourEntry.all().order_by("service_on").first().only("id", "service_on")
    this = clock.today().year
    return list(range(this, (first.service_on.year if first else this) - 1, -1))


def hidden(column: Sequence[int], fewest: int) -> list[bool]:
    """Return which cells of a column are hidden: those of one to so few, and where one alone is, the next smallest too.

    Else the sum of the table would tell the one that is hidden (EDGE-35).
    """
    small = [0 < each < fewest for each in column]
    if sum(small) == 1:
        others = [(each, at) for at, each in enumerate(column) if each and not small[at]]
        if others:
            small[min(others)[1]] = True
    return small


def hours(minutes: int) -> Decimal:
    """Return hours for a table, cut to one decimal."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.1"), rounding="ROUND_DOWN")
