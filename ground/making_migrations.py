"""Makes migrations from the models as they stand; `./dev migrations` runs it, and a person reads what it wrote.

Two faults of Tortoise 1.1.9 are mended here. It forgets that a domain's first migration waits for those of the floors
below. And it forgets `generated=False` of a primary key that we number ourselves (the audit, the ledger of hours), so
that each later migration would take that key away and make another.
"""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from tortoise.context import TortoiseContext
from tortoise.fields import IntField
from tortoise.fields.base import Field
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.writer import MigrationWriter

from ground import database, settings
from ground.database import config
from ground.settings import Settings

BLIND = {"procurement", "silver_steward", "governance"}
"""Siblings on one floor: none's migrations wait for another's."""


async def make() -> list[Path]:
    """Write one migration for each domain whose models changed; return the files."""
    return [Path(writer.write()) for writer in await changes()]


async def changes() -> list[MigrationWriter]:
    """Return the migrations that the models still need, unwritten: none in a checkout that is in order."""
    with tempfile.TemporaryDirectory() as folder:
        plan = config(Settings(data=Path(folder)))
        async with TortoiseContext() as context:
            await context.init(config=plan)
            apps = context.apps
            if apps is None:
                message = "no domain has models"
                raise RuntimeError(message)
            for models in apps.values():
                for model in models.values():
                    model._meta.table_description = ""  # noqa: SLF001 - a changed docstring is no changed table
            writers = await MigrationAutodetector(apps, plan["apps"]).changes()
            newest = {name: _newest(module["migrations"]) for name, module in plan["apps"].items()}
    newest |= {writer.app_label: writer.name for writer in writers}
    for writer in writers:
        needed = {(floor, newest[floor]) for floor in floors_below(writer.app_label) if newest.get(floor)}
        writer.dependencies = sorted({*writer.dependencies, *needed})  # type: ignore[arg-type]
    return writers


_deconstruct = Field.deconstruct


def _deconstruct_whole(self: Field[Any]) -> tuple[str, list[Any], dict[str, Any]]:
    """Tell how a field is made, with `generated=False` where a whole number is a primary key."""
    path, args, named = _deconstruct(self)
    if isinstance(self, IntField) and self.pk and not self.generated:
        named["generated"] = False
    return path, args, named


Field.deconstruct = _deconstruct_whole  # type: ignore[method-assign]


def floors_below(domain: str) -> list[str]:
    """Return the domains whose tables a domain may point to, lowest first."""
    floors = database.FLOORS
    return [floor for floor in floors[: floors.index(domain)] if not {floor, domain} <= BLIND]


def _newest(module: str) -> str | None:
    """Return the name of the last migration that a domain has."""
    folder = settings.CHECKOUT / module.replace(".", "/")
    return max((file.stem for file in folder.glob("[0-9]*.py")), default=None)


if __name__ == "__main__":
    for path in asyncio.run(make()):
        print(path)  # noqa: T201 - a command's answer
