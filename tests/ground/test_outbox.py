"""A fact is told if and only if its change was made, in the words in which it was announced."""

from dataclasses import dataclass

import pytest

from ground import clock, outbox
from ground.actors import SYSTEM, Actor, Role
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.outbox import Announcement, announce
from tests import people

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class SoupServed:
    """A fact of this story."""

    kitchen_id: int
    bowls: int = 1


async def test_a_fact_stands_or_falls_with_the_act(database: None) -> None:
    async with transaction():
        await announce(SoupServed(7))
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await announce(SoupServed(8 // 0))

    [row] = await Announcement.all()
    assert outbox.read(SoupServed, row.facts) == SoupServed(7, 1)
    assert row.name == "tests.SoupServed"


async def test_a_fact_outside_an_act_is_a_bug_of_the_caller(database: None) -> None:
    with pytest.raises(RuntimeError, match="inside transaction"):
        await announce(SoupServed(7))


def test_a_fact_announced_by_an_older_version_is_read_by_a_newer_one() -> None:
    """What was dropped is left out, what is new has its default."""
    assert outbox.read(SoupServed, '{"kitchen_id": 7, "spoons": 3}') == SoupServed(7, 1)


async def test_a_dead_fact_is_raised_by_an_administrator_alone_and_once(database: None) -> None:
    async with transaction():
        await announce(SoupServed(7))
    await Announcement.all().update(dead_at=clock.now(), attempts=8)
    [fact] = await outbox.dead()
    worker = await people.an_officer("李强", Role.COMMUNITY_WORKER, place=(await people.a_city()).huibin)
    administrator = await people.an_officer("赵敏", Role.ADMINISTRATOR)

    with pytest.raises(MayNot):
        await outbox.try_again(fact, by=worker)
    await outbox.try_again(fact, by=administrator)
    with pytest.raises(OutOfTurn):
        await outbox.try_again(fact, by=administrator)

    assert await outbox.dead() == []
    assert (await Announcement.get()).attempts == 0


def test_the_house_itself_may_mend() -> None:
    assert outbox.may_mend.allows(SYSTEM, Announcement())
    assert not outbox.may_mend.allows(Actor(), Announcement())
