"""Shares: an amount and quantities shared out over milestones without a loss, and what a part of them is worth."""

from collections.abc import Sequence

WHOLE_BP = 10_000


def by_share(amount: int, shares_bp: Sequence[int]) -> list[int]:
    """Share an amount by basis points: each its floor, and the last takes what remains (procurement 6.7)."""
    parts = [amount * share // WHOLE_BP for share in shares_bp[:-1]]
    return [*parts, amount - sum(parts)]


def evenly(amount: int, count: int) -> list[int]:
    """Share an amount out over so many lines; the last takes what remains."""
    return [*[amount // count] * (count - 1), amount - amount // count * (count - 1)]


def worth(price_fen: int, quantity: int, accepted: int) -> int:
    """Return what of a line's price is due for what was accepted of it: its floor in fen (procurement 6.7)."""
    return price_fen if quantity == 0 else price_fen * min(accepted, quantity) // quantity
