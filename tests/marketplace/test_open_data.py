"""Open data: everyone takes tables, feeds and calendars away, in which no person is told of."""

import csv
import io
from collections.abc import Awaitable, Callable, Mapping
from xml.etree import ElementTree as ET

import httpx
import pytest

from ground import clock
from ground.identity import Person
from ground.patterns import PERSONAL, found
from marketplace import house
from orgs.models import Organisation
from silver_steward import hall
from tests import people
from tests.marketplace.notice_cast import a_hanging_notice
from tests.marketplace.open_shifts import a_calling, neighbours
from tests.procurement.awarded import a_contract_on_the_day
from tests.procurement.judged import a_recommended
from tests.procurement.stories import an_announced_intention
from tests.silver_steward.stories import NAMING
from tests.silver_steward.test_certificates import an_award

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def an_honour_in_the_hall() -> None:
    """Honour an elder who agrees to stand in the hall, and tells her story."""
    with clock.stopped(NAMING):
        _story, given = await an_award()
    await hall.tell(given, "我喜欢干净的楼道。", by=await people.an_actor(await Person.get(id=given.person_id)))


WITH: Mapping[str, Callable[[], Awaitable[object]]] = {
    "notices": a_hanging_notice,
    "intentions": an_announced_intention,
    "tenders": a_recommended,
    "opened-bids": a_recommended,
    "results": a_contract_on_the_day,
    "contracts": a_contract_on_the_day,
    "honours": an_honour_in_the_hall,
}
"""What has to be there so that a set has rows; for all others, something to join."""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("name", house.open_sets())
async def test_every_set_is_page_json_and_csv_with_its_fields_licence_and_renewal(
    client: httpx.AsyncClient, name: str
) -> None:
    await WITH.get(name, a_calling)()
    each = house.open_sets()[name]

    told = (await client.get(f"/open/data/{name}", headers=JSON)).json()
    taken = await client.get(f"/open/data/{name}/csv")
    rows = list(csv.reader(io.StringIO(taken.content.decode("utf-8-sig"))))

    assert told["rows"], name
    assert all(list(row) == list(each.fields) for row in told["rows"])
    assert (rows[0], len(rows) - 1) == (list(each.fields), told["total"])
    assert told["licence"]
    assert told["renewed"]
    assert (await client.get(f"/open/data/{name}")).status_code == 200
    assert (await client.get("/open/data/people", headers=JSON)).status_code == 404


async def test_no_set_feed_or_calendar_tells_of_a_person(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    people_here = [*await neighbours(2), calling.activity.leader]
    forbidden = [calling.activity.contact_phone, calling.activity.contact_name, calling.org.leader_name]
    forbidden += [each.name for each in people_here]

    for name, each in house.open_sets().items():
        for path in (f"/open/data/{name}", f"/open/data/{name}/csv", f"/open/data/{name}/atom"):
            if each.news is not None or not path.endswith("atom"):
                text = (await client.get(path, headers=JSON)).text
                assert not [word for word in forbidden if word and word in text], path
                assert not [find for find in found(text, PERSONAL) if find.kind != "id_number"], path
    calendar = (await client.get(f"/open/calendar/{calling.city.huibin.code}")).text
    assert calling.activity.contact_phone not in calendar


async def test_nothing_that_somebody_named_runs_in_a_spreadsheet(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await Organisation.filter(id=calling.org.id).update(name="=1+1")

    assert b'"\'=1+1"' in (await client.get("/open/data/organisations/csv")).content


async def test_a_long_set_comes_page_by_page(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from marketplace.endpoints import open_data  # noqa: PLC0415 - its measure is changed here alone

    monkeypatch.setattr(open_data, "MOST_ROWS", 1)
    calling = await a_calling()
    await people.an_org(calling.city, "又一家")

    first = (await client.get("/open/data/organisations", headers=JSON)).json()
    second = (await client.get("/open/data/organisations?at=2", headers=JSON)).json()
    taken = await client.get("/open/data/organisations/csv")

    assert (first["at"], first["of"], second["at"]) == (1, first["total"], 2)
    assert first["rows"] != second["rows"]
    assert taken.headers["link"].endswith('csv?at=2>; rel="next"')


async def test_a_feed_is_atom_with_what_is_new_first(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    answer = await client.get("/open/data/activities/atom")
    feed = ET.fromstring(answer.text)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")

    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert [each.findtext(f"{ATOM}title") for each in entries] == [calling.activity.title]
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").endswith(f"/a/{calling.activity.public_id}")
    assert (await client.get("/open/data/organisations/atom", headers=JSON)).status_code == 404


async def test_a_community_and_all_above_it_have_a_calendar(client: httpx.AsyncClient) -> None:
    calling = await a_calling()

    for place in (calling.city.huibin, calling.city.xinglongtai, calling.city.city):
        answer = await client.get(f"/open/calendar/{place.code}")
        assert answer.headers["content-type"].startswith("text/calendar")
        assert f"UID:{calling.shift.public_id}@" in answer.text
        assert answer.text.endswith("END:VCALENDAR\r\n")
    assert "BEGIN:VEVENT" not in (await client.get(f"/open/calendar/{calling.city.dawa.code}")).text
    assert (await client.get("/open/calendar/000000000000")).status_code == 404


async def test_every_address_and_every_word_is_told_in_the_open(client: httpx.AsyncClient) -> None:
    api = (await client.get("/open/api", headers=JSON)).json()
    words = (await client.get("/open/words", headers=JSON)).json()["lists"]

    assert {entry["name"] for group in api["groups"] for entry in group["entries"]} == {
        each.name for each in house.addresses()
    }
    assert all(word["zh"] and word["en"] for each in words for word in each["words"])
    assert len({each["name"] for each in words}) == len(words)
