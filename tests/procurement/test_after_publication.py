"""After the publication: questions answered to all, amendments by two that leave days, cancelling that frees."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn, Taken, Unreadable
from orgs.models import Organisation, OrgKind, OrgState
from procurement import amending, asking, cancelling
from procurement.models import Amendment, BudgetLine, Intention, Method, Question, Tender, TenderState, TenderVersion
from procurement.schemas.tender_drafts import AmendmentDraft
from tests import people
from tests.procurement import stories

pytestmark = pytest.mark.anyio
PUT_RIGHT = AmendmentDraft(words="补充：上门时间改为早八点到晚六点。", outline="为老人上门服务，早八点到晚六点。")


@pytest.mark.parametrize(
    "kind", [OrgKind.FILED_GROUP, OrgKind.GRASSROOTS, OrgKind.PUBLIC_BODY, OrgKind.ORGAN, OrgKind.MINFEI]
)
async def test_only_who_may_supply_asks(database: None, kind: OrgKind) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    org = await people.an_org(buyer.city, "某单位", kind=kind)
    manager = await people.an_officer("陈理", Role.ORG_MANAGER, org=org)
    if kind == OrgKind.MINFEI:
        await asking.ask(tender, org, "可以联合投标吗？", by=manager)
        await Organisation.filter(id=org.id).update(state=OrgState.LAPSED)

    with pytest.raises(OutOfTurn):
        await asking.ask(tender, org, "可以联合投标吗？", by=manager)
    with pytest.raises(MayNot):
        await asking.ask(tender, org, "可以联合投标吗？", by=buyer.clerk)


async def test_a_question_is_due_in_three_working_days_and_answered_once(database: None) -> None:
    """Oracle of the specification: a Wednesday and 3 working days is the Monday after; here over a weekend."""
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    org = await people.an_org(buyer.city)
    manager = await people.an_officer("陈理", Role.ORG_MANAGER, org=org)
    question = await asking.ask(tender, org, "可以联合投标吗？", by=manager)
    assert question.due_on == dt.date(2026, 11, 30)
    question.tender = tender
    said = await asyncio.gather(
        *(asking.answer(question, f"可以，{number}。", by=buyer.clerk) for number in range(4)), return_exceptions=True
    )
    assert [type(each).__name__ for each in said].count("OutOfTurn") == 3
    assert (await Question.get(id=question.id)).answer.startswith("可以")

    assert tender.questions_until is not None
    with clock.stopped(tender.questions_until + dt.timedelta(milliseconds=1)), pytest.raises(OutOfTurn):
        await asking.ask(tender, org, "还能问吗？", by=manager)


@pytest.mark.parametrize(("method", "days"), [(Method.CONSULTATION, 5), (Method.OPEN_TENDER, 15)])
@pytest.mark.parametrize("short", [dt.timedelta(0), dt.timedelta(minutes=1)])
async def test_what_may_affect_bids_leaves_its_days_to_the_minute(
    database: None, method: Method, days: int, short: dt.timedelta
) -> None:
    """Edge of the specification: 14 days, 23 hours and 59 minutes before the last moment moves it."""
    left, extends = dt.timedelta(days=days) - short, bool(short)
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer, method=method)
    assert tender.bids_due_at is not None
    amendment = await amending.write(tender, PUT_RIGHT.model_copy(update={"affects_bids": True}), by=buyer.clerk)
    with clock.stopped(tender.bids_due_at - left):
        await amending.adopt(amendment, by=buyer.second)

    after = await stories.fresh(tender)
    assert after.bids_due_at is not None
    assert (after.bids_due_at > tender.bids_due_at) is extends
    assert after.bids_due_at == tender.bids_due_at - left + dt.timedelta(days=days)
    assert after.outline == PUT_RIGHT.outline
    assert await TenderVersion.filter(tender_id=tender.id).count() == 2


async def test_an_amendment_is_two_officers_and_one_at_a_time(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    amendment = await amending.write(tender, PUT_RIGHT, by=buyer.clerk)
    with pytest.raises(Taken):
        await amending.write(tender, PUT_RIGHT, by=buyer.clerk)
    with pytest.raises(MayNot):
        await amending.adopt(amendment, by=buyer.clerk)
    await amending.drop(amendment, "不用改，原文已经写明。", by=buyer.second)
    amendment = await amending.write(tender, PUT_RIGHT, by=buyer.clerk)
    copies = [await Amendment.get(id=amendment.id) for _ in range(8)]
    said = await asyncio.gather(*(amending.adopt(each, by=buyer.second) for each in copies), return_exceptions=True)
    assert [type(each).__name__ for each in said].count("OutOfTurn") == 7
    assert (await stories.fresh(tender)).bids_due_at == tender.bids_due_at, "it does not affect bids"

    with pytest.raises(Unreadable):
        await amending.write(tender, PUT_RIGHT.model_copy(update={"bids_due_on": clock.today()}), by=buyer.clerk)
    assert tender.bids_due_at is not None
    late = await amending.write(tender, PUT_RIGHT, by=buyer.clerk)
    with clock.stopped(tender.bids_due_at + dt.timedelta(milliseconds=1)):
        with pytest.raises(OutOfTurn):
            await amending.adopt(late, by=buyer.second)
        assert (await Amendment.get(id=late.id)).state == "waiting"


async def test_cancelling_gives_money_and_intention_back_and_needs_a_reason_of_the_law(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    with pytest.raises(MayNot):
        await cancelling.cancel(tender, "changed", "任务取消了。", by=buyer.clerk)
    with pytest.raises(Unreadable):
        await cancelling.cancel(tender, "because", "任务取消了。", by=buyer.second)
    await cancelling.cancel(tender, "changed", "任务取消了。", by=buyer.second)

    assert (await Tender.get(id=tender.id)).state == TenderState.CANCELLED
    assert (await BudgetLine.get(id=buyer.line.id)).committed_fen == 0
    assert (await Intention.get(id=tender.intention_id)).state == "published"
    again = await stories.a_published_tender(buyer, intention=await Intention.get(id=tender.intention_id))
    assert again.number == "PJ-2026-000002"
