"""One person has one ID number: whoever enters it a second time, at the same moment too, is told so in words."""

import asyncio

import pytest

from ground import idnumbers, persons
from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.database import transaction
from ground.errors import Taken
from ground.identity import Person

pytestmark = pytest.mark.anyio

NUMBER = "21110319500101001"
CARD = f"{NUMBER}{idnumbers.check_of(f'{NUMBER}0')}"


async def test_inv_31_of_eight_desks_at_once_one_enters_the_number_and_seven_read_why(database: None) -> None:
    said = await asyncio.gather(
        *(persons.enter(by=SYSTEM, name="王桂兰", id_number=CARD) for _ in range(8)), return_exceptions=True
    )

    assert sorted(type(answer).__name__ for answer in said) == ["Person", *["Taken"] * 7]
    assert await Person.all().count() == await AuditEntry.filter(verb="Person.enter").count() == 1


async def test_inv_31_the_same_holds_inside_a_longer_act(database: None) -> None:
    async def with_more() -> None:
        async with transaction():
            await persons.enter(by=SYSTEM, name="李建国")
            await persons.enter(by=SYSTEM, name="王桂兰", id_number=CARD)

    said = await asyncio.gather(*(with_more() for _ in range(4)), return_exceptions=True)

    assert sum(isinstance(answer, Taken) for answer in said) == 3
    assert await Person.all().count() == 2
