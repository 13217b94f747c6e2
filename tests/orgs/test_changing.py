"""What may be asked to change: where a body works as it stands, and how whoever is in charge is reached."""

import httpx
import pytest

from ground import persons
from ground.actors import Actor, Role
from ground.errors import Unreadable
from ground.identity import Person
from orgs import changing
from orgs.hosting import places_of
from orgs.models import Due, DueKind, Organisation, OrgKind
from orgs.schemas.change_pages import ChangePage
from orgs.schemas.own_drafts import ChangeDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


async def _managed(org: Organisation) -> tuple[Organisation, Actor]:
    """Return a body as its desk reads it, and a manager of it."""
    manager = await people.an_officer("陈思远", Role.ORG_MANAGER, org=org)
    return await Organisation.get(id=org.id).select_related("place", "host"), manager


async def test_a_body_of_the_county_names_streets(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    station = await people.an_org(city, "志愿服务指导站", kind=OrgKind.PUBLIC_BODY, areas=[city.xinglongtai])
    await Organisation.filter(id=station.id).update(place_id=city.xinglongtai.id)
    station, manager = await _managed(station)
    stories.be(client, await people.signed_in(await Person.get(id=manager.person_id), staff=True))

    page = await client.get(f"/org/{station.public_id}/me/change", headers={"accept": "application/json"})

    assert [code for code, _ in page.json()["offered"]] == [city.zhenxing.code, city.xinglongtai.code]


async def test_a_new_name_leaves_all_places_as_they_are(database: None) -> None:
    city = await people.a_city()
    org, manager = await _managed(await people.an_org(city, "跨街中心", areas=[city.huibin, city.wangjia]))
    page = await ChangePage.of(org)
    sent = [code for code, _ in page.offered if code in page.areas]  # what a browser sends of boxes that are ticked

    change = await changing.ask(org, ChangeDraft(name="跨街新名", areas=tuple(sent), why="改名"), by=manager)
    assert (sorted(sent), change.areas) == (sorted([city.huibin.code, city.wangjia.code]), None)
    await changing.withdraw(change, by=manager)
    change = await changing.ask(org, ChangeDraft(areas=(city.wangjia.code,), why="只做一处"), by=manager)
    await changing.accept(change, by=await stories.a_street_officer(city))

    assert [each.name for each in await places_of(org)] == [city.wangjia.name]


async def test_the_same_person_in_charge_has_a_new_mobile(database: None) -> None:
    city = await people.a_city()
    old, new = people.a_phone(), people.a_phone()
    org, _ = await stories.an_accepted(
        city, await stories.an_applicant(city), OrgKind.MINFEI, name="换号中心", leader=("刘敏", old)
    )
    org, manager = await _managed(org)

    with pytest.raises(Unreadable):
        await changing.ask(org, ChangeDraft(leader_name="刘敏", leader_phone=old, why="没有变"), by=manager)
    change = await changing.ask(org, ChangeDraft(leader_name="刘敏", leader_phone=new, why="换号了"), by=manager)
    await changing.accept(change, by=await stories.a_street_officer(city))

    after = await Organisation.get(id=org.id).select_related("leader")
    assert after.leader is not None
    assert (after.leader_name, persons.phone_of(after.leader)) == ("刘敏", new)
    assert not await Due.exists(organisation_id=org.id, kind=DueKind.AUDIT)  # nobody new is in charge
