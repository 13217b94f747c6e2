"""Purchases as open data: tables and feeds for everyone, prices and bidders no sooner than the law opens them."""

import httpx
import pytest

from ground import clock
from procurement import awarding, cancelling, opening
from tests.procurement.awarded import a_delivery, a_signed_contract, accepted, an_award
from tests.procurement.judged import a_recommended
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline
from tests.procurement.stories import a_buyer, an_intention

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}


async def rows(client: httpx.AsyncClient, name: str) -> list[dict[str, object]]:
    """Return what a table tells a program."""
    found: list[dict[str, object]] = (await client.get(f"/open/data/{name}", headers=JSON)).json()["rows"]
    return found


async def test_before_the_opening_no_table_or_feed_tells_that_there_are_bids(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 90 * WAN)
    await a_bid(made, 2, 80 * WAN)

    (tender,) = await rows(client, "tenders")
    assert (tender["number"], tender["ceiling_fen"], tender["opened_at"]) == ("PJ-2026-000001", 100 * WAN, None)
    assert await rows(client, "opened-bids") == []
    for path in ("/open/data/tenders", "/open/data/results", "/open/data/contracts", "/open/data/tenders/atom"):
        text = (await client.get(path, headers=JSON)).text
        assert not [org.name for org, _manager in made.suppliers if org.name in text], path
        assert str(90 * WAN) not in text


async def test_after_the_opening_bidders_and_prices_are_told_and_the_winner_once_it_is_chosen(
    client: httpx.AsyncClient,
) -> None:
    made = await a_recommended()
    told = await rows(client, "opened-bids")
    assert [each["price_fen"] for each in told] == [88 * WAN, 95 * WAN, 82 * WAN]
    assert await rows(client, "results") == [], "the ranking waits for the buyer's choice"

    await awarding.choose(await made.fresh(), by=made.approver)

    (result,) = await rows(client, "results")
    assert (result["supplier"], result["price_fen"]) == (made.suppliers[1][0].name, 95 * WAN)
    feed = (await client.get("/open/data/results/atom")).text
    assert f"/tenders/{made.tender.public_id}/result" in feed
    assert made.suppliers[1][0].name in feed


async def test_a_tender_that_was_cancelled_stays_sealed_and_says_why(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=1)
    await a_bid(made, 1, 90 * WAN)
    await cancelling.cancel(await made.fresh(), "changed", "街道改由自己来做。", by=made.approver)

    (result,) = await rows(client, "results")
    assert (result["ended_code"], result["ended_words"], result["supplier"]) == ("changed", "街道改由自己来做。", None)
    assert await rows(client, "opened-bids") == []
    assert f"/tenders/{made.tender.public_id}<" in (await client.get("/open/data/results/atom")).text


async def test_too_few_bids_end_a_tender_whose_bidders_are_never_told_of(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=1)
    await a_bid(made, 1, 90 * WAN)
    with clock.stopped(after_deadline(made)):
        await opening.begin(await made.fresh(), by=made.clerk)
        (result,) = await rows(client, "results")
    assert (result["state"], result["ended_code"]) == ("failed", "few")
    assert await rows(client, "opened-bids") == []


async def test_intentions_are_told_once_announced(client: httpx.AsyncClient) -> None:
    buyer = await a_buyer()
    assert await rows(client, "intentions") == []
    intention = await an_intention(buyer)

    (told,) = await rows(client, "intentions")
    assert (told["title"], told["budget_fen"], told["state"]) == (intention.title, 40 * WAN, "published")
    assert intention.title in (await client.get("/open/data/intentions/atom")).text


@pytest.mark.usefixtures("the_day_after")
async def test_a_signed_contract_tells_what_was_accepted_and_paid(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    (before,) = await rows(client, "contracts")
    await accepted(cast, await a_delivery(cast, contract), 12, 2)

    (after,) = await rows(client, "contracts")
    assert (before["amount_fen"], before["accepted_fen"], before["paid_fen"]) == (1_000_001, 0, 0)
    assert (after["accepted_fen"], after["paid_fen"]) == (300_000, 0)
    assert (await client.get("/open/data/contracts/csv")).text.count("PJ-2026-000012-HT") == 1
