"""Places: the dated territory tree, city, county, street, community, grid cell (shared-primitives, Territory)."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model

from ground import clock


class PlaceKind(StrEnum):
    """The levels, from the top."""

    CITY = "city"
    COUNTY = "county"
    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"


LEVELS = tuple(PlaceKind)


class Place(Model):
    """One place as it was for a time. Records keep the place of their time; `PlaceSuccessor` says what came of it."""

    id = fields.IntField(primary_key=True)
    code = fields.CharField(20, db_index=True)
    name = fields.CharField(60)
    kind = fields.CharEnumField(PlaceKind, max_length=12, description="")
    rural = fields.BooleanField(default=False)
    parent: fields.ForeignKeyNullableRelation["Place"] = fields.ForeignKeyField(
        "ground.Place", related_name="children", null=True, on_delete=fields.RESTRICT
    )
    parent_id: int | None
    path = fields.CharField(80, db_index=True)
    """Ids from the city down, each followed by a dot: `1.3.17.`; a prefix means "in it" (T2)."""
    valid_from: dt.date = fields.DateField()
    valid_to: dt.date | None = fields.DateField(null=True)
    """The first day it is no more."""
    households: int | None = fields.IntField(null=True)

    class Meta:
        """The table."""

        table = "ground_place"
        unique_together = (("code", "valid_from"),)

    @property
    def line_ids(self) -> list[int]:
        """The ids of the place and of all above it, the city first."""
        return [int(each) for each in self.path.rstrip(".").split(".")]

    def lies_in(self, other: "Place") -> bool:
        """Whether this is the other place or below it."""
        return self.path.startswith(other.path)

    def live_on(self, day: dt.date) -> bool:
        """Whether the place is there on this day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class PlaceSuccessor(Model):
    """What became of a place that was merged, split or renamed: one row an heir."""

    id = fields.IntField(primary_key=True)
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="successors", on_delete=fields.RESTRICT
    )
    successor: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="predecessors", on_delete=fields.RESTRICT
    )

    class Meta:
        """The table."""

        table = "ground_place_successor"
        unique_together = (("place", "successor"),)


async def city() -> Place | None:
    """Return the root of the tree, or None before a city is imported."""
    return await Place.get_or_none(kind=PlaceKind.CITY, valid_to=None)


async def live_places(kind: PlaceKind, *, below: Place | None = None, day: dt.date | None = None) -> Sequence[Place]:
    """Return the places of one level that are there on a day (today), in the order of their codes."""
    day = day or clock.today()
    found = Place.filter(Q(valid_to=None) | Q(valid_to__gt=day), kind=kind, valid_from__lte=day)
    if below is not None:
        found = found.filter(path__startswith=below.path)
    return await found.order_by("code")


async def communities_by_street() -> list[tuple[str, list[Place]]]:
    """Return the communities of today under the names of their county and street: many of a city share a name."""
    above = {each.id: each.name for kind in (PlaceKind.COUNTY, PlaceKind.STREET) for each in await live_places(kind)}
    found: dict[str, list[Place]] = {}
    for each in await live_places(PlaceKind.COMMUNITY):
        found.setdefault(" ".join(above[at] for at in each.line_ids if at in above), []).append(each)
    return list(found.items())


async def line_of(place: Place) -> list[Place]:
    """Return the place and all above it, the city first."""
    found = {each.id: each for each in await Place.filter(id__in=place.line_ids)}
    return [found[each] for each in place.line_ids]
