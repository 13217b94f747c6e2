"""What is dear to make and is made once: for all workers of a run, and for all runs that ./dev starts on a database."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.outside.servers import KIND


def made_once(name: str, make: Callable[[Path], None], factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this name, filled by whichever process is first; the others wait for it."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder = Path(os.environ.get("TEST_SHARED") or shared) / KIND / name
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            make(folder)
            (folder / "whole").touch()
    return folder
