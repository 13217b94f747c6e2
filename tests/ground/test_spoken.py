"""Times are said as people say them aloud, on the city's clocks, in both languages."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground import clock
from ground.language import (
    age_band,
    desk_day,
    desk_span,
    desk_time,
    full_day,
    full_month,
    hours_figure,
    hours_text,
    in_a_row,
    length_text,
    reading,
    spoken_day,
    spoken_moment,
    spoken_span,
    walk_words,
)

CITY = clock.CITY_ZONE


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=CITY)


@pytest.fixture(autouse=True)
def in_2026() -> Iterator[None]:
    with clock.stopped(at("2026-11-22T09:00")):
        yield


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        ("2026-11-25T10:00", "2026-11-25T12:00", "上午 10 点到 12 点", "10:00–12:00"),
        ("2026-11-25T15:30", "2026-11-25T17:00", "下午 3 点半到 5 点", "15:30–17:00"),
        ("2026-11-25T11:00", "2026-11-25T13:00", "上午 11 点到下午 1 点", "11:00–13:00"),
        ("2026-11-25T22:00", "2026-11-26T02:00", "晚上 10 点到第二天凌晨 2 点", "22:00–02:00 the next day"),
        ("2026-11-25T20:00", "2026-11-26T00:00", "晚上 8 点到半夜 12 点", "20:00–24:00"),
        ("2026-11-25T12:00", "2026-11-25T13:00", "中午 12 点到 1 点", "12:00–13:00"),
        ("2026-11-25T14:00", "2026-11-25T18:00", "下午 2 点到 6 点", "14:00–18:00"),
        ("2026-11-25T07:05", "2026-11-25T12:00", "早上 7 点 05 分到中午 12 点", "07:05–12:00"),
        ("2026-11-25T00:00", "2026-11-25T04:45", "凌晨 0 点到 4 点 45 分", "00:00–04:45"),
        (
            "2026-11-25T09:00",
            "2026-11-27T09:00",
            "上午 9 点到 11 月 27 日周五上午 9 点",
            "09:00 to 09:00 on Fri 27 Nov",
        ),
        (
            "2026-12-30T09:00",
            "2027-01-02T09:00",
            "上午 9 点到 2027 年 1 月 2 日周六上午 9 点",
            "09:00 to 09:00 on Sat 2 Jan 2027",
        ),
    ],
)
def test_a_span_is_said_as_a_neighbour_says_it(start: str, end: str, chinese: str, english: str) -> None:
    assert spoken_span(at(start), at(end)) == chinese
    with reading("en"):
        assert spoken_span(at(start), at(end)) == english


def test_a_span_is_said_on_the_clocks_of_the_city_wherever_it_was_written() -> None:
    start = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)
    end = dt.datetime(2026, 11, 24, 23, 0, tzinfo=ZoneInfo("America/New_York"))
    assert spoken_span(start, end) == "上午 10 点到 12 点"


def test_a_day_has_its_year_only_when_it_is_another_year() -> None:
    assert spoken_day(dt.date(2026, 11, 25)) == "11 月 25 日周三"
    assert spoken_day(dt.date(2027, 1, 3)) == "2027 年 1 月 3 日周日"
    with reading("en"):
        assert spoken_day(dt.date(2026, 11, 25)) == "Wed 25 Nov"
        assert spoken_day(dt.date(2027, 1, 3)) == "Sun 3 Jan 2027"


def test_what_lasts_to_the_end_of_a_day_ends_at_midnight() -> None:
    moment = dt.datetime(2026, 11, 25, 15, 59, 59, tzinfo=dt.UTC)
    assert spoken_moment(moment) == "11 月 25 日周三半夜 12 点"
    with reading("en"):
        assert spoken_moment(moment) == "Wed 25 Nov 24:00"


def test_a_moment_of_the_evening_before_in_london_is_tomorrow_in_panjin() -> None:
    moment = dt.datetime(2026, 11, 24, 17, 30, tzinfo=dt.UTC)
    assert spoken_moment(moment) == "11 月 25 日周三凌晨 1 点半"
    assert spoken_day(moment) == "11 月 25 日周三"
    assert desk_time(moment) == "2026-11-25 01:30"
    assert desk_day(moment) == desk_day(dt.date(2026, 11, 25)) == "2026-11-25"
    assert desk_span(moment, moment + dt.timedelta(hours=2)) == "01:30–03:30"
    assert desk_span(moment, moment + dt.timedelta(days=1)) == "01:30–2026-11-26 01:30"
    with reading("en"):
        assert spoken_moment(moment) == "Wed 25 Nov 01:30"


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        desk_time(dt.datetime(2026, 11, 25, 10, 0))  # noqa: DTZ001
    with pytest.raises(ValueError, match="end before"):
        spoken_span(at("2026-11-25T10:00"), at("2026-11-25T09:00"))


@pytest.mark.parametrize(
    ("minutes", "figure"),
    [
        (0, "0"),
        (5, "0"),
        (6, "0.1"),
        (59, "0.9"),
        (60, "1"),
        (119, "1.9"),
        (150, "2.5"),
        (-150, "-2.5"),
        (-5, "0"),
        (60_000, "1000"),
    ],
)
def test_inv_89_hours_are_cut_never_rounded_up(minutes: int, figure: str) -> None:
    assert hours_figure(minutes) == figure


@given(st.integers(min_value=0, max_value=10_000_000))
def test_inv_89_nobody_is_shown_more_than_was_served(minutes: int) -> None:
    whole, _, tenth = hours_figure(minutes).partition(".")
    tenths = int(whole) * 10 + int(tenth or 0)
    assert tenths == minutes * 10 // 60
    assert hours_figure(-minutes).lstrip("-") == hours_figure(minutes)


@pytest.mark.parametrize(
    ("minutes", "chinese", "english"),
    [
        (100, "1 小时 40 分", "1 h 40 min"),
        (65, "1 小时 5 分", "1 h 5 min"),
        (120, "2 小时", "2 hours"),
        (40, "40 分钟", "40 minutes"),
        (1, "1 分钟", "1 minute"),
        (0, "0 小时", "0 hours"),
        (-100, "-1 小时 40 分", "-1 h 40 min"),
    ],
)
def test_inv_89_a_line_is_said_to_the_minute_so_that_lines_add_up(minutes: int, chinese: str, english: str) -> None:
    assert length_text(minutes) == chinese
    with reading("en"):
        assert length_text(minutes) == english


def test_a_day_on_a_paper_has_its_year_and_no_weekday() -> None:
    assert full_day(dt.date(2026, 9, 18)) == "2026 年 9 月 18 日"
    assert full_month(dt.date(2026, 9, 18)) == "2026 年 9 月"
    with reading("en"):
        assert full_day(dt.date(2026, 9, 18)) == "18 September 2026"
        assert full_month(dt.date(2026, 9, 18)) == "September 2026"


def test_lengths_in_english_agree_with_their_number() -> None:
    with reading("en"):
        assert [hours_text(each) for each in (0, 60, 90)] == ["0 hours", "1 hour", "1.5 hours"]
        assert [walk_words(each) for each in (0, 1, 8, 60, 61)] == [
            "1 minute on foot",
            "1 minute on foot",
            "8 minutes on foot",
            "60 minutes on foot",
            "more than an hour on foot",
        ]


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "under 18"),
        (17, "under 18"),
        (18, "18 or 19"),
        (20, "20 to 29 years old"),
        (69, "60 to 69 years old"),
        (99, "90 to 99 years old"),
        (100, "100 or older"),
        (117, "100 or older"),
    ],
)
def test_an_age_is_told_no_closer_than_ten_years(age: int, band: str) -> None:
    with reading("en"):
        assert age_band(age) == band


@given(
    st.datetimes(min_value=dt.datetime(2020, 1, 1), max_value=dt.datetime(2030, 1, 1)),  # noqa: DTZ001
    st.timedeltas(min_value=dt.timedelta(0), max_value=dt.timedelta(days=4)),
)
def test_every_span_can_be_said(start: dt.datetime, length: dt.timedelta) -> None:
    first = start.replace(tzinfo=dt.UTC)
    assert "到" in spoken_span(first, first + length)


def test_sentences_stand_in_a_row_without_a_gap_in_chinese() -> None:
    assert in_a_row(["不收钱。", "", "不卖东西。"]) == "不收钱。不卖东西。"
    with reading("en"):
        assert in_a_row(["It is free.", "", "Nothing is sold."]) == "It is free. Nothing is sold."
