"""A term in working days ends when the offices' calendar says so, and is told as provisional where nobody knows."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground import clock, policy, workdays
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, Unreadable
from ground.importing_workdays import import_workdays
from ground.language import reading
from ground.policy import PolicyValue
from ground.sheets import SheetRefused
from ground.workday_files import Year, bundled, read_workdays
from tests import people

OURS = workdays.as_shipped()
HEAD = "day,kind,name,notice\n"
DAYS = st.dates(dt.date(2024, 6, 1), dt.date(2028, 1, 1))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def city(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=clock.CITY_ZONE)


def whole(year: int, *, off: str = "01-01", more: str = "", work: str = "") -> dict[int, Year]:
    """A year with days off enough: its first days, the Spring Festival's and the National Day's, and those named."""
    days = [off, *more.split(), *(f"05-{number:02}" for number in range(1, 6))]
    days += [f"10-{number:02}" for number in range(1, 8)]
    rows = [f"{year}-{each},off,节,国办〔{year - 1}〕" for each in days]
    rows += [f"{year}-{each},work,节,国办〔{year - 1}〕" for each in work.split()]
    read = read_workdays((HEAD + "\n".join(rows)).encode())
    assert read.mistakes == []
    return dict(read.years)


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
    assert OURS.is_workday(day(text)) is works


@pytest.mark.parametrize(("year", "off", "made_up", "working"), [(2025, 28, 5, 248), (2026, 33, 6, 248)])
def test_each_year_has_all_its_days(year: int, off: int, made_up: int, working: int) -> None:
    ours = {each: works for each, works in OURS.exceptions.items() if each.year == year}
    assert (list(ours.values()).count(False), list(ours.values()).count(True)) == (off, made_up)
    assert OURS.between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31)) == working


def test_k3_the_first_day_is_the_day_after() -> None:
    assert OURS.after(day("2026-11-20"), 1) == day("2026-11-23")
    assert OURS.after(day("2026-11-21"), 1) == day("2026-11-23")
    assert OURS.after(day("2026-09-30"), 1) == day("2026-10-08")
    assert OURS.after(day("2026-10-08"), 2) == day("2026-10-10")


def test_n3_a_term_ends_with_the_end_of_its_last_day_in_panjin() -> None:
    late_evening = dt.datetime(2026, 11, 19, 16, 30, tzinfo=dt.UTC)  # Friday 20 November, 00:30, in the city
    due = OURS.reckon(late_evening, 1).due_at
    assert due == dt.datetime(2026, 11, 23, 15, 59, 59, 999_000, tzinfo=dt.UTC)
    assert due.utcoffset() == dt.timedelta(0)
    with clock.stopped(city("2026-11-23T23:59:59.999999")):
        assert clock.now() <= due
    with clock.stopped(city("2026-11-24T00:00")):
        assert clock.now() > due


def test_a_term_into_a_year_without_a_notice_is_provisional_and_does_not_crash() -> None:
    assert not OURS.reckon(city("2026-12-30T09:00"), 1).provisional
    into_2027 = OURS.reckon(city("2026-12-30T09:00"), 2)
    assert into_2027.provisional
    assert into_2027.last_day == day("2027-01-01")
    assert OURS.provisional(day("2027-10-01"))
    assert OURS.provisional(day("2024-12-31"))
    assert OURS.after(day("2090-01-01"), 500).year == 2091


def test_a_term_over_an_unknown_new_year_is_provisional_though_it_ends_in_a_known_year() -> None:
    later = workdays.table_of({"workdays.2028": Year(off={"2028-01-03": "元旦"}).value})
    assert later.reckon(city("2027-12-31T09:00"), 1).last_day == day("2028-01-04")
    assert not later.reckon(city("2027-12-31T09:00"), 1).provisional
    assert later.reckon(city("2027-12-30T09:00"), 2).provisional


@pytest.mark.anyio
async def test_k2_a_city_loads_the_next_notice_which_holds_at_once_and_is_audited(database: None) -> None:
    before = (await workdays.in_force()).reckon(city("2026-12-31T09:00"), 1)
    with policy.remembering():
        await workdays.in_force()

        report = await import_workdays(whole(2027), terms=(), by=SYSTEM)

        after = (await workdays.in_force()).reckon(city("2026-12-31T09:00"), 1)
    assert (before.last_day, before.provisional) == (day("2027-01-01"), True)
    assert (after.last_day, after.provisional) == (day("2027-01-04"), False)
    assert before.edition != after.edition
    assert await workdays.due_at(city("2026-12-31T09:00"), 1) == after.due_at
    assert report.changed == (2027,)
    row = await PolicyValue.get(key="workdays.2027")
    assert (row.citation, row.valid_from) == ("国办〔2026〕", clock.today())
    assert await AuditEntry.filter(verb="PolicyValue.put").count() == 1


@pytest.mark.anyio
async def test_the_same_table_again_changes_nothing_and_a_changed_one_takes_over(database: None) -> None:
    await import_workdays(whole(2027), terms=(), by=SYSTEM)
    assert (await import_workdays(whole(2027), terms=(), by=SYSTEM)).changed == ()
    assert (await import_workdays(bundled(), terms=(), by=SYSTEM)).changed == ()

    await import_workdays(whole(2027, more="02-04", work="02-06"), terms=(), by=SYSTEM)

    table = await workdays.in_force()
    assert not table.is_workday(day("2027-02-04"))
    assert table.is_workday(day("2027-02-06"))
    assert not table.is_workday(day("2026-10-01")), "the years that were there are there"
    assert await PolicyValue.filter(key="workdays.2027").count() == 2


@pytest.mark.anyio
async def test_a_year_that_is_named_by_one_day_only_is_refused_and_the_known_one_stays(database: None) -> None:
    stray = {**whole(2027), **read_workdays(f"{HEAD}2026-12-26,work,元旦,国办〔2026〕\n".encode()).years}

    with pytest.raises(Unreadable) as refused:
        await import_workdays(stray, terms=(), by=SYSTEM)

    assert [each.field for each in refused.value.mistakes] == ["2026"]
    assert (await workdays.in_force()).provisional(day("2027-01-01"))


@pytest.mark.anyio
async def test_only_the_administrator_brings_in_official_days(database: None) -> None:
    there = await people.a_city()
    with pytest.raises(MayNot):
        await import_workdays(
            whole(2027), terms=(), by=await people.an_officer("马超", Role.SUPERVISOR, place=there.city)
        )
    administrator = await people.an_officer("于波", Role.ADMINISTRATOR, place=there.city)
    assert (await import_workdays(whole(2027), terms=(), by=administrator)).changed == (2027,)


@pytest.mark.parametrize("rows", ["day,kind\n", "", HEAD])
def test_what_is_no_table_of_days_is_refused_as_that(rows: str) -> None:
    with pytest.raises(SheetRefused):
        read_workdays(rows.encode())


@pytest.mark.parametrize(
    "row",
    [
        "2027-1-1,off,元旦,x",
        "20270101,off,元旦,x",
        "2027-02-30,off,元旦,x",
        "2027-01-01,free,元旦,x",
        "2027-01-01",
        "2027-01-01,work,元旦,x",
        "2027-05-01,off,劳动节,x",
        "2027-01-01,off,元旦,",
    ],
)
def test_a_mistake_is_told_with_its_line(row: str) -> None:
    read = read_workdays(f"{HEAD}2027-05-01,off,劳动节,x\n{row}\n".encode())
    assert [each.line for each in read.mistakes] == [3]


def test_a_term_of_no_days_is_refused() -> None:
    with reading("en"), pytest.raises(ValueError, match="one working day"):
        OURS.after(day("2026-11-20"), 0)


@given(DAYS, st.integers(1, 60))
def test_the_nth_working_day_has_n_working_days_up_to_it(start: dt.date, count: int) -> None:
    last = OURS.after(start, count)
    assert OURS.is_workday(last)
    assert OURS.between(start, last) == count


@given(DAYS, st.integers(1, 30))
def test_one_day_more_is_later(start: dt.date, count: int) -> None:
    assert OURS.after(start, count + 1) > OURS.after(start, count)
