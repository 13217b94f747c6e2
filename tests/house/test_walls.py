"""Every wall of the house stands on both databases, and each is shown refusing what it was raised against."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, nullcontext
from typing import TypeVar

import pytest
from tortoise.transactions import in_transaction

from ground import database as ground_database
from ground.database import IntegrityError, ask, dialect
from ground.settings import Settings
from ground.walls import AppendOnly, Holds, OneWhere, Searchable, WrittenOnce
from marketplace import house
from tests.house.filling import NEWER, NOON, as_kept, columns, fill, put
from tests.house.wall_trials import BREAKS, CLASHES, UNLIKE
from tests.outside.databases import Databases

W = TypeVar("W")
pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def ground_of_trials(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Settings]:
    """One installation for all trials: each takes a moment, and to fill a database takes longer."""
    with databases.installed(tmp_path_factory.mktemp("filled")) as made:
        yield made


@pytest.fixture(scope="module")
async def once_filled(ground_of_trials: Settings) -> AsyncIterator[None]:
    """Fill it."""
    async with ground_database.opened(ground_of_trials):
        await fill()
        yield


@pytest.fixture
async def filled(once_filled: None) -> AsyncIterator[None]:
    """Undo at the end whatever the trial has written."""
    async with in_transaction() as trial:
        yield
        await trial.rollback()


@asynccontextmanager
async def refused(match: str | None = None, error: type[Exception] = IntegrityError) -> AsyncIterator[None]:
    """Hold that what is asked here is refused in these words, and go on after it."""
    with pytest.raises(error, match=match):
        async with in_transaction():
            yield


async def primary_key(table: str) -> str:
    """Return the column that is a table's primary key."""
    if dialect() == "sqlite":
        (row,) = await ask("SELECT name FROM pragma_table_info(?) WHERE pk > 0", table)
    else:
        (row,) = await ask(
            "SELECT attname AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)"
            " WHERE indisprimary AND indrelid = ?::text::regclass",
            table,
        )
    return str(row["name"])


def of(kind: type[W]) -> list[W]:
    """Return the walls of one kind."""
    return [wall for wall in house.walls() if isinstance(wall, kind)]


def test_each_wall_has_its_trial_here() -> None:
    kinds = (AppendOnly, Holds, OneWhere, Searchable, WrittenOnce)
    assert [wall for wall in house.walls() if not isinstance(wall, kinds)] == []
    assert {wall.name for wall in house.walls() if isinstance(wall, Holds)} == set(BREAKS)
    assert {wall.name for wall in house.walls() if isinstance(wall, OneWhere)} == set(CLASHES)


@pytest.mark.parametrize("wall", of(Holds), ids=lambda wall: wall.name)
async def test_a_check_refuses_the_row_it_is_against_and_the_change_to_it(filled: None, wall: Holds) -> None:
    breaking = BREAKS[wall.name]
    async with refused(wall.name):
        await put(wall.table, NEWER, **breaking)

    await put(wall.table, NEWER)
    change = ", ".join(f"{column} = ?" for column in breaking)
    async with refused(f"{wall.name}|append-only|written once", Exception):
        await ask(
            f"UPDATE {wall.table} SET {change} WHERE id = ?",  # noqa: S608
            *(as_kept(value) for value in breaking.values()),
            NEWER,
        )


@pytest.mark.parametrize("wall", of(OneWhere), ids=lambda wall: wall.name)
async def test_of_two_rows_alike_the_second_is_refused_and_let_in_where_the_condition_ends(
    filled: None, wall: OneWhere
) -> None:
    alike, released = CLASHES[wall.name]
    alike = alike | ({"uscc": "a"} if wall.name in UNLIKE else {})
    await put(wall.table, NEWER, **alike)

    second = alike | UNLIKE.get(wall.name, {})
    async with refused():
        await put(wall.table, NEWER + 1, **second)
    await put(wall.table, NEWER + 1, **second | released)


@pytest.mark.parametrize("wall", of(AppendOnly), ids=lambda wall: wall.table)
async def test_what_is_append_only_is_neither_changed_nor_taken_away(filled: None, wall: AppendOnly) -> None:
    (first, *_others) = [each.name for each in await columns(wall.table)]
    for statement in (
        f"UPDATE {wall.table} SET {first} = {first}",  # noqa: S608
        f"DELETE FROM {wall.table}",  # noqa: S608
    ):
        async with refused("append-only"):
            await ask(statement)


@pytest.mark.parametrize("wall", of(AppendOnly), ids=lambda wall: wall.table)
async def test_what_is_append_only_is_not_replaced_by_another_program(filled: None, wall: AppendOnly) -> None:
    known = ", ".join(f'"{each.name}"' for each in await columns(wall.table))
    kept = await ask(f"SELECT {known} FROM {wall.table} ORDER BY 1")  # noqa: S608
    again = f"INSERT INTO {wall.table} ({known}) SELECT {known} FROM {wall.table}"  # noqa: S608
    statements = [f"TRUNCATE {wall.table} CASCADE"]
    if dialect() == "sqlite":
        statements = [again.replace("INSERT", "INSERT OR REPLACE", 1), again.replace("INSERT", "REPLACE", 1)]
    for statement in statements:
        async with nullcontext() if wall.passes_repeats and dialect() == "sqlite" else refused("append-only"):
            await ask(statement)
    assert await ask(f"SELECT {known} FROM {wall.table} ORDER BY 1") == kept  # noqa: S608


