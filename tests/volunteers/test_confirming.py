"""A third party's word puts time into the ledger; who recorded, who confirms and who served are always three."""

import asyncio
import datetime as dt

import pytest

from ground import clock, granting
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.database import IntegrityError
from ground.errors import MayNot, OutOfTurn, Refusal, Taken
from ground.mandates import Mandate
from ground.outbox import Announcement
from orgs.models import Organisation
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers import ledger, recording
from volunteers.confirming import confirm_all, give_second_word, obstacles
from volunteers.models import ClaimState, Grade, HourClaim, HourEntry, Source

pytestmark = pytest.mark.anyio


async def test_the_desk_confirms_and_the_minutes_count(database: None) -> None:
    story = await a_story()
    claim = await story.claimed()

    [line] = await recording.confirm(claim, by=story.desk)

    assert (line.minutes, line.service_on, line.project_id) == (120, DAY, story.project.id)
    assert (line.recorder_id, line.confirmer_id) == (story.leader.person_id, story.desk.person_id)
    assert await ledger.minutes_of(story.wang.id) == 120
    assert await ledger.minutes_of_project(story.project.id) == 120
    assert await AuditEntry.filter(verb="HourClaim.accept").count() == 1
    told = await Announcement.get(name="volunteers.HoursAccepted")
    assert f'"minutes": 120, "organisation_id": {story.org.id}' in told.facts


async def test_a_claim_is_confirmed_once_however_often_it_is_pressed(database: None) -> None:
    story = await a_story()
    claim = await story.claimed()
    copies = [await HourClaim.get(id=claim.id) for _ in range(6)]

    said = await asyncio.gather(*(recording.confirm(copy, by=story.desk) for copy in copies), return_exceptions=True)

    assert sum(isinstance(answer, Refusal) for answer in said) == 5
    assert await ledger.minutes_of(story.wang.id) == 120


async def test_inv_84_nobody_who_has_a_hand_in_it_confirms(database: None) -> None:
    story = await a_story()
    claim = await story.claimed()
    insider = await people.a_person("内部人")
    await granting.grant(insider, Role.ORG_STAFF, by=SYSTEM, basis="story", org_id=story.org.id)
    await granting.grant(insider, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=story.city.huibin)
    family = await _an_agent_with_a_desk(story)
    far = await people.an_officer("吴芳", Role.COMMUNITY_WORKER, place=story.city.wangjia)

    for someone in (
        await people.an_actor(story.wang),
        story.leader,
        story.manager,
        await people.an_actor(insider),
        family,
        far,
    ):
        with pytest.raises(MayNot):
            await recording.confirm(claim, by=someone)
        with pytest.raises(MayNot):
            await recording.refuse(claim, by=someone, because="不")

    assert await HourEntry.all().count() == 0


async def _an_agent_with_a_desk(story: Story) -> Actor:
    son = await people.a_person("王小军")
    await granting.grant(son, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=story.city.huibin)
    await Mandate.create(
        principal_id=story.wang.id, agent_kind="family", agent_person_id=son.id, scopes=",sign_up,",
        method="present", given_at=clock.now(), ends_at=clock.now() + dt.timedelta(days=365),
    )  # fmt: skip
    return await people.an_actor(son)


async def test_inv_84_a_worker_who_left_the_organisation_last_week_is_still_of_it(database: None) -> None:
    story = await a_story()
    claim = await story.claimed()
    zhou = await people.a_person("周强")
    with clock.stopped(at(9, day=DAY - dt.timedelta(days=30))):
        there = await granting.grant(zhou, Role.ORG_STAFF, by=SYSTEM, basis="story", org_id=story.org.id)
        await granting.grant(zhou, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=story.city.huibin)
    await granting.revoke(there, by=SYSTEM, because="离职")

    with pytest.raises(MayNot, match="outside"):
        await recording.confirm(claim, by=await people.an_actor(zhou))


async def test_inv_84_who_led_it_confirms_nothing_whatever_they_hold_by_now(database: None) -> None:
    story = await a_story()
    zhou = await people.a_person("周强")
    with clock.stopped(at(9, day=DAY - dt.timedelta(days=30))):
        there = await granting.grant(zhou, Role.SOCIAL_WORKER, by=SYSTEM, basis="story", org_id=story.org.id)
    with clock.stopped(at(9, day=DAY - dt.timedelta(days=1))):
        await granting.revoke(there, by=SYSTEM, because="调走")
        await granting.grant(zhou, Role.STREET_OFFICER, by=SYSTEM, basis="story", place=story.city.zhenxing)
    claim = await story.claimed(at(4), at(13), by=story.manager, led_by=zhou)
    by = await people.an_actor(zhou)

    for attempt in (recording.confirm(claim, by=by), recording.refuse(claim, by=by, because="不")):
        with pytest.raises(MayNot, match="led this yourself"):
            await attempt
    await recording.confirm(claim, by=story.desk)
    with pytest.raises(MayNot, match="led this yourself"):
        await give_second_word(claim, by=by)
    with pytest.raises(IntegrityError):
        await HourClaim.filter(id=claim.id).update(second_id=zhou.id)


