"""A filled database comes from the first migration to the newest form with every row, index, check and trigger."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tortoise.indexes import Index

from ground import database, making_migrations
from ground.database import IntegrityError, ask, config, dialect, opened
from ground.migrate import migrate
from ground.settings import CHECKOUT, Settings
from ground.walls import AppendOnly, OneWhere, Wall
from marketplace import house
from tests.house.filling import columns, fill, tables
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


async def drawn() -> set[tuple[str, ...]]:
    """Return every index, check, foreign key and trigger that stands, as the database writes it."""
    if dialect() == "postgres":
        told = await ask(
            "SELECT tablename AS place, indexname AS name, indexdef AS drawn FROM pg_indexes"
            " WHERE schemaname = 'public' UNION ALL"
            " SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace UNION ALL"
            " SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
        )
    else:
        told = await ask(
            "SELECT tbl_name AS place, name, coalesce(sql, '') AS drawn FROM sqlite_master"
            " WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite_autoindex%'"
        )
    return {(row["place"], row["name"], " ".join(row["drawn"].split())) for row in told}


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


PLANTED = {
    "__init__.py": '"""A planted domain."""',
    "migrations/__init__.py": '"""Its migrations."""',
    "models.py": """
from tortoise import fields
from tortoise.models import Model

class Pot(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(200, db_index=True)
    kind = fields.CharField(20, unique=True)
    size = fields.IntField(default=1)
    class Meta:
        table = "planted_pot"
        indexes = [("name", "kind")]

class Leaf(Model):
    id = fields.IntField(primary_key=True)
    pot = fields.ForeignKeyField("planted.Pot", related_name="leaves", on_delete=fields.CASCADE)
    colour = fields.CharField(20)
    class Meta:
        table = "planted_leaf"
        indexes = [("pot_id", "colour")]
""",
    "migrations/0001_initial.py": """
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    initial = True
    operations = [
        ops.CreateModel(name="Pot", fields=[
            ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
            ("name", fields.CharField(max_length=20, db_index=True)),
            ("kind", fields.CharField(max_length=20, unique=True)),
            ("size", fields.IntField(default=1)),
            ("glaze", fields.CharField(max_length=20, default="")),
        ], options={"table": "planted_pot", "app": "planted", "indexes": [Index(fields=["name", "kind"])],
                    "pk_attr": "id"}, bases=["Model"]),
        ops.CreateModel(name="Leaf", fields=[
            ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
            ("pot", fields.ForeignKeyField("planted.Pot", source_field="pot_id", db_constraint=True, to_field="id",
                                           related_name="leaves", on_delete=OnDelete.CASCADE)),
            ("colour", fields.CharField(max_length=20)),
        ], options={"table": "planted_leaf", "app": "planted", "indexes": [Index(fields=["pot_id", "colour"])],
                    "pk_attr": "id"}, bases=["Model"]),
    ]
""",
    "migrations/0002_wider.py": """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("planted", "0001_initial")]
    operations = [
        ops.AlterField(model_name="Pot", name="name", field=fields.CharField(max_length=200, db_index=True)),
        ops.RemoveField(model_name="Pot", name="glaze"),
    ]
""",
}


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A domain on top of the house whose second migration makes SQLite rebuild a table that others point to."""
    folder = tmp_path / "garden" / "planted"
    for name, source in PLANTED.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
    monkeypatch.syspath_prepend(folder.parent)
    monkeypatch.setattr(database, "FLOORS", (*database.FLOORS, "planted"))
    for name in [each for each in sys.modules if each == "planted" or each.startswith("planted.")]:
        monkeypatch.delitem(sys.modules, name)
    return folder


async def test_rows_that_point_to_a_rebuilt_table_stay_and_its_indexes_and_walls_stand_again(
    installation: Settings, planted: Path
) -> None:
    walls: list[Wall] = [AppendOnly("planted_leaf"), OneWhere("one_pot_a_name", "planted_pot", "name", "size > 1")]
    await migrate(installation, walls, to={"planted": "0001_initial"})
    async with opened(installation):
        await ask("INSERT INTO planted_pot (id, name, kind, size, glaze) VALUES (1, 'a', 'b', 2, 'c')")
        for number in (1, 2):
            await ask("INSERT INTO planted_leaf (id, pot_id, colour) VALUES (?, 1, 'green')", number)
        before = {each[1] for each in await drawn() if each[0].startswith("planted")}

    await migrate(installation, walls)

    async with opened(installation):
        assert (await ask("SELECT count(*) AS n FROM planted_leaf"))[0]["n"] == 2
        assert await ask("SELECT id, name, kind, size FROM planted_pot") == [
            {"id": 1, "name": "a", "kind": "b", "size": 2}
        ]
        after = {each[1] for each in await drawn() if each[0].startswith("planted")}
        assert {name for name in before if "glaze" not in name} <= after
        assert "one_pot_a_name" in after
        await ask("INSERT INTO planted_pot (id, name, kind, size) VALUES (2, ?, 'd', 1)", "x" * 200)
        with pytest.raises(IntegrityError):
            await ask("INSERT INTO planted_pot (id, name, kind, size) VALUES (3, 'a', 'e', 2)")
        with pytest.raises(IntegrityError):
            await ask("INSERT INTO planted_pot (id, name, kind, size) VALUES (4, 'z', 'b', 1)")
        with pytest.raises(IntegrityError):
            await ask("DELETE FROM planted_leaf")


async def test_a_new_domain_gets_a_first_migration_that_waits_for_all_below(planted: Path) -> None:
    for file in (planted / "migrations").glob("0*.py"):
        file.unlink()

    (writer,) = await making_migrations.changes()

    assert writer.app_label == "planted"
    assert {app for app, _name in writer.dependencies} == set(config(Settings())["apps"]) - {"planted"}


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
