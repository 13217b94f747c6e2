"""Whatever names a person is carried over when two records become one, or stays for a reason that is written down."""

import re
from importlib import import_module
from importlib.util import find_spec

import pytest
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from ground import database
from ground.identity import Person
from ground.settings import Settings
from marketplace import house

BARE = re.compile(r"^(person|agent_person|recorder|confirmer|second|looker|led_by)_id$")
"""Columns that keep a person's id without pointing. Other hands (`…_by_id`) tell who it was on their day, and stay."""


def stays() -> dict[str, str]:
    """Return the columns that stay, of every floor, each with its reason."""
    floors = [name for name in database.FLOORS if find_spec(name) and find_spec(f"{name}.carrying")]
    return {
        column: reason
        for name in floors
        for column, reason in getattr(import_module(f"{name}.carrying"), "STAYS", {}).items()
    }


def persons_named(model: type[Model]) -> set[str]:
    """Return the columns of a model that name a person."""
    meta = model._meta  # noqa: SLF001 - Tortoise tells it nowhere else
    points = {each.source_field or "" for each in map(meta.fields_map.get, meta.fk_fields | meta.o2o_fields)
              if isinstance(each, ForeignKeyFieldInstance) and each.related_model is Person}  # fmt: skip
    return {f"{meta.db_table}.{column}" for column in meta.db_fields if column in points or BARE.search(column)}


@pytest.mark.anyio
async def test_edge_18_every_column_that_names_a_person_goes_over_or_stays_for_a_reason(
    installation: Settings,
) -> None:
    async with database.opened(installation) as context:
        named = set().union(*(persons_named(each) for app in (context.apps or {}).values() for each in app.values()))
    carried = {each.name for each in house.together().carried}

    assert len(named) > 30
    assert named - carried - set(stays()) == set()
    assert not carried & set(stays())
    assert set(stays()) <= named
    assert all(stays().values())
