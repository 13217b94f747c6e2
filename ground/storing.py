"""Storing: the bytes of attachments on the disk, whole or not at all, and gone when their time is over."""

import asyncio
import datetime as dt
import hashlib
import logging
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ground import settings
from ground.errors import Unavailable
from ground.language import lazy

log = logging.getLogger("marketplace.storing")

LEAST_FREE_BYTES: Final = 500 * 2**20
"""Below this no file is taken any more, so that what is written otherwise still has room (security.md 4)."""

ATTACHMENTS: Final = "attachments"
EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Damaged(Exception):  # noqa: N818 - what it tells is a state of the disk
    """The file is not there, or not as it was kept."""


async def put_down(content: bytes, *, shelf: str = ATTACHMENTS) -> str:
    """Write bytes under a random name, safe from a power cut, and return the name. Unavailable (503) on a full disk.

    What lies on the shelf of attachments and belongs to none is swept away; another shelf is its domain's own.
    """
    return await asyncio.to_thread(_put_down, content, shelf)


async def pick_up(stored_as: str, sha256: str) -> bytes:
    """Return the bytes kept under a name; Damaged where they are not what they were."""
    return await asyncio.to_thread(_pick_up, stored_as, sha256)


def read(stored_as: str, *, shelf: str = ATTACHMENTS) -> bytes:
    """Return the bytes kept under a name, whatever they are by now; Damaged where they are gone. Waits for the disk."""
    try:
        return _path(stored_as, shelf).read_bytes()
    except OSError as error:
        raise Damaged(stored_as) from error


async def throw_away(stored_as: str, *, shelf: str = ATTACHMENTS) -> None:
    """Delete the bytes; that they are gone already is fine."""
    await asyncio.to_thread(_path(stored_as, shelf).unlink, missing_ok=True)


async def stored_before(moment: dt.datetime, *, since: dt.datetime = EPOCH) -> Sequence[str]:
    """Return the names of all files that were written before a moment, and since another."""
    return await asyncio.to_thread(_stored_between, since, moment)


def _path(stored_as: str, shelf: str) -> Path:
    return settings.current().data / shelf / stored_as[:2] / stored_as


def _put_down(content: bytes, shelf: str) -> str:
    stored_as = secrets.token_hex(16)
    path = _path(stored_as, shelf)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(path.parent).free < LEAST_FREE_BYTES:
        log.error("the disk is nearly full: files are not taken any more")
        raise Unavailable(lazy("We cannot take files just now. Please bring the papers to the desk."))
    fresh = path.with_name(f"{stored_as}.part")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the name too is on the disk now
    finally:
        os.close(folder)
    return stored_as


def _pick_up(stored_as: str, sha256: str) -> bytes:
    content = read(stored_as)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(stored_as)
    return content


def _stored_between(since: dt.datetime, moment: dt.datetime) -> list[str]:
    found = settings.current().attachments.glob("??/*")
    return sorted(path.name for path in found if since.timestamp() <= path.stat().st_mtime < moment.timestamp())
