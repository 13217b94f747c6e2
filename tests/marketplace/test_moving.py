"""Moving a shift: nobody is moved with it silently."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.errors import MayNot, OutOfTurn
from ground.letters import Letter
from marketplace import app, moving, planning, waiting
from marketplace.models import Commitment, CommitmentState
from tests import people
from tests.marketplace.open_shifts import HOUR, a_calling, in_days, joins, neighbours, state_of

pytestmark = pytest.mark.anyio

MINUTE = dt.timedelta(minutes=1)


async def test_a_quarter_of_an_hour_is_told_and_no_more_is_asked(database: None) -> None:
    """INV-54."""
    calling = await a_calling()
    place = await joins(await people.a_person(), calling)

    await moving.move_shift(
        calling.shift,
        starts_at=calling.shift.starts_at + 15 * MINUTE,
        ends_at=calling.shift.ends_at + 15 * MINUTE,
        by=calling.manager,
    )

    assert await state_of(place) == CommitmentState.CONFIRMED
    assert await Letter.filter(purpose="shift_moved").count() == 1


async def test_by_an_hour_everyone_keeps_the_place_and_says_yes_once_more(database: None) -> None:
    """INV-54, EDGE-32."""
    calling = await a_calling(capacity=2)
    yes, silent, queued = [await joins(each, calling) for each in await neighbours(3)]

    starts_at, ends_at = calling.shift.starts_at + HOUR, calling.shift.ends_at + HOUR
    await moving.move_shift(calling.shift, starts_at=starts_at, ends_at=ends_at, by=calling.manager)

    asked = await Commitment.get(id=yes.id)
    assert (asked.state, asked.asked_again_at is not None) == (CommitmentState.OFFERED, True)
    assert asked.offer_ends_at is not None
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (2, 1)
    assert await Letter.filter(purpose="time_changed").count() == 2
    assert await Letter.filter(purpose="shift_moved", person_id=queued.person_id).count() == 1
    said = await waiting.say_yes(asked, by=await people.an_actor(await yes.person))
    assert said.state == CommitmentState.CONFIRMED
    with clock.stopped(asked.offer_ends_at + MINUTE):
        await app.relay().settle()
        assert await state_of(silent) == CommitmentState.LAPSED
        assert await state_of(queued) == CommitmentState.OFFERED


async def test_another_spot_asks_everyone_in_every_shift_to_come(database: None) -> None:
    calling = await a_calling()
    wanted = planning.ShiftPlan(starts_at=in_days(5), ends_at=in_days(5) + HOUR, capacity=2)
    await planning.add_shift(calling.activity, wanted, by=calling.manager)
    place = await joins(await people.a_person(), calling)

    moved = await moving.move_spot(calling.activity, spot="石油社区活动室", way_there="", by=calling.manager)

    assert moved.spot == "石油社区活动室"
    assert await state_of(place) == CommitmentState.OFFERED
    assert (await calling.fresh_shift()).revision == 1
    same = await moving.move_spot(moved, spot="石油社区活动室", way_there="二楼左手", by=calling.manager)
    assert (same.way_there, (await calling.fresh_shift()).revision) == ("二楼左手", 1)


async def test_what_has_begun_stays_where_it_is_and_no_stranger_moves_anything(database: None) -> None:
    calling = await a_calling()
    later = {"starts_at": calling.shift.starts_at + HOUR, "ends_at": calling.shift.ends_at + HOUR}
    stranger = await people.an_actor(await people.a_person())

    with pytest.raises(MayNot):
        await moving.move_shift(calling.shift, by=stranger, **later)
    with pytest.raises(MayNot):
        await moving.move_spot(calling.activity, spot="x", way_there="", by=stranger)
    with clock.stopped(calling.shift.starts_at), pytest.raises(OutOfTurn):
        await moving.move_shift(calling.shift, by=calling.manager, **later)
    with pytest.raises(OutOfTurn):
        await moving.move_shift(calling.shift, by=calling.manager, starts_at=in_days(-1), ends_at=in_days(3))


async def test_two_who_move_at_once_move_it_once(database: None) -> None:
    calling = await a_calling()
    copies = [await calling.fresh_shift() for _ in range(2)]

    said = await asyncio.gather(
        *(
            moving.move_shift(copy, starts_at=in_days(4, hour), ends_at=in_days(4, hour) + HOUR, by=calling.manager)
            for copy, hour in zip(copies, (9, 14), strict=True)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(each, OutOfTurn) for each in said) == 1
    assert (await calling.fresh_shift()).revision == 1


async def test_a_moved_occurrence_is_not_planned_a_second_time(database: None) -> None:
    """INV-53."""
    calling = await a_calling()
    wanted = planning.ShiftPlan(starts_at=in_days(5), ends_at=in_days(5) + HOUR, capacity=2)
    shift = await planning.add_shift(calling.activity, wanted, by=calling.manager)
    await moving.move_shift(shift, starts_at=in_days(6), ends_at=in_days(6) + HOUR, by=calling.manager)

    again = await planning.add_shift(calling.activity, wanted, by=calling.manager)

    assert (again.id, again.starts_at) == (shift.id, in_days(6))
