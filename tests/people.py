"""The cast: a small Panjin and the people who live and work in it. Each call enters one; all are invented."""

import datetime as dt
from dataclasses import dataclass
from itertools import count

from ground import clock, granting, persons, sessions
from ground.actors import SYSTEM, Actor, Assurance, Role
from ground.database import transaction
from ground.doorman import cookie_name
from ground.identity import Person
from ground.places import Place, PlaceKind
from orgs import uscc
from orgs.models import CODED, ActivityArea, Category, Organisation, OrgKind, Project, ProjectPlace, ProjectState
from orgs.naming import name_columns

_numbers = count(13_800_000_001)
_codes = count(10_000_001)


@dataclass(frozen=True)
class City:
    """A city of two counties: the places that stories need."""

    city: Place
    xinglongtai: Place
    dawa: Place
    zhenxing: Place
    """A street in Xinglongtai."""
    tianjia: Place
    """A street in Dawa."""
    huibin: Place
    """A community in Zhenxing."""
    shiyou: Place
    """Another community in Zhenxing."""
    wangjia: Place
    """A community in Tianjia, across the county line."""


async def a_place(name: str, kind: PlaceKind, code: str, parent: Place | None = None) -> Place:
    """Enter a place below its parent."""
    place = await Place.create(code=code, name=name, kind=kind, parent=parent, path="", valid_from=dt.date(2020, 1, 1))
    place.path = f"{parent.path if parent else ''}{place.id}."
    await place.save(update_fields=["path"])
    return place


async def a_city() -> City:
    """Enter the small city."""
    city = await a_place("盘锦市", PlaceKind.CITY, "211100000000")
    xinglongtai = await a_place("兴隆台区", PlaceKind.COUNTY, "211103000000", city)
    dawa = await a_place("大洼区", PlaceKind.COUNTY, "211104000000", city)
    zhenxing = await a_place("振兴街道", PlaceKind.STREET, "211103001000", xinglongtai)
    tianjia = await a_place("田家街道", PlaceKind.STREET, "211104005000", dawa)
    return City(
        city,
        xinglongtai,
        dawa,
        zhenxing,
        tianjia,
        huibin=await a_place("惠宾社区", PlaceKind.COMMUNITY, "211103001001", zhenxing),
        shiyou=await a_place("石油社区", PlaceKind.COMMUNITY, "211103001002", zhenxing),
        wangjia=await a_place("王家村", PlaceKind.COMMUNITY, "211104005001", tianjia),
    )


def a_phone() -> str:
    """Return a mobile number that no one else in the story has."""
    return str(next(_numbers))


async def a_person(
    name: str = "王桂兰", *, home: Place | None = None, phone: str | None = "", born_on: dt.date | None = None
) -> Person:
    """Enter a person; with a telephone of their own unless `phone=None`."""
    return await persons.enter(
        by=SYSTEM, name=name, phone=a_phone() if phone == "" else phone, home=home, born_on=born_on
    )


async def an_actor(person: Person) -> Actor:
    """Return the person as someone who acts, with what they hold today."""
    return await sessions.actor_for(person)


async def an_officer(name: str, role: Role, *, place: Place | None = None, org: Organisation | None = None) -> Actor:
    """Enter a person who holds a role, and return them as an actor."""
    person = await a_person(name)
    await granting.grant(person, role, by=SYSTEM, basis="story", place=place, org_id=org.id if org else None)
    return await an_actor(person)


def a_code(kind: OrgKind = OrgKind.MINFEI) -> str:
    """Return a social credit code whose form holds, that no one else in the story has."""
    first = {OrgKind.SHETUAN: "51", OrgKind.FOUNDATION: "53", OrgKind.COMPANY: "91"}.get(kind, "52")
    inner = f"{next(_codes):08d}"
    code = f"{first}211103{inner}{uscc.organisation_check_of(inner)}"
    return code + uscc.check_of(code)


async def an_org(
    city: City, name: str = "盘锦银龄互助社", *, kind: OrgKind = OrgKind.MINFEI, areas: list[Place] | None = None
) -> Organisation:
    """Enter a body in good standing that works in the two communities of Zhenxing."""
    host = None
    if kind in (OrgKind.FILED_GROUP, OrgKind.AGREED_TEAM):
        host = await an_org(city, f"{name}的托管单位", kind=OrgKind.GRASSROOTS)
    org = await Organisation.create(
        **name_columns(name),
        kind=kind,
        uscc=a_code(kind) if kind in CODED else None,
        category=Category.SERVICE,
        place=city.zhenxing,
        host=host,
        leader_name="刘敏",
        contact_phone="0427-2810000",
        made_at=clock.now(),
    )
    for place in areas or [city.huibin, city.shiyou]:
        await ActivityArea.create(organisation=org, place=place)
    return org


async def a_project(org: Organisation, *communities: Place, title: str = "邻里送餐") -> Project:
    """Enter a running project of an organisation in these communities."""
    project = await Project.create(
        organisation=org,
        title=title,
        category=Category.SERVICE,
        starts_on=clock.today() - dt.timedelta(days=30),
        ends_on=clock.today() + dt.timedelta(days=300),
        made_at=clock.now(),
        state=ProjectState.RUNNING,
    )
    for place in communities:
        await ProjectPlace.create(project=project, place=place)
    return project


async def signed_in(person: Person, *, staff: bool = False) -> dict[str, str]:
    """Open a session for a person and return the cookie that carries it."""
    async with transaction():
        token = await sessions.begin(
            person,
            assurance=Assurance.TWO_FACTORS if staff else Assurance.PHONE,
            staff=staff,
            device="test",
            by=SYSTEM,
        )
    return {cookie_name(): token}
