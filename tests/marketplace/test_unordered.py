"""Whoever told nothing of themselves gets no order by chance: the next first, and a word on how to have more."""

import httpx
import pytest

from tests import people
from tests.marketplace.test_public import JSON, three_callings
from tests.outside.walking import Walker, carry
from volunteers.enrolling import enrol
from volunteers.models import Limit, Volunteer

pytestmark = pytest.mark.anyio


async def test_who_told_nothing_gets_the_next_first_and_is_asked_to_tell(client: httpx.AsyncClient) -> None:
    far, here, _seated = await three_callings()
    liu = await people.a_person("刘敏")
    await enrol(liu, by=await people.an_actor(liu))
    carry(client, await people.signed_in(liu))

    data = (await client.get("/a", headers=JSON)).json()
    walker = await Walker(client).open("/en/a")
    home = (await client.get("/", headers=JSON)).json()["activities"]

    assert (data["order"], data["may_be_suggested"], data["tells_nothing"]) == ("time", False, True)
    assert [each["title"] for each in data["cards"][:2]] == [far.activity.title, here.activity.title]
    assert [each["title"] for each in home[:2]] == [far.activity.title, here.activity.title]
    assert walker.find("Tell about me").href == "/en/me/profile"
    await Volunteer.filter(person_id=liu.id).update(limits=f",{Limit.NO_STAIRS},")
    assert (await client.get("/a", headers=JSON)).json()["order"] == "suits"
