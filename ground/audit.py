"""The audit: who did what to which thing, for whom and why, in one keyed chain that no one can edit unseen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise import fields
from tortoise.models import Model

from ground import assisting, clock, keys
from ground.actors import Actor
from ground.chains import START, ChainHead, Link, append, canonical, first_broken, keyed_seal
from ground.database import ask, dialect, work, write_all

CHAIN = "audit"


class AuditEntry(Model):
    """One line. Text and whole numbers only: a column of another type has two spellings, and a byte could hide."""

    seq = fields.BigIntField(primary_key=True, generated=False)
    verb = fields.CharField(80)
    subject = fields.CharField(80, db_index=True)
    who = fields.BigIntField(null=True, db_index=True)
    for_whom: int | None = fields.BigIntField(null=True, db_index=True)
    """The person helped, who can read what was done in their name (M6)."""
    body = fields.TextField()
    before = fields.CharField(64)
    hash = fields.CharField(64)

    class Meta:
        """The table."""

        table = "ground_audit_entry"

    @property
    def told(self) -> dict[str, object]:
        """The facts of the line."""
        return dict(json.loads(self.body))


def name_of(thing: Model | str) -> str:
    """Return the name of a thing in the audit: `Tender:17`, or the text given for what has no row."""
    return thing if isinstance(thing, str) else f"{type(thing).__name__}:{thing.pk}"


async def record(verb: str, thing: Model | str, *, by: Actor, **facts: object) -> None:
    """Note an act in the open transaction. Values must be plain and hold no telephone, ID number or address.

    An act under a mandate is counted for the hand that does it, and refused with MayNot over the day's cap (M5).
    """
    line = {
        **{name: value for name, value in facts.items() if value is not None},
        "at": clock.now().isoformat(timespec="milliseconds"),
        "verb": verb,
        "subject": name_of(thing),
        "by": by.person_id,
        "for": by.for_whom,
        "mandate": by.mandate_id,
        "channel": by.channel,
    }
    if by.key_id is not None:
        line["key"] = by.key_id
    if by.scope is not None:
        line["scope"] = by.scope
    if by.mandate_id is not None:
        work().last("assisted", _count_assisted, by)
        work().finishing["audit"] = work().finishing.pop("audit", _append_all)  # the chain's end is locked last of all
    work().last("audit", _append_all, line)


async def done_for(*person_ids: int, limit: int = 50) -> Sequence[AuditEntry]:
    """Return what others did in a person's name, in any of their records, the latest first: they read it (M6)."""
    return await AuditEntry.filter(for_whom__in=person_ids).order_by("-seq").limit(limit)


async def _count_assisted() -> None:
    await assisting.count(work().pending.pop("assisted")[0])


WRITE = (
    "INSERT INTO ground_audit_entry (seq, verb, subject, who, for_whom, body, before, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


async def _append_all() -> None:
    lines: list[dict[str, object]] = work().pending.pop("audit")
    links = await append(CHAIN, [canonical(line) for line in lines], seal=keyed_seal(keys.key("audit")))
    values = [
        (link.seq, line["verb"], line["subject"], line["by"], line["for"], link.body, link.before, link.hash)
        for line, link in zip(lines, links, strict=True)
    ]
    await write_all(WRITE, values)


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found: how many lines, the head's hash, and the first row that does not hold."""

    lines: int
    head: str
    broken_at: int | None


async def verify() -> Verdict:
    """Check every byte of every line against the chain, as the database keeps it; acts may go on meanwhile."""
    seal = keyed_seal(keys.key("audit"))
    head = await ChainHead.get_or_none(name=CHAIN)
    end: tuple[int, str] = (head.seq, head.hash) if head else (0, START)
    seq, before, step = 0, START, 5_000
    while True:
        links = await _links(seq, min(seq + step, end[0]))
        last = end if seq + step >= end[0] else (seq + step, links[-1].hash if links else "")
        if (broken := first_broken(links, last, seal=seal, start=seq, before=before)) is not None:
            return Verdict(*end, broken)
        if last == end:
            return Verdict(*end, await _stray_row())
        seq, before = last


async def line_at(seq: int) -> Link | None:
    """Return one line from its bytes, whatever they are by now, or None where it is gone."""
    found = await _links(seq - 1, seq)
    return found[0] if found else None


COLUMNS = ("verb", "subject", "who", "for_whom", "body", "before", "hash")


async def _links(after: int, upto: int) -> list[Link]:
    """Return links made from the bytes of each column, which need be no text any more."""
    raw = "convert_to(({})::text, 'UTF8')" if dialect() == "postgres" else "CAST({} AS BLOB)"
    columns = ", ".join(f"{raw.format(name)} AS {name}" for name in COLUMNS)
    rows = await ask(
        f"SELECT seq, {columns} FROM ground_audit_entry WHERE seq > ? AND seq <= ? ORDER BY seq",  # noqa: S608
        after,
        upto,
    )
    return [Link(row["seq"], _text(row["before"]), _true_body(row), _text(row["hash"])) for row in rows]


def _true_body(row: dict[str, bytes | None]) -> str:
    """Return the body, spoilt where it is no text or where a column tells another story than it."""
    body = _text(row["body"])
    try:
        facts = json.loads(body)
        told = (facts["verb"], facts["subject"], *(str(facts[key]) for key in ("by", "for")))
        same = told == tuple(_text(row[name]) for name in ("verb", "subject", "who", "for_whom"))
    except (ValueError, KeyError, TypeError):
        same = False
    return body if same else f"{body}\0changed"


def _text(kept: bytes | None) -> str:
    """Return a column's text, "None" for an empty one, and for bytes that are no text something that never was one."""
    if kept is None:
        return str(None)
    try:
        return kept.decode()
    except UnicodeDecodeError:
        return "\0changed"


async def _stray_row() -> int | None:
    """Return the number of a row before the beginning of the chain or after its end, read in one look."""
    rows = await ask(
        "SELECT seq FROM ground_audit_entry WHERE seq < 1 OR seq >"
        " COALESCE((SELECT seq FROM ground_chain_head WHERE name = ?), 0) ORDER BY seq LIMIT 1",
        CHAIN,
    )
    return rows[0]["seq"] if rows else None
