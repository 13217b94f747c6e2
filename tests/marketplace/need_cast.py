"""The cast of stories about needs: the desk of Huibin, its street, an organisation, and Wang Guilan who needs lunch."""

import datetime as dt
from dataclasses import dataclass

import httpx

from ground import clock
from ground.actors import Actor, Role
from ground.database import transaction
from ground.identity import Person
from ground.mandates import Method
from ground.places import Place
from marketplace import answering, confirming, dispatching, needs_at_work, posting, verifying
from marketplace.models import Need, NeedCategory, RiskLevel, Urgency, Word
from marketplace.queries.needs import need_by_id
from marketplace.schemas.needs import NeedDraft, VerifyDraft
from orgs.models import Organisation, Project
from tests.people import City, a_city, a_person, a_project, an_actor, an_officer, an_org, signed_in

WHERE = "惠宾社区金色家园3号楼2单元501"


@dataclass(frozen=True)
class NeedCast:
    """Everyone in a story about needs."""

    city: City
    zhang: Actor
    """A worker of Huibin, who records."""
    wang: Actor
    """Her colleague at the same desk, who looks a second time."""
    street: Actor
    """An officer of Zhenxing."""
    elder: Person
    org: Organisation
    project: Project
    manager: Actor
    sun: Actor
    """A social worker of the organisation."""


async def a_need_cast() -> NeedCast:
    """Enter everyone."""
    city = await a_city()
    org = await an_org(city)
    return NeedCast(
        city=city,
        zhang=await an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin),
        wang=await an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin),
        street=await an_officer("赵刚", Role.STREET_OFFICER, place=city.zhenxing),
        elder=await a_person("王桂兰", home=city.huibin, born_on=dt.date(1944, 3, 2)),
        org=org,
        project=await a_project(org, city.huibin, city.shiyou),
        manager=await an_officer("刘敏", Role.ORG_MANAGER, org=org),
        sun=await an_officer("孙老师", Role.SOCIAL_WORKER, org=org),
    )


def a_draft(**changes: object) -> NeedDraft:
    """Return what Zhang Li writes down for Wang Guilan."""
    today = clock.today()
    facts: dict[str, object] = {
        "category": NeedCategory.MEALS,
        "title": "中午没人做饭",
        "words": "腿脚不好，中午一个人没法做饭。",
        "where": WHERE,
        "public_text": "一位八十多岁的老人腿脚不便，中午没人做饭，想请人送午饭。",
        "risk_text": "上二楼，没有电梯。",
        "wanted_from": today,
        "wanted_until": today + dt.timedelta(days=14),
        "weekdays": [0, 2],
        "dayparts": ["morning"],
        "urgency": Urgency.WEEK,
        "method": Method.PRESENT,
    }
    return NeedDraft.model_validate({**facts, **changes})


def checked(**changes: object) -> VerifyDraft:
    """Return the text as the second person leaves it."""
    facts: dict[str, object] = {
        "title": "中午没人做饭",
        "public_text": "一位八十多岁的老人腿脚不便，中午没人做饭，想请人送午饭。",
        "risk_level": RiskLevel.LOW,
        "risk_text": "上二楼，没有电梯。",
    }
    return VerifyDraft.model_validate({**facts, **changes})


async def recorded(cast: NeedCast, **changes: object) -> Need:
    """Return a need as the desk has it after Zhang Li wrote it down."""
    need = await posting.record(cast.elder, a_draft(**changes), by=cast.zhang, place=cast.city.huibin)
    return await need_by_id(need.id)


async def verified(cast: NeedCast, *, text: VerifyDraft | None = None, **changes: object) -> Need:
    """Return a need that Wang Hong looked at."""
    need = await recorded(cast, **changes)
    await verifying.verify(need, text or checked(), by=cast.wang)
    return await need_by_id(need.id)


async def dispatched(cast: NeedCast, *, text: VerifyDraft | None = None, **changes: object) -> Need:
    """Return a need that waits for the organisation's answer."""
    need = await verified(cast, text=text, **changes)
    await dispatching.dispatch(need, cast.org, by=cast.zhang)
    return await need_by_id(need.id)


async def accepted(cast: NeedCast, *, text: VerifyDraft | None = None, **changes: object) -> Need:
    """Return a need that the organisation has taken on."""
    need = await dispatched(cast, text=text, **changes)
    await answering.accept(need, cast.project, by=cast.manager)
    return await need_by_id(need.id)


async def scheduled(cast: NeedCast, *, text: VerifyDraft | None = None, **changes: object) -> Need:
    """Return a need for which somebody comes the day after tomorrow at ten."""
    need = await accepted(cast, text=text, **changes)
    day = clock.today() + dt.timedelta(days=2)
    await needs_at_work.schedule(
        need.id,
        by=cast.manager,
        comes_at=clock.city_moment(day, dt.time(10)),
        leaves_at=clock.city_moment(day, dt.time(12)),
    )
    return await need_by_id(need.id)


async def said_done(cast: NeedCast, *, text: VerifyDraft | None = None, **changes: object) -> Need:
    """Return a need of which the organisation says that it was done; the clock stands after the visit."""
    need = await scheduled(cast, text=text, **changes)
    assert need.leaves_at is not None
    with clock.stopped(need.leaves_at + dt.timedelta(minutes=5)):
        await needs_at_work.say_done(need.id, by=cast.manager)
    return await need_by_id(need.id)


async def confirmed(cast: NeedCast, *, text: VerifyDraft | None = None, **changes: object) -> Need:
    """Return a need of which the desk heard on the telephone that it was done."""
    need = await said_done(cast, text=text, **changes)
    assert need.done_at is not None
    with clock.stopped(need.done_at + dt.timedelta(hours=1)):
        await confirming.confirm(need, Word.CALLED, by=cast.zhang)
    return await need_by_id(need.id)


async def elder_of(cast: NeedCast) -> Actor:
    """Return Wang Guilan as someone who acts."""
    return await an_actor(cast.elder)


async def move_home(person: Person, place: Place) -> None:
    """Let somebody live elsewhere."""
    async with transaction():
        await Person.filter(id=person.id).update(home_id=place.id)


async def becomes(client: httpx.AsyncClient, person_id: int | None, *, staff: bool = True) -> None:
    """Let the client be someone: sign in as them."""
    client.cookies.clear()
    if person_id is not None:
        client.cookies.update(await signed_in(await Person.get(id=person_id), staff=staff))
