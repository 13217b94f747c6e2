"""A mistake is taken back and put right in the open: nothing in the ledger is ever edited (INV-85)."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.audit import AuditEntry
from ground.database import IntegrityError, ask
from ground.errors import MayNot, OutOfTurn, Refusal, Taken, Unreadable
from ground.language import hours_figure
from ground.outbox import Announcement
from orgs import evidencing
from orgs.evidencing import Part
from orgs.models import EvidenceKind, Funding, PayerKind, Project
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers import ledger, recording
from volunteers.confirming import obstacles
from volunteers.correcting import correct
from volunteers.models import ClaimState, HourClaim, HourEntry

pytestmark = pytest.mark.anyio


async def test_inv_85_a_reversal_takes_a_line_back_and_both_stay_visible(database: None) -> None:
    story = await a_story()
    line = await story.entered()

    reversal = await recording.reverse(line, by=story.desk, because="那天她生病了")

    assert (reversal.minutes, reversal.reverses_id, reversal.reason) == (-120, line.id, "那天她生病了")
    assert reversal.entered_by_id == story.desk.person_id
    assert await ledger.minutes_of(story.wang.id) == 0
    assert len(await ledger.lines_of(story.wang.id)) == 2
    assert (await AuditEntry.get(verb="HourEntry.reverse")).told["because"] == "那天她生病了"
    assert await Announcement.filter(name="volunteers.HoursReversed").count() == 1
    assert (await HourClaim.get(id=line.claim_id)).state == ClaimState.REVERSED


async def test_a_line_is_taken_back_once_however_often_it_is_pressed(database: None) -> None:
    story = await a_story()
    line = await story.entered()

    said = await asyncio.gather(
        *(recording.reverse(line, by=story.desk, because="记错了") for _ in range(5)), return_exceptions=True
    )

    assert sum(isinstance(answer, Refusal) for answer in said) == 4
    assert await ledger.minutes_of(story.wang.id) == 0


async def test_a_reversal_is_not_itself_reversed_and_needs_a_reason(database: None) -> None:
    story = await a_story()
    line = await story.entered()

    with pytest.raises(Unreadable):
        await recording.reverse(line, by=story.desk, because="  ")
    reversal = await recording.reverse(line, by=story.desk, because="记错了")
    with pytest.raises(OutOfTurn):
        await recording.reverse(reversal, by=story.desk, because="又错了")
    with pytest.raises(Taken):
        await recording.reverse(line, by=story.street, because="又错了")


async def test_neither_the_person_nor_a_stranger_takes_time_back(database: None) -> None:
    story = await a_story()
    line = await story.entered()
    far = await people.an_officer("吴芳", Role.COMMUNITY_WORKER, place=story.city.wangjia)

    for someone in (await people.an_actor(story.wang), story.leader, far):
        with pytest.raises(MayNot):
            await recording.reverse(line, by=someone, because="不对")


async def test_time_that_was_taken_back_can_be_recorded_anew(database: None) -> None:
    story = await a_story()
    line = await story.entered()
    await recording.reverse(line, by=story.desk, because="记错了人")

    again = await story.claimed(shift=line.shift_ref)
    await recording.confirm(again, by=story.desk)

    assert await ledger.minutes_of(story.wang.id) == 120


async def test_a_shorter_time_stands_at_once_by_what_two_parties_vouched_for(database: None) -> None:
    story = await a_story()
    line = await story.entered(at(10), at(12))

    new = await correct(line, starts_at=at(10), ends_at=at(11), by=story.manager, because="她 11 点走的")

    assert new is not None
    assert (new.minutes, new.confirmer_id, new.entered_by_id) == (
        60,
        story.desk.person_id,
        story.manager.person_id,
    )
    assert await ledger.minutes_of(story.wang.id) == 60
    assert [each.minutes for each in await HourEntry.all().order_by("seq")] == [120, -120, 60]
    assert (await HourClaim.get(id=line.claim_id)).state == ClaimState.ACCEPTED


async def test_a_longer_time_waits_for_another_word_and_the_old_stands_until_then(database: None) -> None:
    story = await a_story()
    line = await story.entered(at(10), at(12))

    assert await correct(line, starts_at=at(10), ends_at=at(12, 30), by=story.manager, because="收拾到半") is None

    waiting = await HourClaim.get(corrects_id=line.id)
    assert await ledger.minutes_of(story.wang.id) == 120
    with pytest.raises(Taken):
        await correct(line, starts_at=at(10), ends_at=at(12, 20), by=story.manager, because="再改")
    with pytest.raises(MayNot):
        await recording.confirm(waiting, by=story.manager)
    await recording.confirm(waiting, by=story.desk)
    assert await ledger.minutes_of(story.wang.id) == 150
    assert (await HourClaim.get(id=line.claim_id)).state == ClaimState.REVERSED


async def test_a_correction_stays_by_the_plan_and_on_its_day(database: None) -> None:
    story = await a_story()
    line = await story.entered(at(10), at(12))

    with pytest.raises(OutOfTurn):
        await correct(line, starts_at=at(10), ends_at=at(13), by=story.manager, because="更久")
    with pytest.raises(Unreadable):
        await correct(line, starts_at=at(34), ends_at=at(36), by=story.manager, because="第二天")


async def test_inv_85_a_settled_month_opens_only_by_the_county(database: None) -> None:
    story = await a_story()
    line = await story.entered()

    with clock.stopped(at(9, day=dt.date(2027, 1, 30))):
        with pytest.raises(MayNot, match="settled"):
            await recording.reverse(line, by=story.street, because="记错了")
        await recording.reverse(line, by=story.county, because="复查发现")

    assert DAY.month == 11
    assert await ledger.minutes_of(story.wang.id) == 0


async def test_inv_89_hours_shown_are_cut_and_sums_are_over_minutes(database: None) -> None:
    story = await a_story()
    for hour in (8, 10, 12):
        await story.entered(at(hour), at(hour, 59))

    minutes = await ledger.minutes_of(story.wang.id)

    assert minutes == 177
    assert hours_figure(minutes) == "2.9"
    assert hours_figure(59) == "0.9"


async def test_the_ledger_takes_no_update_and_no_delete(database: None) -> None:
    story = await a_story()
    line = await story.entered()

    for attack in (
        "UPDATE volunteers_hour_entry SET minutes = 600 WHERE id = ?",
        "DELETE FROM volunteers_hour_entry WHERE id = ?",
    ):
        with pytest.raises(IntegrityError):
            await ask(attack, line.id)


async def test_inv_85_what_is_gone_or_is_a_reversal_is_not_corrected(database: None) -> None:
    story = await a_story()
    line = await story.entered(at(10), at(12))
    waiting = await _longer(story, line)
    reversal = await recording.reverse(line, by=story.desk, because="记错了")

    said = await obstacles([waiting], by=story.desk)
    assert said[waiting.id] == "This line was taken back already."
    with pytest.raises(Taken):
        await recording.confirm(waiting, by=story.desk)
    await recording.refuse(waiting, because="已撤销", by=story.desk)
    for gone in (line, reversal):
        with pytest.raises(Refusal, match=r"taken back already|itself a reversal"):
            await _longer(story, gone)


async def _longer(story: Story, line: HourEntry) -> HourClaim:
    await correct(line, starts_at=at(10), ends_at=at(12, 20), because="走得更晚", by=story.manager)
    return await HourClaim.get(corrects_id=line.id)


async def test_a_line_taken_back_is_told_to_the_payer_that_stands_on_it(database: None) -> None:
    story = await a_story()
    line = await story.entered()
    await Project.filter(id=story.project.id).update(funding=Funding.CONTRACT)
    project = await Project.get(id=story.project.id)
    part = Part(PayerKind.CONTRACT, 1, 1)
    await evidencing.use(project, part, {EvidenceKind.HOURS: [line.id]}, by=story.manager)

    await recording.reverse(line, by=story.desk, because="那天她生病了")

    assert await evidencing.uses_of(part) == []
    assert await Announcement.filter(name="orgs.EvidenceLost").count() == 1
    assert await ledger.lines_under(project.id, DAY, DAY) == []
