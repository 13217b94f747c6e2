"""The invariants of organisations, INV-1 to INV-7 (orgs-and-volunteers 7.1), each by its number."""

import datetime as dt

import pytest
from tortoise.exceptions import IntegrityError

from ground import clock, policy
from ground.actors import SYSTEM
from ground.errors import OutOfTurn, Taken, Unreadable
from ground.places import Place
from orgs import (
    changing,
    checklist,
    deciding,
    hosting,
    projects,
    queries,
    standing,
    winding_up,
)
from orgs.models import (
    Category,
    Due,
    DueKind,
    Organisation,
    OrgKind,
    OrgState,
)
from orgs.obligations import OBLIGATIONS
from orgs.schemas.desk_drafts import SuspendDraft
from orgs.schemas.own_drafts import ChangeDraft, ProjectDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

MONDAY = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


async def test_inv_1_a_code_belongs_to_one_living_body(database: None) -> None:
    city = await people.a_city()
    org, _ = await stories.an_accepted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="甲中心")
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "孙强")
    other = await stories.an_applicant(city, "李长河")
    twin = await stories.a_reviewed(city, other, li, OrgKind.MINFEI, name="乙中心", code=org.uscc)

    with pytest.raises(Taken):
        await deciding.accept(twin, "同意", by=zhao)
    with pytest.raises(IntegrityError):
        await Organisation.create(
            name="丙中心", kind=OrgKind.MINFEI, category=Category.SERVICE, uscc=org.uscc, place=city.zhenxing,
            leader_name="某人", made_at=clock.now(),
        )  # fmt: skip
    assert (await stories.fresh(twin)).organisation is None


@pytest.mark.parametrize(("kind", "code"), [(OrgKind.FILED_GROUP, True), (OrgKind.SHETUAN, False)])
async def test_inv_1_who_must_have_a_code_and_who_must_not(database: None, kind: OrgKind, code: bool) -> None:
    city = await people.a_city()
    host = await stories.a_host(city)

    with pytest.raises(IntegrityError):
        await Organisation.create(
            name="不该有的", kind=kind, category=Category.SERVICE, uscc=people.a_code() if code else None,
            host=host if code else None, place=city.zhenxing, leader_name="某人", made_at=clock.now(),
        )  # fmt: skip


async def test_inv_2_a_group_needs_a_host_whose_area_holds_its_own(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    elsewhere = await people.an_org(city, "石油居委会", kind=OrgKind.GRASSROOTS, areas=[city.shiyou])
    filing = await stories.a_reviewed(city, wang, li, host=elsewhere)

    with pytest.raises(OutOfTurn, match=city.huibin.name):
        await deciding.accept(filing, "同意", by=zhao)


async def test_inv_2_with_its_host_a_group_lapses_and_the_street_gets_the_task(database: None) -> None:
    city = await people.a_city()
    host = await stories.a_host(city)
    group, _ = await stories.an_accepted(city, await stories.an_applicant(city), host=host)
    county, li = await stories.a_county_officer(city), await stories.a_street_officer(city)
    host = await Organisation.get(id=host.id).select_related("place")

    await standing.suspend(
        host, SuspendDraft(words="年检没有通过", until=clock.today() + dt.timedelta(days=30)), by=county
    )

    assert (await Organisation.get(id=group.id)).state == OrgState.LAPSED
    waiting = await queries.tasks_for(li, _url_for)
    assert [task.count for task in waiting if "state=lapsed" in task.href] == [1]
    other = await people.an_org(city, "街道社会组织联合会", kind=OrgKind.MINFEI)
    await hosting.rehost(group, other, by=li)
    again = await Organisation.get(id=group.id)
    assert again.state == OrgState.ACTIVE
    assert again.host_id == other.id


async def test_inv_2_a_group_without_a_host_cannot_be_written_down(database: None) -> None:
    city = await people.a_city()

    with pytest.raises(IntegrityError):
        await Organisation.create(
            name="没有托管的队", kind=OrgKind.FILED_GROUP, category=Category.CULTURE, place=city.zhenxing,
            leader_name="某人", made_at=clock.now(),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (OrgKind.SHETUAN, True),
        (OrgKind.MINFEI, True),
        (OrgKind.FOUNDATION, True),
        (OrgKind.COMPANY, True),
        (OrgKind.FILED_GROUP, False),
        (OrgKind.AGREED_TEAM, False),
        (OrgKind.GRASSROOTS, False),
    ],
)
async def test_inv_3_only_bodies_that_can_sign_are_paid(database: None, kind: OrgKind, may: bool) -> None:
    org = await people.an_org(await people.a_city(), kind=kind)

    assert await queries.may_be_paid(org.id) is may


