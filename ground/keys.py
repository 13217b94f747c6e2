"""The secret keys of an installation: files beside the database, never in it."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from ground import settings
from ground.settings import Settings


def key(name: str) -> bytes:
    """Return 32 secret bytes kept under this name, made at first need; two processes get the same ones."""
    return _kept(settings.current(), name)


@lru_cache(maxsize=64)
def _kept(installation: Settings, name: str) -> bytes:
    """Keep keys by installation and name: to join a path for each line of the audit costs more than the line's seal."""
    return _read_or_make(installation.keys / f"{name}.key")


def _read_or_make(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return path.read_bytes()
    except FileNotFoundError:
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
        return path.read_bytes()
