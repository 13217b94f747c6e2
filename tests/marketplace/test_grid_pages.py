"""A community's desk divides it into grid cells, writes down their buildings, and learns what none covers (T6)."""

import httpx
import pytest

from ground.actors import Role
from ground.grids import GridAddress
from ground.identity import Person
from ground.places import Place, PlaceKind
from tests import people

pytestmark = pytest.mark.anyio

HERE = "/cw/grids"
JSON = {"accept": "application/json"}


async def a_desk(client: httpx.AsyncClient, role: Role = Role.COMMUNITY_WORKER) -> people.City:
    """Sign in somebody who draws the cells of Huibin."""
    city = await people.a_city()
    place = city.huibin if role == Role.COMMUNITY_WORKER else city.zhenxing
    actor = await people.an_officer("赵敏", role, place=place)
    client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))
    return city


async def test_the_desk_leads_to_its_cells_and_there_are_none_yet(client: httpx.AsyncClient) -> None:
    await a_desk(client)

    assert HERE in (await client.get("/cw")).text
    page = await client.get(HERE)
    assert "惠宾社区" in page.text
    assert (await client.get(HERE, headers=JSON)).json()["cells"] == []


async def test_t6_cells_and_their_buildings_are_written_down_and_none_lies_in_two(client: httpx.AsyncClient) -> None:
    city = await a_desk(client)
    own = {"community": city.huibin.code}
    await client.post(f"{HERE}/cells", data={**own, "cells": "2"})
    east, west = [each.code for each in await Place.filter(kind=PlaceKind.GRID).order_by("code")]

    await client.post(f"{HERE}/addresses", data={**own, "cell": east, "addresses": "1号楼\n2 号楼、3号楼"})
    twice = await client.post(f"{HERE}/addresses", data={**own, "cell": west, "addresses": "4号楼\n3号楼"})
    await client.post(f"{HERE}/addresses/out", data={**own, "cell": east, "address": "2号楼"})

    assert (twice.status_code, "4号楼" in twice.text) == (409, True)
    told = (await client.get(HERE, headers=JSON)).json()
    assert [each["addresses"] for each in told["cells"]] == [["1号楼", "3号楼"], []]


async def test_t6_what_no_cell_covers_is_a_warning_and_nothing_of_the_list_is_kept(client: httpx.AsyncClient) -> None:
    city = await a_desk(client)
    own = {"community": city.huibin.code}
    await client.post(f"{HERE}/cells", data={**own, "cells": "1"})
    cell = await Place.get(kind=PlaceKind.GRID)
    await client.post(f"{HERE}/addresses", data={**own, "cell": cell.code, "addresses": "1号楼"})

    answer = await client.post(f"{HERE}/check", data={**own, "buildings": "1号楼\n9号楼"}, headers=JSON)

    assert (answer.status_code, answer.json()["uncovered"]) == (200, ["9号楼"])
    assert await GridAddress.all().count() == 1


async def test_fewer_cells_and_too_long_an_address_are_refused_with_a_sentence(client: httpx.AsyncClient) -> None:
    city = await a_desk(client)
    own = {"community": city.huibin.code}
    await client.post(f"{HERE}/cells", data={**own, "cells": "2"})
    cell = await Place.filter(kind=PlaceKind.GRID).first()
    assert cell is not None

    fewer = await client.post(f"{HERE}/cells", data={**own, "cells": "1"})
    none = await client.post(f"{HERE}/cells", data={**own, "cells": "0"})
    long = await client.post(f"{HERE}/addresses", data={**own, "cell": cell.code, "addresses": "长" * 61})

    assert [each.status_code for each in (fewer, none, long)] == [409, 422, 409]
    assert not await GridAddress.exists()


async def test_the_cells_of_another_community_are_not_found(client: httpx.AsyncClient) -> None:
    city = await a_desk(client)
    other = {"community": city.wangjia.code}

    assert (await client.get(HERE, params=other)).status_code == 404
    assert (await client.post(f"{HERE}/cells", data={**other, "cells": "2"})).status_code == 404
    assert not await Place.filter(kind=PlaceKind.GRID).exists()


async def test_the_street_chooses_among_its_communities(client: httpx.AsyncClient) -> None:
    city = await a_desk(client, Role.STREET_OFFICER)

    told = (await client.get(HERE, params={"community": city.shiyou.code}, headers=JSON)).json()

    assert told["name"] == "石油社区"
    assert [name for _code, name in told["communities"]] == ["惠宾社区", "石油社区"]
