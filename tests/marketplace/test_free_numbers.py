"""A number that is said over the telephone is one person's alone, however few figures it has."""

import pytest

from ground import codes
from ground.actors import SYSTEM
from ground.codes import free_number, free_numbers
from tests import people
from volunteers.enrolling import enrol
from volunteers.importing import import_volunteers
from volunteers.models import Volunteer

pytestmark = pytest.mark.anyio


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Chance, as the test will have it: these numbers, in this order."""
    coming: list[str] = []

    def draw() -> str:
        return coming.pop(0)

    monkeypatch.setattr(codes, "spoken_number", draw)
    return coming


async def a_volunteer() -> Volunteer:
    person = await people.a_person()
    return await enrol(person, by=await people.an_actor(person))


async def test_a_number_that_somebody_has_is_drawn_again(database: None, drawn: list[str]) -> None:
    drawn += ["10000001", "10000001", "10000002"]

    assert (await a_volunteer()).number == "10000001"
    assert (await a_volunteer()).number == "10000002"


async def test_of_many_at_once_no_two_are_the_same(database: None, drawn: list[str]) -> None:
    drawn += ["10000001", "10000002", "10000002", "10000001", "10000003", "10000004"]
    await a_volunteer()

    assert set(await free_numbers(Volunteer, 3)) == {"10000002", "10000003", "10000004"}


async def test_an_import_never_fails_for_a_number(database: None, drawn: list[str]) -> None:
    city = await people.a_city()
    drawn += ["10000001", "10000001", "10000001", "10000002"]
    await a_volunteer()
    table = f"name,id_number,phone,community\n李国强,,15400000068,{city.huibin.code}\n"

    outcome = await import_volunteers(table.encode(), by=SYSTEM, dry_run=False)

    assert outcome.written
    assert {each.number for each in await Volunteer.all()} == {"10000001", "10000002"}


async def test_without_a_clash_the_first_is_taken(database: None, drawn: list[str]) -> None:
    drawn.append("10000009")

    assert await free_number(Volunteer) == "10000009"
