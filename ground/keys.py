"""The secret keys of an installation: files beside the database, never in it."""

import os
import secrets
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ground import settings
from ground.settings import Settings

NAMES = ("audit", "hash", "seal", "sign")


class KeysMissing(settings.Misconfigured):
    """Keys are not in their folder. New ones are never made in their place: they open nothing that was sealed."""

    def __init__(self, names: Sequence[str], folder: Path) -> None:
        """Say which, and what to do."""
        self.names, self.folder = tuple(names), folder
        super().__init__(
            f"The keys are not in their folder {folder}: {', '.join(names)}. What is in the database was sealed under"
            " them, so nothing was begun. Bring the folder back from its backup, or begin with an empty database."
        )


def key(name: str) -> bytes:
    """Return the 32 secret bytes that were laid under this name; KeysMissing where they are gone."""
    return _kept(settings.current(), name)


def missing(installation: Settings) -> list[str]:
    """Return the names of the keys that are not in their folder."""
    return [name for name in NAMES if not _file(installation, name).exists()]


def lay(installation: Settings) -> None:
    """Make the keys that are not there, for a database that nothing was written in; two processes get the same ones."""
    for name in missing(installation):
        _make(_file(installation, name))


def _file(installation: Settings, name: str) -> Path:
    return installation.keys / f"{name}.key"


@lru_cache(maxsize=64)
def _kept(installation: Settings, name: str) -> bytes:
    """Keep keys by installation and name: to join a path for each line of the audit costs more than the line's seal."""
    try:
        return _file(installation, name).read_bytes()
    except FileNotFoundError:
        raise KeysMissing([name], installation.keys) from None


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # fails where another process was first: then its key is the key
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
