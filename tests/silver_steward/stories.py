"""A season of the small city, its officers at four stages, and elders with hours enough to be honoured."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from ground.places import Place
from orgs.models import Organisation, Project
from silver_steward import consenting, nominating, noticing, reviewing, seasons, sitting, supporting
from silver_steward.models import (
    Basis,
    Level,
    Nomination,
    PostAssignment,
    PostKind,
    Season,
    Source,
    Stage,
    StewardPost,
    Verdict,
)
from silver_steward.nominating import Word
from silver_steward.reviewing import Said
from silver_steward.seasons import Plan
from tests import people
from volunteers.models import ClaimState, Grade, HourCategory, HourClaim, HourEntry, Side, Volunteer, VolunteerState
from volunteers.models import Source as How

NAMING = clock.city_moment(dt.date(2026, 10, 14), dt.time(10))
"""A Wednesday, in the time for naming people."""
AFTER = clock.city_moment(dt.date(2026, 11, 2), dt.time(10))
"""The Monday after it."""
LONG_AGO = clock.city_moment(dt.date(2025, 1, 6))
AGREES = [Level.TAKE_PART, Level.NOTICE]
_lines = count(1)


@dataclass
class Story:
    """Who is in it."""

    city: people.City
    org: Organisation
    project: Project
    season: Season
    supervisor: Actor
    second: Actor
    """Another supervisor: the second pair of eyes."""
    desk: Actor
    colleague: Actor
    """Both of Huibin."""
    street: Actor
    county: Actor
    others: dict[str, Actor] = field(default_factory=dict)

    async def elder(
        self, name: str = "王桂兰", *, home: Place | None = None, hours: int = 66, born_on: dt.date | None = None
    ) -> Person:
        """Enter an elder who meets every condition unless told otherwise."""
        place = home or self.city.huibin
        person = await people.a_person(name, home=place, born_on=born_on or dt.date(1956, 3, 8))
        await Volunteer.create(
            person=person, state=VolunteerState.ACTIVE, joined_at=LONG_AGO, vouched_at=LONG_AGO,
        )  # fmt: skip
        post = await StewardPost.create(
            kind=PostKind.ENVIRONMENT, place=place, most_minutes_a_day=180, most_minutes_a_week=600,
            made_by_id=self.desk.person_id, made_at=clock.now(),
        )  # fmt: skip
        await PostAssignment.create(
            post=post, person=person, from_on=dt.date(2026, 2, 1), assigned_by_id=self.desk.person_id or 0,
            assigned_at=clock.now(),
        )  # fmt: skip
        for number in range(hours // 6):
            await self.line(person, dt.date(2026, 3 + number % 5, 2 + number), 9, 360)
        return person

    async def line(
        self,
        person: Person,
        day: dt.date,
        hour: int,
        minutes: int,
        *,
        by: Actor | None = None,
        reverses: int | None = None,
    ) -> HourEntry:
        """Put one line into the ledger as its chain would have it, without the way there."""
        number, start = next(_lines), clock.city_moment(day, dt.time(hour))
        span = {"starts_at": start, "ends_at": start + dt.timedelta(minutes=abs(minutes))}
        confirmer = by or (self.desk if number % 2 else self.colleague)
        shared: dict[str, Any] = {
            "person": person, "organisation": self.org, "project": self.project, "about": "清扫楼道",
            "shift_ref": f"s{number:011d}", "place_id": self.city.huibin.id, "minutes": abs(minutes),
            "recorder_id": self.street.person_id, "confirmer_id": confirmer.person_id, **span,
        }  # fmt: skip
        claim = await HourClaim.create(
            **shared, source=How.DESK_ROLL, grade=Grade.A, state=ClaimState.ACCEPTED, made_at=clock.now(),
            recorder_side=Side.ORGANISATION, planned_starts_at=start, planned_ends_at=span["ends_at"],
        )  # fmt: skip
        return await HourEntry.create(
            id=self.org.id * 2**32 + number, **shared | {"minutes": minutes}, claim=claim, service_on=day,
            category=HourCategory.SERVICE, source=How.DESK_ROLL, grade=Grade.A, entered_by_id=confirmer.person_id,
            entered_at=clock.now(), seq=number, body="", before="", hash="", reverses_id=reverses,
        )  # fmt: skip

    async def named(self, person: Person, *, agrees: bool = True) -> Nomination:
        """Let the community name someone, who agrees: no letters are needed."""
        word = Word(source=Source.COMMUNITY, words="楼道干净全靠她。", interest="没有")
        desk = self.desk if person.home_id == self.city.huibin.id else await self._desk_of(person)
        made = await nominating.nominate(self.season, person, word, by=desk)
        if agrees:
            await consenting.consent(made, AGREES, by=await people.an_actor(person))
        return await Nomination.get(id=made.id)

    async def _desk_of(self, person: Person) -> Actor:
        home = await Place.get(id=person.home_id)
        if home.name not in self.others:
            self.others[home.name] = await people.an_officer("何伟", Role.COMMUNITY_WORKER, place=home)
        return self.others[home.name]

    async def closed(self) -> None:
        """Let the time for naming people end."""
        await seasons.close_nominations(self.season, by=self.supervisor)

    def officer(self, stage: Stage) -> Actor:
        """Return who decides at a stage over Huibin and who named nobody."""
        return {
            Stage.COMMUNITY: self.colleague, Stage.STREET: self.street, Stage.COUNTY: self.county,
            Stage.CITY: self.second,
        }[stage]  # fmt: skip

    async def said(self, nomination: Nomination, verdict: Verdict = Verdict.PASS, note: str = "") -> None:
        """Let the officer of the present stage decide."""
        fresh = await Nomination.get(id=nomination.id)
        before = await sitting.sitting_of(fresh)
        await reviewing.decide(fresh, Said(verdict, note=note), by=self.officer(before.stage))

    async def released(self, stage: Stage) -> int:
        """Let the place over Huibin release what it decided."""
        place = {
            Stage.COMMUNITY: self.city.huibin, Stage.STREET: self.city.zhenxing, Stage.COUNTY: self.city.xinglongtai,
            Stage.CITY: self.city.city,
        }[stage]  # fmt: skip
        return await reviewing.release(self.season, stage, place, by=self.officer(stage))

    async def passed(self, *nominations: Nomination, upto: Stage = Stage.CITY) -> None:
        """Let nominations of Huibin pass all stages up to one."""
        for stage in Stage:
            for each in nominations:
                await self.said(each)
            await self.released(stage)
            if stage == upto:
                return

    async def hung(self, *nominations: Nomination) -> None:
        """Let nominations pass, and hang the notice."""
        await self.closed()
        await self.passed(*nominations)
        await noticing.hang(self.season, by=self.supervisor)
        await self.season.refresh_from_db()


def a_plan(**changes: object) -> Plan:
    """Return the plan of the season of 2026."""
    plan: dict[str, object] = {
        "year": 2026, "title": "2026 年最美银龄管家", "basis": Basis.COMMUNITY_SELECTION, "document_number": "",
        "issuer": "盘锦市志愿服务联合会", "seats": 3, "most_individuals": 10, "cutoff_on": dt.date(2026, 9, 30),
        "window_from": dt.date(2025, 10, 1), "window_until": dt.date(2026, 9, 30),
        "nominate_from": dt.date(2026, 10, 8), "nominate_until": dt.date(2026, 10, 31),
    }  # fmt: skip
    return Plan(**(plan | changes))  # type: ignore[arg-type]


async def a_story(**plan: object) -> Story:
    """Enter everyone, with a season in which people are named."""
    city = await people.a_city()
    org = await people.an_org(city)
    supervisor = await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city)
    second = await people.an_officer("周敏", Role.SUPERVISOR, place=city.city)
    season = await seasons.draft(a_plan(**plan), city.city, by=supervisor)
    await seasons.announce(season, by=second)
    await seasons.open_nominations(season, by=supervisor)
    return Story(
        city, org, await people.a_project(org, city.huibin), season, supervisor, second,
        desk=await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin),
        colleague=await people.an_officer("马静", Role.COMMUNITY_WORKER, place=city.huibin),
        street=await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing),
        county=await people.an_officer("赵敏", Role.COUNTY_OFFICER, place=city.xinglongtai),
    )  # fmt: skip


async def wrote(nomination: Nomination, person: Person) -> None:
    """Let someone write a letter for a nominee."""
    await supporting.support(nomination, "我天天看见她扫楼道。", by=await people.an_actor(person))
