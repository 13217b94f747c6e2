"""Every page is also JSON: the same facts at the same address, chosen by what the reader accepts (decision 0014)."""

import httpx
import pytest

from ground import granting
from ground.actors import SYSTEM, Role
from ground.doors import Address
from marketplace import house
from tests import people
from tests.house.api_cast import OVER_ORGS, OVER_PLACES

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
ASKS_FIRST = frozenset({"desk:mine", "elder:copy", "entering:unsent"})
"""Pages that lead on to another: to the reader's own desk, to the entrance for six digits anew."""


def pages() -> list[Address]:
    """Return the pages that are there without a thing in their address."""
    return [each for each in house.addresses() if "GET" in (each.methods or ()) and "{" not in each.path]


async def everybody() -> dict[str, str]:
    """Return the session of one person who lives in the city and holds every role."""
    city = await people.a_city()
    org = await people.an_org(city)
    await people.a_project(org, city.huibin)
    person = await people.a_person(home=city.huibin)
    for role in (*OVER_PLACES, Role.COMMUNITY_WORKER):
        await granting.grant(person, role, by=SYSTEM, basis="story", place=city.city)
    for role in (*OVER_ORGS, Role.ORG_MANAGER, Role.ORG_STAFF):
        await granting.grant(person, role, by=SYSTEM, basis="story", org_id=org.id)
    return await people.signed_in(person, staff=True)


async def test_every_page_is_also_json_with_the_fields_that_its_table_names(client: httpx.AsyncClient) -> None:
    client.cookies.update(await everybody())
    wrong: list[tuple[object, ...]] = []
    for address in pages():
        person, program = await client.get(address.path), await client.get(address.path, headers=JSON)
        if address.name in ASKS_FIRST or address.shows is None or person.status_code not in (200, 404, 409):
            if person.status_code not in (200, 303, 409):
                wrong.append((address.name, person.status_code, "shows nothing"))
            continue
        kinds = [each.headers["content-type"].split(";")[0] for each in (person, program)]
        fields = [set(each.model_fields) for each in (address.shows, *address.instead)]
        fits = program.status_code != 200 or set(program.json()) in fields
        same = person.status_code == program.status_code
        varied = all("Accept," in each.headers["vary"] for each in (person, program))
        if kinds[0] != "text/html" or not kinds[1].endswith("json") or not (fits and same and varied):
            wrong.append((address.name, (person.status_code, program.status_code), kinds, varied))

    assert not wrong


async def test_what_is_refused_is_told_in_both_prints_too(client: httpx.AsyncClient) -> None:
    for path, status in (("/nowhere", 404), ("/me/signups/x", 404)):
        person, program = await client.get(path), await client.get(path, headers=JSON)

        assert (person.status_code, program.status_code) == (status, status)
        assert program.headers["content-type"] == "application/problem+json"
        assert "Accept," in person.headers["vary"]
