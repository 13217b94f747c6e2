"""A seeded city that serves, made once for all workers and copied for each: fixtures for the browser suites."""

import asyncio
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ground.settings import Settings
from tests.outside.browsers import chromium
from tests.outside.running import Running, running
from tests.outside.seeded import seed_into
from tests.outside.servers import KIND, administer, made_of, url_of
from tests.outside.sharing import made_once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration city once, and return its data folder.

    On PostgreSQL the file `template` in it names the database that is copied; it stays there as long as its server.
    """
    return made_once("city", _seed, tmp_path_factory) / "data"


def _seed(folder: Path) -> None:
    name = f"city_{secrets.token_hex(6)}"
    if KIND == "postgresql":
        asyncio.run(administer(f"CREATE DATABASE {name}"))
    seed_into(Settings(data=folder / "data", database_url=url_of(name)))
    (folder / "data/template").write_text(name)


@pytest.fixture(scope="session")
def product(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve a copy of the city for this worker."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(seeded, data)
    with ExitStack() as stack:
        name = (seeded / "template").read_text()
        url = stack.enter_context(made_of(name)) if KIND == "postgresql" else None
        yield stack.enter_context(running(Settings(data=data, database_url=url, demo=True)))
