"""Time is measured by the server from points, and no minute counts twice."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground import clock
from tests.volunteers.stories import DAY, at
from volunteers.measuring import Span, over_midnights, pieces, served, week_of, without
from volunteers.models import Flag, Grade

GRACE = dt.timedelta(minutes=30)
PLANNED = Span(at(10), at(12))


@pytest.mark.parametrize(
    ("came", "left", "minutes"),
    [
        (at(10), at(12), 120),
        (at(9, 50), at(12, 10), 140),
        (at(8), at(15), 180),  # half an hour on each side at most
        (at(10, 20), at(11), 40),
    ],
)
def test_inv_80_minutes_are_computed_from_points(came: dt.datetime, left: dt.datetime, minutes: int) -> None:
    found = served(PLANNED, came_at=came, left_at=left, grace=GRACE)

    assert found is not None
    assert found.minutes == minutes


def test_inv_80_breaks_are_cut_out_and_nothing_served_is_nothing() -> None:
    found = served(PLANNED, came_at=at(10), left_at=at(12), grace=GRACE, breaks=[Span(at(11), at(11, 20))])

    assert found is not None
    assert found.minutes == 100
    assert served(PLANNED, came_at=at(12, 40), left_at=at(13), grace=GRACE) is None


def test_inv_83_an_open_end_goes_no_further_than_the_plan_and_is_flagged() -> None:
    found = served(PLANNED, came_at=at(10), left_at=None, grace=GRACE)

    assert found is not None
    assert (found.span.ends_at, found.minutes) == (at(12), 120)
    assert found.best == Grade.C
    assert Flag.OPEN_END in found.flags


def test_edge_11_a_late_hour_filled_in_next_day_ends_with_the_grace() -> None:
    found = served(PLANNED, came_at=at(10), left_at=at(23), grace=GRACE)

    assert found is not None
    assert found.span.ends_at == at(12, 30)


def test_edge_5_a_night_belongs_to_two_service_days() -> None:
    found = pieces(Span(at(22), at(26)), 240, [])

    assert [(piece.service_on, piece.minutes) for piece in found] == [(DAY, 120), (DAY + dt.timedelta(days=1), 120)]


def test_a_break_is_taken_from_the_longest_piece() -> None:
    found = pieces(Span(at(21), at(25)), 210, [])

    assert [piece.minutes for piece in found] == [150, 60]


def test_a_week_is_from_monday_to_sunday() -> None:
    assert week_of(DAY) == (dt.date(2026, 11, 16), dt.date(2026, 11, 22))


MOMENTS = st.integers(0, 3 * 1440).map(lambda minute: at(0, minute))
SPANS = st.tuples(MOMENTS, st.integers(1, 900)).map(lambda pair: Span(pair[0], pair[0] + dt.timedelta(minutes=pair[1])))


def minutes_in(spans: list[Span]) -> set[dt.datetime]:
    """List every minute of some spans, the slow and certain way."""
    return {span.starts_at + dt.timedelta(minutes=count) for span in spans for count in range(span.minutes)}


@given(SPANS, st.lists(SPANS, max_size=6))
def test_inv_81_what_is_left_of_a_span_is_its_minutes_without_the_others(span: Span, taken: list[Span]) -> None:
    assert minutes_in(without(span, taken)) == minutes_in([span]) - minutes_in(taken)


@given(SPANS, st.lists(SPANS, max_size=6), st.integers(1, 900))
def test_inv_81_pieces_never_count_more_than_the_union_leaves(span: Span, taken: list[Span], most: int) -> None:
    found = pieces(span, most, taken)

    assert sum(piece.minutes for piece in found) == min(most, len(minutes_in([span]) - minutes_in(taken)))
    assert all(0 < piece.minutes <= piece.span.minutes for piece in found)
    assert all(clock.city_day(piece.span.starts_at) == piece.service_on for piece in found)


@given(SPANS)
def test_cutting_at_midnight_loses_no_minute(span: Span) -> None:
    parts = over_midnights(span)

    assert minutes_in(parts) == minutes_in([span])
    assert all(
        clock.city_day(part.starts_at) == clock.city_day(part.ends_at - dt.timedelta(minutes=1)) for part in parts
    )