async def test_what_a_desk_recorded_the_street_confirms(database: None) -> None:
    story = await a_story()
    claim = await story.claimed(by=story.desk, source=Source.PAPER)
    colleague = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=story.city.huibin)

    with pytest.raises(MayNot, match="yourself"):
        await recording.confirm(claim, by=story.desk)
    with pytest.raises(MayNot, match="street"):
        await recording.confirm(claim, by=colleague)
    [line] = await recording.confirm(claim, by=story.street)

    assert line.grade == Grade.C


async def test_the_wall_holds_recorder_confirmer_and_person_apart(database: None) -> None:
    story = await a_story()
    line = await story.entered()

    for column in ("confirmer_id", "person_id"):
        copied = {name: getattr(line, name) for name in HourEntry._meta.db_fields}  # noqa: SLF001
        copied |= {"id": line.id + 1, "seq": line.seq + 1, "public_id": "x" * 12, column: line.recorder_id}
        with pytest.raises(IntegrityError):
            await HourEntry.create(**copied)


async def test_inv_81_overlapping_time_counts_once_and_says_with_what(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    second = await story.claimed(at(11), at(13), about="理发")

    [line] = await recording.confirm(second, by=story.desk)

    assert (line.starts_at, line.ends_at, line.minutes) == (at(12), at(13), 60)
    assert "1 hour of this are counted already" in second.reason
    assert await ledger.minutes_of(story.wang.id) == 180


async def test_inv_81_time_that_is_wholly_counted_is_refused_with_a_sentence(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    other = await people.an_org(story.city, "别的社")
    project = await people.a_project(other, story.city.huibin)
    rival = await people.an_officer("周强", Role.ORG_STAFF, org=other)
    second = await story.claimed(at(10, 30), at(11, 30), by=rival, org=other, project=project)

    with pytest.raises(Taken, match="给邻居老人送午饭"):
        await recording.confirm(second, by=story.desk)

    assert "盘锦银龄互助社" in (await obstacles([second], by=story.desk))[second.id]
    assert second.state == ClaimState.PROPOSED


async def test_edge_5_a_night_makes_two_lines_of_one_claim(database: None) -> None:
    story = await a_story()
    with clock.stopped(at(30)):
        lines = await recording.confirm(await story.claimed(at(22), at(26)), by=story.desk)

    assert [(line.service_on, line.minutes) for line in lines] == [(DAY, 120), (DAY + dt.timedelta(days=1), 120)]
    assert [line.seq for line in lines] == [1, 2]


async def test_one_press_confirms_a_shift_and_explains_each_refusal(database: None) -> None:
    story = await a_story()
    shift = "s" * 12
    elders = [await people.a_person(f"老人{number}") for number in range(19)]
    claims = [await story.claimed(person=elder, shift=shift) for elder in elders]
    desk_person = await people.a_person("既是社工又是志愿者")
    claims.append(await story.claimed(person=desk_person, shift=shift))
    await granting.grant(desk_person, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=story.city.huibin)

    outcomes = await confirm_all(claims, by=await people.an_actor(desk_person))

    assert [outcome.minutes for outcome in outcomes] == [120] * 19 + [0]
    assert outcomes[-1].sentence == "Nobody confirms their own time."
    assert await AuditEntry.filter(verb="HourClaim.accept").count() == 19
    assert (await ledger.verify_chain(story.org.id)).broken_at is None


async def test_a_refusal_has_a_reason_and_the_shift_can_be_recorded_anew(database: None) -> None:
    story = await a_story()
    claim = await story.claimed()

    await recording.refuse(claim, by=story.desk, because="那天她没有来")

    assert (claim.state, claim.reason) == (ClaimState.REFUSED, "那天她没有来")
    with pytest.raises(OutOfTurn):
        await recording.confirm(claim, by=story.desk)
    await story.claimed(shift=claim.shift_ref)
    assert await Announcement.filter(name="volunteers.HoursRefused").count() == 1


async def test_edge_21_what_a_suspended_organisation_served_its_host_or_the_street_confirms(database: None) -> None:
    story = await a_story()
    claim = await story.claimed()
    host = await people.an_org(story.city, "惠宾社区居委会")
    await Organisation.filter(id=story.org.id).update(state="suspended", host_id=host.id)
    host_manager = await people.an_officer("居委会主任", Role.ORG_MANAGER, org=host)

    with pytest.raises(MayNot, match="host or the street"):
        await recording.confirm(claim, by=story.desk)
    await recording.confirm(claim, by=host_manager)
    other = await story.claimed(at(14), at(15))
    await recording.confirm(other, by=story.street)

    assert await ledger.minutes_of(story.wang.id) == 180
