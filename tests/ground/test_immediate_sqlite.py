"""The SQLite connection: quick steps are made where they are asked, and none that waits holds up the others."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from ground.immediate_sqlite import HereAndThere

pytestmark = pytest.mark.anyio


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (name TEXT)")
    return made


@pytest.fixture
async def connection(file: Path) -> AsyncIterator[HereAndThere]:
    made = HereAndThere(str(file))
    async with made:
        yield made


async def test_who_waits_for_another_process_lets_the_others_go_on(connection: HereAndThere, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        beginning = asyncio.create_task(begun(connection))
        for _tick in range(20):
            await asyncio.sleep(0.001)

        assert not beginning.done()
        other.execute("COMMIT")
        await beginning

    await connection.execute("INSERT INTO kept VALUES ('王桂兰')")
    await connection.commit()
    assert await names(connection) == ["王桂兰"]


async def test_a_request_given_up_while_it_waits_is_rolled_back_after_what_it_waited_for(
    connection: HereAndThere, file: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        given_up = asyncio.create_task(begun(connection))
        await asyncio.sleep(0.01)
        given_up.cancel()
        rolled_back = asyncio.create_task(connection.rollback())
        await asyncio.sleep(0.01)
        other.execute("COMMIT")
        await rolled_back

    assert not connection.in_transaction


async def test_a_long_row_of_quick_steps_leaves_others_their_turn(connection: HereAndThere) -> None:
    turns: list[int] = []

    async def other() -> None:
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    beside = asyncio.create_task(other())
    for _step in range(200):
        await connection.execute_fetchall("SELECT 1")
    beside.cancel()

    assert len(turns) > 1


async def begun(connection: HereAndThere) -> None:
    await connection.execute("PRAGMA busy_timeout=20000")
    await connection.execute("BEGIN IMMEDIATE")


async def names(connection: HereAndThere) -> list[str]:
    return [row[0] for row in await connection.execute_fetchall("SELECT name FROM kept")]
