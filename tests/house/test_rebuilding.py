"""A migration that rebuilds a table on SQLite keeps the rows, indexes and walls that are still meant."""

import sys
from pathlib import Path

import pytest

from ground import database, making_migrations
from ground.database import IntegrityError, ask, config, opened
from ground.migrate import migrate
from ground.raising_walls import raise_walls
from ground.settings import Settings
from ground.walls import AppendOnly, OneWhere, Wall
from tests.house.filling import drawn

pytestmark = pytest.mark.anyio

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
            ("glaze", fields.CharField(max_length=20, default="", db_index=True)),
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


async def test_a_column_goes_with_its_index_and_with_the_wall_that_names_it(
    installation: Settings, planted: Path
) -> None:
    old: list[Wall] = [OneWhere("one_glaze", "planted_pot", "glaze", "size > 1"), AppendOnly("planted_leaf")]
    await migrate(installation, [], to={"planted": "0001_initial"})
    async with opened(installation):
        await raise_walls(old)
        await ask("INSERT INTO planted_pot (id, name, kind, size, glaze) VALUES (1, 'a', 'b', 2, 'c')")
        assert any("glaze" in each[2] and "one_glaze" not in each[1] for each in await drawn())

    await migrate(installation, [])

    async with opened(installation):
        assert not [each for each in await drawn() if "glaze" in each[2] and each[0].startswith("planted")]
        assert await ask("SELECT id, name, size FROM planted_pot") == [{"id": 1, "name": "a", "size": 2}]
        await ask("INSERT INTO planted_leaf (id, pot_id, colour) VALUES (1, 1, 'green')")
        await ask("DELETE FROM planted_leaf")


async def test_a_new_domain_gets_a_first_migration_that_waits_for_all_below(planted: Path) -> None:
    for file in (planted / "migrations").glob("0*.py"):
        file.unlink()

    (writer,) = await making_migrations.changes()

    assert writer.app_label == "planted"
    assert {app for app, _name in writer.dependencies} == set(config(Settings())["apps"]) - {"planted"}
