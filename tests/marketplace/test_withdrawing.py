"""Giving a place up: written down whatever the hour, and the place goes on."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn
from ground.letters import Letter
from marketplace import withdrawing
from marketplace.models import Commitment, CommitmentState
from tests import people
from tests.marketplace.open_shifts import a_calling, joins, neighbours, state_of

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("hours_before", "late"), [(25, False), (23, True), (0.5, True), (-1, True)])
async def test_it_is_never_too_late_to_say_that_one_cannot_come(
    database: None, hours_before: float, *, late: bool
) -> None:
    """INV-67, INV-68: late is noted for the person, and blocks nothing."""
    calling = await a_calling()
    wang = await people.a_person()
    place = await joins(wang, calling)

    with clock.stopped(calling.shift.starts_at - dt.timedelta(hours=hours_before)):
        ended = await withdrawing.withdraw(place, by=await people.an_actor(wang), because="孙子病了")

    assert (ended.state, ended.late, ended.reason) == (CommitmentState.WITHDRAWN, late, "孙子病了")
    assert (await calling.fresh_slot()).taken == 0
    assert await Letter.filter(person_id=wang.id, purpose="withdrawn").count() == 1


async def test_after_the_end_only_the_roll_can_say_who_came(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person()
    place = await joins(wang, calling)

    with clock.stopped(calling.shift.ends_at), pytest.raises(OutOfTurn):
        await withdrawing.withdraw(place, by=await people.an_actor(wang))


async def test_leaving_the_line_is_not_late_and_moves_the_others_up(database: None) -> None:
    calling = await a_calling(capacity=1)
    one, two = [await joins(each, calling) for each in await neighbours(2)]

    with clock.stopped(calling.shift.starts_at - dt.timedelta(hours=1)):
        ended = await withdrawing.withdraw(two, by=await people.an_actor(await two.person))

    assert not ended.late
    assert await state_of(one) == CommitmentState.CONFIRMED
    assert (await calling.fresh_slot()).waiting == 0


async def test_giving_up_twice_at_once_frees_one_place(database: None) -> None:
    calling = await a_calling(capacity=2)
    wang, li = await neighbours(2)
    place = await joins(wang, calling)
    await joins(li, calling)
    herself = await people.an_actor(wang)

    copies = [await Commitment.get(id=place.id) for _ in range(4)]
    await asyncio.gather(*(withdrawing.withdraw(copy, by=herself) for copy in copies))

    assert (await calling.fresh_slot()).taken == 1
    assert await AuditEntry.filter(verb="Commitment.withdraw").count() == 1


async def test_a_stranger_gives_up_nobodys_place(database: None) -> None:
    calling = await a_calling()
    wang, stranger = await neighbours(2)
    place = await joins(wang, calling)

    with pytest.raises(MayNot):
        await withdrawing.withdraw(place, by=await people.an_actor(stranger))
    with pytest.raises(MayNot):
        await withdrawing.remove(place, by=await people.an_actor(stranger), because="x")
    assert await state_of(place) == CommitmentState.CONFIRMED


async def test_the_organisation_takes_nobody_off_without_a_reason_that_they_read(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person()
    place = await joins(wang, calling)

    with pytest.raises(OutOfTurn):
        await withdrawing.remove(place, by=calling.manager, because="  ")
    ended = await withdrawing.remove(place, by=calling.manager, because="这次要会开车的人")

    assert (ended.state, ended.reason) == (CommitmentState.REMOVED, "这次要会开车的人")
    assert await Letter.filter(person_id=wang.id, purpose="removed").count() == 1
    assert (await AuditEntry.get(verb="Commitment.remove")).told["because"] == "这次要会开车的人"


async def test_nobody_is_taken_off_once_it_has_begun(database: None) -> None:
    calling = await a_calling()
    place = await joins(await people.a_person(), calling)

    with clock.stopped(calling.shift.starts_at), pytest.raises(OutOfTurn):
        await withdrawing.remove(place, by=calling.manager, because="x")
