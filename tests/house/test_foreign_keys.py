"""Every foreign key has an index: what belongs to a thing is found by it, however large the table grows."""

import pytest

from ground.database import ask
from ground.indexing_keys import index_foreign_keys, unindexed

pytestmark = pytest.mark.anyio


async def test_no_foreign_key_is_without_an_index(database: None) -> None:
    assert await unindexed() == []


async def test_one_that_lost_its_index_gets_it_again(database: None) -> None:
    name = "marketplace_slot_by_shift_id"
    await ask(f"DROP INDEX {name}")
    assert await unindexed() == [("marketplace_slot", "shift_id")]

    await index_foreign_keys()

    assert await unindexed() == []
