"""Hash chains: numbered bodies of text, each bound to all before it, so that no byte of the past can change unseen."""

import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise import fields
from tortoise.models import Model

from ground.database import ask

START = "0" * 64
Seal = Callable[[str, str], str]
"""(hash before, body) -> hash."""


class ChainHead(Model):
    """The end of one chain; its row is the lock that puts writers in line."""

    name = fields.CharField(64, primary_key=True)
    seq = fields.BigIntField(default=0)
    hash = fields.CharField(64, default=START)

    class Meta:
        """The table."""

        table = "ground_chain_head"


@dataclass(frozen=True)
class Link:
    """One place in a chain."""

    seq: int
    before: str
    body: str
    hash: str


def canonical(facts: dict[str, object]) -> str:
    """Return the one text of these facts: keys sorted, no spaces, letters as they are."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plain_seal(before: str, body: str) -> str:
    """Return SHA-256 of body and the hash before it: anyone can check it (INV-87)."""
    return hashlib.sha256(f"{before}{body}".encode()).hexdigest()


def keyed_seal(key: bytes) -> Seal:
    """Return a seal that only who holds the key can make: a copy of the database is not enough to rewrite it."""
    return lambda before, body: hmac.new(key, f"{before}{body}".encode(), hashlib.sha256).hexdigest()


async def append(chain: str, bodies: Sequence[str], *, seal: Seal = plain_seal) -> list[Link]:
    """Add bodies at the end of a chain, in the open transaction; other writers of this chain wait until it ends."""
    rows = await _reserved(chain, len(bodies))
    if not rows:
        begin = "INSERT INTO ground_chain_head (name, seq, hash) VALUES (?, 0, ?) ON CONFLICT (name) DO NOTHING"
        await ask(begin, chain, START)
        rows = await _reserved(chain, len(bodies))
    seq, before = rows[0]["seq"] - len(bodies), rows[0]["hash"]
    links = []
    for number, body in enumerate(bodies, start=seq + 1):
        link = Link(number, before, body, seal(before, body))
        links.append(link)
        before = link.hash
    await ask("UPDATE ground_chain_head SET hash = ? WHERE name = ?", before, chain)
    return links


async def _reserved(chain: str, count: int) -> list[dict[str, Any]]:
    """Take the chain's row, and with it the next numbers; nothing where the chain has not begun."""
    return await ask("UPDATE ground_chain_head SET seq = seq + ? WHERE name = ? RETURNING seq, hash", count, chain)


def first_broken(
    links: Sequence[Link], head: tuple[int, str], *, seal: Seal = plain_seal, start: int = 0, before: str = START
) -> int | None:
    """Return the number of the first link that does not hold, the one after the last for a cut-off end, or None."""
    for number, link in enumerate(links, start=start + 1):
        if link.seq != number or link.before != before or link.hash != seal(before, link.body):
            return number
        before = link.hash
    end = start + len(links)
    return None if head == (end, before) else end + 1
