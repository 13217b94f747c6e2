"""An organisation's own desk: its words, changes of verified facts, its team, its projects."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot, NotFound, OutOfTurn, Taken, Unreadable
from ground.identity import Grant, Person, Session
from orgs import changing, membership, presenting, projects, queries
from orgs.models import (
    ActivityArea,
    Category,
    ChangeState,
    Organisation,
    OrgKind,
    ProjectPlace,
    ProjectState,
    Verification,
)
from orgs.queries import team
from orgs.schemas.own_drafts import ChangeDraft, InviteDraft, ProfileDraft, ProjectDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


async def test_its_words_are_its_own(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    draft = ProfileDraft(short_name="合唱队", summary="唱歌，也看望老人。", contact_phone="0427-2812345")

    await presenting.present(org, draft, by=manager)
    with pytest.raises(MayNot):
        await presenting.present(org, draft, by=await stories.a_street_officer(city, "周强"))

    assert (await Organisation.get(id=org.id)).contact_phone == "04272812345"


@pytest.mark.parametrize("typed", ["13812345678", "请打 13812345678 找我，谢谢"])
def test_nobodys_mobile_is_made_public(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        ProfileDraft(summary="看望老人，陪他们说话。", contact_phone=typed)
    with pytest.raises(ValueError, match=r"\S"):
        ProfileDraft(summary=f"看望老人。{typed}")


async def test_verified_facts_change_only_after_another_has_looked(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="银龄中心")
    await Organisation.filter(id=org.id).update(verification=Verification.REGISTRY_CHECKED)
    draft = ChangeDraft(name="银龄互助中心", areas=(city.huibin.code, city.shiyou.code), why="登记机关已经改名")

    change = await changing.ask(org, draft, by=manager)
    assert (await Organisation.get(id=org.id)).name == "银龄中心"
    with pytest.raises(Taken):
        await changing.ask(org, draft, by=manager)
    with pytest.raises(MayNot):
        await changing.accept(change, by=manager)
    await changing.accept(change, by=await stories.a_street_officer(city, "周强"))

    after = await Organisation.get(id=org.id)
    assert (after.name, after.verification) == ("银龄互助中心", Verification.DOCUMENT_SEEN)
    assert after.name_key == "yin2 ling2 hu4 zhu4 zhong1 xin1", "and it is found in its new order"
    assert await ActivityArea.filter(organisation_id=org.id).count() == 2
    assert (await stories.letters_to(manager.person_id or 0))[-1] == "change_accepted"
    with pytest.raises(OutOfTurn):
        await changing.refuse(change, "太晚了", by=await stories.a_county_officer(city))


async def test_a_change_is_refused_with_a_reason_taken_back_or_of_nothing(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    li = await stories.a_street_officer(city, "周强")

    with pytest.raises(Unreadable):
        await changing.ask(org, ChangeDraft(name=org.name, why="没有变化"), by=manager)
    with pytest.raises(MayNot):
        await changing.ask(org, ChangeDraft(name="新名", why="想改名"), by=li)
    first = await changing.ask(org, ChangeDraft(address="石油社区活动室", why="搬家了"), by=manager)
    await changing.withdraw(first, by=manager)
    second = await changing.ask(org, ChangeDraft(address="石油社区活动室", why="搬家了"), by=manager)
    await changing.refuse(second, "没有场地证明", by=li)

    assert second.state == ChangeState.REFUSED
    assert (await Organisation.get(id=org.id)).address == "惠宾社区活动室"


async def test_someone_is_found_by_name_and_telephone_or_entered(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    phone = people.a_phone()
    known = await people.a_person("陈思远", phone=phone)

    given = await membership.invite(
        org, InviteDraft(name="陈思远", phone=phone, role=Role.SOCIAL_WORKER, certificate="2105123"), by=manager
    )
    other = await membership.invite(org, InviteDraft(name="陈小雨", phone=phone, role=Role.ORG_STAFF), by=manager)

    assert given.person_id == known.id
    assert "2105123" in given.basis
    assert other.person_id != known.id
    assert await stories.letters_to(known.id) == ["team_joined"]
    assert [each.role for each in await team.roles_in(org.id)] == list(queries.TEAM)
    with pytest.raises(OutOfTurn):
        await membership.invite(org, InviteDraft(name="陈思远", phone=phone, role=Role.SOCIAL_WORKER), by=manager)
    staff = await people.an_actor(await Person.get(id=other.person_id))
    with pytest.raises(MayNot):
        await membership.invite(org, InviteDraft(name="某人", phone=people.a_phone(), role=Role.ORG_STAFF), by=staff)


async def test_someone_taken_on_by_two_at_once_is_entered_once(database: None) -> None:
    city = await people.a_city()
    first, second = await people.an_org(city, "甲社"), await people.an_org(city, "乙社")
    phone = people.a_phone()
    managers = [await people.an_officer("经理", Role.ORG_MANAGER, org=org) for org in (first, second)]

    given = await asyncio.gather(
        *(
            membership.invite(org, InviteDraft(name="陈思远", phone=phone, role=Role.ORG_STAFF), by=manager)
            for org, manager in zip((first, second), managers, strict=True)
        )
    )

    assert given[0].person_id == given[1].person_id
    assert await Person.filter(name="陈思远").count() == 1


async def test_who_is_let_go_is_signed_out_and_the_last_manager_stays(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    given = await membership.invite(
        org, InviteDraft(name="陈思远", phone=people.a_phone(), role=Role.ORG_MANAGER), by=manager
    )
    chen = await Person.get(id=given.person_id)
    await people.signed_in(chen, staff=True)
    first = next(each for each in await team.roles_in(org.id) if each.person_id == manager.person_id)

    await membership.remove(org, given, "搬到外地了", by=manager)

    assert await Session.filter(person_id=chen.id, ended_at=None).count() == 0
    assert not (await people.an_actor(chen)).holds(Role.ORG_MANAGER)
    with pytest.raises(OutOfTurn):
        await membership.remove(org, first, "我也走了", by=manager)


async def test_two_managers_who_let_each_other_go_at_once_leave_one(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    given = await membership.invite(
        org, InviteDraft(name="陈思远", phone=people.a_phone(), role=Role.ORG_MANAGER), by=manager
    )
    chen = await people.an_actor(await Person.get(id=given.person_id))
    first = next(each for each in await team.roles_in(org.id) if each.person_id == manager.person_id)

    said = await asyncio.gather(
        membership.remove(org, given, "意见不合", by=manager),
        membership.remove(org, first, "意见不合", by=chen),
        return_exceptions=True,
    )

    assert sum(isinstance(answer, OutOfTurn) for answer in said) == 1
    assert await Grant.filter(org_id=org.id, role=Role.ORG_MANAGER, ended_at=None).count() == 1


def _a_project(city: people.City, *codes: str, days: int = 100) -> ProjectDraft:
    today = clock.today()
    return ProjectDraft(
        title="邻里合唱", summary="每周三在活动室唱歌。", category=Category.CULTURE,
        places=codes or (city.huibin.code,), starts_on=today, ends_on=today + dt.timedelta(days=days),
    )  # fmt: skip


async def test_a_project_is_planned_begun_and_closed(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))

    project = await projects.open_project(org, _a_project(city), by=manager)
    assert (project.state, await queries.running_projects(org.id)) == (ProjectState.PLANNED, [])
    await projects.begin(project, by=manager)
    assert [each.id for each in await queries.running_projects(org.id)] == [project.id]
    assert [each.place_id for each in await ProjectPlace.filter(project_id=project.id)] == [city.huibin.id]
    with pytest.raises(OutOfTurn):
        await projects.begin(project, by=manager)
    await projects.close(project, "办完了", by=manager)
    with pytest.raises(OutOfTurn):
        await projects.close(project, "再关一次", by=manager)


async def test_a_project_stays_in_the_area_and_in_the_house(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    other = await people.an_org(city, "别的组织")
    theirs = await people.a_project(other, city.huibin)

    with pytest.raises(Unreadable):
        await projects.open_project(org, _a_project(city, city.shiyou.code), by=manager)
    with pytest.raises(MayNot):
        await projects.open_project(other, _a_project(city), by=manager)
    with pytest.raises(MayNot):
        await projects.close(theirs, "别人的项目", by=manager)
    with pytest.raises(NotFound):
        await projects.project_for(org.id, theirs.public_id)


async def test_foreign_organisations_are_not_found(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    other = await people.an_org(city, "别的组织")

    assert (await queries.own_org(manager, org.public_id)).id == org.id
    with pytest.raises(NotFound):
        await queries.own_org(manager, other.public_id)
    with pytest.raises(NotFound):
        await queries.own_org(manager, org.public_id, Role.SOCIAL_WORKER)
