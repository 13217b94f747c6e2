"""The cast of the stories can be entered, and a role reaches down the tree and no further."""

import httpx
import pytest

from ground.actors import Role
from tests import people

pytestmark = pytest.mark.anyio


async def test_a_street_officer_reaches_the_communities_of_the_street_alone(database: None) -> None:
    city = await people.a_city()

    officer = await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing)

    assert officer.holds_over_place(city.huibin.path, Role.STREET_OFFICER)
    assert not officer.holds_over_place(city.wangjia.path, Role.STREET_OFFICER)
    assert not officer.holds_over_place(city.xinglongtai.path, Role.STREET_OFFICER)


async def test_a_stranger_is_sent_away_in_chinese(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere")

    assert answer.status_code == 404
    assert "12345" in answer.text
