"""A term in working days ends when the offices' calendar says so, and is told as provisional where nobody knows."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground import clock, workdays
from ground.language import reading

DAYS = st.dates(dt.date(2024, 6, 1), dt.date(2028, 1, 1))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def city(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=clock.CITY_ZONE)


@pytest.fixture
def own_table() -> Iterator[None]:
    yield
    workdays.load()


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2025-01-26", True),  # a Sunday, made up for the Spring Festival
        ("2025-01-28", False),
        ("2025-10-06", False),  # Mid-autumn within the National Day week
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2026-01-02", False),
        ("2026-01-04", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2026-02-28", True),
        ("2026-09-20", True),
        ("2026-09-25", False),
        ("2026-11-20", True),
        ("2026-11-21", False),
    ],
)
def test_k2_a_working_day_is_what_the_table_says(text: str, works: bool) -> None:
    assert workdays.is_workday(day(text)) is works


@pytest.mark.parametrize(("year", "off", "made_up", "working"), [(2025, 28, 5, 248), (2026, 33, 6, 248)])
def test_each_year_has_all_its_days(year: int, off: int, made_up: int, working: int) -> None:
    table = workdays.load()
    ours = {each: works for each, works in table.exceptions.items() if each.year == year}
    assert (list(ours.values()).count(False), list(ours.values()).count(True)) == (off, made_up)
    assert workdays.workdays_between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31)) == working


def test_k3_the_first_day_is_the_day_after() -> None:
    assert workdays.workdays_after(day("2026-11-20"), 1) == day("2026-11-23")
    assert workdays.workdays_after(day("2026-11-21"), 1) == day("2026-11-23")
    assert workdays.workdays_after(day("2026-09-30"), 1) == day("2026-10-08")
    assert workdays.workdays_after(day("2026-10-08"), 2) == day("2026-10-10")


def test_n3_a_term_ends_with_the_end_of_its_last_day_in_panjin() -> None:
    late_evening = dt.datetime(2026, 11, 19, 16, 30, tzinfo=dt.UTC)  # Friday 20 November, 00:30, in the city
    due = workdays.due_at(late_evening, 1)
    assert due == dt.datetime(2026, 11, 23, 15, 59, 59, 999_000, tzinfo=dt.UTC)
    assert due.utcoffset() == dt.timedelta(0)
    with clock.stopped(city("2026-11-23T23:59:59.999999")):
        assert clock.now() <= due
    with clock.stopped(city("2026-11-24T00:00")):
        assert clock.now() > due


def test_a_term_into_a_year_without_a_notice_is_provisional_and_does_not_crash() -> None:
    assert not workdays.reckon(city("2026-12-30T09:00"), 1).provisional
    into_2027 = workdays.reckon(city("2026-12-30T09:00"), 2)
    assert into_2027.provisional
    assert into_2027.last_day == day("2027-01-01")
    assert workdays.provisional(day("2027-10-01"))
    assert workdays.provisional(day("2024-12-31"))
    assert workdays.workdays_after(day("2090-01-01"), 500).year == 2091


def test_a_term_over_an_unknown_new_year_is_provisional_though_it_ends_in_a_known_year(tmp_path: Path) -> None:
    later = tmp_path / "later.csv"
    later.write_text("day,kind,name,notice\n2028-01-03,off,元旦,x\n", encoding="utf-8")
    try:
        workdays.load(later)
        assert workdays.reckon(city("2027-12-31T09:00"), 1).last_day == day("2028-01-04")
        assert not workdays.reckon(city("2027-12-31T09:00"), 1).provisional
        assert workdays.reckon(city("2027-12-30T09:00"), 2).provisional
    finally:
        workdays.load()


@pytest.mark.usefixtures("own_table")
def test_a_city_loads_the_next_notice_and_the_edition_changes(tmp_path: Path) -> None:
    before = workdays.reckon(city("2026-12-31T09:00"), 1)
    newer = tmp_path / "newer.csv"
    ours = Path(workdays.__file__).with_name("workdays.csv").read_text(encoding="utf-8")
    newer.write_text(ours + "2027-01-01,off,元旦,next\n", encoding="utf-8")

    workdays.load(newer)

    after = workdays.reckon(city("2026-12-31T09:00"), 1)
    assert (before.last_day, before.provisional) == (day("2027-01-01"), True)
    assert (after.last_day, after.provisional) == (day("2027-01-04"), False)
    assert before.edition != after.edition


@pytest.mark.usefixtures("own_table")
@pytest.mark.parametrize(
    "rows",
    [
        "day,kind\n",
        "",
        "day,kind,name,notice\n2027-1-1,off,元旦,x\n",
        "day,kind,name,notice\n2027-02-30,off,元旦,x\n",
        "day,kind,name,notice\n2027-01-01,free,元旦,x\n",
        "day,kind,name,notice\n2027-01-01\n",
        "day,kind,name,notice\n2027-01-01,work,元旦,x\n",
        "day,kind,name,notice\n2027-01-01,off,元旦,x\n2027-01-01,off,元旦,x\n",
    ],
)
def test_a_table_with_a_mistake_is_refused_and_the_old_one_stays(rows: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(rows, encoding="utf-8")
    with pytest.raises(ValueError, match=r"."):
        workdays.load(wrong)
    assert not workdays.is_workday(day("2026-10-01"))


def test_a_term_of_no_days_is_refused() -> None:
    with reading("en"), pytest.raises(ValueError, match="one working day"):
        workdays.workdays_after(day("2026-11-20"), 0)


@given(DAYS, st.integers(1, 60))
def test_the_nth_working_day_has_n_working_days_up_to_it(start: dt.date, count: int) -> None:
    last = workdays.workdays_after(start, count)
    assert workdays.is_workday(last)
    assert workdays.workdays_between(start, last) == count


@given(DAYS, st.integers(1, 30))
def test_one_day_more_is_later(start: dt.date, count: int) -> None:
    assert workdays.workdays_after(start, count + 1) > workdays.workdays_after(start, count)