async def test_inv_4_one_person_represents_one_association(database: None) -> None:
    city = await people.a_city()
    sun = ("孙德海", people.a_phone())
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    wang = await stories.an_applicant(city)
    first = await stories.a_reviewed(city, wang, li, OrgKind.SHETUAN, name="一协会", leader=sun)
    await deciding.accept(first, "同意", by=zhao)
    second = await stories.a_reviewed(city, wang, li, OrgKind.SHETUAN, name="二协会", leader=sun)

    with pytest.raises(Taken):
        await deciding.accept(second, "同意", by=zhao)

    assert [point.met for point in await checklist.points(second) if point.citation == checklist.LEADER_RULE] == [False]


async def test_inv_4_a_new_leader_of_a_private_unit_owes_an_audit(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="服务中心")
    li = await stories.a_street_officer(city, "周强")
    change = await changing.ask(
        org, ChangeDraft(leader_name="吴国强", leader_phone=people.a_phone(), why="理事会改选了"), by=manager
    )

    await changing.accept(change, by=li)

    assert await Due.filter(organisation_id=org.id, kind=DueKind.AUDIT).count() == 1


async def test_inv_5_each_threshold_says_whether_it_is_met_and_on_what_it_rests(database: None) -> None:
    city = await people.a_city()
    filing = await stories.a_submitted(city, await stories.an_applicant(city), OrgKind.SHETUAN, members=20)

    found = {point.citation: point.met for point in await checklist.points(filing) if "第十条" in point.citation}
    members = next(point for point in await checklist.points(filing) if "30" in point.asked and "50" in point.asked)

    assert not members.met
    assert list(found) == ["《社会团体登记管理条例》（2016 年修订）第十条"]
    assert not members.checked  # nobody has compared the citation with its text, and the page says so


async def test_inv_5_a_county_may_set_its_own_threshold(database: None) -> None:
    city = await people.a_city()
    filing = await stories.a_submitted(city, await stories.an_applicant(city), OrgKind.SHETUAN, members=20)

    await policy.put(
        "orgs.least_members.registered_shetuan", 20, valid_from=clock.today(), by=SYSTEM,
        citation="区民政局试点办法", place=await Place.get(id=city.xinglongtai.id),
    )  # fmt: skip

    members = next(point for point in await checklist.points(filing) if point.citation == "区民政局试点办法")
    assert members.met
    assert members.checked


async def test_inv_5_meeting_every_point_approves_nothing_and_missing_one_needs_a_reason(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    meets = await stories.a_reviewed(city, wang, li)
    short = await stories.a_reviewed(city, wang, li, name="三人小队", members=3)
    assert all(point.met for point in await checklist.points(meets))
    assert (await stories.fresh(meets)).organisation is None

    with pytest.raises(Unreadable):
        await deciding.accept(short, "", by=zhao)
    org = await deciding.accept(short, "都是楼里的老邻居，街道愿意扶持。", by=zhao)

    kept = checklist.read((await stories.fresh(short)).judged)
    assert [point.met for point in kept].count(False) == 1  # the decision keeps the values it used
    assert org.state == OrgState.ACTIVE


@pytest.mark.parametrize("state", [OrgState.LAPSED, OrgState.SUSPENDED, OrgState.WINDING_DOWN, OrgState.DISSOLVED])
async def test_inv_6_who_is_not_at_work_begins_nothing_new(database: None, state: OrgState) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    project = await projects.open_project(org, _a_project(city), by=manager)
    await Organisation.filter(id=org.id).update(state=state)
    stopped = await Organisation.get(id=org.id)

    with pytest.raises(OutOfTurn):
        await projects.open_project(stopped, _a_project(city), by=manager)
    with pytest.raises(OutOfTurn):
        await projects.begin(project, by=manager)
    assert not await queries.org_in_good_standing(org.id)
    assert await queries.orgs_working_in(city.huibin) == await _hosts_alone(city.huibin)


async def test_inv_7_who_closes_may_only_close(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    project = await projects.open_project(org, _a_project(city), by=manager)
    await projects.begin(project, by=manager)
    await winding_up.wind_down(org, "队员们年纪大了", by=manager)

    with pytest.raises(OutOfTurn):
        await projects.open_project(org, _a_project(city), by=manager)
    with pytest.raises(OutOfTurn):
        await changing.ask(org, ChangeDraft(name="新名字", why="想改个名字"), by=manager)
    await projects.close(project, "已经交给居委会", by=manager)

    county = await stories.a_county_officer(city)
    await winding_up.dissolve(org, "没有未了的事", by=county, sources=OBLIGATIONS)
    assert (await Organisation.get(id=org.id)).state == OrgState.DISSOLVED


def _a_project(city: people.City) -> ProjectDraft:
    today = clock.today()
    return ProjectDraft(
        title="周三合唱", summary="每周三在活动室唱歌。", category=Category.CULTURE, places=(city.huibin.code,),
        starts_on=today, ends_on=today + dt.timedelta(days=100),
    )  # fmt: skip


async def _hosts_alone(place: Place) -> list[Organisation]:
    return [each for each in await queries.orgs_working_in(place) if each.kind == OrgKind.GRASSROOTS]


def _url_for(name: str, **parts: str) -> str:
    return "/".join([name, *parts.values()])
