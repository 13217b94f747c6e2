"""Who recorded certifies, or its lawful successor: a request always has a desk that answers or refuses (INV-90)."""

import httpx
import pytest

from ground.actors import Actor, Role
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from ground.letters import Letter
from orgs import succeeding, winding_up
from orgs.models import Organisation, OrgState
from tests import people
from tests.volunteers.stories import Story, a_story, at
from volunteers import certifying, obligations
from volunteers.models import Certificate, CertificateRequest, RequestState
from volunteers.waiting import tasks_for

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
BASIS = "盘兴民〔2026〕12 号合并决定"


async def seated(client: httpx.AsyncClient, who: Actor) -> None:
    """Sign a member of staff in."""
    client.cookies.update(await people.signed_in(await Person.get(id=who.person_id), staff=True))


async def closed(story: Story, *, heir: Organisation | None = None) -> Organisation:
    """Wind the organisation down and dissolve it while an hour of Wang's waits; an heir may take it over."""
    await story.entered(at(10), at(12))
    await story.claimed(at(14), at(15))
    org = await Organisation.get(id=story.org.id).select_related("place", "host")
    await winding_up.wind_down(org, "理事会决定终止", by=story.county)
    if heir is not None:
        await succeeding.name_successor(org, heir.public_id, BASIS, by=story.county)
    await winding_up.dissolve(org, "清算完了", by=story.county, sources=[])
    return await Organisation.get(id=org.id).select_related("place", "host")


async def asked(story: Story) -> CertificateRequest:
    """Let Wang ask for a certificate, part of which waits for the community's word."""
    org = await Organisation.get(id=story.org.id)
    return await certifying.ask(story.wang, org, by=await people.an_actor(story.wang))


async def certificate_tasks(actor: Actor) -> list[tuple[int, str]]:
    """Return how many requests wait for someone, and where."""
    tasks = await tasks_for(actor, lambda name, **_: name)
    return [(task.count, task.href) for task in tasks if "certificates" in task.href]


async def test_inv_90_the_lawful_successor_answers_for_a_dissolved_body(client: httpx.AsyncClient) -> None:
    story = await a_story()
    heir = await people.an_org(story.city, "盘锦社会组织联合会")
    other = await people.an_org(story.city, "不相干的社")
    manager = await people.an_officer("吴芳", Role.ORG_MANAGER, org=heir)
    stranger = await people.an_officer("何敏", Role.ORG_MANAGER, org=other)
    await closed(story, heir=heir)
    request = await asked(story)
    assert request.state == RequestState.WAITING
    assert await Letter.filter(person_id=manager.person_id, purpose="org_succeeds").count() == 1

    assert await certificate_tasks(manager) == [(1, "volunteers:org_certificates")]
    assert [await certificate_tasks(each) for each in (stranger, story.street)] == [[], []]
    for actor in (stranger, story.street, story.county, story.manager):
        with pytest.raises(MayNot):
            await certifying.refuse(request, because="不行", by=actor)
    await seated(client, stranger)
    foreign = f"/org/{other.public_id}/certificates/{request.public_id}"
    assert (await client.get(foreign)).status_code == 404

    await seated(client, manager)
    here = f"/org/{heir.public_id}/certificates"
    [row] = (await client.get(here, headers=JSON)).json()["waiting"]
    assert (row["id"], row["issuer"]) == (request.public_id, story.org.name)
    sent = await client.post(f"{here}/{request.public_id}", data={"because": "原始签到表没有移交"})
    assert sent.status_code == 303
    client.cookies.update(await people.signed_in(story.wang))
    page = (await client.get("/en/me/certificates")).text
    assert "原始签到表没有移交" in page
    assert f"{heir.name} answers for its records" in page


