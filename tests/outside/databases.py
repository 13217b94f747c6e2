"""Databases for tests: a template made by the real migrations once, a copy for each test, on SQLite or PostgreSQL."""

import asyncio
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path

from ground import settings
from ground.migrate import migrate
from marketplace import house, laying
from tests.outside.keeping import let_go
from tests.outside.loops import beside
from tests.outside.servers import KIND, administer, made_of, make, url_of
from tests.outside.washing import Washed


class Databases:
    """The copies that one worker has of the template."""

    def __init__(self, template: Path) -> None:
        """Keep the folder in which the template and its keys lie."""
        self.template = template
        self._copies = ExitStack()
        self._clean: list[Washed] = []

    @cached_property
    def _washing(self) -> asyncio.Runner:
        return self._copies.enter_context(asyncio.Runner())

    @property
    def keys(self) -> Path:
        """The keys under which the template's rows are sealed."""
        return self.template / "keys"

    def close(self) -> None:
        """Drop this worker's copies."""
        self._copies.close()

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str | None]:
        """Give a copy of the template for one test, as a database URL (None: SQLite in the folder)."""
        if KIND != "postgresql":
            self.filled_into(folder)
            yield None
            return
        washed = self._clean.pop() if self._clean else self._another()
        yield washed.url
        if self._washing.run(washed.wash()):
            self._clean.append(washed)

    def filled_into(self, folder: Path) -> str:
        """Copy the template for good: into a folder, or to a database of the name that is returned."""
        name = f"kept_{secrets.token_hex(6)}"
        if KIND == "postgresql":
            make(name, (self.template / "name").read_text())
        else:
            shutil.copyfile(self.template / "marketplace.sqlite3", folder / "marketplace.sqlite3")
        return name

    def _another(self) -> Washed:
        url = self._copies.enter_context(made_of((self.template / "name").read_text()))
        self._copies.callback(let_go, url)
        return self._copies.enter_context(closing(self._washing.run(Washed.of(url))))

    @contextmanager
    def installed(self, folder: Path) -> Iterator[settings.Settings]:
        """Make an installation in a folder: its keys, an empty migrated database; its settings are in force."""
        shutil.copytree(self.keys, folder / "keys")
        with self.copy(folder) as url:
            made = settings.Settings(data=folder, database_url=url, demo=True, pool_size=12)
            with settings.using(made):
                yield made

    @contextmanager
    def empty(self) -> Iterator[str | None]:
        """Give a database without a table, as a database URL (None: SQLite in whatever folder)."""
        if KIND != "postgresql":
            yield None
            return
        with made_of("template1") as url:
            yield url


def make_template(folder: Path) -> None:
    """Make the template in a folder by migrating, as an installation does."""
    name = f"template_{secrets.token_hex(4)}"
    (folder / "name").write_text(name)
    if KIND == "postgresql":
        beside(administer(f"CREATE DATABASE {name}"))
    made = settings.Settings(data=folder, database_url=url_of(name))
    with settings.using(made):
        beside(_migrate(made))


async def _migrate(made: settings.Settings) -> None:
    await migrate(made, house.walls())
    await laying.lay(made)
    if KIND != "postgresql":
        await laying.close_wal(made)
