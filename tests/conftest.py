"""What every test may ask for: a database of its own, migrated; a browserless client; and the cast of people."""

import datetime as dt
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import hypothesis
import pytest

from ground import database as ground_database
from ground import language, settings
from marketplace import app as marketplace_app
from tests.outside.cities import browser, product, seeded, small_year
from tests.outside.databases import Databases, make_template
from tests.outside.finalising import finalise_once
from tests.outside.keeping import StayingLoop, kept_connections
from tests.outside.servers import KIND
from tests.outside.sharing import made_once
from tests.outside.staying import staying_here

__all__ = ["browser", "product", "seeded", "small_year"]
"""Fixtures; imported once, for each place that imports them has its own."""

BEGINNING = dt.datetime(2026, 11, 25, 2, tzinfo=dt.UTC)
"""A Wednesday at ten in the city: letters go out, desks are open, and neither midnight nor a holiday is near."""


def pytest_configure() -> None:
    """Let the clock run on from one moment, here and in every process that tests start; no test is against time."""
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")
    finalise_once()
    ahead = BEGINNING - dt.datetime.now(dt.UTC)
    os.environ.setdefault("MARKETPLACE_CLOCK_AHEAD", str(ahead.total_seconds()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker is left alone with it at the end; ask PostgreSQL what is its own.

    Of those in a browser, who reads the seeded city comes last: one worker builds it while another still has to do.
    What opens no database says the same whichever the others are on: it is asked on SQLite's run.
    """
    items.sort(key=lambda item: (waits_for_a_city(item), item.get_closest_marker("slow") is None))
    if KIND == "postgresql":
        elsewhere = [item for item in items if not opens_database(item)]
        items[:] = [item for item in items if opens_database(item)]
        config.hook.pytest_deselected(items=elsewhere)


def waits_for_a_city(item: pytest.Item) -> bool:
    """Whether a browser's test reads the demonstration city, which has to be built first."""
    return item.get_closest_marker("browser") is not None and asks_for(item, "seeded")


def opens_database(item: pytest.Item) -> bool:
    """Whether a test has a database: its own, a served city's, or a drill's."""
    return item.get_closest_marker("drill") is not None or asks_for(item, "databases", "seeded", "empty_house")


def asks_for(item: pytest.Item, *fixtures: str) -> bool:
    """Whether a test is given one of these, by itself or through another."""
    return not set(fixtures).isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, object]]:
    """Tests run on asyncio, as the product does, and one after the other on the same loop."""
    return "asyncio", {"loop_factory": StayingLoop.of_this_process}


@pytest.fixture(scope="session", autouse=True)
def sentences() -> None:
    """Say everything in Chinese unless a test reads English, whichever test is first: as the product does."""
    language.load(settings.shipped("locale"))


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Keep one migrated template, from which each test gets a copy."""
    with closing(Databases(made_once("template", make_template, tmp_path_factory))) as made:
        yield made


@pytest.fixture
def installation(tmp_path: Path, databases: Databases) -> Iterator[settings.Settings]:
    """An installation of its own: data folder, keys, an empty migrated database."""
    with databases.installed(tmp_path) as made:
        yield made


@pytest.fixture
async def database(installation: settings.Settings) -> AsyncIterator[None]:
    """Open the database, with the policy values the house begins with."""
    with staying_here(), kept_connections():
        async with ground_database.opened(installation):
            if KIND == "sqlite":
                await ground_database.ask("PRAGMA synchronous = OFF")  # nothing here has to outlive the machine
            yield


@pytest.fixture
async def client(database: None) -> AsyncIterator[httpx.AsyncClient]:
    """A stranger's client: no JavaScript, cookies kept, redirects not followed."""
    app = marketplace_app.application()
    await marketplace_app.learn_city(app)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport,
        base_url="http://testserver",
        headers={"accept": "text/html", "sec-fetch-site": "same-origin"},
    ) as made:
        yield made
