"""Heads of hours: once a day the end of each organisation's chain is signed and published, as the audit's (INV-87)."""

import datetime as dt
from collections.abc import Sequence

from ground import clock, heads
from ground.database import ask, stamp, transaction
from ground.heads import Head
from orgs.models import Organisation
from volunteers.models import HourEntry, HourHead

AT_ONCE = 500
"""How many heads are signed in one act."""
WITHOUT = (
    "SELECT o.id, o.public_id, h.seq, h.hash FROM orgs_organisation o"
    " JOIN ground_chain_head h ON h.name = 'hours:' || o.id AND h.seq > 0"
    " WHERE NOT EXISTS (SELECT 1 FROM volunteers_hour_head p WHERE p.organisation_id = o.id AND p.day = ?)"
    " ORDER BY o.id LIMIT ?"
)
UNFIT = (
    "SELECT p.day, p.seq, p.hash, p.signature, o.public_id FROM volunteers_hour_head p"
    " JOIN orgs_organisation o ON o.id = p.organisation_id"
    " LEFT JOIN volunteers_hour_entry e ON e.organisation_id = p.organisation_id AND e.seq = p.seq"
    " WHERE p.organisation_id = ? AND (e.hash IS NULL OR e.hash <> p.hash) ORDER BY p.day"
)


async def days_without_heads() -> Sequence[dt.date]:
    """Return today where a chain has no head of today yet: due work asks this each round."""
    day = clock.today()
    return [day] if await ask(WITHOUT, stamp(day), 1) else []


async def publish(day: dt.date) -> None:
    """Sign how far each chain reaches now, as its head of this day; a second one of the same day is not made."""
    async with transaction():
        rows = await ask(WITHOUT, stamp(day), AT_ONCE)
        await HourHead.bulk_create([_head_of(day, row) for row in rows], ignore_conflicts=True)


def _head_of(day: dt.date, row: dict[str, object]) -> HourHead:
    text = heads.text_of(day.isoformat(), int(str(row["seq"])), str(row["hash"]), of=str(row["public_id"]))
    return HourHead(
        day=day,
        organisation_id=row["id"],
        seq=row["seq"],
        hash=row["hash"],
        signature=heads.sign(text),
        made_at=clock.now(),
    )


def as_head(row: HourHead) -> Head:
    """Return a row as it was published; it comes with its organisation."""
    return Head(row.day.isoformat(), row.seq, row.hash, row.signature, row.organisation.public_id)


async def published(org: Organisation) -> list[Head]:
    """Return all heads of one organisation, the latest first."""
    found = HourHead.filter(organisation_id=org.id).order_by("-day").select_related("organisation")
    return [as_head(row) for row in await found]


async def unfit(org_id: int) -> list[Head]:
    """Return the published heads that tell of other lines than there are, the oldest first."""
    rows = await ask(UNFIT, org_id)
    return [
        Head(str(row["day"]), int(row["seq"]), row["hash"], row["signature"], row["public_id"])
        for row in rows
    ]  # fmt: skip


async def first_unfit(org_id: int) -> dt.date | None:
    """Return the first day whose head does not fit or, where all do, the last one's if it is not signed by us.

    The last head stands on every line before it: who rewrites one has to forge that too.
    """
    if wrong := await unfit(org_id):
        return dt.date.fromisoformat(wrong[0].day)
    last = await HourHead.filter(organisation_id=org_id).order_by("-day").first().select_related("organisation")
    return last.day if last is not None and not heads.is_signed(as_head(last)) else None


async def sealed_on(org_id: int, seq: int) -> dt.date | None:
    """Return the day of the first published head that stands on a line: a copy from then on proves what it was."""
    first = await HourHead.filter(organisation_id=org_id, seq__gte=seq).order_by("day").first()
    return first.day if first else None


async def does_not_fit(head: Head, org_id: int) -> bool:
    """Whether an organisation's lines, as they are now, are not those that a head was made of."""
    line = await HourEntry.get_or_none(organisation_id=org_id, seq=head.seq).only("id", "hash")
    return line is None or line.hash != head.hash


async def chained() -> Sequence[Organisation]:
    """Return every organisation that has a chain, lines or a published head, whichever of them is left."""
    rows = await ask(
        "SELECT o.id FROM orgs_organisation o WHERE"
        " EXISTS (SELECT 1 FROM ground_chain_head h WHERE h.name = 'hours:' || o.id)"
        " OR EXISTS (SELECT 1 FROM volunteers_hour_entry e WHERE e.organisation_id = o.id)"
        " OR EXISTS (SELECT 1 FROM volunteers_hour_head p WHERE p.organisation_id = o.id)"
    )
    return await Organisation.filter(id__in=[int(row["id"]) for row in rows]).order_by("id")
