"""Acts under a mandate are counted for the hand that does them; over the day's cap the next is refused (M5)."""

import asyncio
import datetime as dt

import pytest

from ground import assisting, audit, clock, mandates, policy
from ground.actors import SYSTEM, Actor, Role
from ground.database import transaction
from ground.errors import MayNot
from ground.identity import Person
from ground.mandates import Method, Scope
from tests import people

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)


async def a_hand(most: int) -> tuple[Actor, Person]:
    """Return a worker under a mandate on a day on which so many acts for others are allowed."""
    city = await people.a_city()
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)
    wang = await people.a_person(home=city.huibin)
    await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_place=city.huibin)
    await policy.put("mandates.acts_a_worker_day", most, valid_from=clock.today(), citation="本市规定", by=SYSTEM)
    return worker, wang


async def act(hand: Actor, wang: Person) -> None:
    """Do something for the elder that is audited twice, as many acts are."""
    async with transaction():
        await Person.filter(id=wang.id).update(rev=wang.rev + 1)
        await audit.record("Slot.take", "Slot:1", by=SYSTEM)
        await audit.record("Commitment.sign_up", "Commitment:1", by=hand)
        await audit.record("Letter.write", "Letter:1", by=hand)


async def test_m5_the_act_after_the_cap_is_refused_whole_and_tomorrow_is_another_day(database: None) -> None:
    with clock.stopped(NOON):
        worker, wang = await a_hand(most=2)
        for _ in range(2):
            await act(await mandates.helping(worker, wang.id, Scope.SIGN_UP), wang)
        with pytest.raises(MayNot):
            await mandates.helping(worker, wang.id, Scope.SIGN_UP)

        lines = (await audit.verify()).lines
        with pytest.raises(MayNot):
            await act(worker.helping(wang.id, mandate_id=1), wang)
        assert (await audit.verify()).lines == lines
    with clock.stopped(NOON + dt.timedelta(days=1)):
        assert await mandates.helping(worker, wang.id, Scope.SIGN_UP)


async def test_m5_of_eight_at_once_no_more_than_the_cap_come_through(database: None) -> None:
    worker, wang = await a_hand(most=3)
    hand = await mandates.helping(worker, wang.id, Scope.SIGN_UP)

    said = await asyncio.gather(*(act(hand, wang) for _ in range(8)), return_exceptions=True)

    assert [answer for answer in said if answer is not None and not isinstance(answer, MayNot)] == []
    assert said.count(None) == 3
    assert (await audit.verify()).broken_at is None


async def test_m5_the_supervisor_reads_who_did_how_much_for_others(database: None) -> None:
    with clock.stopped(NOON):
        worker, wang = await a_hand(most=2)
        hand = await mandates.helping(worker, wang.id, Scope.SIGN_UP)
        await act(hand, wang)
        await act(worker, wang)
        (line,) = await assisting.report(clock.today())
        assert (line.name, line.acts, line.capped) == ("赵敏", 1, False)
        await act(hand, wang)

        (line,) = await assisting.report(clock.today(), least=2)
        assert (line.worker_id, line.acts, line.capped) == (worker.person_id, 2, True)
        assert await assisting.report(clock.today() - dt.timedelta(days=1)) == []
