"""The county stops an organisation and lets it work again; who closes owes nothing at the end (EDGE-20)."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Grant, Person
from orgs import filing as filings
from orgs import hosting, membership, obligations, projects, queries, renewing, standing, winding_up
from orgs.models import Category, Due, DueState, Organisation, OrgKind, OrgState, PaperKind
from orgs.obligations import OBLIGATIONS, Obligation
from orgs.schemas.desk_drafts import SuspendDraft
from orgs.schemas.own_drafts import BringDraft, InviteDraft, ProjectDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


def _stop(days: int = 30) -> SuspendDraft:
    return SuspendDraft(words="账目没有公开", until=clock.today() + dt.timedelta(days=days))


def _url_for(name: str, **parts: str) -> str:
    return "/".join([name, *parts.values()])


def _a_project(city: people.City) -> ProjectDraft:
    today = clock.today()
    return ProjectDraft(
        title="周三合唱", summary="每周三在活动室唱歌。", category=Category.CULTURE, places=(city.huibin.code,),
        starts_on=today, ends_on=today + dt.timedelta(days=100),
    )  # fmt: skip


async def test_the_county_suspends_with_a_reason_and_a_day_and_restores(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    county = await stories.a_county_officer(city)

    await standing.suspend(org, _stop(), by=county)
    stopped = await Organisation.get(id=org.id).select_related("place")
    assert (stopped.state, stopped.suspended_because) == (OrgState.SUSPENDED, "账目没有公开")
    await standing.restore(stopped, "账目已经公开", by=county)

    again = await Organisation.get(id=org.id)
    assert (again.state, again.suspended_because, again.suspended_until) == (OrgState.ACTIVE, "", None)
    assert (await stories.letters_to(manager.person_id or 0))[-2:] == ["org_suspended", "org_restored"]


async def test_what_fell_due_meanwhile_shows_at_once(database: None) -> None:
    city = await people.a_city()
    org, _ = await stories.an_accepted(city, await stories.an_applicant(city))
    county = await stories.a_county_officer(city)
    await standing.suspend(org, _stop(), by=county)
    await Due.filter(organisation_id=org.id).update(due_on=clock.today())

    await standing.restore(org, "整改好了", by=county)

    assert (await Organisation.get(id=org.id)).state == OrgState.RENEWAL_DUE


async def test_neither_the_street_nor_another_county_nor_the_organisation_suspends(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    street = await stories.a_street_officer(city, "周强")
    elsewhere = await people.an_officer("钱丽", Role.COUNTY_OFFICER, place=city.dawa)

    for actor in (street, elsewhere, manager):
        with pytest.raises(MayNot):
            await standing.suspend(org, _stop(), by=actor)
    county = await stories.a_county_officer(city)
    with pytest.raises(Unreadable):
        await standing.suspend(org, _stop(0), by=county)
    with pytest.raises(OutOfTurn):
        await standing.restore(org, "没有停过", by=county)


async def test_edge_20_it_is_not_dissolved_while_anything_is_open(database: None) -> None:
    city = await people.a_city()
    host, manager = await stories.an_accepted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="银龄中心")
    group, _ = await stories.an_accepted(city, await stories.an_applicant(city, "李长河"), host=host)
    county = await stories.a_county_officer(city)
    project = await projects.open_project(host, _a_project(city), by=manager)
    with clock.stopped(clock.now()):
        due = await Due.filter(organisation_id=host.id).order_by("due_on").first()
        assert due is not None
        await Due.filter(id=due.id).update(due_on=clock.today())
        await renewing.bring(
            await Due.get(id=due.id), BringDraft(kind=PaperKind.REPORT, file=stories.a_file()), by=manager
        )
    await winding_up.wind_down(host, "理事会决定终止", by=manager)
    owed = await obligations.of(host, OBLIGATIONS)

    assert [each.count for each in owed] == [1, 1, 1]  # a project, a group it hosts, papers with the street
    assert (await Organisation.get(id=group.id)).state == OrgState.LAPSED
    with pytest.raises(OutOfTurn) as refused:
        await winding_up.dissolve(host, "办完了", by=county, sources=OBLIGATIONS)
    assert len(refused.value.more["open"]) == 3  # type: ignore[arg-type]
    assert (await Organisation.get(id=host.id)).state == OrgState.WINDING_DOWN

    await projects.close(project, "交给了街道", by=manager)
    await renewing.meet(await Due.get(id=due.id), "", by=await stories.a_street_officer(city, "周强"))
    other = await people.an_org(city, "街道社会组织联合会")
    lapsed = await Organisation.get(id=group.id).select_related("place")
    await hosting.rehost(lapsed, other, by=county)
    await winding_up.dissolve(host, "办完了", by=county, sources=OBLIGATIONS)

    assert (await Organisation.get(id=host.id)).state == OrgState.DISSOLVED
    assert await Due.filter(organisation_id=host.id, state=DueState.OPEN).count() == 0
    assert (await people.an_actor(await Person.get(id=manager.person_id))).orgs(Role.ORG_MANAGER) == []


async def test_edge_20_a_floor_above_keeps_it_alive_too(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    county = await stories.a_county_officer(city)
    await winding_up.wind_down(org, "大家搬走了", by=manager)

    async def shifts_ahead(org_id: int) -> list[Obligation]:
        return [Obligation("还有 2 场活动没有办", 2)]

    with pytest.raises(OutOfTurn, match="还有 2 场活动没有办"):
        await winding_up.dissolve(org, "散了吧", by=county, sources=[*OBLIGATIONS, shifts_ahead])
    with pytest.raises(MayNot):
        await winding_up.dissolve(org, "散了吧", by=manager, sources=OBLIGATIONS)


async def test_with_a_dissolved_body_everybodys_role_ends_whoever_gave_it(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    for name, role in (("陈思远", Role.SOCIAL_WORKER), ("吴丽", Role.ORG_STAFF)):
        await membership.invite(org, InviteDraft(name=name, phone=people.a_phone(), role=role), by=manager)
    await winding_up.wind_down(org, "队员们年纪大了", by=manager)

    await winding_up.dissolve(org, "没有未了的事", by=await stories.a_county_officer(city), sources=OBLIGATIONS)

    assert await Grant.filter(org_id=org.id, ended_at=None).count() == 0
    assert (await Organisation.get(id=org.id)).state == OrgState.DISSOLVED


async def test_who_worked_there_hears_that_it_closes_and_is_no_more(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    county = await stories.a_county_officer(city)
    await standing.suspend(org, _stop(), by=county)

    await winding_up.wind_down(org, "账目一直没有公开", by=county)
    closing = await Organisation.get(id=org.id).select_related("place")
    assert (closing.suspended_because, closing.suspended_until) == ("", None)
    await winding_up.dissolve(closing, "没有未了的事", by=county, sources=OBLIGATIONS)

    assert (await stories.letters_to(manager.person_id or 0))[-2:] == ["org_winding_down", "org_dissolved"]


async def test_a_draft_that_names_a_body_does_not_hold_it(database: None) -> None:
    city = await people.a_city()
    host = await stories.a_host(city)
    passer = await stories.an_applicant(city, "路人")
    drafted = await stories.a_whole_draft(city, passer, host=host)

    assert await obligations.of(host, OBLIGATIONS) == []
    await filings.submit(drafted, by=passer)
    assert [each.count for each in await obligations.of(host, OBLIGATIONS)] == [1]


async def test_who_closes_has_nothing_to_renew_or_begin(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    await projects.open_project(org, _a_project(city), by=manager)
    await Due.filter(organisation_id=org.id).update(due_on=clock.today())
    assert len(await queries.tasks_for(manager, _url_for)) == 2

    await winding_up.wind_down(org, "队员们年纪大了", by=manager)

    assert await queries.tasks_for(manager, _url_for) == []


async def test_a_stranger_closes_nothing_and_who_works_is_not_dissolved(database: None) -> None:
    city = await people.a_city()
    org, _ = await stories.an_accepted(city, await stories.an_applicant(city))
    county = await stories.a_county_officer(city)

    with pytest.raises(MayNot):
        await winding_up.wind_down(org, "不喜欢它", by=await stories.an_applicant(city, "孙德海"))
    with pytest.raises(OutOfTurn):
        await winding_up.dissolve(org, "还没有清算", by=county, sources=OBLIGATIONS)
