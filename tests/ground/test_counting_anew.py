"""A server that was brought many rows at once plans for them at once, and not in some minutes."""

import pytest

from ground import clock
from ground.database import ask, counted_anew, dialect
from ground.identity import Person

pytestmark = pytest.mark.anyio

MANY = 500


async def test_what_was_brought_in_is_counted_before_the_next_question(database: None) -> None:
    await Person.bulk_create([Person(name=f"邻居{number}", made_at=clock.now()) for number in range(MANY)])

    await counted_anew()

    if dialect() == "postgres":
        (counted,) = await ask("SELECT reltuples AS known FROM pg_class WHERE relname = 'ground_person'")
        assert counted["known"] == MANY
    assert await Person.all().count() == MANY
