"""Figures by county, street and community: small ones hidden, questions bounded, to take away (T5, EDGE-33, 35)."""

import csv
import io

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.database import connection
from ground.errors import NotFound
from ground.identity import Person
from ground.lists.models import TakenList
from ground.places import Place, PlaceSuccessor
from marketplace.queries import figures
from tests import people
from tests.volunteers.stories import NOON_AFTER, Story, a_story, at

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
HERE = "/county/figures"


async def seated(client: httpx.AsyncClient, who: Actor) -> None:
    """Sign a member of staff in."""
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=who.person_id), staff=True))


async def peopled(story: Story) -> Actor:
    """Let six more live in Huibin, two in Shiyou and seven in Wangjia, and Wang serve; return the supervisor."""
    for place, count in ((story.city.huibin, 6), (story.city.shiyou, 2), (story.city.wangjia, 7)):
        for number in range(count):
            await people.a_person(f"居民{place.id}{number}", home=place)
    await story.entered(at(10), at(12))
    with clock.stopped(at(9)):
        return await people.an_officer("郭颖", Role.SUPERVISOR, place=story.city.city)


def told(page: dict[str, object], column: str) -> dict[str, str]:
    """Return one column of a page by the names of its places."""
    names = [each["name"] for each in page["columns"]]  # type: ignore[attr-defined]
    at_column = names.index(column)
    return {line["place"]: line["cells"][at_column]["words"] for line in page["lines"]}  # type: ignore[attr-defined]


async def test_t5_a_supervisor_walks_from_the_city_to_the_communities(client: httpx.AsyncClient) -> None:
    story = await a_story()
    supervisor = await peopled(story)
    await seated(client, supervisor)
    with clock.stopped(NOON_AFTER):
        city = (await client.get(HERE, headers=JSON)).json()
        county = (await client.get(f"{HERE}?place=211103000000", headers=JSON)).json()
        street = (await client.get(f"{HERE}?place=211103001000", headers=JSON)).json()
        html = (await client.get(f"/en{HERE}")).text
        desk = (await client.get("/en/sup")).text

    assert told(city, "residents") == {"兴隆台区": "9", "大洼区": "7"}
    assert told(county, "residents") == {"振兴街道": "9"}
    assert [each[1] for each in street["above"]] == ["盘锦市", "兴隆台区"]
    assert told(street, "hours") == {"惠宾社区": "*", "石油社区": "0.0"}, "two hours of one person would tell of her"
    assert [line["below"] for line in street["lines"]] == [False, False]
    assert f'href="/en{HERE}?place=211103000000' in html
    assert "Figures by place" in desk


async def test_edge_35_a_small_cell_is_hidden_and_the_one_that_would_tell_it(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await peopled(story)
    await seated(client, story.county)
    with clock.stopped(NOON_AFTER):
        street = (await client.get(f"{HERE}?place=211103001000", headers=JSON)).json()

    assert told(street, "residents") == {"惠宾社区": "*", "石油社区": "*"}
    assert (street["total"][0]["words"], street["fewest"]) == ("9", 5)
    assert figures.hidden([3, 20, 8, 0], 5) == [True, False, True, False]
    assert figures.hidden([3, 2, 8], 5) == [True, True, False]
    assert figures.hidden([0, 9], 5) == [False, False]
    assert figures.hidden([3, 0], 5) == [True, False]


async def test_edge_33_records_of_a_place_that_ended_count_with_its_heir(database: None) -> None:
    story = await a_story()
    await peopled(story)
    await Place.filter(id=story.city.shiyou.id).update(valid_to=NOON_AFTER.date())
    await PlaceSuccessor.create(place=story.city.shiyou, successor=story.city.huibin)
    with clock.stopped(NOON_AFTER):
        lines = await figures.figures_below(await Place.get(id=story.city.zhenxing.id), 2026)

    assert {line.place.name: line.counts["residents"] for line in lines} == {"惠宾社区": 9}


async def test_a_county_sees_its_own_alone_and_a_street_no_report(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await peopled(story)
    await seated(client, story.county)
    reach = await figures.reach_of(story.county)
    for foreign in ("211104000000", "211100000000", "211104005000", "211103001001", "999999999999"):
        assert (await client.get(f"{HERE}?place={foreign}")).status_code == 404
        with pytest.raises(NotFound):
            await figures.place_of(reach, foreign, await figures.own(reach))
    assert (await client.get(HERE, headers=JSON)).json()["place"] == "兴隆台区"
    for nobody in (story.street, story.desk, story.manager):
        await seated(client, nobody)
        assert (await client.get(HERE)).status_code == 404


async def test_it_is_taken_away_by_the_one_way_and_without_a_person_in_it(client: httpx.AsyncClient) -> None:
    story = await a_story()
    supervisor = await peopled(story)
    await seated(client, supervisor)
    with clock.stopped(NOON_AFTER):
        page = await client.get(f"/en{HERE}/taking?place=211103001000&year=2026")
        got = await client.post(
            f"{HERE}/taking?place=211103001000&year=2026", data={"kind": "csv", "purpose": "report"}
        )

    assert page.status_code == 200
    rows = list(csv.reader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert [row[:3] for row in rows[-2:]] == [["211103001001", "惠宾社区", "*"], ["211103001002", "石油社区", "*"]]
    assert "王桂兰" not in got.text
    assert await TakenList.filter(person_id=supervisor.person_id).count() == 1


async def test_the_questions_do_not_grow_with_the_places(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    story = await a_story()
    await peopled(story)
    city = await Place.get(id=story.city.city.id)

    async def asked() -> int:
        told_to, seen = type(connection()), []
        real = told_to.execute_query

        async def counting(self: object, query: str, values: list[object] | None = None) -> object:
            seen.append(query)
            return await real(self, query, values)  # type: ignore[arg-type]

        with monkeypatch.context() as patched:
            patched.setattr(told_to, "execute_query", counting)
            await figures.figures_below(city, 2026)
        return len(seen)

    few = await asked()
    for number in range(12):
        await people.a_place(
            f"新街道{number}", story.city.zhenxing.kind, f"2111030{number + 50:02}000", story.city.dawa
        )
    assert 0 < await asked() == few <= 12
