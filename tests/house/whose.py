"""Whose a thing is: the county it lies in, its organisation and its people."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tortoise.models import Model

from ground.places import Place


@dataclass(frozen=True)
class Whose:
    """What a thing in an address belongs to; None where it belongs to no such thing."""

    public_id: str
    county: str | None
    """The first six figures of its place's code."""
    org_id: int | None
    people: frozenset[int]


Find = Callable[[], Awaitable[list[Whose]]]


def county_of(place: Any) -> str:  # noqa: ANN401 - a place, joined
    return str(place.code)[:6]


async def rows(model: type[Model], *joins: str) -> list[Any]:
    return await model.all().select_related(*joins).limit(400)


async def counties() -> dict[int, str]:
    """Return the county of every place by its id, for things that keep the id alone."""
    return {place.id: county_of(place) for place in await Place.all()}
