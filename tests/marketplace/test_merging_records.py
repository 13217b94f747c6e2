"""Places, the line and needs of two records of one person go over to the one that is kept, and come back."""

from collections.abc import Iterator

import pytest

from ground import idnumbers, mandates, persons
from ground.actors import SYSTEM, Actor, Role
from ground.errors import MayNot, OutOfTurn
from ground.granting import grant
from ground.identity import Person, PersonState
from ground.language import reading
from ground.letters import Letter
from ground.mandates import Method, Scope
from marketplace import house, withdrawing
from marketplace.models import Commitment, CommitmentState, Need
from tests import people
from tests.marketplace.need_cast import a_need_cast, recorded
from tests.marketplace.open_shifts import Calling, a_calling, joins
from volunteers import merging
from volunteers.models import Merger

pytestmark = pytest.mark.anyio

EVIDENCE = "两份记录是同一张身份证"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with reading("en"):
        yield


async def merged(city: people.City, kept: Person, other: Person) -> tuple[Merger, Actor]:
    """Put two records together by two hands of Zhenxing."""
    desk = await people.an_officer("张丽丽", Role.COMMUNITY_WORKER, place=city.huibin)
    street = await people.an_officer("李强强", Role.STREET_OFFICER, place=city.zhenxing)
    made = await merging.propose(kept, other, evidence=EVIDENCE, by=desk)
    return await merging.carry_out(made, by=street, together=house.together()), street


async def twice(calling: Calling) -> tuple[Person, Person]:
    """Enter one neighbour two times."""
    return (
        await people.a_person("王桂兰", home=calling.city.huibin),
        await people.a_person("王桂兰", home=calling.city.huibin),
    )


async def test_edge_18_a_place_stays_taken_once_and_is_the_kept_records(database: None) -> None:
    calling = await a_calling(capacity=2)
    kept, other = await twice(calling)
    place = await joins(other, calling)

    made, street = await merged(calling.city, kept, other)

    held = await Commitment.get(id=place.id)
    assert (held.person_id, held.state) == (kept.id, CommitmentState.CONFIRMED)
    assert (await calling.fresh_slot()).taken == 1
    with pytest.raises(OutOfTurn):
        await joins(await Person.get(id=other.id), calling)
    await merging.separate(made, because="查明是两位老人", by=street, together=house.together())
    assert (await Commitment.get(id=place.id)).person_id == other.id


async def test_edge_18_with_two_places_in_one_shift_one_is_given_up_first(database: None) -> None:
    calling = await a_calling(capacity=3)
    kept, other = await twice(calling)
    await joins(kept, calling)
    second = await joins(other, calling)

    with pytest.raises(OutOfTurn, match=calling.activity.title):
        await merged(calling.city, kept, other)
    await withdrawing.withdraw(second, by=await people.an_actor(other))
    street = await people.an_officer("赵刚", Role.STREET_OFFICER, place=calling.city.zhenxing)
    await merging.carry_out(await Merger.get(), by=street, together=house.together())

    assert await Commitment.filter(person_id=kept.id).count() == 2
    assert (await calling.fresh_slot()).taken == 1


async def test_edge_18_a_need_goes_over_and_a_permission_is_given_anew(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)
    kept = await people.a_person("王桂兰", home=cast.city.huibin)

    await merged(cast.city, kept, cast.elder)

    assert (await Need.get(id=need.id)).beneficiary_id == kept.id
    with pytest.raises(MayNot):
        await mandates.require(cast.elder.id, Scope.RECORD_NEED, by=cast.zhang)
    with pytest.raises(MayNot):
        await mandates.require(kept.id, Scope.RECORD_NEED, by=cast.zhang)
    assert await Letter.filter(purpose="permission_anew", person_id=kept.id).count() == 1


async def test_edge_18_who_acts_for_the_other_is_another_and_who_works_here_is_kept(database: None) -> None:
    calling = await a_calling()
    kept, other = await twice(calling)
    await mandates.grant(
        other, [Scope.VIEW_HOURS], method=Method.INVITED, wording="", agent_person=kept, by=await people.an_actor(other)
    )
    with pytest.raises(OutOfTurn, match="acts for the other"):
        await merged(calling.city, kept, other)

    third = await people.a_person("王桂兰", home=calling.city.huibin)
    await grant(third, Role.ORG_STAFF, by=SYSTEM, basis="story", org_id=calling.org.id)
    assert any("role" in each for each in await house.together().against(kept, third))
    assert not await house.together().against(third, kept)


async def test_edge_18_inv_31_the_id_number_goes_over_and_two_numbers_are_two_people(database: None) -> None:
    city = await people.a_city()
    numbers = ("211121195001010014", "211121195001010030")
    bare = await people.a_person("李长河", home=city.huibin, phone=None)
    first, second = [
        await persons.enter(by=SYSTEM, name="李长河", id_number=_checked(each), home=city.huibin) for each in numbers
    ]

    assert any("different ID numbers" in each for each in await house.together().against(first, second))
    made, street = await merged(city, bare, first)
    assert (await Person.get(id=bare.id)).id_number_hash == first.id_number_hash
    await merging.separate(made, because="查明是两位老人", by=street, together=house.together())

    fresh = await Person.get(id=bare.id)
    assert (fresh.id_number_hash, fresh.born_on, fresh.state) == (None, None, PersonState.ACTIVE)
    assert (await Person.get(id=first.id)).id_number_hash == first.id_number_hash
    assert await persons.by_address(first.public_id) == first


def _checked(number: str) -> str:
    """Return an ID number with the check figure that belongs to it."""
    return number[:-1] + idnumbers.check_of(number[:-1])
