"""A seeded city that serves, made once for all workers and copied for each: fixtures for the browser suites."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.outside.browsers import chromium
from tests.outside.running import Running, running
from tests.outside.seeded import seed_into


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration city once, whichever worker is first, and return its data folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder = shared / "city" / "data"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "demonstration").exists():
            seed_into(folder)
    return folder


@pytest.fixture(scope="session")
def product(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve a copy of the city for this worker."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(seeded, data)
    with running(data) as served:
        yield served
