"""The evidence: reviewers see what was frozen, a later correction is told and drops nobody (EV1-EV4)."""

import datetime as dt

import pytest

from ground import clock
from ground.database import IntegrityError
from ground.errors import OutOfTurn
from ground.identity import Person
from silver_steward import facts
from silver_steward.eligibility import Ask
from silver_steward.evidence import latest
from silver_steward.facts import judged
from silver_steward.models import EvidenceSnapshot, Nomination, NominationWord, Recheck, Stage
from silver_steward.rechecking import check_again
from tests.silver_steward.stories import AFTER, Story, a_story
from volunteers.events import HoursReversed
from volunteers.models import HourEntry

pytestmark = pytest.mark.anyio


async def taken_back(story: Story, person: Person) -> HoursReversed:
    """Take one line of six hours back and tell of it."""
    line = await HourEntry.filter(person_id=person.id, reverses_id=None).order_by("-id").first()
    assert line is not None
    gone = await story.line(person, line.service_on, 9, -line.minutes, reverses=line.id)
    return HoursReversed(
        entry_id=gone.id, reverses_id=line.id, person_id=person.id, project_id=story.project.id, minutes=-360,
        organisation_id=story.org.id, category="service", grade="A", shift_ref=line.shift_ref,
        service_on=line.service_on.isoformat(),
    )  # fmt: skip


async def test_ev1_reviewers_judge_by_what_was_frozen_with_its_mark_and_hash(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang)
    await story.line(wang, dt.date(2026, 9, 1), 9, 60)
    frozen = await latest(made)

    assert (frozen.minutes, [each.value for each in await judged(made) if each.ask == Ask.HOURS]) == (3960, ["3960"])
    assert frozen.told["marks"][str(story.org.id)] > 0
    with pytest.raises(IntegrityError):
        await EvidenceSnapshot.filter(id=frozen.id).update(minutes=9999)


async def test_ev2_a_correction_below_the_least_is_told_to_who_holds_the_stage(database: None) -> None:
    story = await a_story()
    wang = await story.elder(hours=60)
    made = await story.named(wang)
    with clock.stopped(AFTER):
        await story.closed()
        fact = await taken_back(story, wang)
        await check_again(fact)
        await check_again(fact)

        [told] = await Recheck.all()
        assert (told.before_minutes, told.after_minutes, told.eligible) == (3600, 3240, False)
        with pytest.raises(OutOfTurn, match="missing or unknown"):
            await story.said(made)
        await facts.see_recheck(told, by=story.colleague)
        with pytest.raises(OutOfTurn):
            await facts.see_recheck(told, by=story.colleague)
    assert (await Nomination.get(id=made.id)).state == "submitted"


async def test_ev2_a_correction_that_leaves_enough_stops_nothing(database: None) -> None:
    story = await a_story()
    wang = await story.elder(hours=66)
    made = await story.named(wang)
    with clock.stopped(AFTER):
        await story.closed()
        await check_again(await taken_back(story, wang))
        await story.passed(made, upto=Stage.COMMUNITY)
    assert (await Recheck.get()).eligible


async def test_ev3_no_hours_are_written_by_this_floor(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    before = await HourEntry.all().count()
    made = await story.named(wang)
    with clock.stopped(AFTER):
        await story.hung(made)
    assert await HourEntry.all().count() == before


async def test_ev4_words_keep_their_author_and_their_wording(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    word = await NominationWord.get(nomination_id=made.id)
    assert (word.author_id, word.words) == (story.desk.person_id, "楼道干净全靠她。")
    with pytest.raises(IntegrityError):
        await NominationWord.filter(id=word.id).update(words="别的")
