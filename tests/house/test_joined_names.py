"""Names of joined columns fit into PostgreSQL's 63 letters: cut, two become one, and fields get wrong values."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tortoise.models import Model

from ground import database, settings

ROOT = Path(__file__).parents[2]
LONGEST = 63
FLOORS = [name for name in database.FLOORS if (ROOT / name).is_dir()]


def joins() -> Iterator[tuple[str, str, str]]:
    """Yield every join written as `Model.….select_related("a__b")`: where it stands, the model's name, the path."""
    for floor in FLOORS:
        for file in sorted((ROOT / floor).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                root = begins_with(node.func)
                if node.func.attr == "select_related" and root is not None:
                    for asked in node.args:
                        if isinstance(asked, ast.Constant):
                            yield f"{file.relative_to(ROOT)}:{node.lineno}", root, str(asked.value)


def begins_with(node: ast.expr) -> str | None:
    """Return the name at the left end of a chain of calls."""
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else None


@pytest.mark.anyio
async def test_no_joined_column_has_a_name_that_postgresql_cuts(installation: settings.Settings) -> None:
    models: dict[str, type[Model]] = {}
    async with database.opened(installation) as context:
        for app in (context.apps or {}).values():
            models.update(app)
        found = [each for each in joins() if each[1] in models]
        too_long = [
            f"{where}: {name} joined with {path} makes {longest}"
            for where, name, path in found
            if len(longest := longest_name(models[name], path)) > LONGEST
        ]

    assert len(found) > 30
    assert not too_long


def longest_name(model: type[Model], path: str) -> str:
    """Return the longest name that a join gives to a column, as Tortoise writes it."""
    table, at = str(model._meta.db_table), model  # noqa: SLF001 - Tortoise tells it nowhere else
    names = []
    for step in path.split("__"):
        field = at._meta.fields_map[step]  # noqa: SLF001
        at = field.related_model  # type: ignore[attr-defined]
        table = f"{table}__{step}"
        names += [f"{table}.{column}" for column in at._meta.fields_db_projection.values()]  # noqa: SLF001
    return max(names, key=len)
