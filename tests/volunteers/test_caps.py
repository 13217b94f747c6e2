"""How much time counts on whose word: by the day, the week, the month and the evidence."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.database import ask
from ground.errors import MayNot
from tests import people
from tests.volunteers.stories import DAY, a_story, at
from volunteers import ledger, recording
from volunteers.confirming import confirm_all, give_second_word
from volunteers.models import ClaimState, HourCategory, Source

pytestmark = pytest.mark.anyio


async def test_inv_82_more_than_eight_hours_a_day_waits_for_the_street(database: None) -> None:
    story = await a_story()
    await recording.confirm(await story.claimed(at(6), at(12)), by=story.desk)
    long = await story.claimed(at(12), at(15))

    assert await recording.confirm(long, by=story.desk) == []

    assert long.state == ClaimState.HELD
    assert await ledger.minutes_of(story.wang.id) == 360
    for someone in (story.desk, story.leader, await people.an_actor(story.wang)):
        with pytest.raises(MayNot):
            await give_second_word(long, by=someone)
    [line] = await give_second_word(long, by=story.street)
    assert (line.confirmer_id, line.second_id) == (story.desk.person_id, story.street.person_id)
    assert await ledger.minutes_of(story.wang.id) == 540


async def test_inv_82_more_than_twelve_hours_a_day_waits_for_the_county(database: None) -> None:
    story = await a_story()
    long = await story.claimed(at(6), at(18, 1))
    await recording.confirm(long, by=story.desk)

    with pytest.raises(MayNot, match="county"):
        await give_second_word(long, by=story.street)
    [line] = await give_second_word(long, by=story.county)

    assert line.second_id == story.county.person_id


async def test_inv_82_more_than_forty_hours_a_week_waits_for_the_street(database: None) -> None:
    story = await a_story()
    monday = DAY - dt.timedelta(days=2)
    with clock.stopped(at(23, day=monday + dt.timedelta(days=6))):
        for day in range(5):
            claim = await story.claimed(
                at(8, day=monday + dt.timedelta(days=day)), at(16, day=monday + dt.timedelta(days=day))
            )
            assert await recording.confirm(claim, by=story.desk)
        sunday = monday + dt.timedelta(days=6)
        more = await story.claimed(at(10, day=sunday), at(10, 1, day=sunday))

        assert await recording.confirm(more, by=story.desk) == []
        next_monday = monday + dt.timedelta(days=7)
    with clock.stopped(at(23, day=next_monday)):
        claim = await story.claimed(at(10, day=next_monday), at(11, day=next_monday))
        assert await recording.confirm(claim, by=story.desk)


async def test_inv_84_grade_d_needs_a_second_word_and_counts_toward_no_honour(database: None) -> None:
    story = await a_story()
    typed = await story.claimed(source=Source.ADMIN)

    assert await recording.confirm(typed, by=story.desk) == []
    await give_second_word(typed, by=story.street)

    assert await ledger.minutes_of(story.wang.id) == 120
    assert await ledger.minutes_of(story.wang.id, counted=True) == 0


async def test_inv_88_training_is_no_service(database: None) -> None:
    story = await a_story()
    await recording.confirm(await story.claimed(category=HourCategory.TRAINING), by=story.desk)
    await story.entered(at(14), at(15))

    assert await ledger.minutes_of(story.wang.id) == 60
    assert await ledger.minutes_of(story.wang.id, category=HourCategory.TRAINING) == 120
    assert [month.minutes for month in await ledger.by_month(person_id=story.wang.id)] == [60]


async def test_a_new_organisation_has_at_most_200_hours_a_month(database: None) -> None:
    story = await a_story()
    young = await people.an_org(story.city, "新社")
    project = await people.a_project(young, story.city.huibin)
    manager = await people.an_officer("新人", Role.ORG_MANAGER, org=young)
    elders = [await people.a_person(f"老人{number}") for number in range(26)]
    claims = [
        await story.claimed(at(4), at(12), person=elder, by=manager, org=young, project=project) for elder in elders
    ]

    outcomes = await confirm_all(claims, by=story.desk)

    assert sum(outcome.minutes for outcome in outcomes) == 200 * 60
    assert outcomes[-1].sentence == "A new organisation has at most 200 hours a month in its first 3 months."


async def test_inv_86_late_hours_have_a_monthly_cap(database: None) -> None:
    story = await a_story()
    with clock.stopped(at(12, day=DAY + dt.timedelta(days=15))):
        days = [DAY - dt.timedelta(days=count) for count in range(4)]
        claims = [await story.claimed(at(8, day=day), at(15, day=day)) for day in days]
        outcomes = await confirm_all(claims, by=story.desk)

    assert [outcome.minutes for outcome in outcomes] == [420, 420, 0, 0]
    assert "recorded late" in outcomes[2].sentence


async def test_inv_82_no_day_has_more_than_its_minutes_whatever_is_claimed(database: None) -> None:
    story = await a_story()
    with clock.stopped(at(30)):
        for start, end in ((0, 10), (8, 20), (4, 24)):
            claim = await story.claimed(at(start), at(end))
            await recording.confirm(claim, by=story.desk)
            if claim.state == ClaimState.HELD:
                await give_second_word(claim, by=story.county)

    rows = await ask("SELECT SUM(minutes) AS minutes FROM volunteers_hour_entry")
    assert rows[0]["minutes"] == 1440
