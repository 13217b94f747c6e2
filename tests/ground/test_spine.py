"""The spine holds: audit, moves, outbox, walls."""

import pytest

from ground import audit, clock
from ground.actors import SYSTEM
from ground.database import ask, transaction
from ground.identity import Person

pytestmark = pytest.mark.anyio


async def test_an_act_is_audited_and_the_chain_holds(database: None) -> None:
    async with transaction():
        person = await Person.create(name="王桂兰", made_at=clock.now())
        await audit.record("Person.make", person, by=SYSTEM)
    async with transaction():
        await person.move("die", by=SYSTEM, because="told by the family")

    found = await audit.verify()

    assert found.lines == 2
    assert found.broken_at is None
    with pytest.raises(Exception, match="append-only"):
        await ask("UPDATE ground_audit_entry SET verb = 'x' WHERE seq = 1")
