"""What we make of rows is what Tortoise makes of them: each value, its kind, and the rows that are brought along."""

from collections.abc import Callable
from typing import Any

import pytest
from tortoise.backends.base.executor import BaseExecutor
from tortoise.functions import Count
from tortoise.models import Model

from ground import quick_rows
from ground.identity import Person
from ground.places import Place
from ground.policy import PolicyValue
from tests.people import a_city, a_person

pytestmark = pytest.mark.anyio

QUESTIONS: dict[str, Callable[[], Any]] = {
    "rows of all kinds": lambda: PolicyValue.all().order_by("id"),
    "none": lambda: Person.filter(name="nobody"),
    "one": lambda: Person.filter(name="王桂兰").first(),
    "a relation and its own": lambda: Person.all().order_by("id").select_related("home__parent__parent"),
    "a relation twice": lambda: Person.all().order_by("id").select_related("home", "home__parent", "merged_into"),
    "some columns": lambda: Place.all().order_by("id").only("id", "name"),
    "some columns of a relation": lambda: (
        Person.all().order_by("id").select_related("home").only("id", "home__name", "home__id")
    ),
    "a sum besides": lambda: Place.annotate(many=Count("residents")).order_by("id"),
    "what is fetched after": lambda: Place.all().order_by("id").prefetch_related("residents__home"),
}


@pytest.mark.parametrize("name", QUESTIONS)
async def test_rows_become_what_tortoise_makes_of_them(
    name: str, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _some_rows()
    ours = [_told(each) for each in _listed(await QUESTIONS[name]())]
    monkeypatch.setattr(BaseExecutor, "execute_select", quick_rows.STOCK)

    assert ours == [_told(each) for each in _listed(await QUESTIONS[name]())]
    assert bool(ours) == (name != "none")


async def test_a_row_that_was_read_is_saved_as_what_it_is(database: None) -> None:
    await _some_rows()
    person = await Person.get(name="王桂兰")
    person.size = "3"
    await person.save()

    assert (await Person.get(id=person.id)).size == "3"
    assert await Person.all().count() == 2


async def _some_rows() -> None:
    city = await a_city()
    await a_person("王桂兰", home=city.huibin)
    await a_person("无家")


def _listed(found: object) -> list[Any]:
    return found if isinstance(found, list) else [found]


def _told(row: object) -> object:
    """Tell all that an object holds, of those it holds too, with the kind of each value."""
    if isinstance(row, Model):
        return type(row), {name: _told(value) for name, value in sorted(row.__dict__.items())}
    if isinstance(row, list):
        return [_told(each) for each in row]
    if hasattr(row, "related_objects"):
        return [_told(each) for each in row.related_objects]
    return type(row), row
