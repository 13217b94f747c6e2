"""Open shifts for stories: an organisation of the small city calls for helpers through the same acts as its people."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from ground.places import Place
from marketplace import planning, scheduling, signing_up
from marketplace.models import Activity, Commitment, CommitmentState, Shift, SignUpWay, Slot
from orgs.models import Organisation, Project
from tests import people
from tests.people import City
from volunteers.models import Skill

HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Calling:
    """A published activity with one shift, and those who run it."""

    city: City
    org: Organisation
    project: Project
    manager: Actor
    leader: Person
    activity: Activity
    shift: Shift
    slot: Slot

    async def fresh_slot(self) -> Slot:
        """Return the slot as it is now."""
        return await Slot.get(id=self.slot.id)

    async def fresh_shift(self) -> Shift:
        """Return the shift as it is now, with its activity."""
        return await Shift.get(id=self.shift.id).select_related("activity__organisation")


def in_days(days: int, hour: int = 10, minute: int = 0) -> dt.datetime:
    """Return a moment so many days from today, at this time on the city's clocks."""
    return clock.city_moment(clock.today() + dt.timedelta(days=days), dt.time(hour, minute))


async def a_draft(
    city: City,
    org: Organisation,
    project: Project,
    *,
    by: Actor,
    leader: Person,
    place: Place | None = None,
    title: str = "给邻居老人送午饭",
    **more: Any,  # noqa: ANN401 - the facts of a Plan
) -> Activity:
    """Draft an activity that lacks nothing but a shift."""
    facts: dict[str, Any] = {
        "what": "到社区食堂取饭盒，送到邻居家门口。",
        "spot": "惠宾社区食堂",
        "contact_name": "刘敏",
        "contact_phone": "0427-2810000",
        "risk_text": "要爬楼梯，请慢走。",
        **more,
    }
    wanted = planning.Plan(title=title, place=place or city.huibin, leader=leader, **facts)
    return await planning.plan(org, project, wanted, by=by)


async def a_calling(
    *,
    capacity: int = 2,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
    city: City | None = None,
    org: Organisation | None = None,
    place: Place | None = None,
    youngest: int | None = None,
    papers: tuple[Skill, ...] = (),
    **more: Any,  # noqa: ANN401 - the facts of a Plan
) -> Calling:
    """Publish an activity with one shift, in three days from ten to twelve unless told otherwise."""
    city = city or await people.a_city()
    org = org or await people.an_org(city)
    project = await people.a_project(
        org, *{each.id: each for each in (city.huibin, city.shiyou, place) if each}.values()
    )
    manager = await people.an_officer("刘敏", Role.ORG_MANAGER, org=org)
    leader = await people.an_officer("陈光", Role.SOCIAL_WORKER, org=org)
    led_by = await Person.get(id=leader.person_id)
    activity = await a_draft(city, org, project, by=manager, leader=led_by, place=place, **more)
    starts_at = starts_at or in_days(3)
    wanted = planning.ShiftPlan(
        starts_at=starts_at,
        ends_at=ends_at or starts_at + 2 * HOUR,
        capacity=capacity,
        youngest=youngest,
        papers=papers,
    )
    shift = await planning.add_shift(activity, wanted, by=manager)
    await scheduling.publish(activity, by=manager)
    slot = await Slot.get(shift_id=shift.id)
    return Calling(city, org, project, manager, led_by, activity, shift, slot)


async def another_shift(calling: Calling, starts_at: dt.datetime) -> None:
    """Lay one more shift of two hours by rows: for lists that are long."""
    shift = await Shift.create(
        activity=calling.activity, planned_at=starts_at, starts_at=starts_at, ends_at=starts_at + 2 * HOUR
    )
    await Slot.create(shift=shift, capacity=3)


async def joins(person: Person, calling: Calling) -> Commitment:
    """Let a person sign up by their own hand."""
    return await signing_up.sign_up(
        person, await calling.fresh_slot(), by=await people.an_actor(person), way=SignUpWay.SELF
    )


async def neighbours(count: int, city: City | None = None) -> list[Person]:
    """Enter so many neighbours, each with a telephone."""
    return [
        await people.a_person(f"邻居{number}", home=city.huibin if city else None) for number in range(1, count + 1)
    ]


async def state_of(commitment: Commitment) -> CommitmentState:
    """Return the state of a commitment as it is now."""
    return (await Commitment.get(id=commitment.id)).state
