"""Holding: a tender's row is the lock that puts in line whoever writes to its bids."""

from typing import Final

from tortoise.expressions import F

from procurement.models import Tender

SHELF: Final = "envelopes"
"""Where sealed bids lie, beside the attachments, which are swept."""


async def hold(tender_id: int) -> Tender:
    """Write to a tender's row as the first of an act, and return the tender as it is under the lock."""
    await Tender.filter(id=tender_id).update(keys_needed=F("keys_needed"))
    return await Tender.get(id=tender_id)
