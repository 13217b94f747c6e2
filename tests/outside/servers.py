"""The server of the tests: which kind of database they run on, and databases made and dropped on PostgreSQL's."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit, urlunsplit

import asyncpg
import pytest

from tests.outside.loops import beside

KIND = os.environ.get("TEST_DATABASE", "sqlite")


@contextmanager
def made_of(template: str) -> Iterator[str]:
    """Make a database on the server from another, and drop it at the end; give its URL."""
    name = f"test_{secrets.token_hex(6)}"
    make(name, template)
    try:
        yield str(url_of(name))
    finally:
        beside(administer(f"DROP DATABASE {name} WITH (FORCE)"))


def make(name: str, template: str) -> None:
    """Make a database of this name on the server from another."""
    beside(administer(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))


def url_of(name: str) -> str | None:
    """Return the URL of a database on the tests' server; None where they run on SQLite."""
    return urlunsplit(urlsplit(_server())._replace(path=f"/{name}")) if KIND == "postgresql" else None


async def administer(statement: str) -> None:
    """Run one statement on the server, outside any transaction."""
    connection = await connected(_server())
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def connected(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    """Connect to a database by its URL."""
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or "localhost"])[-1]
    return await asyncpg.connect(
        host=host, port=parts.port, user=parts.username, password=parts.password, database=parts.path.strip("/")
    )


def _server() -> str:
    server = os.environ.get("TEST_DATABASE_URL")
    return server or pytest.skip("PostgreSQL is not started: run ./dev test")
