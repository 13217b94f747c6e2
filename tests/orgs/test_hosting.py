"""Who answers for a group: a host that stops, or works elsewhere, leaves it to the street (INV-2)."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Actor, Role
from orgs import changing, hosting, queries, standing
from orgs.models import Organisation, OrgState
from orgs.schemas.desk_drafts import SuspendDraft
from orgs.schemas.own_drafts import ChangeDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


async def _a_hosted(city: people.City) -> tuple[Organisation, Organisation, Actor]:
    """Have a residents' committee answer for a choir; return both, and the choir's manager."""
    host = await stories.a_host(city)
    group, singer = await stories.an_accepted(city, await stories.an_applicant(city), host=host)
    return await _fresh(host), await _fresh(group), singer


async def _fresh(org: Organisation) -> Organisation:
    return await Organisation.get(id=org.id).select_related("place", "host")


def _stop() -> SuspendDraft:
    return SuspendDraft(words="账目没有公开", until=clock.today() + dt.timedelta(days=30))


async def test_inv_2_a_group_restored_while_its_host_is_stopped_waits_for_another(database: None) -> None:
    city = await people.a_city()
    host, group, singer = await _a_hosted(city)
    county, li = await stories.a_county_officer(city), await stories.a_street_officer(city)
    await standing.suspend(group, _stop(), by=county)
    await standing.suspend(host, _stop(), by=county)

    await standing.restore(group, "账目已经公开", by=county)

    assert (await _fresh(group)).state == OrgState.LAPSED
    assert (await stories.letters_to(singer.person_id or 0))[-1] == "host_lost"
    assert await _left_alone(li) == 1
    await standing.restore(host, "账目已经公开", by=county)
    assert await _left_alone(li) == 1  # the host works again, the group waits for an officer's word
    await hosting.rehost(await _fresh(group), await _fresh(host), by=li)
    assert ((await _fresh(group)).state, await _left_alone(li)) == (OrgState.ACTIVE, 0)


async def test_inv_2_a_host_that_goes_elsewhere_leaves_its_group_to_the_street(database: None) -> None:
    city = await people.a_city()
    host, group, singer = await _a_hosted(city)
    manager = await people.an_officer("赵主任", Role.ORG_MANAGER, org=host)
    li = await stories.a_street_officer(city)
    change = await changing.ask(host, ChangeDraft(areas=(city.shiyou.code,), why="范围缩小了"), by=manager)

    await changing.accept(change, by=li)

    assert (await _fresh(group)).state == OrgState.LAPSED
    assert "host_lost" in await stories.letters_to(singer.person_id or 0)
    assert await _left_alone(li) == 1


async def test_inv_2_a_host_that_goes_farther_keeps_its_group(database: None) -> None:
    city = await people.a_city()
    host, group, _ = await _a_hosted(city)
    manager = await people.an_officer("赵主任", Role.ORG_MANAGER, org=host)
    change = await changing.ask(host, ChangeDraft(areas=(city.zhenxing.code,), why="整条街道都做"), by=manager)

    await changing.accept(change, by=await stories.a_street_officer(city))

    assert (await _fresh(group)).state == OrgState.ACTIVE


async def test_with_a_stopped_host_its_groups_managers_are_told(database: None) -> None:
    city = await people.a_city()
    host, _, singer = await _a_hosted(city)

    await standing.suspend(host, _stop(), by=await stories.a_county_officer(city))

    assert (await stories.letters_to(singer.person_id or 0))[-1] == "host_lost"
    assert "惠宾合唱队" in (await stories.words_of_letters(singer.person_id or 0))[-1]


async def test_a_group_that_owes_its_renewal_is_not_said_to_lack_a_host(database: None) -> None:
    city = await people.a_city()
    host, group, _ = await _a_hosted(city)
    li = await stories.a_street_officer(city)
    with clock.stopped(clock.now() + dt.timedelta(days=365 * 2 + 60)):
        await Organisation.filter(id=group.id).update(state=OrgState.LAPSED)
        assert await _left_alone(li) == 0
        await Organisation.filter(id=host.id).update(state=OrgState.SUSPENDED)
        assert await _left_alone(li) == 1


async def _left_alone(officer: Actor) -> int:
    """Return how many groups an officer's desk says have lost their host."""
    tasks = await queries.tasks_for(officer, lambda name, **parts: "/".join([name, *parts.values()]))
    return sum(task.count for task in tasks if f"state={OrgState.LAPSED}" in task.href)
