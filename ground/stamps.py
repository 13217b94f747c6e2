"""Stamps: the key of a form is random, and tells under our seal when the form was shown (security 12)."""

import datetime as dt
import secrets
from hmac import compare_digest

from ground import clock
from ground.codes import keyed_hash

SEAL_LENGTH = 24


def stamp() -> str:
    """Return a fresh key for a form that is shown now."""
    text = f"{secrets.token_urlsafe(16)}.{round(clock.now().timestamp() * 1000)}"
    return f"{text}.{_seal(text)}"


def shown_at(key: str) -> dt.datetime | None:
    """Return when the form with this key was shown; None for a key that we did not make."""
    text, _dot, seal = key.rpartition(".")
    if not compare_digest(seal.encode(), _seal(text).encode()):
        return None
    return dt.datetime.fromtimestamp(int(text.rpartition(".")[2]) / 1000, dt.UTC)


def _seal(text: str) -> str:
    return keyed_hash("form", text)[:SEAL_LENGTH]
