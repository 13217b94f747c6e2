"""A roll makes claims: only of time that was, for another, under one's own project, once."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn, Taken
from orgs.models import Project
from tests import people
from tests.volunteers.stories import DAY, NOON_AFTER, a_story, at
from volunteers.flagging import flags_in
from volunteers.models import ClaimState, Flag, Grade, HourClaim, Side, Source

pytestmark = pytest.mark.anyio


async def test_a_claim_waits_and_counts_nothing(database: None) -> None:
    story = await a_story()

    claim = await story.claimed()

    assert claim.state == ClaimState.PROPOSED
    assert (claim.minutes, claim.recorder_side) == (120, Side.ORGANISATION)
    assert not claim.late
    assert await AuditEntry.filter(verb="HourClaim.make").count() == 1


async def test_one_shift_is_recorded_once_for_one_person(database: None) -> None:
    story = await a_story()
    first = await story.claimed()

    with pytest.raises(Taken):
        await story.claimed(shift=first.shift_ref)

    assert await HourClaim.all().count() == 1


async def test_strangers_record_nothing(database: None) -> None:
    story = await a_story()
    other = await people.an_org(story.city, "别的社")
    rival = await people.an_officer("周强", Role.ORG_MANAGER, org=other)
    far = await people.an_officer("吴芳", Role.COMMUNITY_WORKER, place=story.city.wangjia)

    for stranger in (rival, far, SYSTEM, await people.an_actor(await people.a_person("路人"))):
        with pytest.raises(MayNot):
            await story.claimed(by=stranger)


async def test_edge_14_a_leader_who_serves_cannot_record_it_and_the_desk_can(database: None) -> None:
    story = await a_story()
    leader = await people.an_actor(story.wang)

    with pytest.raises(MayNot):
        await story.claimed(by=leader)
    claim = await story.claimed(by=story.desk)

    assert claim.recorder_side == Side.DESK


async def test_time_is_no_longer_than_the_plan_and_half_an_hour(database: None) -> None:
    story = await a_story()
    plan = (at(10), at(12))

    with pytest.raises(OutOfTurn, match="outside the planned"):
        await story.claimed(at(9, 20), at(11), planned=plan)
    with pytest.raises(OutOfTurn, match="outside the planned"):
        await story.claimed(at(10), at(12, 31), planned=plan)
    with pytest.raises(OutOfTurn, match="longer than the shift"):
        await story.claimed(at(9, 31), at(12, 29), planned=plan)

    assert (await story.claimed(at(10), at(12, 30), planned=plan)).minutes == 150


async def test_time_to_come_is_not_recorded(database: None) -> None:
    story = await a_story()

    with pytest.raises(OutOfTurn, match="once it is over"):
        await story.claimed(at(35), at(37))


async def test_a_project_of_another_or_of_another_time_takes_no_hours(database: None) -> None:
    story = await a_story()
    other = await people.a_project(await people.an_org(story.city, "别的社"), story.city.huibin)
    await Project.filter(id=story.project.id).update(ends_on=DAY - dt.timedelta(days=1))

    with pytest.raises(OutOfTurn, match="another organisation"):
        await story.claimed(project=other)
    with pytest.raises(OutOfTurn, match="did not run"):
        await story.claimed(project=await Project.get(id=story.project.id))


async def test_inv_86_late_time_is_marked_and_older_than_a_month_refused(database: None) -> None:
    story = await a_story()

    with clock.stopped(NOON_AFTER + dt.timedelta(days=6)):
        assert not (await story.claimed()).late
    with clock.stopped(NOON_AFTER + dt.timedelta(days=7)):
        late = await story.claimed(at(14), at(15))
    with clock.stopped(NOON_AFTER + dt.timedelta(days=30)), pytest.raises(OutOfTurn, match="30 days"):
        await story.claimed(at(16), at(17))

    assert late.late
    assert flags_in(late.flags) == [Flag.LATE]


async def test_a_way_of_recording_limits_how_good_the_evidence_is(database: None) -> None:
    story = await a_story()

    paper = await story.claimed(source=Source.PAPER, grade=Grade.A)
    typed = await story.claimed(at(14), at(15), source=Source.ADMIN, grade=Grade.A)

    assert (paper.grade, typed.grade) == (Grade.C, Grade.D)
    assert flags_in(typed.flags) == [Flag.NO_EVIDENCE]
