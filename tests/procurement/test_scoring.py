"""Points and ranking are exact: the specification's own figures, the half that floats lose, ties and lots."""

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from procurement import scoring

WAN = 10_000_00


def test_the_specifications_prices_have_its_points() -> None:
    prices = {1: 88 * WAN, 2: 95 * WAN, 3: 82 * WAN, 4: 105 * WAN}
    assert scoring.price_points(prices, 2000) == {1: 1864, 2: 1726, 3: 2000, 4: 1562}


def test_five_sixteenths_of_ten_are_three_point_one_three() -> None:
    assert scoring.price_points({1: 5, 2: 16}, 1000)[2] == 313


def test_a_small_enterprise_is_compared_at_less_and_the_base_is_the_lowest_compared() -> None:
    compared = {
        1: scoring.evaluated(100_01, small=True, percent=10),
        2: scoring.evaluated(95_00, small=False, percent=10),
    }
    assert compared == {1: 90_01, 2: 95_00}
    assert scoring.price_points(compared, 2000) == {1: 2000, 2: 1895}


def test_of_two_alike_in_points_the_cheaper_is_first_and_of_two_alike_in_all_the_lot_decides() -> None:
    lots = {bid: scoring.lot_of("seed", str(bid)) for bid in (1, 2, 3)}
    dearer = scoring.ranking({1: 100, 2: 50}, 1000, {1: [8500, 8500, 8500], 2: [8000, 8000, 8000]}, lots)
    assert [each.bid for each in dearer] == [2, 1]
    alike = scoring.ranking({1: 50, 2: 50, 3: 50}, 1000, {bid: [8000] for bid in (1, 2, 3)}, lots)
    assert [each.bid for each in alike] == sorted(lots, key=lots.__getitem__)
    assert alike == scoring.ranking({3: 50, 2: 50, 1: 50}, 1000, {bid: [8000] for bid in (1, 2, 3)}, lots)


@given(st.lists(st.integers(1, 10**13), min_size=1, max_size=9), st.integers(1, 10_000))
def test_points_are_the_nearest_hundredth_of_the_exact_fraction(prices: list[int], most: int) -> None:
    points = scoring.price_points(dict(enumerate(prices)), most)
    for bid, price in enumerate(prices):
        exact = Fraction(min(prices) * most, price)
        assert -Fraction(1, 2) < points[bid] - exact <= Fraction(1, 2)
    assert max(points.values()) == most


def test_the_order_in_which_bids_came_changes_nothing() -> None:
    lots = {bid: scoring.lot_of("seed", str(bid)) for bid in range(6)}
    prices, given_points = {bid: 100 + bid % 2 for bid in range(6)}, {bid: [7000, 7001, 7003] for bid in range(6)}
    first = scoring.ranking(prices, 2000, given_points, lots)
    shuffled = list(prices.items())
    random.Random(1).shuffle(shuffled)  # noqa: S311 - no secret
    assert scoring.ranking(dict(shuffled), 2000, given_points, lots) == first
