"""Shortly before the start several in line are asked at once; who only comes by does not pass them."""

import datetime as dt

import pytest

from ground import clock
from ground.errors import OutOfTurn
from ground.letters import Letter
from marketplace import app, waiting, withdrawing
from marketplace.endpoints.places import place_page
from marketplace.models import Commitment, CommitmentState
from marketplace.queries.commitments import whole
from marketplace.schemas.signing_up import PlacePage
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, joins, neighbours, state_of

pytestmark = pytest.mark.anyio

CONFIRMED, WAITING = CommitmentState.CONFIRMED, CommitmentState.WAITING
MINUTE = dt.timedelta(minutes=1)


async def full_with_a_line(waiting_too: int) -> tuple[Calling, list[Commitment]]:
    calling = await a_calling(capacity=1)
    return calling, [await joins(each, calling) for each in await neighbours(1 + waiting_too, calling.city)]


async def gives_up(commitment: Commitment) -> None:
    await withdrawing.withdraw(commitment, by=await people.an_actor(await commitment.person))


async def says_yes(commitment: Commitment) -> Commitment:
    return await waiting.say_yes(commitment, by=await people.an_actor(await commitment.person))


async def letters(purpose: str) -> list[int | None]:
    return [each.person_id for each in await Letter.filter(purpose=purpose).order_by("id")]


async def test_inv_60_a_newcomer_near_the_start_stands_behind_who_was_asked_and_asks_nobody_again(
    database: None,
) -> None:
    calling, (first, second, third) = await full_with_a_line(2)

    with clock.stopped(calling.shift.starts_at - 90 * MINUTE):
        await gives_up(first)
        newcomer = await joins(await people.a_person("孙悦"), calling)

        assert await state_of(newcomer) == WAITING
        assert await letters("place_free_now") == [second.person_id, third.person_id]
        with pytest.raises(OutOfTurn):
            await says_yes(newcomer)
        slot = await calling.fresh_slot()
        assert (slot.taken, slot.waiting) == (0, 3)
        assert (await says_yes(third)).state == CONFIRMED


async def test_inv_61_the_others_are_told_at_once_and_asked_anew_for_the_next_place(database: None) -> None:
    calling, (first, second, third) = await full_with_a_line(2)

    with clock.stopped(calling.shift.starts_at - 90 * MINUTE):
        await gives_up(first)
        await says_yes(third)
        assert await letters("place_gone") == [second.person_id]

        await gives_up(third)

        assert await letters("place_free_now") == [second.person_id, third.person_id, second.person_id]
        assert (await says_yes(second)).state == CONFIRMED
    assert await letters("place_gone") == [second.person_id]


async def test_inv_61_when_nobody_answers_for_half_an_hour_whoever_comes_has_it(database: None) -> None:
    calling, (first, second) = await full_with_a_line(1)
    with clock.stopped(calling.shift.starts_at - 90 * MINUTE):
        await gives_up(first)

    with clock.stopped(calling.shift.starts_at - 59 * MINUTE):
        newcomer = await joins(await people.a_person("孙悦"), calling)

    assert (await state_of(newcomer), await state_of(second)) == (CONFIRMED, WAITING)
    assert await letters("place_gone") == [second.person_id]


async def test_inv_61_the_relay_asks_the_next_when_who_was_asked_lets_the_time_pass(database: None) -> None:
    calling, (first, second) = await full_with_a_line(1)
    with clock.stopped(calling.shift.starts_at - 90 * MINUTE):
        await gives_up(first)
        newcomer = await joins(await people.a_person("孙悦"), calling)
        await app.relay().settle()
        assert await letters("place_free_now") == [second.person_id]
        assert not (await page_of(newcomer)).may_say_yes
        assert (await page_of(second)).may_say_yes

    with clock.stopped(calling.shift.starts_at - 59 * MINUTE):
        await app.relay().settle()

        assert await letters("place_free_now") == [second.person_id, newcomer.person_id]
        assert (await says_yes(newcomer)).state == CONFIRMED


async def page_of(commitment: Commitment) -> PlacePage:
    actor = await people.an_actor(await commitment.person)
    return await place_page(actor, await whole(commitment.public_id))