@pytest.mark.parametrize("wall", of(AppendOnly), ids=lambda wall: wall.table)
async def test_an_upsert_does_not_change_what_is_append_only(filled: None, wall: AppendOnly) -> None:
    known = [each.name for each in await columns(wall.table)]
    kept = await ask(f"SELECT * FROM {wall.table} ORDER BY 1")  # noqa: S608
    listed, key = ", ".join(f'"{name}"' for name in known), await primary_key(wall.table)
    upsert = (
        f"INSERT INTO {wall.table} ({listed}) SELECT {listed} FROM {wall.table} WHERE true"  # noqa: S608
        f" ON CONFLICT ({key}) DO UPDATE SET {known[-1]} = NULL"
    )
    async with nullcontext() if wall.passes_repeats and dialect() == "sqlite" else refused():
        await ask(upsert)
    assert await ask(f"SELECT * FROM {wall.table} ORDER BY 1") == kept  # noqa: S608


@pytest.mark.parametrize("shared", ["id", "seq", "public_id", "reverses_id"])
async def test_inv_87_a_line_of_hours_is_not_replaced_by_one_that_shares_any_of_its_keys(
    filled: None, shared: str
) -> None:
    if dialect() == "postgres":
        return
    await put("volunteers_hour_entry", NEWER, reverses_id=1, minutes=-60)
    (line,) = await ask("SELECT * FROM volunteers_hour_entry WHERE id = ?", NEWER)
    other = line | {"id": NEWER + 1, "seq": NEWER + 1, "public_id": "other", "reverses_id": 2} | {shared: line[shared]}
    known = ", ".join(f'"{name}"' for name in other)
    async with refused("append-only"):
        await ask(
            f"REPLACE INTO volunteers_hour_entry ({known}) VALUES ({', '.join('?' * len(other))})",  # noqa: S608
            *other.values(),
        )
    assert await ask("SELECT * FROM volunteers_hour_entry WHERE id = ?", NEWER) == [line]


async def test_who_repeats_a_row_that_may_be_repeated_is_not_refused(filled: None) -> None:
    for wall in [each for each in house.walls() if isinstance(each, AppendOnly) and each.passes_repeats]:
        known = ", ".join(f'"{each.name}"' for each in await columns(wall.table))
        await ask(
            f"INSERT INTO {wall.table} ({known}) SELECT {known} FROM {wall.table} WHERE true"  # noqa: S608
            " ON CONFLICT DO NOTHING"
        )
        (row,) = await ask(f"SELECT count(*) AS found FROM {wall.table}")  # noqa: S608
        assert row["found"] == 3


def of_kind(kind: str) -> object:
    """Return another value than the filled one for a column of this kind."""
    if "char" in kind or "text" in kind:
        return "other"
    if "timestamp" in kind:
        return NOON
    return NOON.date() + dt.timedelta(days=9) if kind == "date" else True if "bool" in kind else 2


def plain_other(kind: str) -> object:
    """Return yet another value for a column of this kind."""
    return "yet another" if "char" in kind or "text" in kind else 3


@pytest.mark.parametrize("wall", of(WrittenOnce), ids=lambda wall: wall.table)
async def test_what_is_written_once_is_not_replaced(filled: None, wall: WrittenOnce) -> None:
    if dialect() == "postgres":
        return
    known = ", ".join(f'"{each.name}"' for each in await columns(wall.table))
    async with refused("written once"):
        await ask(f"REPLACE INTO {wall.table} ({known}) SELECT {known} FROM {wall.table}")  # noqa: S608


@pytest.mark.parametrize("wall", of(WrittenOnce), ids=lambda wall: wall.table)
async def test_what_is_written_once_keeps_each_of_its_columns(filled: None, wall: WrittenOnce) -> None:
    known = {each.name: each for each in await columns(wall.table)}
    for column in wall.columns:
        value = of_kind(known[column].kind)
        async with refused(r"written once|a_mandate_has_one_agent"):
            await ask(f"UPDATE {wall.table} SET {column} = ? WHERE id = 1", as_kept(value))  # noqa: S608


@pytest.mark.parametrize("wall", [each for each in of(WrittenOnce) if each.filled_once], ids=lambda wall: wall.table)
async def test_what_is_filled_once_keeps_what_it_was_filled_with(filled: None, wall: WrittenOnce) -> None:
    known = {each.name: each for each in await columns(wall.table)}
    for row, column in enumerate(wall.filled_once, start=1):
        kind = known[column].kind
        await ask(f"UPDATE {wall.table} SET {column} = ? WHERE id = {row}", as_kept(of_kind(kind)))  # noqa: S608
        for other in (
            None,
            as_kept(NOON + dt.timedelta(days=1)) if "timestamp" in kind else as_kept(plain_other(kind)),
        ):
            async with refused("written once"):
                await ask(f"UPDATE {wall.table} SET {column} = ? WHERE id = {row}", other)  # noqa: S608


@pytest.mark.parametrize("wall", [each for each in of(WrittenOnce) if each.stays], ids=lambda wall: wall.table)
async def test_what_stays_is_not_taken_away(filled: None, wall: WrittenOnce) -> None:
    async with refused(r"written once|(?i:foreign key)"):
        await ask(f"DELETE FROM {wall.table} WHERE id = 3")  # noqa: S608


@pytest.mark.parametrize("wall", of(Searchable), ids=lambda wall: wall.table)
async def test_what_is_searchable_has_its_index(filled: None, wall: Searchable) -> None:
    if dialect() == "postgres":
        rows = await ask("SELECT indexdef AS told FROM pg_indexes WHERE tablename = ?", wall.table)
        assert any("gin (found_by)" in row["told"] for row in rows)
    else:
        (row,) = await ask(f"SELECT count(*) AS found FROM {wall.table}_fts")  # noqa: S608
        assert row["found"] == 3
