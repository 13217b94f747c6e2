"""Scoring: points and ranking in whole hundredths, from exact fractions; no float ever comes near them (6.5)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

WHOLE_PERCENT = 100


def half_up(exact: Fraction) -> int:
    """Round to a whole number, the half always away from zero; amounts and points are never below it."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def evaluated(price_fen: int, *, small: bool, percent: int) -> int:
    """Return the price that is compared: a small enterprise's is taken so many per cent lower, to the fen."""
    return half_up(Fraction(price_fen * (WHOLE_PERCENT - percent), WHOLE_PERCENT)) if small else price_fen


def price_points(prices: Mapping[int, int], most_hundredths: int) -> dict[int, int]:
    """Return each bid's points for its price: the lowest has them all, the others base / price of them."""
    base = min(prices.values())
    return {bid: half_up(Fraction(base * most_hundredths, price)) for bid, price in prices.items()}


def technical_points(totals: Sequence[int]) -> int:
    """Return the mean of what the members gave."""
    return half_up(Fraction(sum(totals), len(totals)))


@dataclass(frozen=True)
class Ranked:
    """A bid in its place."""

    bid: int
    rank: int
    evaluated_fen: int
    price_hundredths: int
    technical_hundredths: int

    @property
    def total_hundredths(self) -> int:
        """Return all its points."""
        return self.price_hundredths + self.technical_hundredths


def ranking(
    prices: Mapping[int, int], most_hundredths: int, given: Mapping[int, Sequence[int]], lots: Mapping[int, str]
) -> list[Ranked]:
    """Return the bids from the first to the last: by points, then the lower price, then the lot drawn for each.

    `prices` are those compared, `given` what each member gave in all, `lots` the draw of `lot_of`.
    """
    points = price_points(prices, most_hundredths)
    technical = {bid: technical_points(totals) for bid, totals in given.items()}
    order = sorted(prices, key=lambda bid: (-(points[bid] + technical[bid]), prices[bid], lots[bid]))
    return [Ranked(bid, rank, prices[bid], points[bid], technical[bid]) for rank, bid in enumerate(order, start=1)]


def seed_of(keys: Iterable[str]) -> str:
    """Return the seed of the draw between bids that are alike: of all their keys, which nobody knew together before."""
    return hashlib.sha256("".join(sorted(keys)).encode()).hexdigest()


def lot_of(seed: str, name: str) -> str:
    """Return the lot of a bid or an expert: who has the lowest is first."""
    return hashlib.sha256(f"{seed}|{name}".encode()).hexdigest()
