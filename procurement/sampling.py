"""Drawing by lot whom of the people served to ask: by a seed that anyone can reckon again (条例 45)."""

import hashlib
from collections.abc import Sequence

from procurement.evidence import Choices
from procurement.models import Contract, ContractVersion, Milestone


async def seed_of(contract: Contract, milestone: Milestone, attempt: int) -> str:
    """Return the seed of an acceptance: the hash of what was signed, of which part, and the how manieth look it is."""
    signed = await ContractVersion.filter(contract_id=contract.id).order_by("-number").first()
    parts = (signed.sha256 if signed else "", milestone.public_id, str(attempt))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def drawn(found: Choices, seed: str, count: int) -> Sequence[str]:
    """Return the numbers drawn: of needs that were met, or, without any, of occasions at which people were served.

    A number says nothing of a person; the desk that has the need or the occasion knows whom to ask.
    """
    numbers = {met.number for met in found.needs} or {line.shift_ref for line in found.hours}
    return sorted(numbers, key=lambda number: hashlib.sha256(f"{seed}|{number}".encode()).hexdigest())[:count]
