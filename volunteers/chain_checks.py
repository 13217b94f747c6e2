"""Checking the chains of hours: each of them once a day, so that no page has to read all lines of years (INV-87)."""

from collections.abc import Sequence

from ground import clock
from ground.database import ask, stamp
from volunteers.chain import verify_chain
from volunteers.models import ChainCheck

A_ROUND = 20
"""How many chains are checked in one round of the relay."""


async def to_check() -> Sequence[int]:
    """Return organisations whose chain was not checked today: those never checked first."""
    rows = await ask(
        "SELECT o.id FROM orgs_organisation o JOIN ground_chain_head h ON h.name = 'hours:' || o.id"
        " LEFT JOIN volunteers_chain_check c ON c.organisation_id = o.id"
        " WHERE c.id IS NULL OR c.checked_at < ? ORDER BY c.checked_at IS NOT NULL, c.checked_at, o.id LIMIT ?",
        stamp(clock.city_moment(clock.today())),
        A_ROUND,
    )
    return [int(row["id"]) for row in rows]


async def check(org_id: int) -> ChainCheck:
    """Check every byte of an organisation's chain, and keep what was found."""
    found = await verify_chain(org_id)
    kept = ChainCheck(
        organisation_id=org_id, lines=found.lines, broken_at=found.broken_at, checked_at=clock.now()
    )  # fmt: skip
    said = ["lines", "broken_at", "checked_at"]
    await ChainCheck.bulk_create([kept], on_conflict=["organisation_id"], update_fields=said)
    return kept
