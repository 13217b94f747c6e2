"""Bids are looked at one by one: who is led by another bidder's leader is refused, and open questions are minuted."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.errors import OutOfTurn
from orgs.models import Organisation
from procurement import asking, bidding, qualifying
from procurement.models import Envelope, EnvelopeState, Tender
from tests import people
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline, opened

pytestmark = pytest.mark.anyio


async def test_two_bidders_with_one_person_in_charge_are_both_refused_and_the_third_is_judged(database: None) -> None:
    made = await a_purchase(suppliers=3)
    leader = await people.a_person("同一人")
    for org, _manager in made.suppliers[:2]:
        await Organisation.filter(id=org.id).update(leader_id=leader.id)
    for number in (1, 2, 3):
        await a_bid(made, number, (80 + number) * WAN)
    with clock.stopped(after_deadline(made)):
        await opened(made)
        one, two, three = await Envelope.all().order_by("id")
        for envelope in (one, two):
            with pytest.raises(OutOfTurn):
                await qualifying.qualify(envelope, by=made.clerk)
            await qualifying.refuse(envelope, "两家投标单位的负责人是同一个人", by=made.clerk)
        await qualifying.qualify(three, by=made.clerk)
    assert (await Envelope.get(id=three.id)).state == EnvelopeState.VALID


async def test_a_bid_that_was_taken_back_stands_in_nobodys_way(database: None) -> None:
    made = await a_purchase(suppliers=3)
    leader = await people.a_person("同一人")
    for org, _manager in made.suppliers[:2]:
        await Organisation.filter(id=org.id).update(leader_id=leader.id)
    for number in (1, 2, 3):
        await a_bid(made, number, (80 + number) * WAN)
    first, *_others = await Envelope.all().order_by("id")
    await bidding.withdraw(first, made.suppliers[0][0], by=made.suppliers[0][1])
    with clock.stopped(after_deadline(made)):
        await opened(made)
        second = (await Envelope.filter(state=EnvelopeState.OPENED).order_by("id"))[0]
        await qualifying.qualify(second, by=made.clerk)
    assert (await Envelope.get(id=second.id)).state == EnvelopeState.VALID


async def test_questions_that_nobody_answered_before_the_opening_stand_in_its_minutes(
    client: httpx.AsyncClient,
) -> None:
    made = await a_purchase(suppliers=2)
    await Tender.filter(id=made.tender.id).update(questions_until=clock.now() + dt.timedelta(hours=12))
    org, manager = made.suppliers[0]
    question = await asking.ask(await made.fresh(), org, "周末也要上门吗？", by=manager)
    for number in (1, 2):
        await a_bid(made, number, (80 + number) * WAN)
    with clock.stopped(after_deadline(made)):
        await opened(made)
    with clock.stopped(after_deadline(made) + dt.timedelta(hours=1)):
        question.tender = await made.fresh()
        await asking.answer(question, "周末不用。", by=made.clerk)
    path = f"/tenders/{made.tender.public_id}/opening"
    told = (await client.get(path, headers={"accept": "application/json"})).json()
    assert told["unanswered"] == 1, "answered after the opening is not answered before it"
    assert "开标时有 1 个提问还没有答复" in (await client.get(path)).text
