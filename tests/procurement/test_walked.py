"""What was found by walking the purchase of services by hand: where a desk leads, what a page says and to whom."""

import re

import httpx
import pytest

from ground import clock
from ground.actors import NOBODY, Actor, Role
from ground.identity import Person
from ground.language import reading
from procurement import awarding, evidence, paying, record_papers
from procurement.models import Contract, Milestone, Tender
from procurement.schemas.contract_drafts import ClaimDraft
from procurement.schemas.delivery_pages import AcceptancePage, DeliveryPage, Records
from procurement.schemas.public_pages import PublicTenderPage
from procurement.words import StepState
from tests import people
from tests.procurement.awarded import a_delivery, a_signed_contract, accepted, an_award, parts_of, served
from tests.procurement.judged import a_recommended
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline, grants

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}


async def becomes(client: httpx.AsyncClient, actor: Actor) -> None:
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def test_the_desk_of_finance_leads_to_nothing_that_refuses_it(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    for actor in (cast.finance, cast.clerk, cast.signer):
        await becomes(client, actor)
        desk = (await client.get("/buyer", headers=JSON)).json()
        ways = [each["href"] for group in desk["shortcuts"] for each in group["ways"]]
        assert ways
        for href in ways:
            assert (await client.get(href)).status_code == 200, (actor.person_id, href)


async def test_who_holds_a_key_finds_the_keys_in_the_navigation_and_nobody_else(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=0)
    holder = await Person.get(id=made.holders[0][1].person_id)
    await grants(holder, Role.FINANCE, await made.tender.buyer)
    for actor, there in ((await people.an_actor(holder), True), (made.approver, False), (made.clerk, False)):
        await becomes(client, actor)
        page = (await client.get("/buyer")).text
        assert ('href="/keys"' in page) == there


async def test_a_key_in_the_navigation_is_marked_while_its_page_is_read(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=0)
    holder = await Person.get(id=made.holders[0][1].person_id)
    await grants(holder, Role.FINANCE, await made.tender.buyer)
    await becomes(client, await people.an_actor(holder))
    assert re.search(r'href="/keys" aria-current="page"', (await client.get("/keys")).text)


async def test_a_tenders_way_tells_when_each_step_was_and_how_what_comes_is_done(database: None) -> None:
    made = await a_recommended()
    with clock.stopped(after_deadline(made)):
        before = {each.title: each for each in (await _page(made.tender.id)).steps}
        await awarding.choose(await made.fresh(), by=made.approver)
        after = {each.title: each for each in (await _page(made.tender.id)).steps}
    assert all(each.words for each in (*before.values(), *after.values())), "no step without a word"
    assert before["Opening of the bids"].state == StepState.PAST
    assert "3" in before["Evaluation"].words
    assert before["Result and its notice"].state == StepState.NEXT
    assert "notice until" in after["Result and its notice"].words


async def test_a_tender_that_waits_says_how_many_keys_open_it(database: None) -> None:
    made = await a_purchase(suppliers=0)
    steps = {each.title: each for each in (await _page(made.tender.id)).steps}
    assert steps["Opening of the bids"].words == "2 keys open them together"


async def _page(tender_id: int, by: Actor = NOBODY) -> PublicTenderPage:
    with reading("en"):
        return await PublicTenderPage.of(await Tender.get(id=tender_id).select_related("buyer"), by=by)


async def test_who_has_bid_is_led_to_their_bid_and_not_to_a_second_button(database: None) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 90 * WAN)
    (_one, first), (_two, second) = made.suppliers
    mine, theirs = await _page(made.tender.id, first), await _page(made.tender.id, second)
    assert ([each.way for each in mine.to_bid], [each.way for each in mine.ways_on]) == ([], ["own_bid"])
    assert ([each.way for each in theirs.to_bid], [each.way for each in theirs.ways_on]) == (["bid_form"], [])


@pytest.mark.usefixtures("the_day_after")
async def test_the_supplier_chooses_hours_by_name_and_the_buyer_reads_them_masked(database: None) -> None:
    cast = await an_award()
    contract = await Contract.get(id=(await a_signed_contract(cast)).id).select_related(
        "tender__buyer", "supplier", "project"
    )
    first = (await parts_of(contract))[0]
    await served(cast)
    offered = await DeliveryPage.of(contract, first, org=cast.story.org.public_id)
    assert {each.who for each in offered.free.hours} == {"王桂兰"}
    found = await evidence.free(contract, first)
    assert {each.who for each in Records.of(found).hours} == {"王*兰"}


@pytest.mark.usefixtures("the_day_after")
async def test_the_supplier_prints_the_minutes_without_who_signed_or_who_was_asked(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    part = await a_delivery(cast, contract)
    at = f"/org/{cast.story.org.public_id}/contracts/{contract.public_id}/parts/{part.public_id}/paper"
    await becomes(client, cast.story.manager)
    assert (await client.get(at)).status_code == 404, "nobody has looked at it yet"
    await accepted(cast, part, 12, 2)

    answer = await client.get(at)
    whole = await Contract.get(id=contract.id).select_related("tender__buyer", "supplier", "project")
    page = await AcceptancePage.of(whole, await Milestone.get(id=part.id), by=cast.story.manager)
    told = str(record_papers.acceptance_paper(page, for_supplier=True))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    for name in ("冯娟", "何勇", "王桂兰", *(each.number for each in page.opinions), "饭是热的"):
        assert name not in told
        assert name in str(record_papers.acceptance_paper(page))
    assert "['Content', " in told, "how many were content is told"
    await becomes(client, cast.clerk)
    assert (await client.get(at)).status_code == 404


@pytest.mark.usefixtures("the_day_after")
async def test_a_claim_tells_who_checked_it_and_that_another_approves_it(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    part = await accepted(cast, await a_delivery(cast, contract), 12, 2)
    claim = await paying.claim(part, ClaimDraft(invoice_no="24112000000012345678"), by=cast.story.manager)
    await paying.check(claim, by=cast.finance)
    pages = {}
    for actor in (cast.finance, cast.finance_too):
        await becomes(client, actor)
        pages[actor.person_id] = (await client.get(f"/en/finance/{claim.public_id}")).text
    assert all("钱会计 2026-11-19" in page for page in pages.values())
    assert "Another officer of finance approves it" in pages[cast.finance.person_id or 0]
    assert "Another officer of finance approves it" not in pages[cast.finance_too.person_id or 0]


async def test_a_wrong_row_of_a_form_is_told_by_its_number_and_marked(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    await becomes(client, cast.clerk)
    form = f"/gov/awards/{cast.award.public_id}/contract"
    sent = {
        "starts_on_year": "2026", "starts_on_month": "11", "starts_on_day": "10", "ends_on_year": "2027",
        "ends_on_month": "6", "ends_on_day": "30", "pay_days": "30", "titles": ["第一期", "第二期"],
        "shares": ["60", "40"], "days": ["2026 11 30", "开春"],
    }  # fmt: skip
    page = await client.post(form, data=sent)
    assert page.status_code == 422
    assert re.findall(r'href="#days[^"]*">([^<]+)<', page.text)[0].startswith("第 2 行：")
    assert 'id="days.1" aria-invalid="true"' in page.text
    assert 'id="days.0"' not in page.text, "a day may be written with spaces"
