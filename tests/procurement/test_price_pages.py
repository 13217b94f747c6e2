"""The pages of an unusually low price: members ask and vote, the supplier answers on its own, others see none."""

import httpx
import pytest

from ground.actors import Actor
from ground.identity import Person
from procurement.models import Envelope, PriceCheck, PriceCheckState
from tests import people
from tests.procurement.judged import a_judged, all_signed

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}


async def becomes(client: httpx.AsyncClient, actor: Actor) -> None:
    """Sign in as someone else."""
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def test_from_the_question_to_the_votes_by_the_pages_alone(client: httpx.AsyncClient) -> None:
    made = await a_judged((88, 95, 30))
    seats = await all_signed(made)
    third = (await Envelope.all().order_by("id"))[2]
    org, manager = made.suppliers[2]
    at = f"/expert/{made.tender.public_id}/bids/{third.public_id}/price"
    own = f"/org/{org.public_id}/bids/{third.public_id}"

    await becomes(client, seats[0][1])
    told = (await client.get(at, headers=JSON)).json()
    assert (told["may_ask"], told["doubt_words"], told["check"]) == (True, "远低于平均报价", None)
    assert "看报价" in (await client.get(f"/expert/{made.tender.public_id}")).text
    short = await client.post(f"{at}/question", data={"words": "说明一下成本和人员安排", "hours": "1"})
    assert short.status_code == 422
    asked = await client.post(f"{at}/question", data={"words": "请说明人员成本和服务安排。", "hours": "24"})
    assert asked.status_code == 303

    await becomes(client, manager)
    assert f"{own}/price" in (await client.get(own)).text
    answered = await client.post(f"{own}/price", data={"words": "人员都是本社员工，按社保基数算。"})
    assert answered.status_code == 303
    told = (await client.get(f"{own}/price", headers=JSON)).json()
    assert (told["may_answer"], told["check"]["state"], told["check"]["votes"]) == (False, "answered", [])

    for _seat, actor in seats[:2]:
        await becomes(client, actor)
        voted = await client.post(f"{at}/vote", data={"answer": "stands", "words": "成本说得清楚"})
        assert voted.status_code == 303
    told = (await client.get(at, headers=JSON)).json()
    assert (told["check"]["state"], len(told["check"]["votes"]), told["may_vote"]) == ("stands", 2, False)
    assert (await PriceCheck.get(envelope_id=third.id)).state == PriceCheckState.STANDS


async def test_who_does_not_sit_and_other_suppliers_find_no_such_page(client: httpx.AsyncClient) -> None:
    made = await a_judged((88, 95, 30))
    await all_signed(made)
    third = (await Envelope.all().order_by("id"))[2]
    at = f"/expert/{made.tender.public_id}/bids/{third.public_id}/price"
    (other, manager), (own, _its) = made.suppliers[0], made.suppliers[2]
    for actor, path in (
        (made.clerk, at),
        (manager, at),
        (manager, f"/org/{other.public_id}/bids/{third.public_id}/price"),
        (manager, f"/org/{own.public_id}/bids/{third.public_id}/price"),
    ):
        await becomes(client, actor)
        assert (await client.get(path, headers=JSON)).status_code == 404, path
