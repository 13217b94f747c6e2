"""A filled database comes from the first migration to the newest form with every row, index, check and trigger."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tortoise.indexes import Index

from ground import making_migrations
from ground.database import ask, config, opened
from ground.migrate import migrate
from ground.settings import CHECKOUT, Settings
from ground.walls import AppendOnly, Holds, OneWhere, Searchable, Wall, WrittenOnce
from marketplace import house
from tests.house.filling import columns, drawn, fill, tables
from tests.outside.databases import Databases

pytestmark = pytest.mark.anyio

A_PROCESS = """
import asyncio, sys
from pathlib import Path
from ground.migrate import migrate
from ground.settings import Settings
from marketplace import house
made = Settings(data=Path(sys.argv[1]), database_url=sys.argv[2] or None)
asyncio.run(migrate(made, house.walls()))
"""


@pytest.fixture
def nothing(tmp_path: Path, databases: Databases) -> Iterator[Settings]:
    """An installation whose database has no table."""
    with databases.empty() as url:
        yield Settings(data=tmp_path / "data", database_url=url, pool_size=2)


def first_migrations() -> dict[str, str]:
    """Return the first migration of each domain."""
    apps = config(Settings())["apps"]
    folders = {name: CHECKOUT / app["migrations"].replace(".", "/") for name, app in apps.items()}
    return {name: min(file.stem for file in folder.glob("[0-9]*.py")) for name, folder in folders.items()}


async def rows() -> dict[str, list[dict[str, object]]]:
    """Return every row of every table."""
    return {table: await ask(f"SELECT * FROM {table} ORDER BY 1") for table in await tables()}  # noqa: S608


async def test_a_filled_database_comes_from_the_first_migration_to_the_head_whole(
    nothing: Settings, installation: Settings
) -> None:
    await migrate(nothing, [], to=first_migrations())
    async with opened(nothing):
        await fill()
        before = await rows()
    await migrate(nothing, house.walls())
    async with opened(nothing):
        after, stands = await rows(), await drawn()

    assert len(before) > 50
    for table, kept in before.items():
        assert len(kept) == 3, table
        assert [{name: row[name] for name in kept[0] if name in row} for row in after[table]] == kept
    async with opened(installation):
        assert await drawn() == stands, "as in a database that was empty when it was migrated"


async def test_migrating_again_changes_nothing_and_lays_anew_what_someone_took_away(installation: Settings) -> None:
    async with opened(installation):
        stands = await drawn()
        await ask("DROP INDEX one_open_dispatch_a_need")
    await migrate(installation, house.walls())
    async with opened(installation):
        assert await drawn() == stands


async def test_a_wall_that_is_drawn_otherwise_in_a_new_version_takes_the_place_of_the_old(
    installation: Settings,
) -> None:
    old = OneWhere("one_open_dispatch_a_need", "marketplace_dispatch", "need_id", "state = 'once'")
    await migrate(installation, [old])
    async with opened(installation):
        assert "once" in next(each[2] for each in await drawn() if each[1] == old.name)

    await migrate(installation, house.walls())

    async with opened(installation):
        (wall,) = [each for each in await drawn() if each[1] == old.name]
    assert "once" not in wall[2]
    assert "sent" in wall[2]


async def test_three_processes_that_migrate_at_once_make_one_database(nothing: Settings) -> None:
    nothing.data.mkdir()
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", A_PROCESS, nothing.data, nothing.database_url or "", cwd=CHECKOUT,
            stderr=asyncio.subprocess.PIPE,
        )
        for _ in range(3)
    ]  # fmt: skip
    said = [await each.communicate() for each in started]

    assert [each.returncode for each in started] == [0, 0, 0], said
    async with opened(nothing):
        applied = await ask("SELECT app, name, count(*) AS times FROM tortoise_migrations GROUP BY app, name")
        assert {row["times"] for row in applied} == {1}
        assert {row["app"] for row in applied} == set(first_migrations())


async def test_no_model_has_changed_without_a_migration() -> None:
    assert [(writer.app_label, writer.operations) for writer in await making_migrations.changes()] == []


async def test_no_model_steps_into_the_traps_of_the_orm(installation: Settings) -> None:
    async with opened(installation) as context:
        for model in [each for models in (context.apps or {}).values() for each in models.values()]:
            meta = model._meta  # noqa: SLF001 - there is no other way to ask
            assert not getattr(meta, "constraints", ()), f"{model}: constraints are not laid (stack.md 2): a wall"
            known = {each.name for each in await columns(meta.db_table)}
            for index in meta.indexes:
                named = index.fields if isinstance(index, Index) else index
                assert set(named) <= known, f"{model}: an index names columns, not relations"


def test_a_domains_first_migration_waits_for_the_floors_below() -> None:
    for domain, first in first_migrations().items():
        source = (CHECKOUT / domain / "migrations" / f"{first}.py").read_text()
        for floor in making_migrations.floors_below(domain):
            assert floor not in first_migrations() or f"('{floor}', " in source


def test_a_key_that_we_number_ourselves_is_written_as_such() -> None:
    for domain, table in (("ground", "AuditEntry"), ("volunteers", "HourEntry")):
        source = (CHECKOUT / domain / "migrations" / f"{first_migrations()[domain]}.py").read_text()
        made = source[source.index(f"name='{table}'") :]
        assert "generated=False" in made[: made.index("\n", made.index("primary_key"))]


async def test_a_row_that_points_to_nothing_stops_the_start(installation: Settings) -> None:
    if installation.database_url is not None:
        return
    await migrate(installation, house.walls())
    async with opened(installation):
        await ask("PRAGMA foreign_keys = OFF")
        await ask("INSERT INTO ground_place_successor (place_id, successor_id) VALUES (7, 8)")

    with pytest.raises(RuntimeError, match="point to nothing"):
        await migrate(installation, house.walls())


async def test_a_wall_that_the_code_has_no_more_is_taken_down(installation: Settings) -> None:
    walls: list[Wall] = [
        OneWhere("one_once", "ground_grant", "person_id", "ended_at IS NULL"),
        Holds("holds_once", "ground_grant", "{new}basis <> 'none'"),
        WrittenOnce("ground_grant", ("basis",)),
        AppendOnly("ground_session"),
        Searchable("ground_grant", ("basis",)),
    ]
    async with opened(installation):
        stands = await drawn()
    await migrate(installation, [*house.walls(), *walls])
    async with opened(installation):
        assert len(await drawn() - stands) >= len(walls)

    await migrate(installation, house.walls())

    async with opened(installation):
        assert await drawn() == stands
        assert "found_by" not in {each.name for each in await columns("ground_grant")}
