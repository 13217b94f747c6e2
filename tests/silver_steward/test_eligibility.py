"""Eligibility is a list of reasons, each yes, no or unknown, by the frozen rules and the ledger."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.identity import Person
from ground.idnumbers import age_on
from silver_steward.eligibility import Ask, Assessment, Warn, assess
from silver_steward.evidence import counted
from silver_steward.models import Nomination, PostAssignment, Season
from tests import people
from tests.silver_steward.stories import Story, a_story
from volunteers.models import DisputeState, HourDispute, HourEntry, Suspension, Volunteer

pytestmark = pytest.mark.anyio


async def judged(story: Story, person: Person, *, cutoff: dt.date | None = None) -> Assessment:
    made = await story.named(person)
    season = await Season.get(id=story.season.id)
    season.cutoff_on = cutoff or season.cutoff_on
    return await assess(made, season)


def said(found: Assessment, ask: Ask) -> tuple[bool | None, str]:
    return next((each.holds, each.value) for each in found.reasons if each.ask == ask)


async def test_an_elder_who_meets_all_is_eligible_and_each_reason_has_its_figure(database: None) -> None:
    story = await a_story()
    found = await judged(story, await story.elder())

    assert found.eligible
    assert [(each.ask, each.value) for each in found.reasons][:5] == [
        (Ask.RESIDENT, "惠宾社区"), (Ask.AGE, "70"), (Ask.POST, "242"), (Ask.HOURS, "3960"), (Ask.MONTHS, "5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("born_on", "holds", "age"),
    [
        (dt.date(1966, 9, 30), True, "60"),
        (dt.date(1966, 10, 1), False, "59"),
    ],
)
async def test_the_60th_birthday_on_the_day_of_the_cutoff_counts(
    database: None, born_on: dt.date, holds: bool, age: str
) -> None:
    story = await a_story()
    found = await judged(story, await story.elder(born_on=born_on))

    assert said(found, Ask.AGE) == (holds, age)


def test_who_was_born_on_29_february_is_60_on_1_march_of_a_year_without_one() -> None:
    born = dt.date(1968, 2, 29)
    assert [age_on(born, day) for day in (dt.date(2028, 2, 28), dt.date(2028, 2, 29))] == [59, 60]
    assert [age_on(dt.date(1964, 2, 29), day) for day in (dt.date(2025, 2, 28), dt.date(2025, 3, 1))] == [60, 61]


async def test_an_unknown_birth_date_is_unknown_and_never_guessed(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    await Person.filter(id=wang.id).update(born_on=None)
    await Volunteer.filter(person_id=wang.id).update(vouched_at=None)
    found = await judged(story, await Person.get(id=wang.id))

    assert [each.ask for each in found.unknown] == [Ask.RESIDENT, Ask.AGE]
    assert not found.eligible
    assert not found.against


async def test_a_day_counts_six_hours_and_the_same_time_once(database: None) -> None:
    story = await a_story()
    wang = await story.elder(hours=0)
    day = dt.date(2026, 4, 1)
    await story.line(wang, day, 8, 300)
    await story.line(wang, day, 12, 240)
    await story.line(wang, day + dt.timedelta(days=1), 9, 120)
    await story.line(wang, day + dt.timedelta(days=1), 10, 120)

    found = await counted(wang.id, day, dt.date(2026, 9, 30), 360)

    assert (found.minutes, found.excess) == (360 + 180, 180 + 60)
    assert found.by_month == {"2026-04": 540}


async def test_time_whose_rightness_is_open_and_time_taken_back_do_not_count(database: None) -> None:
    story = await a_story()
    wang = await story.elder(hours=0)
    kept = await story.line(wang, dt.date(2026, 4, 1), 9, 60)
    open_one = await story.line(wang, dt.date(2026, 4, 2), 9, 60)
    gone = await story.line(wang, dt.date(2026, 4, 3), 9, 60)
    await story.line(wang, dt.date(2026, 4, 3), 9, -60, reverses=gone.id)
    await HourDispute.create(
        person=wang, claim_id=open_one.claim_id, about="楼道", place_id=story.city.huibin.id, opened_at=clock.now(),
        due_at=clock.now(), state=DisputeState.OPEN,
    )  # fmt: skip

    found = await counted(wang.id, dt.date(2026, 4, 1), dt.date(2026, 9, 30), 360)

    assert (found.minutes, found.disputed, await HourEntry.all().count()) == (kept.minutes, 60, 4)


async def test_posts_stops_and_offices_are_asked_about(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    await PostAssignment.filter(person_id=wang.id).update(from_on=dt.date(2026, 7, 3))
    await people.an_officer("旁人", Role.SUPERVISOR, place=story.city.city)
    volunteer = await Volunteer.get(person_id=wang.id)
    await Suspension.create(
        volunteer=volunteer, because="虚报", until_on=dt.date(2027, 1, 1), given_by_id=1, given_at=clock.now()
    )
    found = await judged(story, wang)

    assert said(found, Ask.POST) == (True, "90")
    assert said(found, Ask.CONDUCT)[0] is False
    await PostAssignment.filter(person_id=wang.id).update(until_on=dt.date(2026, 9, 30))
    again = await assess(await Nomination.get(person_id=wang.id), story.season)
    assert said(again, Ask.POST) == (False, "89")


async def test_warnings_block_nothing(database: None) -> None:
    story = await a_story()
    wang = await story.elder(hours=0)
    for number in range(1, 12):
        await story.line(wang, dt.date(2026, 9 if number > 4 else 4 + number, number), 9, 360, by=story.desk)
    await Person.filter(id=story.desk.person_id).update(phone_hash=wang.phone_hash)
    found = await judged(story, wang)

    assert set(found.warnings) == {Warn.LAST_MONTH, Warn.ONE_VERIFIER, Warn.KIN_VERIFIER}
    assert said(found, Ask.HOURS) == (True, "3960")
