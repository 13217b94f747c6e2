"""Becoming a volunteer, taking a break, leaving and coming back."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn
from ground.outbox import Announcement
from ground.privacy import Consent, ConsentKind, has_consented
from tests import people
from volunteers import enrolling, queries
from volunteers.models import Volunteer, VolunteerState

pytestmark = pytest.mark.anyio


async def test_enrolling_twice_and_at_once_makes_one_volunteer(database: None) -> None:
    wang = await people.a_person()
    herself = await people.an_actor(wang)

    made = await asyncio.gather(*(enrolling.enrol(wang, by=herself) for _ in range(6)))

    assert {each.id for each in made} == {(await enrolling.enrol(wang, by=herself)).id}
    assert await Volunteer.all().count() == 1
    assert await Announcement.filter(name="volunteers.VolunteerEnrolled").count() == 1
    assert await AuditEntry.filter(verb="Volunteer.enrol").count() == 1
    assert await has_consented(wang.id, ConsentKind.ENROL)


async def test_nobody_enrols_another_unless_they_help_them(database: None) -> None:
    wang, li = await people.a_person(), await people.a_person("李强")
    neighbour = await people.an_actor(li)

    with pytest.raises(MayNot):
        await enrolling.enrol(wang, by=neighbour)
    await enrolling.enrol(wang, by=neighbour.helping(wang.id, mandate_id=7))

    assert (await Consent.get(person_id=wang.id)).method == "spoken"
    assert (await Consent.get(person_id=wang.id)).recorded_by_id == li.id


async def test_the_record_of_someone_who_died_takes_no_volunteer(database: None) -> None:
    wang = await people.a_person()
    await wang.filter(id=wang.id).update(state="deceased")

    with pytest.raises(OutOfTurn):
        await enrolling.enrol(await wang.get(id=wang.id), by=SYSTEM)
    assert not (await queries.standing(wang.id)).may_serve


async def test_a_break_ends_on_its_day_by_itself(database: None) -> None:
    wang = await people.a_person()
    herself = await people.an_actor(wang)
    volunteer = await enrolling.enrol(wang, by=herself)
    back_on = clock.today() + dt.timedelta(days=10)

    await enrolling.pause(volunteer, by=herself, until=back_on)

    assert not (await queries.standing(wang.id)).may_serve
    assert not (await queries.standing(wang.id, day=back_on - dt.timedelta(days=1))).may_serve
    assert (await queries.standing(wang.id, day=back_on)).may_serve


async def test_a_break_ends_when_the_person_says_so_and_no_stranger_may(database: None) -> None:
    wang, li = await people.a_person(), await people.a_person("李强")
    herself, stranger = await people.an_actor(wang), await people.an_actor(li)
    volunteer = await enrolling.enrol(wang, by=herself)

    with pytest.raises(MayNot):
        await enrolling.pause(volunteer, by=stranger)
    await enrolling.pause(volunteer, by=herself)
    with pytest.raises(MayNot):
        await enrolling.resume(volunteer, by=stranger)
    await enrolling.resume(volunteer, by=herself)

    assert volunteer.state == VolunteerState.ENROLLED
    with pytest.raises(OutOfTurn):
        await enrolling.resume(volunteer, by=herself)


async def test_who_left_comes_back_by_their_own_wish_alone(database: None) -> None:
    wang, li = await people.a_person(), await people.a_person("李强")
    herself = await people.an_actor(wang)
    volunteer = await enrolling.enrol(wang, by=herself)

    await enrolling.withdraw(volunteer, by=herself)

    assert not (await queries.standing(wang.id)).may_serve
    assert not await has_consented(wang.id, ConsentKind.ENROL)
    with pytest.raises(MayNot):
        await enrolling.enrol(wang, by=SYSTEM)
    with pytest.raises(MayNot):
        await enrolling.enrol(wang, by=(await people.an_actor(li)).helping(wang.id, mandate_id=None))
    assert (await enrolling.enrol(wang, by=herself)).state == VolunteerState.ENROLLED
    assert (await queries.standing(wang.id)).may_serve


async def test_the_desk_of_the_home_vouches_and_no_other(database: None) -> None:
    city = await people.a_city()
    wang = await people.a_person(home=city.huibin)
    volunteer = await enrolling.enrol(wang, by=SYSTEM)
    near = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin)
    far = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.wangjia)

    with pytest.raises(MayNot):
        await enrolling.vouch(volunteer, by=far)
    await enrolling.vouch(volunteer, by=near)

    assert volunteer.state == VolunteerState.ACTIVE
    assert volunteer.vouched_by_id == near.person_id
    herself = await people.an_actor(wang)
    await enrolling.pause(volunteer, by=herself)
    await enrolling.resume(volunteer, by=herself)
    assert volunteer.state == VolunteerState.ACTIVE
