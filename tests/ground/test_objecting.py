"""Whoever objects is heard by someone who did not decide, within ten working days, and named to nobody else."""

import asyncio
import datetime as dt
from dataclasses import dataclass

import pytest

from ground import audit, clock, notices, workdays
from ground.actors import NOBODY, Actor, Role
from ground.audit import AuditEntry
from ground.database import ask
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.identity import Person
from ground.notices import Ground, NoticeState, Objection, ObjectionState, PublicNotice, Standing
from ground.outbox import Announcement
from tests import people

pytestmark = pytest.mark.anyio

WEDNESDAY = dt.datetime(2026, 9, 23, 2, tzinfo=dt.UTC)
ONE, TWO = "Nomination:1", "Nomination:2"


@dataclass
class Story:
    """A street's list that the street officer decided, a resident who objects, and a county officer above both."""

    city: people.City
    notice: PublicNotice
    decider: Actor
    county: Actor
    judge: Person
    resident: Actor


@pytest.fixture
async def story(database: None) -> Story:
    with clock.stopped(WEDNESDAY):
        city = await people.a_city()
        decider = await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing)
        county = await people.an_officer("周洋", Role.COUNTY_OFFICER, place=city.xinglongtai)
        judge = await people.an_officer("吴静", Role.STREET_OFFICER, place=city.zhenxing)
        notice = await notices.open_notice(
            "steward.shortlist", "List:1", title="银龄管家拟定人员公示", body={"text": "拟定下列人员。"},
            names=[(ONE, "王*兰"), (TWO, "李*国")], deciders=[decider.person_id or 0], by=decider, place=city.zhenxing,
        )  # fmt: skip
    resident = await people.an_actor(await people.a_person("郑爱华"))
    return Story(city, notice, decider, county, await Person.get(id=judge.person_id), resident)


async def an_objection(story: Story, ref: str = ONE, *, by: Actor | None = None, evidence: str = "") -> Objection:
    with clock.stopped(WEDNESDAY):
        return await notices.object_to(
            story.notice, ref, Ground.FACTS, "她没有做满这些小时。", by=by or story.resident, named=by is None,
            evidence=evidence,
        )  # fmt: skip


async def standing(story: Story) -> dict[str, Standing]:
    """Return how the names stand while the notice hangs."""
    with clock.stopped(WEDNESDAY):
        return await notices.standing(story.notice)


async def test_n4_an_open_objection_stops_the_name_it_is_about_and_no_other(story: Story) -> None:
    objection = await an_objection(story)
    assert await standing(story) == {ONE: Standing.BLOCKED, TWO: Standing.HANGS}

    with clock.stopped(story.notice.closes_at + dt.timedelta(milliseconds=1)):
        assert await notices.standing(story.notice) == {ONE: Standing.BLOCKED, TWO: Standing.CLEAR}
        with pytest.raises(OutOfTurn):
            await notices.settle(story.notice, by=story.decider)
        await notices.assign(objection, story.judge, by=story.county)
        judge = await people.an_actor(story.judge)
        await notices.answer(objection, ObjectionState.UPHELD, "小时数重新核对，少了 12 小时。", by=judge)
        assert await notices.standing(story.notice) == {ONE: Standing.UPHELD, TWO: Standing.CLEAR}
        assert (await notices.settle(story.notice, by=story.decider)).state is NoticeState.UPHELD_PARTLY


async def test_an_objection_to_the_notice_itself_stops_every_name(story: Story) -> None:
    await an_objection(story, "List:1")

    assert set((await notices.standing(story.notice)).values()) == {Standing.BLOCKED}
    with pytest.raises(NotFound):
        await an_objection(story, "Nomination:99")


async def test_it_is_due_in_ten_working_days_and_late_is_late_by_a_millisecond(story: Story) -> None:
    objection = await an_objection(story)
    assert clock.city_day(objection.due_at) == workdays.as_shipped().after(clock.city_day(WEDNESDAY), 10)

    neighbour = await people.an_actor(await people.a_person("钱红"))
    with clock.stopped(story.notice.closes_at):
        await notices.object_to(story.notice, ONE, Ground.FACTS, "按时", by=neighbour)
    with clock.stopped(story.notice.closes_at + dt.timedelta(milliseconds=1)), pytest.raises(OutOfTurn):
        await notices.object_to(story.notice, TWO, Ground.FACTS, "晚了", by=neighbour)


async def test_without_a_name_evidence_makes_an_objection_and_none_makes_a_tip(story: Story) -> None:
    blocker = await an_objection(story, by=NOBODY, evidence="签到表照片")
    tip = await an_objection(story, TWO, by=NOBODY)

    assert (blocker.state, tip.state) == (ObjectionState.RECEIVED, ObjectionState.TIP)
    assert await standing(story) == {ONE: Standing.BLOCKED, TWO: Standing.HANGS}
    with pytest.raises(MayNot):
        await notices.object_to(story.notice, ONE, Ground.FACTS, "x", by=NOBODY)
    with pytest.raises(MayNot):
        await notices.object_to(story.notice, ONE, Ground.FACTS, "x", by=story.county.helping(1, mandate_id=1))