async def test_inv_90_where_nobody_took_it_over_its_street_or_county_answers(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await closed(story)
    request = await asked(story)
    far = await people.an_officer("吴芳", Role.STREET_OFFICER, place=story.city.tianjia)
    heir = await people.an_org(story.city, "盘锦社会组织联合会")
    manager = await people.an_officer("何敏", Role.ORG_MANAGER, org=heir)

    assert await certificate_tasks(story.street) == [(1, "volunteers:certificates_desk")]
    assert await certificate_tasks(story.county) == [(1, "volunteers:certificates_desk")]
    assert [await certificate_tasks(each) for each in (far, manager, story.desk)] == [[], [], []]
    one = f"/street/certificates/asked/{request.public_id}"
    for someone in (far, manager, story.desk):
        await seated(client, someone)
        assert (await client.get(one)).status_code == 404
        assert (await client.post(one, data={"because": "不行"})).status_code == 404
    await seated(client, story.street)
    assert f'href="/en{one}"' in (await client.get("/en/street/certificates")).text
    assert (await client.get(one, headers=JSON)).json()["issuer"] == story.org.name
    assert (await client.post(one, data={"because": ""})).status_code == 422
    assert (await client.post(one, data={"because": "档案里没有签到表"})).status_code == 303
    assert (await client.post(one, data={"because": "又一次"})).status_code == 409
    assert await Letter.filter(person_id=story.wang.id, purpose="certificate_refused").count() == 1


async def test_inv_90_the_paper_says_who_recorded_and_who_answers_now(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    heir = await people.an_org(story.city, "盘锦社会组织联合会")
    later = await people.an_org(story.city, "后来的联合会")
    org = await Organisation.get(id=story.org.id).select_related("place", "host")
    await winding_up.wind_down(org, "合并", by=story.county)
    await succeeding.name_successor(org, heir.public_id, BASIS, by=story.county)
    told = certifying.snapshot(await Certificate.get(id=(await asked(story)).certificate_id))["issuer"]
    assert told["answers_for_it"] == "", "while it is there it answers itself"  # type: ignore[index]

    await winding_up.dissolve(org, "清算完了", by=story.county, sources=[])
    await Certificate.all().update(state="revoked")
    told = certifying.snapshot(await Certificate.get(id=(await asked(story)).certificate_id))["issuer"]
    assert (told["name"], told["answers_for_it"]) == (org.name, heir.name)  # type: ignore[index]

    first = await Organisation.get(id=heir.id).select_related("place", "host")
    await winding_up.wind_down(first, "又合并", by=story.county)
    await succeeding.name_successor(first, later.public_id, BASIS, by=story.county)
    await winding_up.dissolve(first, "清算完了", by=story.county, sources=[])
    keeper = await succeeding.keeper_of(await Organisation.get(id=org.id))
    assert keeper is not None
    assert keeper.id == later.id
    assert await succeeding.kept_by([later.id]) == sorted([org.id, heir.id, later.id])
    assert await succeeding.left_to_officers([org.place_id]) == []


async def test_inv_90_an_heir_is_not_dissolved_before_it_answered(database: None) -> None:
    story = await a_story()
    heir = await people.an_org(story.city, "盘锦社会组织联合会")
    await closed(story, heir=heir)
    await asked(story)

    assert [each.count for each in await obligations.requested_certificates(heir.id)] == [1]


async def test_inv_90_only_the_county_names_a_successor_and_only_of_a_body_that_closes(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    org = await Organisation.get(id=story.org.id).select_related("place", "host")
    heir = await people.an_org(story.city, "盘锦社会组织联合会")
    lapsed = await people.an_org(story.city, "停了的社")
    await Organisation.filter(id=lapsed.id).update(state=OrgState.LAPSED)
    with pytest.raises(OutOfTurn):
        await succeeding.name_successor(org, heir.public_id, BASIS, by=story.county)
    await winding_up.wind_down(org, "理事会决定终止", by=story.manager)
    for actor in (story.manager, story.street, story.desk):
        with pytest.raises(MayNot):
            await succeeding.name_successor(org, heir.public_id, BASIS, by=actor)
    for wrong in (lapsed.public_id, org.public_id, "0" * 12):
        with pytest.raises(Unreadable):
            await succeeding.name_successor(org, wrong, BASIS, by=story.county)

    await seated(client, story.county)
    here = f"/street/orgs/{org.public_id}"
    bodies = dict((await client.get(f"{here}/succession", headers=JSON)).json()["bodies"])
    assert bodies == {heir.public_id: heir.name}
    assert (await client.post(f"{here}/succession", data={"successor": heir.public_id, "basis": ""})).status_code == 422
    sent = await client.post(f"{here}/succession", data={"successor": heir.public_id, "basis": BASIS})
    assert sent.status_code == 303
    page = (await client.get(here, headers=JSON)).json()
    assert (page["successor"], page["successor_basis"], page["may_succeed"]) == (heir.name, BASIS, True)
