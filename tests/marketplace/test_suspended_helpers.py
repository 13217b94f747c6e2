"""Whoever the street stopped has no place ahead, and reads no elder's address (INV-38, INV-46)."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot
from ground.identity import Person
from ground.letters import Letter
from ground.places import Place
from marketplace import withdrawing
from marketplace.models import Commitment, CommitmentState
from marketplace.queries.contacts import contact_for_place, opens_for
from marketplace.queries.needs import need_by_id
from tests.marketplace.need_cast import a_need_cast, accepted
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, in_days, joins, state_of
from tests.marketplace.test_need_visits import a_helper_in, a_visit, actor_of
from tests.people import a_person, an_officer
from volunteers import enrolling, suspending
from volunteers.events import VolunteerStopped
from volunteers.models import Volunteer

pytestmark = pytest.mark.anyio


async def a_neighbour(calling: Calling) -> Person:
    return await a_person("陈强", home=calling.city.huibin)


async def stopped_by_the_street(person_id: int, street: Place, until: dt.date) -> VolunteerStopped:
    volunteer = await Volunteer.get(person_id=person_id)
    officer = await an_officer("周岩", Role.STREET_OFFICER, place=street)
    await suspending.suspend(volunteer, because="老人反映他推销保健品", until_on=until, by=officer)
    return VolunteerStopped(volunteer.id, person_id, "suspended")


async def test_inv_46_a_suspended_helper_does_not_read_where_the_elder_lives(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)
    await Person.filter(id=helper.person_id).update(home_id=cast.city.huibin.id)
    await stopped_by_the_street(helper.person_id, cast.city.zhenxing, clock.today() + dt.timedelta(days=30))

    place = await Commitment.get(id=helper.id).select_related("shift__activity")
    with clock.stopped(shift.starts_at - HOUR):
        assert await opens_for(place) is None
        with pytest.raises(MayNot):
            await contact_for_place(await actor_of(helper), place)
    assert (await need_by_id(place.shift.activity.need_id or 0)).organisation_id == cast.org.id


async def test_inv_38_a_suspension_gives_up_the_places_of_its_days_and_tells_the_leader_no_reason(
    database: None,
) -> None:
    soon = await a_calling()
    later = await a_calling(city=soon.city, org=soon.org, starts_at=in_days(20))
    helper = await a_neighbour(soon)
    places = [await joins(helper, each) for each in (soon, later)]
    fact = await stopped_by_the_street(helper.id, soon.city.zhenxing, clock.today() + dt.timedelta(days=10))

    await withdrawing.end_while_suspended(fact)
    await withdrawing.end_while_suspended(fact)

    assert [await state_of(each) for each in places] == [CommitmentState.WITHDRAWN, CommitmentState.CONFIRMED]
    assert (await soon.fresh_slot()).taken == 0
    assert await Letter.filter(person_id=soon.leader.id, purpose="place_given_back").count() == 1


async def test_edge_20_who_takes_a_break_keeps_what_they_promised(database: None) -> None:
    calling = await a_calling()
    helper = await a_neighbour(calling)
    place = await joins(helper, calling)
    volunteer = await Volunteer.get(person_id=helper.id)
    await enrolling.pause(volunteer, by=await actor_of(place))

    await withdrawing.end_while_suspended(VolunteerStopped(volunteer.id, helper.id, "paused"))

    assert await state_of(place) == CommitmentState.CONFIRMED
