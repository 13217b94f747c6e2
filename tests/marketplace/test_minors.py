"""Minors at the front door: old enough, no danger, a guardian's word, and the guardian beside the youngest (INV-36)."""

import datetime as dt
import re

import pytest

from ground import clock, persons
from ground.actors import Role
from ground.errors import OutOfTurn, Taken
from ground.identity import Person
from ground.letters import Letter
from ground.mandates import Method
from marketplace import helping, walking_in, withdrawing
from marketplace.events import PlaceFreed
from marketplace.models import Commitment, CommitmentState, RiskLevel
from tests import people
from tests.letterbox import letters_to
from tests.marketplace.open_shifts import Calling, a_calling, in_days, joins, state_of
from volunteers import guarding
from volunteers.events import GuardianWithdrew
from volunteers.models import Guardianship, Volunteer

pytestmark = pytest.mark.anyio

MOTHER = "13900000001"


def born(years: int, *, days: int = 0) -> dt.date:
    """Return the birth date of somebody who is so many years old in three days, or was some days before that."""
    on = clock.city_day(in_days(3))
    return on.replace(year=on.year - years) - dt.timedelta(days=days)


async def a_child(calling: Calling, years: int, *, days: int = 0) -> Person:
    """Enter a child of the calling's community."""
    return await people.a_person("王小明", home=calling.city.huibin, born_on=born(years, days=days))


async def agreed(child: Person, calling: Calling) -> Guardianship:
    """Let the desk take down the mother's word."""
    desk = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    return await guarding.take_down(child, guarding.Word(name="李梅", phone=MOTHER, method=Method.PRESENT), by=desk)


async def test_inv_36_under_8_nobody_takes_a_place_whoever_agrees(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 8, days=-1)

    with pytest.raises(OutOfTurn):
        await agreed(child, calling)
    with pytest.raises(OutOfTurn):
        await joins(child, calling)

    assert not await Volunteer.exists(person_id=child.id)
    assert not await Commitment.exists(person_id=child.id)


async def test_inv_36_a_minor_joins_on_the_guardians_word_and_not_without(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 17)

    with pytest.raises(OutOfTurn):
        await joins(child, calling)
    await agreed(child, calling)

    assert (await joins(child, calling)).state == CommitmentState.CONFIRMED


async def test_inv_36_no_minor_goes_where_it_is_dangerous(database: None) -> None:
    day = clock.city_day(in_days(30))
    calling = await a_calling(risk_level=RiskLevel.MEDIUM, insurance="PICC 1", insured_until=day)
    child = await a_child(calling, 17)
    await agreed(child, calling)

    with pytest.raises(Taken) as refused:
        await joins(child, calling)

    assert refused.value.more["reasons"] == ["risk"]


async def test_inv_36_under_10_the_guardian_comes_too(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 10, days=-1)
    given = await agreed(child, calling)

    with pytest.raises(Taken) as refused:
        await joins(child, calling)
    await joins(await Person.get(id=given.guardian_id), calling)

    assert refused.value.more["reasons"] == ["presence"]
    assert (await joins(child, calling)).state == CommitmentState.CONFIRMED


async def test_inv_36_under_10_nobody_stays_where_the_guardian_does_not_come(database: None) -> None:
    calling = await a_calling(capacity=4)
    child, older = await a_child(calling, 9), await people.a_person("张大宝", born_on=born(70))
    given = await agreed(child, calling)
    mother = await Person.get(id=given.guardian_id)
    hers, his, another = await joins(mother, calling), await joins(child, calling), await joins(older, calling)

    await withdrawing.withdraw(another, by=await people.an_actor(older))
    await withdrawing.end_without_guardian(PlaceFreed(calling.slot.id))
    assert await state_of(his) == CommitmentState.CONFIRMED
    await withdrawing.withdraw(hers, by=await people.an_actor(mother))
    for _twice in range(2):
        await withdrawing.end_without_guardian(PlaceFreed(calling.slot.id))

    assert await state_of(his) == CommitmentState.WITHDRAWN
    assert (await calling.fresh_slot()).taken == 0


async def test_edge_25_who_is_of_age_on_the_day_needs_nobodys_word(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 18)
    given = await agreed(child, calling)
    place = await joins(child, calling)

    await guarding.take_back(given, by=await people.an_actor(await Person.get(id=given.guardian_id)))
    await withdrawing.end_without_word(GuardianWithdrew(given.id, child.id))

    assert await state_of(place) == CommitmentState.CONFIRMED
    with clock.stopped(calling.shift.starts_at):
        assert await guarding.given_by(given.guardian_id) == []


async def test_edge_26_a_guardian_takes_the_word_back_the_evening_before(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 12)
    given = await agreed(child, calling)
    place = await joins(child, calling)
    mother = await people.an_actor(await Person.get(id=given.guardian_id))

    with clock.stopped(calling.shift.starts_at - dt.timedelta(hours=14)):
        await guarding.take_back(given, by=mother)
        for _twice in range(2):
            await withdrawing.end_without_word(GuardianWithdrew(given.id, child.id))

    ended = await Commitment.get(id=place.id)
    assert (ended.state, ended.late, ended.reason) == (CommitmentState.WITHDRAWN, False, "")
    assert (await calling.fresh_slot()).taken == 0
    assert await Letter.filter(person_id=child.id, purpose="withdrawn").count() == 1
    [told] = await letters_to(persons.phone_of(calling.leader) or "", "place_given_back")
    assert "名额已空出" in told
    assert not {"王小明", "李梅"} & set(re.findall("王小明|李梅", told))
    with pytest.raises(Taken):
        await joins(child, calling)


async def test_edge_26_one_guardian_who_still_agrees_is_enough(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 12)
    given = await agreed(child, calling)
    desk = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    await guarding.take_down(child, guarding.Word(name="王强", method=Method.PRESENT), by=desk)
    place = await joins(child, calling)

    await guarding.take_back(given, by=desk)
    await withdrawing.end_without_word(GuardianWithdrew(given.id, child.id))

    assert await state_of(place) == CommitmentState.CONFIRMED


async def test_inv_36_the_desk_signs_no_minor_up_without_the_word(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 12)
    desk = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=calling.city.huibin)

    with pytest.raises(OutOfTurn):
        await helping.sign_up_for(child, calling.slot, by=desk, place=calling.city.huibin, method=Method.PRESENT)

    assert not await Commitment.exists(person_id=child.id)


async def test_inv_36_of_a_birth_year_alone_a_child_is_as_young_as_it_may_be(database: None) -> None:
    city = await people.a_city()
    desk = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)
    year = clock.today().year

    child = await helping.enter_elder("王小明", by=desk, home=city.huibin, born=year - 18)
    elder = await helping.enter_elder("王桂兰", by=desk, home=city.huibin, born=1948)

    assert (child.born_on, elder.born_on) == (dt.date(year - 18, 12, 31), dt.date(1948, 1, 1))


async def test_inv_36_no_hours_for_children_who_only_came_along(database: None) -> None:
    calling = await a_calling()
    child = await a_child(calling, 7)
    leader = await people.an_actor(calling.leader)

    with clock.stopped(calling.shift.starts_at + dt.timedelta(minutes=5)), pytest.raises(OutOfTurn):
        await walking_in.write_in(await calling.fresh_shift(), child, by=leader)
