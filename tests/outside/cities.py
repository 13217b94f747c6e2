"""A seeded city that serves, made once for all workers and copied for each: fixtures for the browser suites."""

import asyncio
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ground.settings import Settings
from tests.outside.browsers import chromium
from tests.outside.databases import KIND, administer, made_of, url_of
from tests.outside.running import Running, running
from tests.outside.seeded import seed_into


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration city once, whichever process is first, and return its data folder.

    On PostgreSQL the file `template` in it names the database that is copied; it stays there as long as its server.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder = Path(os.environ.get("TEST_CITIES") or shared) / KIND / "data"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "demonstration").exists():
            name = f"city_{secrets.token_hex(6)}"
            if KIND == "postgresql":
                asyncio.run(administer(f"CREATE DATABASE {name}"))
            seed_into(Settings(data=folder, database_url=url_of(name)))
            (folder / "template").write_text(name)
    return folder


@pytest.fixture(scope="session")
def product(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve a copy of the city for this worker."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(seeded, data)
    with ExitStack() as stack:
        name = (seeded / "template").read_text()
        url = stack.enter_context(made_of(name)) if KIND == "postgresql" else None
        yield stack.enter_context(running(Settings(data=data, database_url=url, demo=True)))
