"""Reminders: the afternoon before, once, to who promised to come."""

import datetime as dt

import pytest

from ground import clock
from ground.letters import Letter
from marketplace import app
from tests import people
from tests.marketplace.open_shifts import a_calling, in_days, joins, neighbours

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("moment", "count"), [((-1, 14), 0), ((-1, 15), 1), ((-1, 20), 1), ((-1, 21), 0), ((-2, 15), 0), ((0, 8), 0)]
)
async def test_it_comes_in_the_afternoon_before_and_never_at_night(
    database: None, moment: tuple[int, int], count: int
) -> None:
    calling = await a_calling(capacity=1, starts_at=in_days(4))
    wang, waiting = await neighbours(2)
    await joins(wang, calling)
    await joins(waiting, calling)
    days, hour = moment

    with clock.stopped(in_days(4 + days, hour)):
        await app.relay().settle()
        await app.relay().settle()

    assert await Letter.filter(purpose="reminder").count() == count
    assert await Letter.filter(purpose="reminder", person_id=waiting.id).count() == 0


async def test_who_signed_up_that_same_afternoon_is_not_told_twice(database: None) -> None:
    calling = await a_calling(starts_at=in_days(4))
    afternoon = in_days(3, 16)

    with clock.stopped(afternoon):
        await joins(await people.a_person(), calling)
    with clock.stopped(afternoon + dt.timedelta(minutes=5)):
        await app.relay().settle()

    assert not await Letter.filter(purpose="reminder").exists()
