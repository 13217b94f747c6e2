"""A tender from its draft to its publication: what the law asks is asked, and no one hand does both steps."""

import asyncio
import datetime as dt
import hashlib
import json

import pytest

from ground import clock, granting
from ground.actors import SYSTEM, Actor, Role
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from orgs.models import OrgKind
from procurement import completeness, dating, drafting, keyholding, planning, tendering
from procurement.models import BudgetLine, Intention, KeyHolder, Tender, TenderState, TenderVersion
from procurement.schemas.tender_drafts import KeysDraft, ListsDraft, MoneyDraft, ScoringDraft, WhatDraft
from procurement.tender_words import Part
from tests import people
from tests.procurement import stories

pytestmark = pytest.mark.anyio
WAN = 10_000_00


async def lacking(tender: Tender) -> set[Part]:
    """Return the parts that lack something."""
    return {each.part for each in await completeness.missing(await stories.fresh(tender))}


async def test_from_a_template_to_the_public_by_two_officers(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)

    assert (tender.state, tender.number) == (TenderState.PUBLISHED, "PJ-2026-000001")
    assert (await BudgetLine.get(id=buyer.line.id)).committed_fen == tender.ceiling_fen
    assert (await Intention.get(id=tender.intention_id)).state == "linked"
    version = await TenderVersion.get(tender_id=tender.id)
    assert version.sha256 == hashlib.sha256(version.body.encode()).hexdigest()
    assert json.loads(version.body)["ceiling_fen"] == tender.ceiling_fen


async def test_whoever_wrote_neither_approves_nor_publishes(database: None) -> None:
    buyer = await stories.a_buyer()
    await granting.grant(
        await Person.get(id=buyer.clerk.person_id), Role.BUYER_APPROVER, by=SYSTEM, basis="story", org_id=buyer.org.id
    )
    both = await people.an_actor(await Person.get(id=buyer.clerk.person_id))
    tender = await stories.a_submitted(buyer)
    with pytest.raises(MayNot):
        await tendering.approve(tender, by=both)
    with pytest.raises(MayNot):
        await tendering.approve(tender, by=buyer.finance)

    await tendering.approve(tender, by=buyer.second)
    await stories.make_keys(tender)
    with pytest.raises(MayNot):
        await tendering.publish(tender, by=both)
    with pytest.raises(MayNot):
        await tendering.publish(tender, by=await people.an_officer("外人", Role.BUYER_APPROVER, org=await people.an_org(
            buyer.city, "大洼区民政局", kind=OrgKind.ORGAN)))  # fmt: skip


async def test_who_wrote_one_part_alone_is_no_second_officer_either(database: None) -> None:
    buyer = await stories.a_buyer()
    helper = await people.an_officer("钱助", Role.BUYER_CLERK, org=buyer.org)
    person = await Person.get(id=helper.person_id)
    await granting.grant(person, Role.BUYER_APPROVER, by=SYSTEM, basis="story", org_id=buyer.org.id)
    helper = await people.an_actor(person)
    tender = await stories.a_draft(buyer)
    await drafting.keep_lists(tender, ListsDraft(negative=(), catalogue_item="elder_care"), by=helper)
    with pytest.raises(OutOfTurn):
        await tendering.submit(tender, by=buyer.clerk)
    await drafting.keep_lists(tender, await _lists(), by=buyer.clerk)
    await tendering.submit(tender, by=buyer.clerk)

    with pytest.raises(MayNot):
        await tendering.approve(tender, by=helper)


async def _lists() -> ListsDraft:
    return ListsDraft(
        negative=("no_duty", "must_do_itself", "goods_or_works", "financing", "staffing", "forbidden"),
        catalogue_item="elder_care",
    )


