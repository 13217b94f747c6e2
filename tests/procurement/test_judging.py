"""A committee is drawn by a lot that runs again, has no interest, agrees on what is objective, signs one report."""

import json

import pytest

from ground import clock, sessions
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from procurement import drawing, judging, qualifying
from procurement.models import Committee, Envelope, EnvelopeState, Score, Seat, SeatState, Standing, TenderState
from procurement.scoring import lot_of
from tests.procurement.judged import SHEETS, a_judged, a_recommended, all_declared, all_signed, points_of, seats_of
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline, grants, opened

pytestmark = pytest.mark.anyio


async def test_the_draw_runs_again_from_its_seed_and_its_pool(database: None) -> None:
    made = await a_judged()
    committee = await Committee.get(tender_id=made.tender.id)
    order = sorted(json.loads(committee.pool), key=lambda expert: lot_of(committee.seed, expert))
    drawn = [
        (await Person.get(id=seat.person_id)).public_id for seat, _actor in await seats_of(made.tender, *SeatState)
    ]
    assert drawn == order[: len(drawn)]
    assert (len(drawn), len(order)) == (3, 5)


async def test_who_works_for_a_bidder_or_holds_a_key_is_passed_over_and_who_declares_an_interest_is_replaced(
    database: None,
) -> None:
    made = await a_purchase(suppliers=2, experts=6)
    tied = await Person.get(id=made.experts[0].person_id)
    await grants(tied, Role.ORG_STAFF, made.suppliers[0][0])
    holder = made.holders[0][0]
    await type(holder).filter(id=holder.id).update(person_id=made.experts[1].person_id)
    for number in (1, 2):
        await a_bid(made, number, 90 * WAN)
    with clock.stopped(after_deadline(made)):
        made.holders = made.holders[1:]
        await opened(made)
        for envelope in await Envelope.all():
            await qualifying.qualify(envelope, by=made.clerk)
        await qualifying.close(await made.fresh(), by=made.clerk)
        await drawing.draw(await made.fresh(), by=made.clerk)
    first = await seats_of(made.tender, SeatState.DRAWN)
    never = {made.experts[0].person_id, made.experts[1].person_id}
    assert len(first) == 3
    assert not never & {seat.person_id for seat, _actor in first}

    await judging.declare(first[0][0], "我爱人在这家机构上班", by=first[0][1])
    after = await seats_of(made.tender, SeatState.DRAWN)
    assert len(after) == 3
    assert first[0][0].person_id not in {seat.person_id for seat, _actor in after}


async def test_a_pool_that_is_too_small_draws_nobody(database: None) -> None:
    with pytest.raises(OutOfTurn):
        await a_judged(experts=2)
    assert await Committee.all().count() == 0


async def test_what_is_objective_has_to_be_the_same_for_all_before_a_sheet_is_signed(database: None) -> None:
    made = await a_judged()
    (one, first), (two, second), _third = await all_declared(made)
    await judging.sign_sheet(one, await points_of(made.tender, SHEETS[0]), by=first)
    differs = SHEETS[1] | {1: (2499, 4010)}
    with pytest.raises(OutOfTurn, match="同类项目"):
        await judging.sign_sheet(two, await points_of(made.tender, differs), by=second)
    await judging.take_back(one, by=first)
    await judging.sign_sheet(two, await points_of(made.tender, differs), by=second)
    assert await Score.filter(seat_id=one.id, sheet=1).count() == 6


async def test_a_sheet_lacks_nothing_stays_in_its_bounds_and_is_its_members_own(database: None) -> None:
    made = await a_judged()
    (one, first), (two, _second), _third = await all_declared(made)
    points = await points_of(made.tender, SHEETS[0])
    place = next(iter(points))
    for wrong in ({key: given for key, given in points.items() if key != place}, points | {place: 3001}):
        with pytest.raises(OutOfTurn):
            await judging.sign_sheet(one, wrong, by=first)
    with pytest.raises(MayNot):
        await judging.sign_sheet(two, points, by=first)
    assert await Score.all().count() == 0


async def test_with_the_last_signature_the_ranking_is_frozen_and_a_dissent_is_kept(database: None) -> None:
    made = await a_judged()
    seats = await all_declared(made)
    with pytest.raises(OutOfTurn):
        await judging.report(*seats[0][:1], "", by=seats[0][1])
    for (seat, actor), sheet in zip(seats, SHEETS, strict=True):
        await judging.sign_sheet(seat, await points_of(made.tender, sheet), by=actor)
    for number, (seat, actor) in enumerate(seats):
        await judging.report(seat, "第二家方案不可行" if number == 1 else "", by=actor)

    assert (await made.fresh()).state == TenderState.RECOMMENDED
    rows = await Standing.all().order_by("rank").select_related("envelope")
    found = [(each.envelope_id, each.price_hundredths, each.technical_hundredths) for each in rows]
    first, second, third = await Envelope.all().order_by("id")
    assert found == [(second.id, 1726, 7500), (first.id, 1864, 6503), (third.id, 2000, 5050)]
    assert await Seat.filter(dissent="第二家方案不可行").count() == 1
    with pytest.raises(OutOfTurn):
        await judging.take_back(seats[0][0], by=seats[0][1])


async def test_a_member_taken_off_after_signing_counts_no_more_and_the_next_in_the_draw_sits(database: None) -> None:
    made = await a_judged()
    seats = await all_signed(made)
    await judging.recuse(seats[0][0], "供应商书面申请回避，情况属实", by=made.clerk)
    drawn = await seats_of(made.tender, SeatState.DRAWN)
    assert len(drawn) == 1
    with pytest.raises(OutOfTurn):
        await judging.report(seats[1][0], "", by=seats[1][1])
    with pytest.raises(MayNot):
        await judging.recuse(seats[1][0], "随便", by=seats[2][1])
    assert (await made.fresh()).state == TenderState.EVALUATING


async def test_a_bid_over_the_ceiling_is_refused_and_too_few_valid_ones_end_the_tender(database: None) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 101 * WAN)
    await a_bid(made, 2, 102 * WAN)
    with clock.stopped(after_deadline(made)):
        await opened(made)
        for envelope in await Envelope.all():
            with pytest.raises(OutOfTurn):
                await qualifying.qualify(envelope, by=made.clerk)
            await qualifying.refuse(envelope, "报价超过最高限价", by=made.clerk)
        tender = await qualifying.close(await made.fresh(), by=made.clerk)
    assert (tender.state, tender.ended_code) == (TenderState.FAILED, "over_budget")
    assert await Envelope.filter(state=EnvelopeState.DISQUALIFIED).count() == 2


async def test_every_member_is_an_expert_and_nobody_of_the_buyer(database: None) -> None:
    made = await a_recommended()
    for seat, _actor in await seats_of(made.tender):
        person = await Person.get(id=seat.person_id)
        held = await sessions.actor_for(person)
        assert held.holds(Role.EXPERT)
        assert not held.orgs(*Role)
