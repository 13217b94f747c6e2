"""Seats by largest remainder of older people, one for each place that has someone, and no more than it can fill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silver_steward.apportioning import apportion


@pytest.mark.parametrize(
    ("total", "weights", "eligible", "seats"),
    [
        (10, {1: 500, 2: 300, 3: 200}, {1: 9, 2: 9, 3: 9}, {1: 5, 2: 3, 3: 2}),
        (7, {1: 47, 2: 16, 3: 16, 4: 21}, {1: 9, 2: 9, 3: 9, 4: 9}, {1: 3, 2: 1, 3: 1, 4: 2}),
        (4, {1: 97, 2: 2, 3: 1}, {1: 9, 2: 9, 3: 9}, {1: 2, 2: 1, 3: 1}),
        (6, {1: 90, 2: 10}, {1: 2, 2: 9}, {1: 2, 2: 4}),
        (6, {1: 50, 2: 50}, {1: 9, 2: 0}, {1: 6}),
        (2, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 1}),
        (1, {1: 5}, {1: 2}, {1: 1}),
        (3, {}, {1: 5, 2: 5}, {1: 2, 2: 1}),
        (3, {1: 5}, {}, {}),
    ],
)
def test_seats_of_a_stage(total: int, weights: dict[int, int], eligible: dict[int, int], seats: dict[int, int]) -> None:
    assert apportion(total, weights, eligible) == seats


def test_no_place_has_more_than_the_ceiling_while_others_can_fill_it() -> None:
    assert apportion(10, {1: 900, 2: 50, 3: 50}, {1: 20, 2: 20, 3: 20}, ceiling_percent=40) == {1: 4, 2: 3, 3: 3}


@given(
    st.integers(1, 60), st.dictionaries(st.integers(1, 9), st.integers(0, 900)),
    st.dictionaries(st.integers(1, 9), st.integers(0, 20)),
)  # fmt: skip
def test_each_has_one_none_has_what_it_cannot_fill(
    total: int, weights: dict[int, int], eligible: dict[int, int]
) -> None:
    seats = apportion(total, weights, eligible)

    live = {place for place, count in eligible.items() if count}
    assert set(seats) == live
    assert all(1 <= seats[place] <= eligible[place] for place in live)
    assert sum(seats.values()) <= max(total, len(live))
