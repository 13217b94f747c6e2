"""The audit: who did what to which thing, for whom and why, in one keyed chain that no one can edit unseen."""

import json
from dataclasses import dataclass

from tortoise import fields
from tortoise.models import Model

from ground import clock, keys
from ground.actors import Actor
from ground.chains import ChainHead, Link, append, canonical, first_broken, keyed_seal
from ground.database import ask, work

CHAIN = "audit"


class AuditEntry(Model):
    """One line. Text and whole numbers only: a column of another type has two spellings, and a byte could hide there."""

    seq = fields.BigIntField(primary_key=True, generated=False)
    verb = fields.CharField(80)
    subject = fields.CharField(80, db_index=True)
    who = fields.BigIntField(null=True, db_index=True)
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
    """Note an act in the open transaction. Values must be plain and hold no telephone, ID number or address."""
    line = {
        "at": clock.now().isoformat(timespec="milliseconds"),
        "verb": verb,
        "subject": name_of(thing),
        "by": by.person_id,
        "for": by.for_whom,
        "mandate": by.mandate_id,
        "channel": by.channel,
        **{name: value for name, value in facts.items() if value is not None},
    }
    work().last("audit", _append_all, line)


async def _append_all() -> None:
    lines: list[dict[str, object]] = work().pending.pop("audit")
    links = await append(CHAIN, [canonical(line) for line in lines], seal=keyed_seal(keys.key("audit")))
    await AuditEntry.bulk_create(
        AuditEntry(seq=link.seq, verb=line["verb"], subject=line["subject"], who=line["by"],
                   body=link.body, before=link.before, hash=link.hash)
        for line, link in zip(lines, links, strict=True)
    )  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found: how many lines, the head's hash, and the first row that does not hold."""

    lines: int
    head: str
    broken_at: int | None


async def verify() -> Verdict:
    """Check every byte of every line against the chain, reading the columns as the database keeps them."""
    seal = keyed_seal(keys.key("audit"))
    head = await ChainHead.get_or_none(name=CHAIN)
    end = (head.seq, head.hash) if head else (0, "0" * 64)
    seq, before, step = 0, "0" * 64, 5_000
    while True:
        rows = await ask("SELECT * FROM ground_audit_entry WHERE seq > ? ORDER BY seq LIMIT ?", seq, step)
        links = [Link(row["seq"], row["before"], _true_body(row), row["hash"]) for row in rows]
        if len(rows) < step:
            broken = first_broken(links, end, seal=seal, start=seq, before=before)
            return Verdict(end[0], end[1], broken if broken else await _stray_row())
        last = (links[-1].seq, links[-1].hash)
        if (broken := first_broken(links, last, seal=seal, start=seq, before=before)) is not None:
            return Verdict(end[0], end[1], broken)
        seq, before = last


def _true_body(row: dict[str, object]) -> str:
    """Return the body, spoilt where a column tells another story than it."""
    body = str(row["body"])
    try:
        facts = json.loads(body)
        same = (facts["verb"], facts["subject"], facts["by"]) == (row["verb"], row["subject"], row["who"])
    except (ValueError, KeyError, TypeError):
        same = False
    return body if same else f"{body}\0changed"


async def _stray_row() -> int | None:
    """Return the number of a row that a changed number moved before the beginning."""
    rows = await ask("SELECT seq FROM ground_audit_entry WHERE seq < 1 ORDER BY seq LIMIT 1")
    return rows[0]["seq"] if rows else None
