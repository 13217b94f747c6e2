"""A guardian lets a minor help: taken down by the desk, read by child and guardian, taken back at any time (INV-36)."""

import datetime as dt

import httpx
import pytest

from ground import clock, persons
from ground.actors import SYSTEM, Actor, Role
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from ground.mandates import Method
from ground.privacy import ConsentKind, has_consented
from tests import people
from volunteers import enrolling, guarding, minors, residents
from volunteers.importing import import_volunteers
from volunteers.models import Guardianship, Volunteer

pytestmark = pytest.mark.anyio

MOTHER = guarding.Word(name="李梅", phone="13900000001", method=Method.PRESENT)


def born(years: int) -> dt.date:
    """Return the birth date of somebody who has had their birthday this many years ago yesterday."""
    day = clock.today() - dt.timedelta(days=1)
    return day.replace(year=day.year - years)


async def a_child(city: people.City, years: int = 12) -> Person:
    """Enter a child of Huibin."""
    return await people.a_person("王小明", home=city.huibin, born_on=born(years))


async def a_desk(city: people.City) -> Actor:
    """Return the desk of Huibin."""
    return await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)


async def test_the_desk_takes_down_who_agreed_how_and_since_when(database: None) -> None:
    city = await people.a_city()
    child, desk = await a_child(city), await a_desk(city)

    given = await guarding.take_down(child, MOTHER, by=desk)
    again = await guarding.take_down(child, MOTHER, by=desk)

    assert given.id == again.id
    assert (given.method, given.recorded_by_id, given.given_at) == (Method.PRESENT, desk.person_id, clock.now())
    assert await guarding.names_of(child.id) == ["李梅"]


@pytest.mark.parametrize(("years", "special"), [(13, True), (14, False)])
async def test_inv_36_under_14_the_guardian_agrees_to_the_data_on_its_own_notice(
    database: None, years: int, *, special: bool
) -> None:
    city = await people.a_city()
    child, desk = await a_child(city, years), await a_desk(city)

    given = await guarding.take_down(child, MOTHER, by=desk)

    assert (str(guarding.DATA_NOTICE) in given.wording) is special
    assert await has_consented(child.id, ConsentKind.CHILD_DATA) is special
    await guarding.take_back(given, by=desk)
    assert not await has_consented(child.id, ConsentKind.CHILD_DATA)


async def test_inv_36_a_minor_enrols_on_a_guardians_word_and_not_without(database: None) -> None:
    city = await people.a_city()
    child = await a_child(city)

    with pytest.raises(OutOfTurn):
        await enrolling.enrol(child, by=await people.an_actor(child))
    await guarding.take_down(child, MOTHER, by=await a_desk(city))

    assert await enrolling.enrol(child, by=await people.an_actor(child))


async def test_a_guardian_without_a_telephone_is_found_by_name_in_the_community(database: None) -> None:
    city = await people.a_city()
    child, desk = await a_child(city), await a_desk(city)
    grandmother = await people.a_person("王桂兰", home=city.huibin, phone=None)

    given = await guarding.take_down(child, guarding.Word(name="王桂兰", method=Method.PRESENT), by=desk)

    assert given.guardian_id == grandmother.id


async def test_who_cannot_be_a_guardian_is_refused_with_a_sentence(database: None) -> None:
    city = await people.a_city()
    child, desk = await a_child(city), await a_desk(city)
    await persons.enter(by=SYSTEM, name="王大明", phone="13900000002", born_on=born(16))
    for _one in range(2):
        await people.a_person("李梅", home=city.huibin)

    for word in (
        guarding.Word(name="王大明", phone="13900000002", method=Method.PRESENT),
        guarding.Word(name="李梅", method=Method.PRESENT),
        guarding.Word(name="李梅", phone="13900000001", method=Method.PAPER),
    ):
        with pytest.raises(Unreadable):
            await guarding.take_down(child, word, by=desk)
    assert not await Guardianship.exists()


