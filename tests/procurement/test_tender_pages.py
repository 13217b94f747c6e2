"""The pages of tenders: a clerk writes six parts by forms, a second officer publishes, everyone reads, nobody else."""

import datetime as dt
import re

import httpx
import pytest

from ground import clock, granting
from ground.actors import SYSTEM, Actor, Role
from ground.identity import Person
from procurement import asking, drafting, tendering
from procurement.models import Intention, Question, Tender, TenderState
from tests import people
from tests.orgs.stories import be
from tests.procurement import stories

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}


async def as_(client: httpx.AsyncClient, actor: Actor) -> httpx.AsyncClient:
    """Let the client be a member of staff."""
    return be(client, await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def test_a_clerk_writes_six_parts_by_forms_and_a_second_officer_publishes(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    intention = await stories.an_intention(buyer)
    await as_(client, buyer.clerk)
    begun = await client.post("/buyer/tenders/new", data={"buyer": buyer.org.public_id, "template": "meals"})
    at = begun.headers["location"]
    assert begun.status_code == 303
    today = clock.today()

    def day(name: str, on: dt.date) -> dict[str, str]:
        return {f"{name}_year": str(on.year), f"{name}_month": str(on.month), f"{name}_day": str(on.day)}

    holders = [each["id"] for each in (await client.get(f"{at}/keys", headers=JSON)).json()["offered"]]
    parts: dict[str, dict[str, object]] = {
        "what": {
            "title": "振兴街道社区助餐", "outline": "为老人做午餐。", "places": [buyer.city.zhenxing.code],
            "public_service": "yes", "consulted": "听取了 30 位老人的意见。", "standards": ["午餐", "送餐", "", ""],
            "quantities": ["20000", "8000", "", ""], "units": ["meals", "visits", "hours", "hours"],
        },
        "lists": {
            "negative": ["no_duty", "must_do_itself", "goods_or_works", "financing", "staffing", "forbidden"],
            "catalogue_item": "meals",
        },
        "money": {
            "budget_line": buyer.line.public_id, "ceiling": "38.6万", "method": "consultation",
            "rationale": "需要磋商。",
        },
        "scoring": {
            "qualifications": "能独立承担民事责任\n有食品经营许可", "titles": ["报价", "服务方案", ""],
            "kinds": ["price", "subjective", "subjective"], "points": ["20", "80", ""], "words": ["", "看方案", ""],
        },
        "dates": {
            **day("service_from", dt.date(2027, 1, 1)), **day("service_until", dt.date(2027, 12, 31)),
            **day("questions_until", today + dt.timedelta(days=10)),
            **day("bids_due_on", today + dt.timedelta(days=20)),
            "bids_due_at": "09:00", "intention": intention.public_id,
        },
        "keys": {"holders": holders, "keys_needed": "2"},
    }  # fmt: skip
    strange = {"negative": ["no_duty", "made_up"], "catalogue_item": "made_up"}
    refused = await client.post(f"{at}/lists", data=strange, headers=JSON)
    assert refused.status_code == 422
    assert {each["field"] for each in refused.json()["mistakes"]} == {"negative", "catalogue_item"}
    for part, typed in parts.items():
        shown = await client.get(f"{at}/{part}")
        assert shown.status_code == 200, shown.text
        kept = await client.post(f"{at}/{part}", data=typed)
        assert kept.status_code == 303, kept.text
    page = (await client.get(at, headers=JSON)).json()
    assert [each["missing"] for each in page["parts"]] == [[]] * 6
    assert "交去复核" in (await client.get(f"{at}/check")).text or page["may_submit"]
    assert (await client.post(f"{at}/submission")).status_code == 303
    assert (await client.post(f"{at}/approval")).status_code == 404, "a clerk has no such door"

    await as_(client, buyer.second)
    assert (await client.post(f"{at}/approval")).status_code == 303
    assert (await client.post(f"{at}/publication")).status_code == 409
    tender = await Tender.get(state=TenderState.APPROVED)
    await stories.make_keys(tender)
    assert (await client.get(at)).status_code == 200
    assert (await client.post(f"{at}/publication")).status_code == 303

    be(client, {})
    shown = await client.get(f"/tenders/{tender.public_id}")
    assert "PJ-2026-000001" in shown.text
    assert "20,000" in shown.text or "20000" in shown.text


async def test_a_mistake_is_told_beside_what_was_typed(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    await as_(client, buyer.clerk)
    at = f"/buyer/tenders/{tender.public_id}"
    typed = {"title": "上门", "standards": ["陪伴", ""], "quantities": ["", ""], "units": ["hours", "hours"]}
    answer = await client.post(f"{at}/what", data=typed)

    assert answer.status_code == 422
    assert 'value="陪伴"' in answer.text
    assert (await client.post(f"{at}/money", data={"ceiling": "很多"})).status_code == 422
    assert (await client.post(f"{at}/scoring", data={"titles": ["a", "b"], "kinds": ["price", "price"],
            "points": ["x", "1"], "words": ["", ""]})).status_code == 422  # fmt: skip
    assert (await client.post(f"{at}/submission")).status_code == 303


async def test_everyone_reads_a_tender_and_nobody_learns_of_bids_or_who_asked(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    org = await people.an_org(buyer.city)
    manager = await people.an_officer("陈理", Role.ORG_MANAGER, org=org)
    await asking.ask(tender, org, "代办包括陪同看病吗？", by=manager)
    at = f"/tenders/{tender.public_id}"
    for path in ("/tenders", "/tenders?show=closed", "/tenders?show=results", at, f"{at}/paper", f"{at}/versions/1",
                 "/intentions", f"/intentions/{(await Intention.get(id=tender.intention_id)).public_id}"):  # fmt: skip
        for address in (path, f"/en{path}"):
            html = await client.get(address)
            told = await client.get(address, headers=JSON)
            assert (html.status_code, told.status_code) == (200, 200), address
            for text in (html.text, told.text):
                assert org.name not in text
                assert not re.search("envelope|bidder", text)
    assert "代办包括陪同看病吗" in (await client.get(at)).text
    assert (await client.get(f"{at}/versions/9")).status_code == 404
    draft = await stories.a_draft(await stories.a_buyer(buyer.city, name="大洼区民政局"))
    assert (await client.get(f"/tenders/{draft.public_id}")).status_code == 404
    assert len((await client.get("/tenders", headers=JSON)).json()["tenders"]) == 1


async def test_a_manager_asks_and_the_buyer_answers_to_all(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    org = await people.an_org(buyer.city)
    await as_(client, await people.an_officer("陈理", Role.ORG_MANAGER, org=org))
    assert org.name in (await client.get(f"/tenders/{tender.public_id}")).text, "their own way to ask"
    ask = f"/org/{org.public_id}/tenders/{tender.public_id}/question"
    assert (await client.get(ask)).status_code == 200
    assert (await client.post(ask, data={"words": "代办包括陪同看病吗？"})).status_code == 303
    question = await Question.get(tender_id=tender.id)
    assert (await client.get(f"/buyer/questions/{question.public_id}")).status_code == 404

    await as_(client, buyer.clerk)
    for address in ("/buyer", "/en/buyer", "/buyer/questions", f"/buyer/questions/{question.public_id}"):
        html, told = await client.get(address), await client.get(address, headers=JSON)
        assert (html.status_code, told.status_code) == (200, 200), address
        assert org.name not in html.text + told.text
    assert (await client.post(f"/buyer/questions/{question.public_id}", data={"answer": "包括。"})).status_code == 303
    assert (await client.post(f"/buyer/questions/{question.public_id}", data={"answer": "不。"})).status_code == 409
    be(client, {})
    assert "包括。" in (await client.get(f"/tenders/{tender.public_id}")).text


async def test_the_desk_tells_each_what_waits_and_finance_keeps_the_lines(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    both = await people.an_officer("钱助", Role.BUYER_CLERK, org=buyer.org)
    await drafting.keep_money(tender, stories.money(buyer), by=both)
    await granting.grant(
        await Person.get(id=both.person_id), Role.BUYER_APPROVER, by=SYSTEM, basis="story", org_id=buyer.org.id
    )
    await tendering.submit(tender, by=buyer.clerk)
    await as_(client, both)
    assert (await client.get("/buyer", headers=JSON)).json()["tasks"] == [], "who wrote a part has nothing to approve"
    await as_(client, buyer.second)
    tasks = (await client.get("/buyer", headers=JSON)).json()["tasks"]
    assert [each["count"] for each in tasks if each["href"].startswith("/buyer")] == [1], "beside the key to be made"

    await as_(client, buyer.finance)
    for address in ("/buyer", "/buyer/budget", "/buyer/budget/new", "/buyer/tenders", "/buyer/intentions"):
        assert (await client.get(address)).status_code == 200, address
    typed = {"buyer": buyer.org.public_id, "year": "2026", "code": "2080300", "title": "助餐", "allocated": "12.5万",
             "basis": "兴财预〔2026〕9 号"}  # fmt: skip
    assert (await client.post("/buyer/budget/new", data=typed)).status_code == 303
    assert (await client.post("/buyer/budget/new", data=typed)).status_code == 409
    assert "125,000.00" in (await client.get("/buyer/budget")).text
    assert (await client.get("/buyer/tenders/new")).status_code == 404


async def test_an_intention_goes_from_the_clerk_to_everyone_and_can_be_given_up(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    await as_(client, buyer.clerk)
    assert (await client.get("/buyer/intentions/new")).status_code == 200
    typed = {"buyer": buyer.org.public_id, "title": "社区助餐", "outline": "为老人做饭。", "budget": "38.6万",
             "expected_on_year": "2027", "expected_on_month": "1", "expected_on_day": "9"}  # fmt: skip
    at = (await client.post("/buyer/intentions/new", data=typed)).headers["location"]
    public = at.removeprefix("/buyer")
    assert (await client.get(public)).status_code == 404
    assert (await client.post(f"{at}/publication")).status_code == 404
    await as_(client, buyer.second)
    assert (await client.get(at)).status_code == 200
    assert (await client.post(f"{at}/publication")).status_code == 303
    assert "38.60 万元" in (await client.get(public)).text
    assert (await client.get(f"{at}/end")).status_code == 200
    assert (await client.post(f"{at}/end", data={"words": "预算收回了。"})).status_code == 303
    assert "预算收回了。" in (await client.get(public)).text


async def test_another_department_finds_nothing_of_it(client: httpx.AsyncClient) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_submitted(buyer)
    other = await stories.a_buyer(buyer.city, name="大洼区民政局")
    for actor in (other.clerk, other.second, other.finance):
        await as_(client, actor)
        assert (await client.get(f"/buyer/tenders/{tender.public_id}")).status_code == 404
        assert tender.title not in (await client.get("/buyer/tenders")).text
