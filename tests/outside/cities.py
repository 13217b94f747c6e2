"""The demonstration, whole or small, made once for all workers and copied for who changes it; and served: fixtures."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ground import settings
from ground.settings import Settings
from marketplace.beginning import MARK
from marketplace.seeding import demonstration
from tests.marketplace import years
from tests.outside.browsers import chromium
from tests.outside.databases import Databases
from tests.outside.running import Running, running
from tests.outside.seeded import seed_into
from tests.outside.servers import KIND, made_of, url_of
from tests.outside.sharing import made_once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration city once, and return its data folder.

    On PostgreSQL that is a small year, enough for journeys: the whole takes more than twice as long to build, and
    every page is looked at on SQLite.
    """
    if KIND == "postgresql":
        small: Path = request.getfixturevalue("small_year")
        return small
    return made_once("city", lambda folder: seed_into(Settings(data=folder / "data")), tmp_path_factory) / "data"


@pytest.fixture(scope="session")
def small_year(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small year of the demonstration once, as of `years.NOW`, and return its data folder.

    On PostgreSQL the file `template` in it names the database that is copied; it stays there as long as its server.
    """
    return made_once("year", partial(_build_small, databases), tmp_path_factory) / "data"


def _build_small(databases: Databases, folder: Path) -> None:
    (data := folder / "data").mkdir()
    shutil.copytree(databases.keys, data / "keys")
    name = databases.filled_into(data)
    made = Settings(data=data, database_url=url_of(name), demo=True)
    with settings.using(made):
        years.build(made, demonstration.NUMBER, scale=years.SMALL)
    (data / MARK).touch()
    (data / "template").write_text(name)


@contextmanager
def copied(city: Path, data: Path) -> Iterator[Settings]:
    """Copy a city that was made once into a folder that is not there yet."""
    shutil.copytree(city, data)
    with ExitStack() as stack:
        url = stack.enter_context(made_of((city / "template").read_text())) if KIND == "postgresql" else None
        yield Settings(data=data, database_url=url, demo=True, pool_size=12)


@pytest.fixture(scope="session")
def product(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve a copy of the city for this worker."""
    with copied(seeded, tmp_path_factory.mktemp("served") / "data") as made, running(made) as served:
        yield served