async def test_it_goes_back_with_words_and_each_handing_in_is_a_version(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_submitted(buyer)
    with pytest.raises(OutOfTurn):
        await drafting.keep_lists(tender, await _lists(), by=buyer.clerk)

    await tendering.send_back(tender, "请写清楚代办的范围。", by=buyer.second)
    assert (await stories.fresh(tender)).returned_words == "请写清楚代办的范围。"
    await tendering.submit(tender, by=buyer.clerk)

    assert await TenderVersion.filter(tender_id=tender.id).count() == 2
    with pytest.raises(OutOfTurn):
        await tendering.publish(tender, by=buyer.second)


async def test_an_empty_tender_says_what_each_part_lacks(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await drafting.begin(buyer.org, "blank", by=buyer.clerk)

    assert await lacking(tender) == set(Part)
    with pytest.raises(OutOfTurn):
        await tendering.submit(tender, by=buyer.clerk)


def test_a_line_of_service_has_its_unit_and_its_quantity() -> None:
    with pytest.raises(ValueError, match=r"\S"):
        WhatDraft(title="上门服务", standards=("陪伴", "助洁"), units=("hours", "hours"), quantities=(10, 0))


@pytest.mark.parametrize(("price", "right"), [("9.99", False), ("10", True), ("30", True), ("30.01", False)])
async def test_the_price_weighs_what_its_method_lets_it(database: None, price: str, right: bool) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    rest = f"{100 - float(price):.2f}"
    draft = ScoringDraft(
        qualifications="能独立承担民事责任",
        titles=("报价", "服务方案"), kinds=("price", "subjective"), points=(price, rest), words=("", ""),
    )  # fmt: skip
    await drafting.keep_scoring(tender, draft, by=buyer.clerk)

    assert (await lacking(tender) == set()) is right


@pytest.mark.parametrize(
    ("title", "words"), [("有食品经营许可", ""), ("企业实力", "注册资本每 100 万元得 1 分"), ("纳税情况", "")]
)
async def test_a_qualification_never_scores_nor_what_says_nothing_of_the_service(
    database: None, title: str, words: str
) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    draft = ScoringDraft(
        qualifications="能独立承担民事责任\n有食品经营许可",
        titles=("报价", title), kinds=("price", "objective"), points=("20", "80"), words=("", words),
    )  # fmt: skip
    await drafting.keep_scoring(tender, draft, by=buyer.clerk)

    assert await lacking(tender) == {Part.SCORING}


async def test_points_make_a_hundred_and_a_fixed_price_does_not_score(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer, fixed_price=True)
    assert await lacking(tender) == {Part.SCORING}
    draft = ScoringDraft(
        qualifications="能独立承担民事责任", titles=("服务方案",), kinds=("subjective",), points=("99",), words=("",)
    )
    await drafting.keep_scoring(tender, draft, by=buyer.clerk)
    assert await lacking(tender) == {Part.SCORING}
    draft = draft.model_copy(update={"points": (10_000,)})
    await drafting.keep_scoring(tender, draft, by=buyer.clerk)

    assert await lacking(tender) == set()


async def test_what_is_not_in_the_budget_is_not_bought(database: None) -> None:
    buyer = await stories.a_buyer(wan="38.59万")
    tender = await stories.a_draft(buyer)

    assert await lacking(tender) == {Part.MONEY}
    other = await stories.a_buyer(buyer.city, name="大洼区民政局")
    with pytest.raises(Unreadable):
        await drafting.keep_money(tender, MoneyDraft(budget_line=other.line.public_id, ceiling="1万"), by=buyer.clerk)


async def test_a_year_is_the_rule_and_three_with_a_reason(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    days = (await stories.days(buyer)).model_copy(update={"service_until": dt.date(2028, 1, 1)})
    await drafting.keep_dates(tender, days, by=buyer.clerk)
    assert await lacking(tender) == {Part.DATES}
    days = days.model_copy(
        update={"service_until": dt.date(2029, 12, 31), "long_term_because": "预算、内容、资金、价格都稳定。"}
    )
    await drafting.keep_dates(tender, days, by=buyer.clerk)
    assert await lacking(tender) == set()
    days = days.model_copy(update={"service_until": dt.date(2030, 1, 1)})
    await drafting.keep_dates(tender, days, by=buyer.clerk)

    assert await lacking(tender) == {Part.DATES}


async def test_an_intention_has_hung_for_thirty_days_to_the_moment_or_a_reason_is_recorded(database: None) -> None:
    buyer = await stories.a_buyer()
    intention = await stories.an_intention(buyer, days_ago=29)
    tender = await stories.an_approved(buyer, intention=intention)
    assert intention.published_at is not None
    ripe = intention.published_at + dt.timedelta(days=30)
    with clock.stopped(ripe - dt.timedelta(milliseconds=1)), pytest.raises(OutOfTurn):
        await tendering.publish(tender, by=buyer.second)
    with clock.stopped(ripe):
        await tendering.publish(tender, by=buyer.second)
    urgent = await stories.an_approved(await stories.a_buyer(buyer.city, name="大洼区民政局"))
    await Tender.filter(id=urgent.id).update(intention_id=None, unannounced_because="洪水后紧急安置，事先无法预见。")
    await tendering.publish(await stories.fresh(urgent), by=await _second_of(urgent))


async def _second_of(tender: Tender) -> Actor:
    person = await Person.get(id=tender.approved_by_id)
    return await people.an_actor(person)


async def test_days_that_ran_out_while_it_lay_stop_it_and_it_goes_back(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.an_approved(buyer)
    with clock.stopped(clock.now() + dt.timedelta(days=12)):
        with pytest.raises(OutOfTurn):
            await tendering.publish(tender, by=buyer.second)
        await tendering.recall(tender, "截止日期太近了，请往后改。", by=buyer.second)

    assert (await stories.fresh(tender)).state == TenderState.DRAFT


async def test_the_earliest_day_is_an_instant_however_its_zone_is_written(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    with clock.stopped(clock.now()):
        soonest = (await dating.earliest(tender)).bids_due_at
        for moment, right in ((soonest, True), (soonest.astimezone(clock.CITY_ZONE), True),
                              (soonest.astimezone(clock.CITY_ZONE) - dt.timedelta(milliseconds=1), False)):  # fmt: skip
            changed = {"bids_due_at": moment, "questions_until": soonest - dt.timedelta(days=1)}
            await Tender.filter(id=tender.id).update(**changed)
            assert (await lacking(tender) == set()) is right


async def test_keys_are_held_by_three_of_whom_no_body_opens_alone(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)
    holders = await KeyHolder.filter(tender_id=tender.id).order_by("seq")
    assert [each.body for each in holders] == ["supervisor", "finance", "buyer_approver"]
    two = tuple((await stories.keys(tender)).holders[:2])
    await drafting.keep_keys(tender, KeysDraft(holders=two), by=buyer.clerk)
    assert await lacking(tender) == {Part.KEYS}
    await people.an_officer("吴副", Role.BUYER_APPROVER, org=buyer.org)
    four = tuple(each.person.public_id for each in await keyholding.offered(tender))
    await drafting.keep_keys(tender, KeysDraft(holders=four, keys_needed=2), by=buyer.clerk)
    assert await lacking(tender) == {Part.KEYS}, "two of the buyer's own open together"
    await drafting.keep_keys(tender, KeysDraft(holders=four, keys_needed=3), by=buyer.clerk)

    assert await lacking(tender) == set()


async def test_nothing_is_published_before_every_key_is_made(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_submitted(buyer)
    await tendering.approve(tender, by=buyer.second)

    with pytest.raises(OutOfTurn):
        await tendering.publish(tender, by=buyer.second)
    await stories.make_keys(tender)
    await tendering.publish(tender, by=buyer.second)


async def test_of_two_tenders_on_one_line_the_second_finds_too_little(database: None) -> None:
    buyer = await stories.a_buyer(wan="50万")
    one, two = await stories.an_approved(buyer), await stories.an_approved(buyer)

    said = await asyncio.gather(
        *(tendering.publish(each, by=buyer.second) for each in (one, two)), return_exceptions=True
    )

    assert sorted(type(each).__name__ for each in said) == ["NoneType", "OutOfTurn"]
    line = await BudgetLine.get(id=buyer.line.id)
    assert line.committed_fen == 38 * WAN + 6000_00 <= line.allocated_fen
    assert [each.number for each in await Tender.filter(state=TenderState.PUBLISHED)] == ["PJ-2026-000001"]


async def test_of_eight_presses_at_once_one_approves_and_one_publishes(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_submitted(buyer)
    await stories.make_keys(tender)
    for act in (tendering.approve, tendering.publish):
        copies = [await stories.fresh(tender) for _ in range(8)]
        said = await asyncio.gather(*(act(copy, by=buyer.second) for copy in copies), return_exceptions=True)
        assert [type(each).__name__ for each in said].count("OutOfTurn") == 7

    assert (await BudgetLine.get(id=buyer.line.id)).committed_fen == tender.ceiling_fen


async def test_a_line_and_an_intention_are_their_own_officers(database: None) -> None:
    buyer = await stories.a_buyer()
    draft = (await stories.days(buyer)).intention
    intention = await Intention.get(public_id=draft)
    with pytest.raises(MayNot):
        await stories.a_line(buyer.org, buyer.clerk, code="2080300")
    society = await people.an_org(buyer.city)
    with pytest.raises(OutOfTurn):
        await stories.a_line(society, await people.an_officer("钱会计", Role.FINANCE, org=society))
    with pytest.raises(MayNot):
        await planning.announce(intention, by=buyer.clerk)
    await planning.end(intention, "预算调整，今年不买了。", by=buyer.clerk)

    assert (await Intention.get(id=intention.id)).state == "ended"
