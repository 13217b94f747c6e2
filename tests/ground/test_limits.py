"""Limits hold exactly: for one asker in a hurry, for many at once, and for a city under a flood of requests."""

import asyncio
import datetime as dt

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as pace
from hypothesis import strategies as st

from ground import breakers, clock, limits
from ground.database import ask, transaction
from ground.errors import TooMany
from ground.limits import LIMITS, Limit

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


async def passes(name: str, key: str) -> bool:
    """Ask once, and tell whether it was granted."""
    try:
        await limits.hit(name, key)
    except TooMany:
        return False
    return True


async def granted(name: str, key: str, asks: int, *, every: dt.timedelta) -> int:
    """Ask so often, one after the other, with the clock moved on each time; count what was granted."""
    count = 0
    for number in range(asks):
        with clock.stopped(NOON + number * every):
            count += await passes(name, key)
    return count


async def test_row_12_one_telephone_gets_one_code_a_minute_three_in_ten_and_eight_a_day(database: None) -> None:
    """A thousand requests over a day: the number of messages is exact."""
    assert await granted("code_by_phone", "a", 59, every=SECOND) == 1
    assert await granted("code_by_phone", "b", 20, every=30 * SECOND) == 3
    assert await granted("code_by_phone", "c", 1000, every=86 * SECOND) == 8


async def test_row_12_twenty_at_once_on_one_telephone_are_one_code(database: None) -> None:
    answers = await asyncio.gather(*(passes("code_by_phone", "138") for _ in range(20)))

    assert sum(answers) == 1


async def test_row_12_an_address_and_a_browser_have_their_own_figures(database: None) -> None:
    assert await granted("code_by_address", "10.0.0.1", 30, every=SECOND) == 10
    assert await granted("code_by_address", "10.0.0.2", 200, every=430 * SECOND) == 50
    assert await granted("code_by_browser", "cookie", 59, every=60 * SECOND) == 5


async def test_row_12_the_whole_city_gets_300_an_hour_then_everyone_is_sent_to_the_telephone(
    database: None, caplog: pytest.LogCaptureFixture
) -> None:
    with clock.stopped(NOON):
        answers = [await passes("code_in_all", "all") for _ in range(310)]
        open_now = [breaker.name for breaker in await breakers.open_now()]
        with pytest.raises(TooMany) as refused:
            await limits.hit("code_in_all", "all")

    assert sum(answers) == 300
    assert open_now == ["limit:code_in_all"]
    assert "12345" in refused.value.sentence
    assert refused.value.retry_after == 15 * 60
    assert [record.levelname for record in caplog.records] == ["ERROR"]  # the alarm, once
    with clock.stopped(NOON + dt.timedelta(minutes=61)):
        assert await passes("code_in_all", "all")


async def test_what_one_limit_refuses_counts_under_none(database: None) -> None:
    with clock.stopped(NOON):
        await limits.hit_each(("code_by_phone", "a"), ("code_by_address", "x"))
        for _ in range(3):
            with pytest.raises(TooMany):
                await limits.hit_each(("code_by_phone", "a"), ("code_by_address", "x"))

        assert await limits.left("code_by_address", "x") == 9


async def test_a_window_moves_so_that_no_edge_of_it_lets_twice_as_many_through(database: None) -> None:
    with clock.stopped(NOON + 599 * SECOND):
        first = [await passes("code_by_address", "x") for _ in range(12)]
    with clock.stopped(NOON + 601 * SECOND):
        second = [await passes("code_by_address", "x") for _ in range(12)]

    assert (sum(first), sum(second)) == (10, 0)


async def test_who_has_to_wait_is_told_how_long_and_then_need_not(database: None) -> None:
    with clock.stopped(NOON):
        await limits.hit("code_by_phone", "a")
    with clock.stopped(NOON + 20 * SECOND):
        with pytest.raises(TooMany) as refused:
            await limits.hit("code_by_phone", "a")
        wait = await limits.peek("code_by_phone", "a")
    with clock.stopped(NOON + (20 + wait) * SECOND):
        again = await passes("code_by_phone", "a")

    assert (refused.value.retry_after, wait, again) == (40, 40, True)
    assert await limits.peek("code_by_phone", "someone else") == 0


async def test_staff_have_the_figures_of_warehouse(database: None) -> None:
    names = ("sign_in_by_name", "sign_in_by_address", "sign_in_in_all", "second_factor", "staff_search", "export")

    assert [LIMITS[name].figures for name in names] == [
        "10/5 minutes", "10/5 minutes", "1000/5 minutes", "5/5 minutes; 20/hour; 50/day", "30/hour", "3/day",
    ]  # fmt: skip


async def test_a_count_stands_though_the_act_is_refused_so_it_comes_before_the_act(database: None) -> None:
    with pytest.raises(RuntimeError, match="before the act"):
        async with transaction():
            await limits.hit("export", "a")


async def test_a_quota_is_used_up_by_what_is_done_alone(database: None) -> None:
    quota = Limit("quota", "100/day", LIMITS["export"].sentence)
    async with transaction():
        await limits.take(quota, "a", cost=60)

    async def take_too_much() -> None:
        async with transaction():
            await limits.take(quota, "a", cost=30)
            await limits.take(quota, "a", cost=20)

    with pytest.raises(TooMany):
        await take_too_much()

    assert await limits.left(quota, "a") == 40


async def test_no_telephone_and_no_address_lies_in_the_table(database: None) -> None:
    await limits.hit_each(("code_by_phone", "13812346621"), ("code_by_address", "203.0.113.7"))

    rows = str(await ask("SELECT * FROM ground_window"))

    assert "13812346621" not in rows
    assert "203.0.113.7" not in rows


async def test_windows_that_are_over_are_forgotten(database: None) -> None:
    with clock.stopped(NOON):
        await limits.hit("code_by_phone", "a")
    with clock.stopped(NOON + dt.timedelta(hours=23)):
        for moment in await limits.overdue():
            await limits.forget(moment)
        left = await ask("SELECT 1 AS one FROM ground_window")
    with clock.stopped(NOON + dt.timedelta(hours=25)):
        for moment in await limits.overdue():
            await limits.forget(moment)
        nothing_more = await limits.overdue()

    assert len(left) == 1  # the window of a day; the minute and the ten minutes are over
    assert await ask("SELECT 1 AS one FROM ground_window") == []
    assert nothing_more == []


@given(gaps=st.lists(st.integers(min_value=0, max_value=400), max_size=40))
@pace(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_however_one_asks_no_ten_minutes_hold_more_than_three(database: None, gaps: list[int]) -> None:
    limit = Limit("three", "3/10 minutes", LIMITS["export"].sentence)
    await ask("DELETE FROM ground_window")
    at, taken = NOON, []
    for gap in gaps:
        at += gap * SECOND
        with clock.stopped(at):
            if await limits.peek(limit, "a") == 0:
                await limits.hit(limit, "a")
                taken.append(at)
            else:
                with pytest.raises(TooMany):
                    await limits.hit(limit, "a")

    ten = dt.timedelta(minutes=10)
    assert all(sum(start <= each < start + ten for each in taken) <= 3 for start in taken)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.9", "10.0.0.9", True),
        ("10.0.0.9", "10.0.0.8", False),
        ("testclient", "testclient", True),
    ],
)
def test_one_home_is_one_address_whichever_of_its_own_it_picks(one: str, other: str, same: bool) -> None:
    """Security 12: a home has a whole /64 of IPv6."""
    assert (limits.place_of(one) == limits.place_of(other)) is same
