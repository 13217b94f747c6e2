"""The line: a freed place is offered in order, for a time, and is never given without a yes."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import SYSTEM
from ground.errors import MayNot, OutOfTurn, Taken
from ground.letters import Letter
from ground.outbox import Announcement
from marketplace import app, scheduling, signing_up, waiting, withdrawing
from marketplace.models import Commitment, CommitmentState, SignUpWay
from marketplace.queries.commitments import place_in_line
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, in_days, joins, neighbours, state_of
from volunteers.models import Qualification, QualificationState, Skill

pytestmark = pytest.mark.anyio

CONFIRMED, WAITING, OFFERED, LAPSED = (
    CommitmentState.CONFIRMED,
    CommitmentState.WAITING,
    CommitmentState.OFFERED,
    CommitmentState.LAPSED,
)


async def gives_up(commitment: Commitment) -> None:
    person = await commitment.person
    await withdrawing.withdraw(commitment, by=await people.an_actor(person))


async def says_yes(commitment: Commitment) -> Commitment:
    person = await commitment.person
    return await waiting.say_yes(commitment, by=await people.an_actor(person))


async def one_place_and_a_line_of_two() -> tuple[Calling, list[Commitment]]:
    calling = await a_calling(capacity=1)
    return calling, [await joins(each, calling) for each in await neighbours(3, calling.city)]


async def test_the_line_is_kept_in_the_order_of_coming(database: None) -> None:
    """INV-60."""
    _calling, (first, second, third) = await one_place_and_a_line_of_two()

    assert (await place_in_line(first), await place_in_line(second), await place_in_line(third)) == (None, 1, 2)


async def test_a_freed_place_is_offered_to_the_first_and_kept_for_half_the_time(database: None) -> None:
    """INV-61: in three days, so for a day at most."""
    calling, (first, second, third) = await one_place_and_a_line_of_two()

    await gives_up(first)

    offered = await Commitment.get(id=second.id)
    assert offered.state == OFFERED
    assert offered.offer_ends_at == pytest.approx(clock.now() + dt.timedelta(hours=24), abs=dt.timedelta(seconds=30))
    assert await state_of(third) == WAITING
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (1, 1)
    assert await Letter.filter(person_id=second.person_id, purpose="place_offered").count() == 1
    assert await Announcement.filter(name="marketplace.PlaceFreed").count() == 1


async def test_nobody_has_a_place_before_their_yes_and_only_their_own_counts(database: None) -> None:
    """INV-62."""
    _calling, (first, second, third) = await one_place_and_a_line_of_two()
    await gives_up(first)

    with pytest.raises(MayNot):
        await waiting.say_yes(second, by=await people.an_actor(await third.person))
    assert (await says_yes(second)).state == CONFIRMED
    assert (await says_yes(second)).state == CONFIRMED
    with pytest.raises(OutOfTurn):
        await says_yes(third)
    assert await state_of(third) == WAITING


async def test_an_offer_that_nobody_takes_goes_on_by_itself(database: None) -> None:
    """INV-64: by the relay."""
    calling, (first, second, third) = await one_place_and_a_line_of_two()
    await gives_up(first)

    with clock.stopped(clock.now() + dt.timedelta(hours=25)):
        await app.relay().settle()

        assert (await state_of(second), await state_of(third)) == (LAPSED, OFFERED)
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (1, 0)
    assert await Letter.filter(person_id=second.person_id, purpose="offer_over").count() == 1


async def test_a_yes_half_a_second_late_is_told_that_the_place_is_still_free(database: None) -> None:
    """EDGE-8: nobody else was in line."""
    calling = await a_calling(capacity=1)
    wang, li = await neighbours(2)
    first, second = await joins(wang, calling), await joins(li, calling)
    await gives_up(first)
    ends_at = (await Commitment.get(id=second.id)).offer_ends_at
    assert ends_at is not None

    with clock.stopped(ends_at + dt.timedelta(milliseconds=500)):
        with pytest.raises(OutOfTurn) as refused:
            await says_yes(second)
        assert refused.value.more == {"still_free": True}
        assert await state_of(second) == LAPSED
        assert (await joins(li, calling)).state == CONFIRMED


async def test_who_signs_up_again_after_an_overdue_offer_begins_anew_behind_the_line(database: None) -> None:
    """EDGE-8, with another in line."""
    calling, (first, second, third) = await one_place_and_a_line_of_two()
    await gives_up(first)

    with clock.stopped(clock.now() + dt.timedelta(hours=25)):
        again = await joins(await second.person, calling)

        assert again.id != second.id
        assert again.state == WAITING
        assert (await state_of(second), await state_of(third)) == (LAPSED, OFFERED)


async def test_who_cannot_come_by_now_is_passed_over_told_once_and_keeps_the_place_in_line(database: None) -> None:
    """EDGE-7, INV-63: the paper of the first in line ran out; once renewed, the next free place is theirs."""
    calling = await a_calling(capacity=2, papers=(Skill.FIRST_AID,))
    four = await neighbours(4)
    papers = [await a_paper(each.id) for each in four]
    one, two, third, fourth = [await joins(each, calling) for each in four]
    await papers[2].filter(id=papers[2].id).update(valid_until=in_days(-1).date())

    await gives_up(one)

    assert (await state_of(third), await state_of(fourth)) == (WAITING, OFFERED)
    assert await place_in_line(third) == 1
    assert await Letter.filter(person_id=third.person_id, purpose="passed_over").count() == 1
    with pytest.raises(Taken):
        await says_yes(third)
    await papers[2].filter(id=papers[2].id).update(valid_until=None)
    await gives_up(two)
    assert await state_of(third) == OFFERED


async def a_paper(person_id: int) -> Qualification:
    return await Qualification.create(
        person_id=person_id,
        skill=Skill.FIRST_AID,
        paper="红十字救护员证",
        state=QualificationState.VERIFIED,
    )


async def test_near_the_start_all_in_line_are_told_and_the_first_to_say_yes_has_it(database: None) -> None:
    """INV-61: below two hours nobody waits for one person."""
    calling, (first, second, third) = await one_place_and_a_line_of_two()

    with clock.stopped(calling.shift.starts_at - dt.timedelta(minutes=90)):
        await gives_up(first)
        assert await Letter.filter(purpose="place_free_now").count() == 2
        said = await asyncio.gather(says_yes(third), says_yes(second), return_exceptions=True)

    assert sum(isinstance(each, OutOfTurn) for each in said) == 1
    assert {await state_of(second), await state_of(third)} == {CONFIRMED, WAITING}
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (1, 1)


async def test_a_newcomer_does_not_pass_those_who_wait(database: None) -> None:
    """INV-60: a place stands free only because the first in line could not come; now they can."""
    calling = await a_calling(capacity=1)
    other = await a_calling(city=calling.city, org=calling.org, title="陪老人聊天")
    wang, li, newcomer = await neighbours(3)
    first, second = await joins(wang, calling), await joins(li, calling)
    clash = await joins(li, other)
    await gives_up(first)
    assert await state_of(second) == WAITING
    await gives_up(clash)

    place = await joins(newcomer, calling)

    assert place.state == WAITING
    assert await state_of(second) == OFFERED


async def test_an_offer_is_not_taken_up_against_what_was_promised_since(database: None) -> None:
    calling, (first, second, _third) = await one_place_and_a_line_of_two()
    other = await a_calling(city=calling.city, org=calling.org, title="陪老人聊天")
    li = await second.person
    await joins(li, other)
    await Commitment.filter(id=first.id).update(state=CommitmentState.WITHDRAWN)
    await Commitment.filter(id=second.id).update(
        state=OFFERED, offer_ends_at=clock.now() + dt.timedelta(hours=1)
    )  # as if both had happened at once

    with pytest.raises(Taken) as refused:
        await says_yes(second)

    assert "陪老人聊天" in refused.value.sentence


async def test_more_places_are_offered_to_the_line(database: None) -> None:
    """INV-51."""
    calling, (_first, second, third) = await one_place_and_a_line_of_two()

    await scheduling.set_capacity(calling.slot, 3, by=calling.manager)

    assert (await state_of(second), await state_of(third)) == (OFFERED, OFFERED)
    assert (await calling.fresh_slot()).taken == 3


async def test_lapsing_twice_at_once_frees_one_place(database: None) -> None:
    calling, (first, second, _third) = await one_place_and_a_line_of_two()
    await gives_up(first)

    with clock.stopped(clock.now() + dt.timedelta(hours=25)):
        await asyncio.gather(*(waiting.lapse(calling.slot) for _ in range(4)))

    assert await state_of(second) == LAPSED
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (1, 0)


async def test_the_house_itself_signs_nobody_up(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person()

    with pytest.raises(MayNot):
        await signing_up.sign_up(wang, calling.slot, by=SYSTEM, way=SignUpWay.SELF)
