"""Databases for tests: a template made by the real migrations once, copied for each test, on SQLite or PostgreSQL."""

import asyncio
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit, urlunsplit

import asyncpg
import pytest

from ground import settings
from ground.migrate import migrate
from marketplace import house, laying

KIND = os.environ.get("TEST_DATABASE", "sqlite")


class Databases:
    """The template of one test worker."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder in which the template and its keys lie."""
        self.folder = folder
        self.name = f"template_{secrets.token_hex(4)}"

    @property
    def keys(self) -> Path:
        """The keys under which the template's rows are sealed."""
        return self.folder / "keys"

    def __enter__(self) -> Self:
        """Make the template by migrating, as an installation does."""
        if KIND == "postgresql":
            asyncio.run(administer(f"CREATE DATABASE {self.name}"))
        made = settings.Settings(data=self.folder, database_url=url_of(self.name))
        with settings.using(made):
            asyncio.run(self._migrate(made))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the template."""
        if KIND == "postgresql":
            asyncio.run(administer(f"DROP DATABASE IF EXISTS {self.name}"))

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str | None]:
        """Give a copy of the template for one test, as a database URL (None: SQLite in the folder)."""
        if KIND != "postgresql":
            shutil.copyfile(self.folder / "marketplace.sqlite3", folder / "marketplace.sqlite3")
            yield None
            return
        with made_of(self.name) as url:
            yield url

    @contextmanager
    def empty(self) -> Iterator[str | None]:
        """Give a database without a table, as a database URL (None: SQLite in whatever folder)."""
        if KIND != "postgresql":
            yield None
            return
        with made_of("template1") as url:
            yield url

    async def _migrate(self, made: settings.Settings) -> None:
        await migrate(made, house.walls())
        await laying.lay(made)
        if KIND != "postgresql":
            await laying.close_wal(made)


@contextmanager
def made_of(template: str) -> Iterator[str]:
    """Make a database on the server from another, and drop it at the end; give its URL."""
    name = f"test_{secrets.token_hex(6)}"
    asyncio.run(administer(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))
    try:
        yield str(url_of(name))
    finally:
        asyncio.run(administer(f"DROP DATABASE {name} WITH (FORCE)"))


def url_of(name: str) -> str | None:
    """Return the URL of a database on the tests' server; None where they run on SQLite."""
    return urlunsplit(urlsplit(_server())._replace(path=f"/{name}")) if KIND == "postgresql" else None


async def administer(statement: str) -> None:
    """Run one statement on the server, outside any transaction."""
    parts = urlsplit(_server())
    host = parse_qs(parts.query).get("host", [parts.hostname or "localhost"])[-1]
    connection = await asyncpg.connect(
        host=host, port=parts.port, user=parts.username, password=parts.password, database="postgres"
    )
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def _server() -> str:
    server = os.environ.get("TEST_DATABASE_URL")
    return server or pytest.skip("PostgreSQL is not started: run ./dev test")
