"""Signing up: a place or a place in line, once, and never against what stands in the way."""

import asyncio
import datetime as dt

import pytest

from ground import clock, mandates
from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn, Taken
from ground.letters import Letter
from ground.mandates import Method, Scope
from ground.outbox import Announcement
from marketplace import scheduling, signing_up
from marketplace.models import Commitment, CommitmentState, SignUpWay, Slot
from marketplace.queries.commitments import place_in_line
from orgs.models import Organisation, OrgState
from tests import people
from tests.marketplace.open_shifts import HOUR, a_calling, in_days, joins, neighbours
from volunteers.models import Volunteer

pytestmark = pytest.mark.anyio


async def test_a_neighbour_takes_a_place_and_becomes_a_volunteer(database: None) -> None:
    calling = await a_calling(capacity=2)
    wang = await people.a_person("王桂兰", home=calling.city.huibin)

    place = await joins(wang, calling)

    assert place.state == CommitmentState.CONFIRMED
    assert (await calling.fresh_slot()).taken == 1
    assert await Volunteer.exists(person_id=wang.id)
    assert await Letter.filter(person_id=wang.id, purpose="signed_up").count() == 1
    assert await Announcement.filter(name="marketplace.SignedUp").count() == 1


async def test_of_six_at_once_one_has_the_last_place_and_five_see_theirs_in_line(database: None) -> None:
    """EDGE-1, INV-51."""
    calling = await a_calling(capacity=1)
    six = await neighbours(6, calling.city)

    places = await asyncio.gather(*(joins(each, calling) for each in six))

    assert [each.state for each in places].count(CommitmentState.CONFIRMED) == 1
    lines = [await place_in_line(each) for each in places if each.state == CommitmentState.WAITING]
    assert sorted(line or 0 for line in lines) == [1, 2, 3, 4, 5]
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (1, 5)
    assert await Letter.filter(purpose="in_line").count() == 5


async def test_pressing_twice_or_at_once_makes_one_place(database: None) -> None:
    """EDGE-2."""
    calling = await a_calling(capacity=3)
    wang = await people.a_person()

    places = await asyncio.gather(*(joins(wang, calling) for _ in range(5)))

    assert len({each.id for each in [*places, await joins(wang, calling)]}) == 1
    assert (await calling.fresh_slot()).taken == 1
    assert await AuditEntry.filter(verb="Commitment.sign_up").count() == 1


async def test_two_shifts_at_one_time_from_two_devices_give_one_place(database: None) -> None:
    """EDGE-3: one confirmed, the other refused with the name of the first."""
    one = await a_calling(title="给邻居老人送午饭")
    other = await a_calling(city=one.city, org=one.org, title="陪老人聊天", starts_at=in_days(3, 11))
    wang = await people.a_person()

    said = await asyncio.gather(joins(wang, one), joins(wang, other), return_exceptions=True)

    refused = [each for each in said if isinstance(each, Taken)]
    held = [each for each in said if isinstance(each, Commitment)]
    assert (len(refused), len(held)) == (1, 1)
    assert ("送午饭" if held[0].shift_id == one.shift.id else "聊天") in refused[0].sentence
    assert refused[0].more == {"reasons": ["clash"]}


async def test_being_in_a_line_promises_nothing(database: None) -> None:
    one = await a_calling(capacity=1)
    other = await a_calling(city=one.city, org=one.org, title="陪老人聊天")
    wang, li = await neighbours(2)
    await joins(li, one)
    assert (await joins(wang, one)).state == CommitmentState.WAITING

    assert (await joins(wang, other)).state == CommitmentState.CONFIRMED


async def test_a_stranger_signs_nobody_up_and_a_daughter_needs_her_mothers_word(database: None) -> None:
    calling = await a_calling()
    wang, daughter = await people.a_person("王桂兰"), await people.a_person("李娜")
    hers = await people.an_actor(daughter)

    for by in (hers, hers.helping(wang.id, mandate_id=None)):
        with pytest.raises(MayNot):
            await signing_up.sign_up(wang, calling.slot, by=by, way=SignUpWay.FAMILY)
    assert not await Commitment.exists()

    given = await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=SYSTEM, agent_person=daughter)
    helping = await mandates.helping(hers, wang.id, Scope.SIGN_UP)
    place = await signing_up.sign_up(wang, calling.slot, by=helping, way=SignUpWay.FAMILY)

    assert (place.person_id, place.signed_by_id, place.mandate_id) == (wang.id, daughter.id, given.id)
    told = (await AuditEntry.get(verb="Commitment.sign_up")).told
    assert (told["by"], told["for"], told["mandate"]) == (daughter.id, wang.id, given.id)


async def test_what_has_begun_or_was_called_off_takes_nobody(database: None) -> None:
    calling = await a_calling()
    gone = await a_calling(city=calling.city, org=calling.org, starts_at=in_days(5))
    await scheduling.cancel_shift(gone.shift, by=gone.manager, because="下大雪")
    wang = await people.a_person()

    with pytest.raises(OutOfTurn):
        await joins(wang, gone)
    with clock.stopped(calling.shift.starts_at), pytest.raises(OutOfTurn):
        await joins(wang, calling)


async def test_a_suspended_organisation_gets_no_new_helpers(database: None) -> None:
    """INV-6."""
    calling = await a_calling()
    await Organisation.filter(id=calling.org.id).update(state=OrgState.SUSPENDED)

    with pytest.raises(OutOfTurn):
        await joins(await people.a_person(), calling)


async def test_a_risky_day_without_insurance_takes_nobody(database: None) -> None:
    """EDGE-27: the insurance ends before the second day of a series."""
    calling = await a_calling(risk_level=2, insurance="PICC-2026-1", insured_until=in_days(4).date())
    await calling.activity.filter(id=calling.activity.id).update(insured_until=in_days(1).date())

    with pytest.raises(OutOfTurn):
        await joins(await people.a_person(), calling)


async def test_a_shift_called_off_while_someone_presses_leaves_no_place_behind(database: None) -> None:
    calling = await a_calling(capacity=5)
    five = await neighbours(5)

    await asyncio.gather(
        *(joins(each, calling) for each in five[:3]),
        scheduling.cancel_shift(calling.shift, by=calling.manager, because="下大雪"),
        *(joins(each, calling) for each in five[3:]),
        return_exceptions=True,
    )

    assert not await Commitment.filter(state__in=("confirmed", "waiting", "offered")).exists()
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (0, 0)


async def test_three_shifts_of_one_activity_are_enough_for_one_day(database: None) -> None:
    """INV-52."""
    calling = await a_calling(starts_at=in_days(3, 8), ends_at=in_days(3, 8) + HOUR)
    wang = await people.a_person()
    assert (await joins(wang, calling)).state == CommitmentState.CONFIRMED
    for number in range(1, 4):
        starts_at = in_days(3, 8) + number * HOUR
        wanted = scheduling.ShiftPlan(starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=50), capacity=2)
        shift = await scheduling.add_shift(
            await calling.activity.get(id=calling.activity.id), wanted, by=calling.manager
        )
        slot = await Slot.get(shift_id=shift.id)
        by = await people.an_actor(wang)
        if number < 3:
            await signing_up.sign_up(wang, slot, by=by, way=SignUpWay.SELF)
        else:
            with pytest.raises(Taken) as refused:
                await signing_up.sign_up(wang, slot, by=by, way=SignUpWay.SELF)
            assert refused.value.more == {"reasons": ["segments"]}
