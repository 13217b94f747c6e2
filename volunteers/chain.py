"""The chain of an organisation's hours: lines are sealed as they enter; any byte changed later is found (INV-87)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ground import clock
from ground.chains import START, ChainHead, Link, append, canonical, first_broken, plain_seal
from ground.codes import public_id
from ground.database import ask
from volunteers.models import HourEntry

NUMBER_BITS = 32
STEP = 2_000
COLUMNS = (
    *("id", "public_id", "person_id", "organisation_id", "project_id", "claim_id", "about", "shift_ref", "place_id"),
    *("service_on", "starts_at", "ends_at", "minutes", "category", "source", "grade", "late"),
    *("recorder_id", "confirmer_id", "second_id", "entered_by_id", "reverses_id", "reason", "entered_at"),
)
"""Every column that a line's body holds: all but the seal itself. A later column needs a second edition of the body."""


def name_of(org_id: int) -> str:
    """Return the name of an organisation's chain."""
    return f"hours:{org_id}"


async def enter(org_id: int, lines: Sequence[Mapping[str, object]]) -> list[HourEntry]:
    """Write lines at the end of an organisation's chain, in the open act; other writers of it wait until it ends.

    A line gives every column but its id, public id, moment and seal.
    """
    head = await lock(org_id)
    full = [
        {
            "second_id": None,
            "reverses_id": None,
            "reason": "",
            **line,
            "id": (org_id << NUMBER_BITS) + number,
            "public_id": public_id(),
            "organisation_id": org_id,
            "entered_at": clock.now(),
        }
        for number, line in enumerate(lines, start=head + 1)
    ]
    links = await append(name_of(org_id), [body_of(line) for line in full])
    entries = [
        HourEntry(**line, seq=link.seq, body=link.body, before=link.before, hash=link.hash)
        for line, link in zip(full, links, strict=True)
    ]
    await HourEntry.bulk_create(entries)
    return entries


async def lock(org_id: int) -> int:
    """Take the chain's row in the open act, after the person's where both are taken; return its last number.

    What is summed over an organisation under this lock stays true until the act ends.
    """
    await ask(
        "INSERT INTO ground_chain_head (name, seq, hash) VALUES (?, 0, ?) ON CONFLICT (name) DO NOTHING",
        name_of(org_id),
        START,
    )
    rows = await ask("UPDATE ground_chain_head SET seq = seq WHERE name = ? RETURNING seq", name_of(org_id))
    return int(rows[0]["seq"])


def body_of(line: Mapping[str, object]) -> str:
    """Return the canonical text of a line, in which moments are UTC and days are ISO."""
    return canonical({name: _plain(line[name]) for name in COLUMNS})


def _plain(value: object) -> object:
    """Return a value as JSON and both databases spell it alike."""
    if isinstance(value, dt.datetime):
        return str(value.astimezone(dt.UTC))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, int) else str(value)


async def lines_on_chain(org_id: int) -> int:
    """Return how many lines an organisation's chain has."""
    head = await ChainHead.get_or_none(name=name_of(org_id))
    return head.seq if head else 0


@dataclass(frozen=True)
class Verdict:
    """What a check of one chain found: how many lines, the head's hash, and the first line that does not hold."""

    lines: int
    head: str
    broken_at: int | None


async def verify_chain(org_id: int) -> Verdict:
    """Check every byte of every line of an organisation against its chain, as the database keeps its columns.

    Lines may enter meanwhile: those after the end as it was read are not looked at.
    """
    head = await ChainHead.get_or_none(name=name_of(org_id))
    end = (head.seq, head.hash) if head else (0, START)
    seq, before = 0, START
    while True:
        rows = await ask(
            "SELECT * FROM volunteers_hour_entry WHERE organisation_id = ? AND seq > ? AND seq <= ?"
            " ORDER BY seq LIMIT ?",
            org_id,
            seq,
            end[0],
            STEP,
        )
        links = [Link(row["seq"], row["before"], _true_body(row), row["hash"]) for row in rows]
        last = end if len(rows) < STEP else (links[-1].seq, links[-1].hash)
        broken = first_broken(links, last, seal=plain_seal, start=seq, before=before)
        if broken is not None or len(rows) < STEP:
            return Verdict(end[0], end[1], broken or await _stray(org_id))
        seq, before = last


async def _stray(org_id: int) -> int | None:
    """Return the number of a line that a changed number moved before the beginning, or that lies past the end."""
    of_org = "FROM volunteers_hour_entry WHERE organisation_id = ?"
    rows = await ask(f"SELECT min(seq) AS first, max(seq) AS last {of_org}", org_id)
    first, last = rows[0]["first"], rows[0]["last"]
    if first is not None and first < 1:
        return int(first)
    end = await lines_on_chain(org_id)  # after the lines: what entered in between has moved it already
    return end + 1 if last is not None and last > end else None


def _true_body(row: Mapping[str, object]) -> str:
    """Return the body, spoilt where a column tells another story than it."""
    said = canonical({name: _plain(row[name]) for name in COLUMNS})
    return str(row["body"]) if said == row["body"] else f"{said}\0changed"
