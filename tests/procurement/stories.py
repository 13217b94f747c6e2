"""Stories of buyers: how far a tender has come, entered by the same acts as users."""

import datetime as dt
from dataclasses import dataclass

from ground import clock
from ground.actors import Actor, Role
from orgs.models import Organisation, OrgKind
from procurement import budgeting, drafting, keyholding, planning, tendering
from procurement.models import BudgetLine, Intention, KeyHolder, Method, Tender
from procurement.policies import NEGATIVE
from procurement.schemas.drafts import BudgetDraft, IntentionDraft
from procurement.schemas.tender_drafts import DatesDraft, KeysDraft, ListsDraft, MoneyDraft, WhatDraft
from tests import people
from tests.people import City


@dataclass(frozen=True)
class Buyer:
    """A civil affairs bureau and its people."""

    city: City
    org: Organisation
    clerk: Actor
    second: Actor
    finance: Actor
    supervisor: Actor
    line: BudgetLine


async def a_buyer(city: City | None = None, *, wan: str = "50万", name: str = "兴隆台区民政局") -> Buyer:
    """Enter a buyer with a clerk, a second officer, finance, supervision above it, and a budget line."""
    city = city or await people.a_city()
    org = await people.an_org(city, name, kind=OrgKind.ORGAN)
    finance = await people.an_officer("孙会计", Role.FINANCE, org=org)
    return Buyer(
        city,
        org,
        clerk=await people.an_officer("周敏", Role.BUYER_CLERK, org=org),
        second=await people.an_officer("李强", Role.BUYER_APPROVER, org=org),
        finance=finance,
        supervisor=await people.an_officer("郑督", Role.SUPERVISOR, place=city.city),
        line=await a_line(org, finance, wan=wan),
    )


async def a_line(org: Organisation, finance: Actor, *, wan: str = "50万", code: str = "2080299") -> BudgetLine:
    """Let finance write a line down."""
    draft = BudgetDraft(
        buyer=org.public_id, year=2026, code=code, title="养老服务", allocated=wan, basis="兴财预〔2026〕8 号"
    )
    return await budgeting.record(org, draft, by=finance)


async def an_intention(buyer: Buyer, *, days_ago: int = 31) -> Intention:
    """Let the buyer announce what it means to buy, so many days ago."""
    draft = IntentionDraft(
        buyer=buyer.org.public_id,
        title="居家养老上门服务",
        outline="为独居老人上门服务。",
        budget="40万",
        expected_on=dt.date(2026, 12, 1),
    )
    with clock.stopped(clock.now() - dt.timedelta(days=days_ago)):
        intention = await planning.plan(buyer.org, draft, by=buyer.clerk)
        await planning.announce(intention, by=buyer.second)
    return intention


async def an_announced_intention() -> Intention:
    """Enter a buyer that has announced what it means to buy."""
    return await an_intention(await a_buyer())


async def a_draft(buyer: Buyer, *, intention: Intention | None = None, **facts: object) -> Tender:
    """Let the clerk write all six parts, from the template for elders at home."""
    tender = await drafting.begin(buyer.org, "elder_care", by=buyer.clerk)
    what = WhatDraft(
        title="振兴街道居家养老上门服务",
        outline=tender.outline,
        places=(buyer.city.zhenxing.code,),
        public_service=True,
        consulted="10 月在两个社区开了居民议事会，听取 36 位老人的意见。",
        standards=("上门陪伴和助洁", "代办事情"),
        units=("hours", "needs"),
        quantities=(2400, 300),
    )
    await drafting.keep_what(tender, what, by=buyer.clerk)
    await drafting.keep_lists(tender, ListsDraft(negative=NEGATIVE, catalogue_item="elder_care"), by=buyer.clerk)
    await drafting.keep_money(tender, money(buyer, **facts), by=buyer.clerk)
    await drafting.keep_dates(tender, await days(buyer, intention), by=buyer.clerk)
    await drafting.keep_keys(tender, await keys(tender), by=buyer.clerk)
    return await fresh(tender)


def money(buyer: Buyer, **facts: object) -> MoneyDraft:
    """Return 38.6 wan out of the buyer's line, by consultation, unless the facts say otherwise."""
    asked = {"budget_line": buyer.line.public_id, "ceiling": "38.6万", "method": Method.CONSULTATION}
    return MoneyDraft.model_validate({"rationale": "服务细节要当面磋商。", **asked, **facts})


async def days(buyer: Buyer, intention: Intention | None = None, *, bids_in: int = 21) -> DatesDraft:
    """Return days that the law allows: bids until nine o'clock in three weeks."""
    intention = intention or await an_intention(buyer)
    today = clock.today()
    return DatesDraft(
        service_from=dt.date(2027, 1, 1),
        service_until=dt.date(2027, 12, 31),
        questions_until=today + dt.timedelta(days=bids_in - 6),
        bids_due_on=today + dt.timedelta(days=bids_in),
        intention=intention.public_id,
    )


async def keys(tender: Tender) -> KeysDraft:
    """Name one of each body that may hold a key, of whom two open together."""
    first = {each.body: each.person.public_id for each in reversed(await keyholding.offered(tender))}
    return KeysDraft(holders=tuple(first.values()), keys_needed=2)


async def a_submitted(buyer: Buyer, **facts: object) -> Tender:
    """Hand a whole draft in."""
    tender = await a_draft(buyer, **facts)  # type: ignore[arg-type]
    await tendering.submit(tender, by=buyer.clerk)
    return await fresh(tender)


async def an_approved(buyer: Buyer, **facts: object) -> Tender:
    """Have the second officer approve it, and every key holder make their key."""
    tender = await a_submitted(buyer, **facts)
    await tendering.approve(tender, by=buyer.second)
    await make_keys(tender)
    return await fresh(tender)


async def a_published_tender(buyer: Buyer, **facts: object) -> Tender:
    """Have the second officer publish it."""
    tender = await an_approved(buyer, **facts)
    await tendering.publish(tender, by=buyer.second)
    return await fresh(tender)


async def make_keys(tender: Tender) -> None:
    """Let every key holder have a key; the halves that open are nobody's."""
    for holder in await KeyHolder.filter(tender_id=tender.id):
        await KeyHolder.filter(id=holder.id).update(public_key=f"{holder.id:064x}", made_at=clock.now())


async def fresh(tender: Tender) -> Tender:
    """Return a tender as a desk reads it from the database."""
    return await Tender.get(id=tender.id).select_related("buyer")
