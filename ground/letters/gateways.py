"""The gateway: the one door by which letters leave the house, an address that sends SMS, calls and WeChat messages.

What it is asked: POST JSON {to, words, way, id} with the bearer key. `id` is the same each time that one letter is
tried on one way, so that a gateway can tell a repeat. 2xx is "taken over", and so is 409, "I have this one".
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import httpx

from ground import privacy, settings
from ground.letters.demonstration import GATEWAY
from ground.letters.models import Letter, Way

TIMEOUT_SECONDS = 5.0
"""For the whole of one try (security.md row 20)."""
TAKEN: Final = frozenset({*range(200, 300), 409})
REFUSED: Final = frozenset({400, 410, 413, 422})
"""This letter is refused, whoever asks and when; all else is trouble of the gateway or of our key."""
_FIGURES: Final = re.compile(r"[0-9]{4,}")


class Fate(StrEnum):
    """What became of one try."""

    TAKEN = "taken"
    REFUSED = "refused"
    DOWN = "down"


@dataclass(frozen=True)
class Answer:
    """What a gateway answered, and its trouble in words that hold nothing of the letter."""

    fate: Fate
    trouble: str = ""


def is_there() -> bool:
    """Whether letters can leave the house at all: without a gateway they wait."""
    return settings.current().letter_gateway is not None or settings.current().demo


@asynccontextmanager
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """Open the way to the gateway, for a batch. It follows no redirect and no proxy of the environment."""
    inside = httpx.ASGITransport(app=GATEWAY, raise_app_exceptions=False) if _is_inside() else None
    key = settings.current().letter_gateway_key
    async with httpx.AsyncClient(
        transport=inside,
        timeout=TIMEOUT_SECONDS,
        follow_redirects=False,
        trust_env=False,
        headers={"Authorization": f"Bearer {key}"} if key else {},
    ) as opened:
        yield opened


async def post(opened: httpx.AsyncClient, letter: Letter) -> Answer:
    """Try to hand a letter over. Never raises for what a gateway does, and reads of its answer the status alone."""
    address = settings.current().letter_gateway or "http://demonstration/"
    name = f"{letter.public_id}-{letter.way}"
    words = privacy.unseal("letter-words", letter.words_sealed)
    asked = {
        "to": privacy.unseal("letter-to", letter.to_sealed or ""),
        "words": _aloud(words) if letter.way == Way.VOICE else words,
        "way": letter.way,
        "id": name,
    }
    try:
        async with (
            asyncio.timeout(TIMEOUT_SECONDS),
            opened.stream("POST", address, json=asked, headers={"Idempotency-Key": name}) as answer,
        ):
            status = answer.status_code
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:  # OSError: TimeoutError is one
        return Answer(Fate.DOWN, type(error).__name__)
    if status in TAKEN:
        return Answer(Fate.TAKEN)
    return Answer(Fate.REFUSED if status in REFUSED else Fate.DOWN, f"answered {status}")


def _aloud(words: str) -> str:
    """Return words as a voice is to read them: long figures one by one, without the line that only a browser reads."""
    said = "\n".join(line for line in words.splitlines() if not line.startswith("@"))
    return _FIGURES.sub(lambda figures: " ".join(figures[0]), said)


def _is_inside() -> bool:
    return settings.current().letter_gateway is None
