"""What higher floors ask of organisations, and what waits for whom."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.tasks import Task
from orgs import projects, queries, reviewing
from orgs.models import Category, Due, Organisation, OrgKind, OrgState
from orgs.queries.files import FILES
from orgs.queries.searching import Asked, orgs_found
from orgs.schemas.desk_drafts import AskDraft
from orgs.schemas.own_drafts import ProjectDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


def _url_for(name: str, **parts: str) -> str:
    return "/".join([name, *parts.values()])


async def test_work_in_a_community_goes_to_those_whose_area_holds_it(database: None) -> None:
    city = await people.a_city()
    here = await people.an_org(city, "甲社", areas=[city.huibin])
    whole_street = await people.an_org(city, "乙社", areas=[city.zhenxing])
    await people.an_org(city, "丙社", areas=[city.wangjia])
    lapsed = await people.an_org(city, "丁社", areas=[city.huibin])
    await Organisation.filter(id=lapsed.id).update(state=OrgState.LAPSED)
    await people.an_org(city, "戊局", kind=OrgKind.ORGAN, areas=[city.huibin])

    found = await queries.orgs_working_in(city.huibin)

    assert [each.id for each in found] == [here.id, whole_street.id], "jia before yi, and no bureau"
    assert await queries.org_in_good_standing(here.id)
    assert not await queries.org_in_good_standing(lapsed.id)


async def test_lists_stand_as_names_are_spoken_page_by_page(database: None) -> None:
    city = await people.a_city()
    said = ["3 号楼互助社", "爱心社", "Aixin 志愿队", "重阳互助社", "红海滩摄影队", "惠宾社区居委会", "湿地保护协会"]
    said += [f"振兴第{number}互助社" for number in ("八", "二", "九", "六", "七", "十")]
    for name in sorted(said):
        await people.an_org(city, name)

    pages = [(await orgs_found(Asked(), page=number)).orgs for number in (1, 2)]

    assert [each.name for page in pages for each in page] == said
    assert (await Organisation.get(name="爱心社")).name_key == "ai4 xin1 she4"


async def test_only_running_projects_are_served_under(database: None) -> None:
    city = await people.a_city()
    org = await people.an_org(city)
    project = await people.a_project(org, city.huibin)
    closed = await people.a_project(org, city.huibin, title="去年的项目")
    await type(closed).filter(id=closed.id).update(state="closed")

    assert [each.id for each in await queries.running_projects(org.id)] == [project.id]


async def test_each_reads_what_waits_for_them_alone(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    far = await people.an_officer("周强", Role.STREET_OFFICER, place=city.tianjia)
    asked = await stories.a_submitted(city, wang, name="一队")
    await reviewing.ask_for_more(asked, AskDraft(words="请补照片。"), by=li)
    await stories.a_reviewed(city, wang, li, name="二队")
    await stories.a_submitted(city, wang, name="三队")

    def hrefs(tasks: list[Task]) -> list[tuple[int, str]]:
        return [(task.count, task.href) for task in tasks]

    assert hrefs(await queries.tasks_for(wang, _url_for)) == [(1, f"orgs:filing/{asked.public_id}")]
    assert hrefs(await queries.tasks_for(li, _url_for)) == [(1, "orgs:filings_desk")]  # the second is for another
    assert hrefs(await queries.tasks_for(zhao, _url_for)) == [(1, "orgs:filings_desk"), (1, "orgs:filings_desk")]
    assert await queries.tasks_for(far, _url_for) == []


async def test_a_manager_reads_what_falls_due_and_which_projects_wait(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    today = clock.today()
    draft = ProjectDraft(
        title="周三合唱", summary="一起唱歌。", category=Category.CULTURE, places=(city.huibin.code,),
        starts_on=today, ends_on=today + dt.timedelta(days=9),
    )  # fmt: skip
    await projects.open_project(org, draft, by=manager)
    await Due.filter(organisation_id=org.id).update(due_on=today - dt.timedelta(days=1))

    waiting = await queries.tasks_for(manager, _url_for)

    assert [(task.count, task.overdue) for task in waiting] == [(1, 1), (1, 0)]


async def test_files_are_for_those_who_may_see_the_thing(database: None) -> None:
    city = await people.a_city()
    wang, stranger = await stories.an_applicant(city), await stories.an_applicant(city, "孙德海")
    li = await stories.a_street_officer(city)
    far = await people.an_officer("周强", Role.STREET_OFFICER, place=city.tianjia)
    draft = await stories.a_whole_draft(city, wang)
    org, manager = await stories.an_accepted(
        city, await stories.an_applicant(city, "刘敏"), OrgKind.MINFEI, name="中心"
    )

    seen = [await FILES["Filing"](actor, draft.id) for actor in (wang, stranger, li, far)]
    org_seen = [await FILES["Organisation"](actor, org.id) for actor in (manager, li, far, stranger)]

    assert seen == [True, False, False, False]  # a draft is not the street's yet
    assert org_seen == [True, True, False, False]
    assert not await FILES["Filing"](wang, 999)