async def test_one_person_objects_once_to_a_name_however_often_they_press(story: Story) -> None:
    said = await asyncio.gather(*(an_objection(story) for _ in range(6)), return_exceptions=True)

    assert sum(isinstance(answer, Objection) for answer in said) == 1
    assert sum(isinstance(answer, OutOfTurn) for answer in said) == 5
    assert await an_objection(story, TWO)


async def test_nobody_who_decided_judges_or_chooses_the_judge_nor_does_the_objector(story: Story) -> None:
    objection = await an_objection(story)
    decider = await Person.get(id=story.decider.person_id)
    stranger = await people.a_person("孙丽")
    elsewhere = await people.an_officer("何伟", Role.STREET_OFFICER, place=story.city.tianjia)
    own = await people.an_officer("冯梅", Role.STREET_OFFICER, place=story.city.zhenxing)
    own_objection = await an_objection(story, TWO)
    await Objection.filter(id=own_objection.id).delete()
    with clock.stopped(WEDNESDAY):
        of_an_officer = await notices.object_to(story.notice, TWO, Ground.CONDUCT, "我不同意", by=own)

    for judge, by in (
        (decider, story.county), (stranger, story.county), (await Person.get(id=elsewhere.person_id), story.county),
        (story.judge, story.decider), (story.judge, story.resident),
    ):  # fmt: skip
        with pytest.raises(MayNot):
            await notices.assign(objection, judge, by=by)
    with pytest.raises(MayNot):
        await notices.assign(of_an_officer, await Person.get(id=own.person_id), by=story.county)
    await notices.assign(objection, story.judge, by=story.county)
    with pytest.raises(MayNot):
        await notices.answer(objection, ObjectionState.NOT_UPHELD, "不成立", by=story.county)
    with pytest.raises(OutOfTurn):
        await notices.answer(objection, ObjectionState.NOT_UPHELD, " ", by=await people.an_actor(story.judge))


async def test_the_judge_alone_learns_who_objects_and_a_broken_glass_is_heard(story: Story) -> None:
    objection = await an_objection(story)
    await notices.assign(objection, story.judge, by=story.county)
    judge = await people.an_actor(story.judge)
    supervisor = await people.an_officer("马超", Role.SUPERVISOR, place=story.city.city)
    administrator = await people.an_officer("管理员", Role.ADMINISTRATOR)

    assert await notices.objector_of(objection, by=judge) == await Person.get(id=story.resident.person_id)
    assert (await notices.words_of(objection, by=judge))[0] == "她没有做满这些小时。"
    for curious in (story.county, story.decider, administrator, supervisor, story.resident, NOBODY):
        with pytest.raises(NotFound):
            await notices.objector_of(objection, by=curious)
    for curious in (story.county, story.decider, administrator, supervisor, NOBODY):
        with pytest.raises(NotFound):
            await notices.words_of(objection, by=curious)
    with pytest.raises(NotFound):
        await notices.objector_of(objection, by=story.decider, because="想知道")
    assert await notices.objector_of(objection, by=supervisor, because="纪检来函〔2026〕7号")
    (glass,) = await AuditEntry.filter(verb="Objection.break_glass")
    assert (glass.who, glass.told["because"]) == (supervisor.person_id, "纪检来函〔2026〕7号")


async def test_no_row_of_the_database_tells_who_objected(story: Story) -> None:
    before = {row["id"] for row in await ask("SELECT seq AS id FROM ground_audit_entry")}
    objection = await an_objection(story)
    await notices.assign(objection, story.judge, by=story.county)
    await notices.answer(objection, ObjectionState.PARTLY, "部分属实。", by=await people.an_actor(story.judge))

    new = [entry for entry in await AuditEntry.all() if entry.seq not in before]
    assert [entry.verb for entry in new] == ["Objection.lodge", "Objection.assign", "Objection.uphold_partly"]
    assert all(story.resident.person_id not in (entry.who, entry.for_whom) for entry in new)
    (row,) = await Objection.filter(id=objection.id).values()
    assert story.resident.person_id not in [row[name] for name in ("notice_id", "judge_id")]
    assert "她没有做满" not in str(row)
    assert [fact.facts async for fact in Announcement.filter(name="ground.ObjectionAnswered")] == [
        f'{{"objection_id": {objection.id}}}'
    ]
    assert (await audit.verify()).broken_at is None


async def test_each_sees_the_objections_that_are_theirs_to_see(story: Story) -> None:
    objection = await an_objection(story)
    stranger = await people.an_actor(await people.a_person("孙丽"))

    assert await notices.objections_waiting(story.county) == [objection]
    assert await notices.objections_waiting(story.decider) == []
    for reader in (story.county, story.resident):
        assert await notices.objection_seen_by(reader, objection.public_id) == objection
    for reader in (story.decider, stranger, NOBODY):
        with pytest.raises(NotFound):
            await notices.objection_seen_by(reader, objection.public_id)


async def test_only_the_objector_takes_an_objection_back_and_the_audit_does_not_say_who(story: Story) -> None:
    objection = await an_objection(story)

    for other in (story.county, story.decider, NOBODY):
        with pytest.raises(NotFound):
            await notices.take_back(objection, by=other)
    await notices.take_back(objection, by=story.resident)

    assert await standing(story) == {ONE: Standing.HANGS, TWO: Standing.HANGS}
    (line,) = await AuditEntry.filter(verb="Objection.withdraw")
    assert line.who is None
