"""The buyer awards in the order of the ranking, once, and gives the difference back to the budget."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn, Taken
from ground.letters import Letter
from procurement import awarding
from procurement.models import Award, BudgetLine, Envelope, TenderState
from procurement.queries.bids_waiting import tasks_for_bids
from tests import people
from tests.procurement.judged import a_judged, a_recommended, seats_of
from tests.procurement.opened import WAN

pytestmark = pytest.mark.anyio


async def test_the_first_in_the_ranking_is_awarded_and_all_bidders_are_told(database: None) -> None:
    made = await a_recommended()
    award = await awarding.choose(await made.fresh(), by=made.approver)

    second = (await Envelope.all().order_by("id"))[1]
    assert (award.envelope_id, award.price_fen, award.rank) == (second.id, 95 * WAN, 1)
    assert (await made.fresh()).state == TenderState.AWARDED
    assert (await BudgetLine.get(id=made.tender.budget_line_id)).committed_fen == 95 * WAN
    told = (
        await Letter.filter(purpose__in=["bid_won", "bid_not_won"])
        .order_by("purpose")
        .values_list("purpose", flat=True)
    )
    assert [str(each) for each in told] == ["bid_not_won", "bid_not_won", "bid_won"]
    with pytest.raises(OutOfTurn):
        await awarding.choose(await made.fresh(), by=made.approver)


async def test_neither_the_clerk_nor_a_stranger_nor_who_judged_chooses(database: None) -> None:
    made = await a_recommended()
    for actor in (made.clerk, made.suppliers[0][1], (await seats_of(made.tender))[0][1]):
        with pytest.raises(MayNot):
            await awarding.choose(await made.fresh(), by=actor)


async def test_nothing_is_awarded_before_the_report(database: None) -> None:
    made = await a_judged()
    with pytest.raises(OutOfTurn):
        await awarding.choose(await made.fresh(), by=made.approver)


async def test_of_six_officers_who_award_at_once_one_is_first(database: None) -> None:
    made = await a_recommended()
    buyer = await made.tender.buyer
    officers = [await people.an_officer(f"批准{n}", Role.BUYER_APPROVER, org=buyer) for n in range(6)]
    copies = [await made.fresh() for _each in officers]
    said = await asyncio.gather(
        *(awarding.choose(copy, by=officer) for copy, officer in zip(copies, officers, strict=True)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, OutOfTurn | Taken) for each in said) == 5
    assert await Award.all().count() == 1
    assert (await BudgetLine.get(id=made.tender.budget_line_id)).committed_fen == 95 * WAN


async def test_a_choice_that_is_late_is_told_as_late_on_the_second_officers_desk(database: None) -> None:
    made = await a_recommended()
    due = await awarding.choose_by(await made.fresh())
    assert due is not None
    told = []
    for moment in (due, due + dt.timedelta(minutes=1)):
        with clock.stopped(moment):
            found = await tasks_for_bids(made.approver, lambda name, **_part: name)
            told.append([(task.count, task.overdue) for task in found])
    assert told == [[(1, 0)], [(1, 1)]]
