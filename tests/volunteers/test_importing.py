"""A table of volunteers comes in whole or not at all, each refused row with its reason (EDGE-31)."""

import time

import pytest

from ground import persons
from ground.actors import SYSTEM
from ground.errors import MayNot
from ground.identity import Person
from ground.idnumbers import check_of
from tests import people
from tests.volunteers.stories import a_story
from volunteers.importing import import_volunteers
from volunteers.models import Volunteer

pytestmark = pytest.mark.anyio

HEAD = "name,id_number,phone,community\n"
HUIBIN = "211103001001"
ROWS, BAD, REPEATS = 5_000, 300, 12


def an_id_number(number: int) -> str:
    """Return a well-formed ID number: born in the fifties, in an order of its own."""
    seventeen = f"211121{1950 + number // 9000:04d}{1 + number % 12:02d}{1 + number // 12 % 28:02d}{number % 1000:03d}"
    return seventeen + check_of(seventeen)


def spoilt(number: str) -> str:
    """Return an ID number whose check does not hold."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def test_the_invented_numbers_are_all_different() -> None:
    assert len({an_id_number(number) for number in range(ROWS)}) == ROWS


async def test_edge_31_five_thousand_rows_with_300_bad_numbers_and_12_repeats(database: None) -> None:
    await people.a_city()
    numbers = [an_id_number(number) for number in range(ROWS - REPEATS)]
    for row in range(BAD):
        numbers[row * 7] = spoilt(numbers[row * 7])
    good = [number for row, number in enumerate(numbers) if row % 7 or row >= BAD * 7]
    numbers += good[:REPEATS]
    table = (HEAD + "".join(f"志愿者{row},{number},,{HUIBIN}\n" for row, number in enumerate(numbers))).encode()
    began = time.perf_counter()

    trial = await import_volunteers(table, by=SYSTEM)

    assert (trial.rows, trial.new, len(trial.refused)) == (ROWS, ROWS - BAD - REPEATS, BAD + REPEATS)
    assert not trial.written
    assert sum("One figure" in each.reason for each in trial.refused) == BAD
    assert sum("repeats line" in each.reason for each in trial.refused) == REPEATS
    assert await Person.all().count() == 0

    refused = await import_volunteers(table, by=SYSTEM, dry_run=False)
    assert not refused.written
    assert await Person.all().count() == 0

    done = await import_volunteers(table, by=SYSTEM, dry_run=False, skip_refused=True)
    assert done.written
    assert await Volunteer.all().count() == ROWS - BAD - REPEATS

    again = await import_volunteers(table, by=SYSTEM, dry_run=False, skip_refused=True)
    assert (again.new, again.enrolled, again.there) == (0, 0, ROWS - BAD - REPEATS)
    assert await Person.all().count() == ROWS - BAD - REPEATS
    assert time.perf_counter() - began < 60


async def test_who_is_here_already_becomes_a_volunteer_and_is_not_changed(database: None) -> None:
    story = await a_story()
    number = an_id_number(1)
    li = await persons.enter(by=SYSTEM, name="李长河", id_number=number, home=story.city.shiyou)
    table = f"{HEAD}李长河,{number},13800001234,{HUIBIN}\n".encode()

    done = await import_volunteers(table, by=SYSTEM, dry_run=False)

    assert (done.new, done.enrolled) == (0, 1)
    after = await Person.get(id=li.id)
    assert (after.home_id, after.phone_hash) == (story.city.shiyou.id, None)
    assert await Volunteer.exists(person_id=li.id)


async def test_inv_30_two_people_on_one_telephone_are_two(database: None) -> None:
    await people.a_city()
    table = (
        f"{HEAD}王桂兰,,13800001234,{HUIBIN}\n王建国,,138 0000 1234,{HUIBIN}\n王桂兰,,13800001234,{HUIBIN}\n".encode()
    )

    done = await import_volunteers(table, by=SYSTEM, dry_run=False, skip_refused=True)

    assert done.new == 2
    assert [(each.number, each.reason) for each in done.refused] == [(4, "This repeats line 2.")]


async def test_each_row_that_cannot_be_read_says_why(database: None) -> None:
    await people.a_city()
    table = (
        f"{HEAD}王,,13800001234,{HUIBIN}\n王桂兰,,,{HUIBIN}\n王桂兰,,123,{HUIBIN}\n王桂兰,,13800001234,999\n".encode()
    )

    found = await import_volunteers(table, by=SYSTEM)

    assert [each.number for each in found.refused] == [2, 3, 4, 5]
    said = " ".join(each.reason for each in found.refused)
    for words in ("name is missing", "neither an ID number nor a telephone", "11 figures", "no community"):
        assert words in said


async def test_an_id_number_with_another_name_is_refused_and_tells_nobody(database: None) -> None:
    city = await people.a_city()
    number = an_id_number(1)
    await persons.enter(by=SYSTEM, name="李长河", id_number=number, home=city.shiyou)

    found = await import_volunteers(f"{HEAD}王桂兰,{number},,{HUIBIN}\n".encode(), by=SYSTEM)

    assert (found.new, found.there, found.enrolled) == (0, 0, 0)
    assert "another name" in found.refused[0].reason
    assert "李长河" not in found.refused[0].reason


async def test_another_id_number_is_another_person_whatever_telephone_they_share(database: None) -> None:
    city = await people.a_city()
    mother = await persons.enter(
        by=SYSTEM, name="王桂兰", id_number=an_id_number(1), phone="13800001234", home=city.huibin
    )
    table = "".join(f"王桂兰,{an_id_number(each)},13800001234,{HUIBIN}\n" for each in (2, 3))

    done = await import_volunteers((HEAD + table).encode(), by=SYSTEM, dry_run=False)

    assert (done.new, done.refused) == (2, [])
    assert not await Volunteer.exists(person_id=mother.id)


async def test_a_known_person_without_an_id_number_gets_it_and_stays_one(database: None) -> None:
    city = await people.a_city()
    number = an_id_number(1)
    li = await persons.enter(by=SYSTEM, name="李长河", phone="13800001234", home=city.huibin)
    table = f"{HEAD}李长河,{number},13800001234,{HUIBIN}\n".encode()

    done = await import_volunteers(table, by=SYSTEM, dry_run=False)
    again = await import_volunteers(table, by=SYSTEM, dry_run=False)

    assert (done.new, done.enrolled, done.identified) == (0, 1, 1)
    assert (again.there, again.identified, again.refused) == (1, 0, [])
    after = await Person.get(id=li.id)
    assert persons.phone_of(after) == "13800001234"
    assert after.id_number_hash is not None
    assert after.born_on is not None


async def test_one_known_person_is_not_given_two_id_numbers(database: None) -> None:
    city = await people.a_city()
    await persons.enter(by=SYSTEM, name="李长河", phone="13800001234", home=city.huibin)
    table = "".join(f"李长河,{an_id_number(each)},13800001234,{HUIBIN}\n" for each in (1, 2))

    found = await import_volunteers((HEAD + table).encode(), by=SYSTEM)

    assert (found.enrolled, [each.number for each in found.refused]) == (1, [3])


async def test_a_telephone_is_no_name(database: None) -> None:
    await people.a_city()
    table = f"{HEAD}13912345678,,13800001234,{HUIBIN}\n12,,13800001235,{HUIBIN}\n"

    found = await import_volunteers(table.encode(), by=SYSTEM)

    assert ["is no name" in each.reason for each in found.refused] == [True, True]


async def test_only_an_administrator_imports(database: None) -> None:
    story = await a_story()

    with pytest.raises(MayNot):
        await import_volunteers(HEAD.encode(), by=story.desk)