async def test_only_the_desk_of_the_childs_home_takes_a_word_down(database: None) -> None:
    city = await people.a_city()
    child = await a_child(city)
    elsewhere = await people.an_officer("钱敏", Role.COMMUNITY_WORKER, place=city.wangjia)

    for other in (elsewhere, await people.an_actor(child)):
        with pytest.raises(MayNot):
            await guarding.take_down(child, MOTHER, by=other)


async def test_only_the_guardian_and_the_desk_take_a_word_back(database: None) -> None:
    city = await people.a_city()
    child, desk = await a_child(city), await a_desk(city)
    given = await guarding.take_down(child, MOTHER, by=desk)

    with pytest.raises(MayNot):
        await guarding.take_back(given, by=await people.an_actor(child))
    await guarding.take_back(given, by=await people.an_actor(await Person.get(id=given.guardian_id)))
    await guarding.take_back(given, by=desk)

    assert await minors.guardians_of(child.id) == frozenset()


async def test_nobody_speaks_for_who_is_of_age_or_of_unknown_age(database: None) -> None:
    city = await people.a_city()
    desk = await a_desk(city)

    for person in (await a_child(city, 18), await people.a_person("王桂兰", home=city.huibin)):
        with pytest.raises(OutOfTurn):
            await guarding.take_down(person, MOTHER, by=desk)


async def test_inv_36_a_child_at_the_desk_is_entered_and_waits_for_the_guardian(database: None) -> None:
    city = await people.a_city()
    newcomer = residents.Newcomer(name="王小明", home=city.huibin, method=Method.PRESENT, born_on=born(9))

    child = await residents.enter(newcomer, by=await a_desk(city))

    assert not await Volunteer.exists(person_id=child.id)


async def test_inv_36_a_table_enrols_no_child_without_a_guardian(database: None) -> None:
    city = await people.a_city()
    child, desk = await a_child(city), await a_desk(city)
    phone = persons.phone_of(child)
    table = f"name,id_number,phone,community\n王小明,,{phone},{city.huibin.code}\n".encode()

    refused = await import_volunteers(table, by=SYSTEM, dry_run=False)
    await guarding.take_down(child, MOTHER, by=desk)
    done = await import_volunteers(table, by=SYSTEM, dry_run=False)

    assert ([each.number for each in refused.refused], refused.written) == ([2], False)
    assert (done.enrolled, done.refused) == (1, [])


async def test_the_desks_page_takes_a_word_down_and_ends_it(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    child, desk = await a_child(city), await a_desk(city)
    client.cookies.update(await people.signed_in(await Person.get(id=desk.person_id), staff=True))
    here = f"/cw/elders/{child.public_id}/guardians"

    assert "王小明" in (await client.get(here)).text
    wrong = await client.post(here, data={"name": "李梅", "phone": "139", "method": "present"})
    assert (wrong.status_code, "李梅" in wrong.text) == (422, True)
    await client.post(here, data={"name": "李梅", "phone": "13900000001", "method": "present"})
    told = (await client.get(here, headers={"accept": "application/json"})).json()
    [word] = told["words"]
    assert (word["guardian"], word["ended_at"]) == ("李梅", None)
    assert "13900000001" not in str(told)
    assert "李梅" in (await client.get(f"/cw/elders/{child.public_id}")).text
    await client.post(f"{here}/{word['id']}/ending", data={})
    assert not await Guardianship.exists(ended_at=None)


async def test_child_and_guardian_read_it_and_the_guardian_takes_it_back(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    child = await a_child(city)
    given = await guarding.take_down(child, MOTHER, by=await a_desk(city))
    client.cookies.update(await people.signed_in(child))
    assert "李梅" in (await client.get("/me/guardians")).text
    assert (await client.post(f"/me/guardians/{given.public_id}/ending", data={})).status_code == 404
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=given.guardian_id)))

    own = await client.get("/me/guardians", headers={"accept": "application/json"})
    asked = await client.get(f"/me/guardians/{given.public_id}/ending")
    answer = await client.post(f"/me/guardians/{given.public_id}/ending", data={})

    assert [each["name"] for each in own.json()["children"]] == ["王小明"]
    assert "王小明" in asked.text
    assert answer.status_code == 303
    assert not await Guardianship.exists(ended_at=None)
