"""The pages from a bid to its result, as people and programs read them; before the opening no page tells of bids."""

import re

import httpx
import pytest

from ground import clock, persons
from ground.actors import Role
from ground.identity import Person
from ground.repeats import Repeat
from ground.unsent import Unsent
from procurement import awarding, opening
from procurement.models import Bid, Envelope, EnvelopeState, SeatState
from tests import people
from tests.procurement.judged import a_judged, a_recommended, all_signed, seats_of
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline, opened

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}
OFFER = {
    "price": "880000",
    "plan": "每周三次上门探访，量血压。",
    "small": "yes",
    "declared": ["law", "record", "alone"],
}


async def sign_in(client: httpx.AsyncClient, person_id: int | None, *, staff: bool = True) -> None:
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=person_id), staff=staff))


def key_of(text: str) -> str:
    return str(re.findall(r'name="key" value="([^"]+)"', text)[0])


async def test_a_supplier_writes_looks_over_seals_and_gets_key_and_receipt_once(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=1)
    org, manager = made.suppliers[0]
    await sign_in(client, manager.person_id)
    at = f"/org/{org.public_id}/tenders/{made.tender.public_id}/bid"

    lacking = await client.post(f"{at}/check", data=OFFER | {"declared": ["law"], "price": "88.888"})
    assert lacking.status_code == 422
    assert "每周三次上门探访" in lacking.text
    check = await client.post(f"{at}/check", data=OFFER)
    assert "人民币捌拾捌万元整" in check.text
    pdf = ("方案.pdf", b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n", "application/pdf")
    data = OFFER | {"price": "880000.00", "replaces": "", "key": key_of(check.text)}
    sent = await client.post(at, data=data, files={"file": pdf})
    assert sent.status_code == 200
    again = await client.get(f"/org/{org.public_id}/bids")
    assert "振兴街道居家养老服务" in again.text

    envelope = await Envelope.get()
    receipt = await client.get(f"/org/{org.public_id}/bids/{envelope.public_id}/receipt")
    assert receipt.json()["sha256"] == envelope.sha256
    page = await client.get(f"/org/{org.public_id}/bids/{envelope.public_id}", headers=JSON)
    assert page.json()["may_withdraw"] is True
    assert await Repeat.filter(answer_sealed__not_isnull=True).count() == 0
    with clock.stopped(after_deadline(made)):
        made.suppliers.append(made.suppliers[0])
        await opening.begin(made.tender, by=made.clerk)
        await sign_in(client, manager.person_id)
        over = await client.get(at, headers=JSON)
    assert over.json()["is_open"] is False


async def test_a_bid_sent_when_the_session_had_ended_is_kept_nowhere(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=1)
    org, manager = made.suppliers[0]
    await sign_in(client, manager.person_id)
    token = dict(client.cookies)
    await client.post("/sign-out")
    client.cookies.update(token)
    answer = await client.post(f"/org/{org.public_id}/tenders/{made.tender.public_id}/bid", data=OFFER)
    assert answer.status_code == 303
    assert await Unsent.all().count() == 0


async def test_a_supplier_takes_a_bid_back_and_a_late_one_is_told_so(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=2)
    org, manager = made.suppliers[0]
    sent = await a_bid(made, 1, 88 * WAN)
    await sign_in(client, manager.person_id)
    own = f"/org/{org.public_id}/bids/{sent.envelope.public_id}"
    assert (await client.get(f"{own}/withdrawal")).status_code == 200
    assert (await client.post(f"{own}/withdrawal")).status_code == 303
    assert (await Envelope.get(id=sent.envelope.id)).state == EnvelopeState.WITHDRAWN
    with clock.stopped(after_deadline(made)):
        await sign_in(client, manager.person_id)
        late = await client.post(
            f"/org/{org.public_id}/tenders/{made.tender.public_id}/bid", json={**OFFER, "replaces": ""}, headers=JSON
        )
    assert late.status_code == 409
    assert late.json()["sha256"]


async def test_before_the_opening_nobody_reads_that_there_are_bids_or_whose(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=2)
    sent = await a_bid(made, 1, 88 * WAN)
    org, _manager = made.suppliers[0]
    supervisor = await people.an_officer("监督员", Role.SUPERVISOR, place=made.city.city)
    telling = (org.name, org.public_id, sent.envelope.public_id, sent.envelope.sha256)
    ways = ["/desk", "/sup/audit", "/sup/audit?kind=Envelope", f"/buyer/tenders/{made.tender.public_id}/bids", "/keys",
            f"/tenders/{made.tender.public_id}/opening", f"/tenders/{made.tender.public_id}/result"]  # fmt: skip
    for who in (supervisor, made.clerk, made.approver, made.holders[0][1], made.suppliers[1][1]):
        await sign_in(client, who.person_id)
        for way in ways:
            for headers in ({}, JSON):
                text = (await client.get(way, headers=headers)).text
                assert not [each for each in telling if each in text], (who.name, way)
                assert "Envelope:" not in text, (who.name, way)


async def test_a_holder_makes_a_key_and_gives_it_on_their_own_page(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=2)
    holder, actor, _private = made.holders[0]
    tender = made.tender
    await type(tender).filter(id=tender.id).update(state="approved")
    await sign_in(client, actor.person_id, staff=False)
    at = f"/keys/{tender.public_id}"
    shown = await client.post(f"{at}/made")
    code = re.findall(r"(?:[0-9a-z]{4}-){4}[0-9a-z]{4}", shown.text)[0]
    await type(tender).filter(id=tender.id).update(state="published")
    for number in (1, 2):
        await a_bid(made, number, 90 * WAN)
    with clock.stopped(after_deadline(made)):
        await sign_in(client, actor.person_id, staff=False)
        await opening.begin(await made.fresh(), by=made.clerk)
        assert (await client.post(f"{at}/given", data={"code": "0000-0000-0000-0000-0000"})).status_code == 422
        assert (await client.post(f"{at}/given", data={"code": code})).status_code == 303
        assert (await client.get(at, headers=JSON)).json()["key"]["released_at"]
    await sign_in(client, made.clerk.person_id)
    assert (await client.get(at)).status_code == 404
    assert holder.body


async def test_the_buyers_desk_leads_from_the_deadline_to_the_committee(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=3, experts=4)
    for number in (1, 2, 3):
        await a_bid(made, number, 90 * WAN)
    at = f"/buyer/tenders/{made.tender.public_id}/bids"
    with clock.stopped(after_deadline(made)):
        await sign_in(client, made.clerk.person_id)
        assert (await client.get(at, headers=JSON)).json()["may_begin"] is True
        await opened(made)
        page = await client.get(at)
        assert page.status_code == 200
        ids = [each["id"] for each in (await client.get(at, headers=JSON)).json()["bids"]]
        for number in ids[:2]:
            assert (await client.post(f"{at}/{number}/qualification")).status_code == 303
        assert (await client.get(f"{at}/{ids[2]}/refusal")).status_code == 200
        assert (await client.post(f"{at}/{ids[2]}/refusal", data={"words": "没有带资格证明"})).status_code == 303
        for step in ("qualification/end", "committee"):
            assert (await client.post(f"{at}/{step}")).status_code == 303
        page = await client.get(at)
        assert "没有带资格证明" in page.text
        seat = (await seats_of(made.tender, *SeatState))[0][0]
        taken = await client.post(f"{at}/committee/{seat.seq}/recusal", data={"words": "是供应商的亲戚"})
        assert taken.status_code == 303


async def test_an_expert_declares_scores_and_signs_on_one_page(client: httpx.AsyncClient) -> None:
    made = await a_judged()
    with clock.stopped(after_deadline(made)):
        seat, actor = (await seats_of(made.tender, *SeatState))[0]
        await sign_in(client, actor.person_id)
        at = f"/expert/{made.tender.public_id}"
        assert "振兴街道居家养老服务" in (await client.get("/expert")).text
        before = await client.get(at)
        assert "盘锦助老社1" in before.text
        assert (await client.post(f"{at}/declaration", data={"answer": "none"})).status_code == 303
        boxes = [box["at"] for bid in (await client.get(at, headers=JSON)).json()["sheet"] for box in bid["boxes"]]
        some = {"at": boxes, "points": ["12.5", *[""] * 5], "then": "keep"}
        assert (await client.post(f"{at}/scores", data=some)).status_code == 303
        assert 'value="12.5"' in (await client.get(at)).text
        assert (await client.post(f"{at}/scores", data=some | {"then": "sign"})).status_code == 409
        whole = {"at": boxes, "points": ["12.5"] * 6, "then": "sign"}
        assert (await client.post(f"{at}/scores", data=whole)).status_code == 303
        assert (await client.post(f"{at}/scores/return")).status_code == 303
        assert (await client.post(f"{at}/report", data={"answer": "dissent"})).status_code == 422
        await seat.refresh_from_db()
        assert seat.sheet == 2


async def test_the_report_is_signed_on_the_members_page_and_the_approver_awards(client: httpx.AsyncClient) -> None:
    made = await a_judged()
    with clock.stopped(after_deadline(made)):
        for _seat, actor in await all_signed(made):
            await sign_in(client, actor.person_id)
            at = f"/expert/{made.tender.public_id}"
            assert (await client.get(at)).status_code == 200
            assert (await client.post(f"{at}/report", data={"answer": "agree"})).status_code == 303
        await sign_in(client, made.approver.person_id)
        desk = await client.get(f"/buyer/tenders/{made.tender.public_id}/bids")
        assert "/award" in desk.text
        assert "盘锦助老社2" in (await client.get(f"/buyer/tenders/{made.tender.public_id}/award")).text
        await sign_in(client, made.clerk.person_id)
        assert (await client.post(f"/buyer/tenders/{made.tender.public_id}/award")).status_code == 404
        await sign_in(client, made.approver.person_id)
        assert (await client.post(f"/buyer/tenders/{made.tender.public_id}/award")).status_code == 303


async def test_everybody_reads_minutes_and_result_and_no_loser_is_shamed(client: httpx.AsyncClient) -> None:
    made = await a_recommended()
    at = f"/tenders/{made.tender.public_id}"
    minutes = await client.get(f"{at}/opening")
    for wan in (88, 95, 82):
        assert f"{wan}0,000.00" in minutes.text
    assert (await client.get(f"{at}/opening/print")).status_code == 200
    assert (await client.get(f"{at}/result")).status_code == 404
    await awarding.choose(await made.fresh(), by=made.approver)
    result = await client.get(f"{at}/result")
    assert "盘锦助老社2" in result.text
    assert "盘锦助老社1" not in result.text
    org, manager = made.suppliers[0]
    await sign_in(client, manager.person_id)
    mine = await Envelope.get(supplier_id=org.id)
    assert (await client.get(f"/org/{org.public_id}/bids/{mine.public_id}", headers=JSON)).json()["rank"] == 2
    assert await Bid.all().count() == 3
    assert persons.phone_of(await Person.get(id=manager.person_id))


async def test_a_tender_that_failed_tells_why_and_nobodys_name(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=1)
    await a_bid(made, 1, 88 * WAN)
    with clock.stopped(after_deadline(made)):
        await opening.begin(made.tender, by=made.clerk)
    for page in ("opening", "result"):
        answer = await client.get(f"/tenders/{made.tender.public_id}/{page}")
        assert answer.status_code == 200
        assert "盘锦助老社1" not in answer.text
    assert (await client.get(f"/tenders/{made.tender.public_id}/opening", headers=JSON)).json()["bids"] == []
