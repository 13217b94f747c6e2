"""A story of one organisation, its project in Huibin, and everyone whose word its hours need."""

import datetime as dt
from dataclasses import dataclass

from ground import clock
from ground.actors import Actor, Role
from ground.codes import public_id
from ground.identity import Person
from orgs.models import Organisation, Project
from tests import people
from volunteers import recording
from volunteers.models import Grade, HourCategory, HourClaim, HourEntry, Source

DAY = dt.date(2026, 11, 18)
"""A Wednesday."""
NOON_AFTER = clock.city_moment(DAY + dt.timedelta(days=1), dt.time(12))


def at(hour: int, minute: int = 0, *, day: dt.date = DAY) -> dt.datetime:
    """Return a moment on the city's clocks; hours past 24 are the next day's."""
    return clock.city_moment(day) + dt.timedelta(hours=hour, minutes=minute)


@dataclass(frozen=True)
class Story:
    """Who is in it."""

    city: people.City
    org: Organisation
    project: Project
    wang: Person
    """An elder who serves; she lives in Huibin."""
    leader: Actor
    """A member of the organisation's staff, who keeps the roll."""
    manager: Actor
    desk: Actor
    """The community worker of Huibin."""
    street: Actor
    county: Actor

    async def claimed(
        self,
        start: dt.datetime | None = None,
        end: dt.datetime | None = None,
        *,
        person: Person | None = None,
        by: Actor | None = None,
        minutes: int | None = None,
        shift: str | None = None,
        source: Source = Source.DESK_ROLL,
        grade: Grade = Grade.A,
        category: HourCategory = HourCategory.SERVICE,
        planned: tuple[dt.datetime, dt.datetime] | None = None,
        about: str = "给邻居老人送午饭",
        org: Organisation | None = None,
        project: Project | None = None,
        led_by: Person | None = None,
    ) -> HourClaim:
        """Let the leader record that Wang served, from 10 to 12 unless told otherwise."""
        start, end = start or at(10), end or at(12)
        return await recording.claim(
            person_id=(person or self.wang).id,
            project=project or self.project,
            organisation=org or self.org,
            about=about,
            shift_ref=shift or public_id(),
            place_id=self.city.huibin.id,
            starts_at=start,
            ends_at=end,
            minutes=minutes if minutes is not None else int((end - start).total_seconds()) // 60,
            source=source,
            grade=grade,
            category=category,
            by=by or self.leader,
            planned=planned,
            led_by=led_by.id if led_by else None,
        )

    async def entered(self, start: dt.datetime | None = None, end: dt.datetime | None = None) -> HourEntry:
        """Let the leader record and the desk confirm; return the one line that this makes."""
        [line] = await recording.confirm(await self.claimed(start, end), by=self.desk)
        return line


async def a_story() -> Story:
    """Enter everyone, as they were a year ago: nobody is new any more."""
    with clock.stopped(at(9, day=DAY - dt.timedelta(days=365))):
        city = await people.a_city()
        org = await people.an_org(city)
        project = await people.a_project(org, city.huibin)
        await Project.filter(id=project.id).update(ends_on=DAY + dt.timedelta(days=300))
        wang = await people.a_person("王桂兰", home=city.huibin, born_on=dt.date(1956, 3, 8))
        return Story(
            city,
            org,
            await Project.get(id=project.id),
            wang,
            leader=await people.an_officer("刘敏", Role.ORG_STAFF, org=org),
            manager=await people.an_officer("孙浩", Role.ORG_MANAGER, org=org),
            desk=await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin),
            street=await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing),
            county=await people.an_officer("赵敏", Role.COUNTY_OFFICER, place=city.xinglongtai),
        )
