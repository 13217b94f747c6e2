"""From one page of a purchase to the next: nobody has to know an address by heart."""

import re

import httpx
import pytest

from ground import clock
from ground.identity import Person
from procurement import awarding, opening
from procurement.models import Contract, Milestone, Tender
from tests import people
from tests.procurement.awarded import SIGNED, a_signed_contract, an_award, on
from tests.procurement.judged import a_recommended
from tests.procurement.opened import Purchase, a_purchase, after_deadline
from tests.volunteers.stories import NOON_AFTER

pytestmark = pytest.mark.anyio


async def sign_in(client: httpx.AsyncClient, person_id: int | None) -> None:
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=person_id), staff=True))


async def ways(client: httpx.AsyncClient, path: str) -> set[str]:
    """Return the addresses to which a page leads."""
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return set(re.findall(r'href="([^"#?]+)', answer.text))


async def test_a_supplier_finds_the_form_for_its_bid_on_the_tender_and_a_stranger_does_not(
    client: httpx.AsyncClient,
) -> None:
    made = await a_purchase(suppliers=1)
    [(org, manager)] = made.suppliers
    at, form = f"/tenders/{made.tender.public_id}", f"/org/{org.public_id}/tenders/{made.tender.public_id}/bid"
    assert form not in await ways(client, at)
    await sign_in(client, manager.person_id)
    assert form in await ways(client, at)
    with clock.stopped(after_deadline(made)):
        await sign_in(client, manager.person_id)
        assert form not in await ways(client, at), "it takes no bids now"


async def _leads_to(client: httpx.AsyncClient, made: Purchase) -> set[str]:
    at = f"/tenders/{made.tender.public_id}"
    found = {way.removeprefix(f"{at}/") for way in await ways(client, at)}
    return found & {"opening", "result", "contract"}


async def test_everyone_goes_from_the_tender_to_its_opening_and_its_result_once_they_are_there(
    client: httpx.AsyncClient,
) -> None:
    made = await a_recommended()
    with clock.stopped(after_deadline(made)):
        assert await _leads_to(client, made) == {"opening"}
        await awarding.choose(await made.fresh(), by=made.approver)
        assert await _leads_to(client, made) == {"opening", "result"}
        await sign_in(client, made.clerk.person_id)
        desk = f"/buyer/tenders/{made.tender.public_id}"
        assert f"{desk}/bids" in await ways(client, desk)


async def test_a_tender_that_failed_leads_to_why(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=1)
    assert await _leads_to(client, made) == set()
    with clock.stopped(after_deadline(made)):
        await opening.begin(made.tender, by=made.clerk)
        assert await _leads_to(client, made) == {"opening", "result"}


async def test_everyone_goes_from_the_tender_to_the_contract(client: httpx.AsyncClient) -> None:
    with clock.stopped(NOON_AFTER):
        cast = await an_award()
        await a_signed_contract(cast)
        await Tender.filter(id=cast.tender.id).update(bids_due_at=clock.now())
        at = f"/tenders/{cast.tender.public_id}"
        assert f"{at}/contract" in await ways(client, at)


async def test_a_contract_has_as_many_parts_as_rows_were_filled_in(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    at = f"/gov/awards/{cast.award.public_id}/contract"
    with on(SIGNED):
        await sign_in(client, cast.clerk.person_id)
        form = {
            "starts_on_year": "2026", "starts_on_month": "11", "starts_on_day": "10", "pay_days": "30",
            "ends_on_year": "2027", "ends_on_month": "6", "ends_on_day": "30",
        }  # fmt: skip
        half = await client.post(
            at, data={**form, "titles": ["第一期", ""], "shares": ["50", "50"], "days": ["2026-12-31", ""]}
        )
        assert half.status_code == 422, "a row that is half written is not left out"
        sent = await client.post(
            at,
            data={**form, "titles": ["第一期", "第二期", ""], "shares": ["50", "50", ""],
                  "days": ["2026-12-31", "2027-06-30", ""]},
        )  # fmt: skip
    assert sent.status_code == 303, sent.text
    assert await Milestone.filter(contract_id=(await Contract.get()).id).count() == 2
