"""Telephone and address open around the service, to whoever serves; each look is told (INV-43, INV-46)."""

import datetime as dt
from typing import TypedDict

import pytest

from ground import clock
from ground.actors import SYSTEM
from ground.errors import MayNot, OutOfTurn
from marketplace import needs_at_work
from marketplace.models import (
    Activity,
    ActivityState,
    Commitment,
    CommitmentState,
    Need,
    NeedState,
    RiskLevel,
    Shift,
    SignUpWay,
    Slot,
)
from marketplace.queries.contacts import contact_for, contact_for_desk, looks_at
from marketplace.queries.needs import need_by_id
from tests.marketplace.need_cast import NeedCast, a_need_cast, accepted, checked, confirmed, scheduled
from tests.people import a_person, an_actor, an_officer, an_org

pytestmark = pytest.mark.anyio


class Times(TypedDict):
    """When a shift is, as the contact is asked for."""

    starts_at: dt.datetime
    ends_at: dt.datetime


async def a_shift_for(cast: NeedCast, need: Need, *, insured_days: int | None = None) -> Shift:
    """Enter an activity of the organisation for a need, with a shift in three days."""
    starts_at = clock.now() + dt.timedelta(days=3)
    activity = await Activity.create(
        organisation=cast.org,
        project=cast.project,
        need=need,
        place=cast.city.huibin,
        leader_id=cast.sun.person_id,
        title="送午饭",
        what="送一顿午饭",
        spot="惠宾社区食堂",
        contact_name="孙老师",
        contact_phone="0427-2810000",
        risk_level=RiskLevel(need.risk_level),
        risk_text="上楼",
        insurance="" if insured_days is None else "PICC-2026-1",
        insured_until=None if insured_days is None else clock.today() + dt.timedelta(days=insured_days),
        made_at=clock.now(),
        state=ActivityState.PUBLISHED,
    )
    return await Shift.create(
        activity=activity, planned_at=starts_at, starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=2)
    )


async def test_inv_43_a_risky_need_waits_for_an_insurance_that_covers_the_last_day(database: None) -> None:
    cast = await a_need_cast()
    need = await accepted(cast, text=checked(risk_level=RiskLevel.MEDIUM))
    await a_shift_for(cast, need, insured_days=2)
    with pytest.raises(OutOfTurn):
        await needs_at_work.schedule(need.id, by=cast.manager)
    await Activity.filter(need_id=need.id).update(insured_until=clock.today() + dt.timedelta(days=3))

    found = await needs_at_work.schedule(need.id, by=cast.manager)

    shift = await Shift.get()
    assert (found.state, found.comes_at, found.leaves_at) == (NeedState.SCHEDULED, shift.starts_at, shift.ends_at)


async def test_inv_46_a_helper_with_a_place_sees_it_from_the_day_before_till_the_day_after(database: None) -> None:
    cast = await a_need_cast()
    need = await accepted(cast)
    shift = await a_shift_for(cast, need)
    await needs_at_work.schedule(need.id, by=cast.manager)
    need = await need_by_id(need.id)
    helper, idler = await an_actor(await a_person("陈强")), await an_actor(await a_person("吴国强"))
    await Commitment.create(
        person_id=helper.person_id,
        shift=shift,
        slot=await Slot.create(shift=shift, capacity=2, taken=1),
        way=SignUpWay.SELF,
        signed_by_id=helper.person_id,
        joined_at=clock.now(),
        state=CommitmentState.CONFIRMED,
    )
    times = Times(starts_at=shift.starts_at, ends_at=shift.ends_at)

    with pytest.raises(MayNot):
        await contact_for(helper, need, **times)
    with clock.stopped(shift.starts_at - dt.timedelta(hours=23)):
        assert (await contact_for(helper, need, **times)).name == "王桂兰"
        with pytest.raises(MayNot):
            await contact_for(idler, need, **times)
    with clock.stopped(shift.ends_at + dt.timedelta(hours=25)), pytest.raises(MayNot):
        await contact_for(helper, need, **times)
    assert [look.looker_id for look in await looks_at(need)] == [helper.person_id]


async def test_inv_46_the_contact_opens_for_the_team_and_closes_a_day_after(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    assert need.leaves_at is not None

    contact = await contact_for(cast.manager, need)

    assert contact.where.endswith("501")
    assert contact.name == "王桂兰"
    with clock.stopped(need.leaves_at + dt.timedelta(hours=24, minutes=1)), pytest.raises(MayNot):
        await contact_for(cast.manager, need)
    another = await an_org(cast.city, "另一家服务中心")
    with pytest.raises(MayNot):
        await contact_for(await an_officer("马强", cast.manager.grants[0].role, org=another), need)


async def test_inv_46_each_look_is_written_down_for_the_one_who_is_helped(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    await contact_for(cast.manager, need)
    await contact_for_desk(cast.street, need, "call")

    looks = await looks_at(need)

    assert [each.looker_id for each in looks] == [cast.street.person_id, cast.manager.person_id]
    assert all(each.purpose.endswith(need.title) for each in looks)
    assert {each.person_id for each in looks} == {cast.elder.id}


async def test_inv_46_before_it_is_taken_on_and_after_it_is_confirmed_nobody_sees_it(database: None) -> None:
    cast = await a_need_cast()
    need = await confirmed(cast)
    helper = await an_actor(await a_person("陈强"))

    for actor in (cast.manager, helper, SYSTEM):
        with pytest.raises(MayNot):
            await contact_for(actor, need)
    with pytest.raises(MayNot):
        await contact_for_desk(cast.manager, need, "call")
