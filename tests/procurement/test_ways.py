"""From any page of a purchase its reader comes to all the others that they may see, and every one of them opens."""

import httpx
import pytest

from ground import clock
from ground.actors import Actor
from ground.identity import Person
from procurement import awarding, paying
from procurement.models import Tender
from procurement.schemas.contract_drafts import ClaimDraft
from procurement.schemas.ways import Way, WayShown, ways_of
from tests import people
from tests.procurement.awarded import a_delivery, a_signed_contract, accepted, an_award
from tests.procurement.judged import a_recommended, seats_of
from tests.procurement.opened import WAN, a_bid, a_purchase

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}


async def ways(tender: Tender, actor: Actor | None, here: Way = Way.TENDER) -> list[str]:
    """Return which pages this reader is led to."""
    fresh = await Tender.get(id=tender.id).select_related("buyer")
    return [str(each.way) for each in await ways_of(fresh, actor, here=here)]


async def opens(client: httpx.AsyncClient, path: str, actor: Actor | None) -> list[int]:
    """Follow every way from a page as one reader, and return how each answers."""
    client.cookies.clear()
    if actor is not None:
        client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))
    told = (await client.get(path, headers=JSON)).json()["ways"]
    from marketplace import house  # noqa: PLC0415 - the whole table of addresses, for this test alone

    paths = {address.name: address.path for address in house.addresses()}
    found = []
    for each in [WayShown.model_validate(one) for one in told]:
        to = paths[each.at].replace(":pid", "").format(**each.of)
        found.append((await client.get(to)).status_code)
    return found


async def test_before_the_deadline_a_supplier_is_led_to_its_bid_and_nobody_learns_of_others(
    client: httpx.AsyncClient,
) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 90 * WAN)
    (_one, first), (_two, second) = made.suppliers

    assert await ways(made.tender, None) == []
    assert await ways(made.tender, first) == ["own_bid"]
    assert await ways(made.tender, second) == ["bid_form"]
    assert await ways(made.tender, made.clerk) == ["tender_desk", "bids_desk"]
    assert await ways(made.tender, made.holders[0][1]) == ["key"]
    for actor in (first, second, made.clerk, None):
        assert set(await opens(client, f"/tenders/{made.tender.public_id}", actor)) <= {200}


async def test_after_the_award_everyone_is_led_to_opening_and_result_and_each_to_their_own(
    client: httpx.AsyncClient,
) -> None:
    made = await a_recommended()
    member = (await seats_of(made.tender))[0][1]
    assert await ways(made.tender, member) == ["opening", "sheet"]
    with clock.stopped(clock.now()):
        award = await awarding.choose(await made.fresh(), by=made.approver)

    path = f"/tenders/{made.tender.public_id}/result"
    assert await ways(made.tender, None) == ["opening", "result"]
    for actor in (None, member, made.clerk, made.approver, made.suppliers[0][1]):
        assert set(await opens(client, path, actor)) == {200}
    assert award.rank == 1


@pytest.mark.usefixtures("the_day_after")
async def test_a_contract_leads_to_its_claims_for_finance_and_to_both_sides_pages(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    part = await accepted(cast, await a_delivery(cast, contract), 12, 2)
    claim = await paying.claim(part, ClaimDraft(invoice_no="25952000000012345678"), by=cast.story.manager)

    assert await ways(cast.tender, cast.finance, Way.CLAIM) == ["tender", "opening", "result", "public_contract",
                                                               "tender_desk"]  # fmt: skip
    assert "claim" in await ways(cast.tender, cast.finance)
    assert "contract" in await ways(cast.tender, cast.clerk)
    assert "own_contract" in await ways(cast.tender, cast.story.manager)
    path = f"/finance/{claim.public_id}"
    assert claim.public_id not in str((await client.get(path, headers=JSON)).text)
