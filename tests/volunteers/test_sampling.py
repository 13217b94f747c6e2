"""The monthly sample reaches time that is recorded late, which it is for (INV-86)."""

import datetime as dt

import pytest

from ground import clock
from marketplace.app import relay
from tests import people
from tests.volunteers.stories import DAY, a_story, at
from volunteers import looking_after, recording
from volunteers.models import HourSample

pytestmark = pytest.mark.anyio

EIGHTH = at(9, day=dt.date(2026, 12, 8))


async def test_inv_86_late_time_confirmed_after_the_draw_is_drawn_from_when_its_term_is_over(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    with clock.stopped(EIGHTH):
        await relay().settle()
        assert await HourSample.all().count() == 1
    with clock.stopped(at(9, day=DAY + dt.timedelta(days=29))):
        late = [await story.entered(at(hour), at(hour + 1)) for hour in (13, 15, 17)]
        await relay().settle()
        assert await HourSample.all().count() == 1, "not each as it comes"
    with clock.stopped(EIGHTH + dt.timedelta(days=31)):
        await relay().settle()
        assert await looking_after.months_to_draw() == []

    second = await HourSample.all().order_by("-id").first()
    assert await HourSample.all().count() == 2
    assert second is not None
    assert second.claim_id in {line.claim_id for line in late}


async def test_inv_86_time_of_a_month_without_a_draw_is_drawn_from_too(database: None) -> None:
    story = await a_story()
    with clock.stopped(at(9, day=DAY + dt.timedelta(days=29))):
        await story.entered(at(10), at(12))
    with clock.stopped(at(9, day=dt.date(2027, 1, 2))):
        await relay().settle()

    assert [each.month for each in await HourSample.all()] == ["2026-11"]


async def test_inv_86_five_in_a_hundred_round_up(database: None) -> None:
    story = await a_story()
    elders = [await people.a_person(f"老人{number}") for number in range(21)]
    for elder in elders:
        await recording.confirm(await story.claimed(person=elder), by=story.desk)

    assert len(await looking_after.draw("2026-11", by=story.county)) == 2
