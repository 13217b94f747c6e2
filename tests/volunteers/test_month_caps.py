"""A month's caps hold however many desks press at once, and a correction counts for what it adds."""

import asyncio
import datetime as dt
from dataclasses import replace

import pytest

from ground import clock
from ground.errors import OutOfTurn
from tests import people
from tests.volunteers.stories import DAY, a_story, at
from volunteers import correcting, ledger, recording
from volunteers.bounds import bounds_at
from volunteers.models import HourClaim

pytestmark = pytest.mark.anyio

LATE = at(12, day=DAY + dt.timedelta(days=15))


async def test_inv_86_of_six_desks_at_once_only_as_many_enter_as_the_cap_has_room_for(database: None) -> None:
    story = await a_story()
    bounds = replace(await bounds_at(story.city.huibin), late_minutes_a_month_org=250)
    with clock.stopped(LATE):
        elders = [await people.a_person(f"老人{number}") for number in range(6)]
        claims = [await story.claimed(person=elder) for elder in elders]

        said = await asyncio.gather(
            *(recording.confirm(claim, by=story.desk, bounds=bounds) for claim in claims), return_exceptions=True
        )

    assert sum(isinstance(answer, OutOfTurn) for answer in said) == 4
    assert await ledger.minutes_in_month(DAY, org_id=story.org.id, late=True) == 240


async def test_inv_86_a_correction_counts_for_what_it_adds(database: None) -> None:
    story = await a_story()
    bounds = replace(await bounds_at(story.city.huibin), late_minutes_a_month_org=260, late_minutes_a_month_person=260)
    with clock.stopped(LATE):
        await story.entered(at(14), at(16))
        line = await story.entered(at(10), at(12))
        for ends_at in (at(12, 25), at(12, 20)):
            await correcting.correct(line, starts_at=at(10), ends_at=ends_at, because="走得更晚", by=story.manager)
            longer = await HourClaim.get(corrects_id=line.id, state="proposed")
            if ends_at == at(12, 25):
                with pytest.raises(OutOfTurn, match="recorded late"):
                    await recording.confirm(longer, by=story.desk, bounds=bounds)
                await recording.refuse(longer, because="没有人看到", by=story.desk)
            else:
                await recording.confirm(longer, by=story.desk, bounds=bounds)

    assert await ledger.minutes_of(story.wang.id) == 260
