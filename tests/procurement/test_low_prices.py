"""A price that is unusually low is explained in writing and decided by the committee alone, before the report."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import Actor
from ground.errors import MayNot, OutOfTurn, Taken, Unreadable
from ground.letters import Letter
from procurement import judging, low_prices
from procurement.low_prices import unusually_low
from procurement.models import (
    Envelope,
    EnvelopeState,
    LowBecause,
    PriceCheck,
    PriceCheckState,
    PriceVote,
    Seat,
    Standing,
    TenderState,
)
from procurement.queries.bids_waiting import tasks_for_bids
from tests.procurement.judged import a_judged, all_declared, all_signed
from tests.procurement.opened import Purchase

pytestmark = pytest.mark.anyio
LOW = (88, 95, 30)
ASKED = "请说明人员成本和服务安排。"


def low(prices: dict[int, int], ceiling: int = 0) -> dict[int, LowBecause]:
    """Ask the three tests as the rules begin."""
    return unusually_low(prices, ceiling, mean=50, following=50, ceiling_percent=45)


def test_each_of_the_three_tests_finds_what_lies_below_it_and_not_what_lies_on_it() -> None:
    assert low({1: 50, 2: 100, 3: 150}) == {}
    assert low({1: 49, 2: 100, 3: 150}) == {1: LowBecause.MEAN}
    assert low({1: 50, 2: 100}) == {}
    assert low({1: 5999, 2: 12000}) == {1: LowBecause.NEXT}
    assert low({1: 45, 2: 60}, ceiling=100) == {}
    assert low({1: 44, 2: 60}, ceiling=100) == {1: LowBecause.CEILING}
    assert low({1: 44, 2: 60}) == {}, "where there is no ceiling, its test is passed over"
    assert low({}) == {}


async def a_low_price() -> tuple[Purchase, Envelope, list[tuple[Seat, Actor]]]:
    """Bring a tender to signed sheets, of which the third price is unusually low."""
    made = await a_judged(LOW)
    seats = await all_signed(made)
    third = (await Envelope.all().order_by("id"))[2]
    return made, third, list(seats)


async def asked() -> tuple[Purchase, PriceCheck, list[tuple[Seat, Actor]]]:
    """Let the first member ask about it."""
    made, third, seats = await a_low_price()
    check = await low_prices.ask(seats[0][0], third, ASKED, 24, by=seats[0][1])
    return made, check, seats


async def test_a_low_price_is_asked_about_before_the_report_and_its_supplier_has_a_letter(database: None) -> None:
    made, third, seats = await a_low_price()
    (one, first), *_others = seats
    with pytest.raises(OutOfTurn, match="报价过低"):
        await judging.report(one, "", by=first)

    check = await low_prices.ask(one, third, ASKED, 24, by=first)

    assert (check.because, check.state) == (LowBecause.MEAN, PriceCheckState.ASKED)
    assert await Letter.filter(purpose="price_asked").count() == 1
    with pytest.raises(OutOfTurn, match="还没有定"):
        await judging.report(one, "", by=first)
    with pytest.raises(Taken):
        await low_prices.ask(one, third, ASKED, 24, by=first)
    assert (await made.fresh()).state == TenderState.EVALUATING


async def test_only_members_ask_and_only_with_a_reasonable_time(database: None) -> None:
    made, third, ((one, first), *_others) = await a_low_price()
    for stranger in (made.clerk, made.approver, made.suppliers[0][1]):
        with pytest.raises(MayNot):
            await low_prices.ask(one, third, ASKED, 24, by=stranger)
    for hours in (1, 73):
        with pytest.raises(Unreadable):
            await low_prices.ask(one, third, ASKED, hours, by=first)
    assert not await PriceCheck.exists()


async def test_only_its_own_supplier_answers_once_and_not_a_moment_late(database: None) -> None:
    made, check, _seats = await asked()
    (own, manager), (other, stranger) = made.suppliers[2], made.suppliers[0]
    with pytest.raises(MayNot):
        await low_prices.answer(check, own, "人员都是本社员工。", by=stranger)
    with clock.stopped(check.due_at + dt.timedelta(milliseconds=1)), pytest.raises(OutOfTurn, match="时间已过"):
        await low_prices.answer(check, own, "人员都是本社员工。", by=manager)
    with clock.stopped(check.due_at):
        await low_prices.answer(check, own, "人员都是本社员工，按社保基数算。", by=manager)
    with pytest.raises(OutOfTurn):
        await low_prices.answer(check, own, "再说一遍，人员都是本社员工。", by=manager)
    assert other.id != own.id


async def answered() -> tuple[Purchase, PriceCheck, list[tuple[Seat, Actor]]]:
    """Let the supplier answer."""
    made, check, seats = await asked()
    own, manager = made.suppliers[2]
    await low_prices.answer(check, own, "人员都是本社员工，按社保基数算。", by=manager)
    return made, check, seats


async def test_more_than_half_let_it_stand_and_the_ranking_counts_it(database: None) -> None:
    made, check, seats = await answered()
    for seat, actor in seats[:2]:
        await low_prices.vote(seat, check, "成本说得清楚", stands=True, by=actor)

    assert (await PriceCheck.get(id=check.id)).state == PriceCheckState.STANDS
    for seat, actor in seats:
        await judging.report(seat, "", by=actor)
    assert await Standing.all().count() == 3
    assert (await made.fresh()).state == TenderState.RECOMMENDED


async def test_more_than_half_refuse_it_and_the_base_of_all_points_is_reckoned_anew(database: None) -> None:
    _made, check, seats = await answered()
    for (seat, actor), stands in zip(seats, (False, True, False), strict=True):
        await low_prices.vote(seat, check, "人员成本对不上", stands=stands, by=actor)

    refused = await Envelope.get(id=check.envelope_id)
    assert (refused.state, refused.disqualified_because) == (EnvelopeState.DISQUALIFIED, "unexplained")
    for seat, actor in seats:
        await judging.report(seat, "", by=actor)
    points = {each.envelope_id: each.price_hundredths for each in await Standing.all()}
    assert sorted(points.values()) == [1853, 2000], "88 is the base now: 88 / 95 x 20"
    assert await Letter.filter(purpose="bid_refused").count() == 1


async def test_each_member_votes_once_and_nobody_else(database: None) -> None:
    made, check, ((one, first), *_others) = await answered()
    await low_prices.vote(one, check, "成本说得清楚", stands=True, by=first)
    with pytest.raises(Taken):
        await low_prices.vote(one, check, "改主意了", stands=False, by=first)
    for stranger in (made.clerk, made.approver, made.suppliers[2][1]):
        with pytest.raises(MayNot):
            await low_prices.vote(one, check, "成本说得清楚", stands=True, by=stranger)


async def test_three_votes_at_once_are_decided_once(database: None) -> None:
    _made, check, seats = await answered()
    copies = [await PriceCheck.get(id=check.id) for _each in seats]
    said = await asyncio.gather(
        *(
            low_prices.vote(seat, copy, "人员成本对不上", stands=False, by=actor)
            for (seat, actor), copy in zip(seats, copies, strict=True)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(each, OutOfTurn) for each in said) == 1, "the third found it decided"
    assert await PriceVote.all().count() == 2
    assert (await PriceCheck.get(id=check.id)).state == PriceCheckState.REFUSED


async def test_a_price_that_nobody_explained_in_time_is_refused_without_a_vote(database: None) -> None:
    _made, check, ((one, first), *_others) = await asked()
    with clock.stopped(check.due_at), pytest.raises(OutOfTurn, match="还可以说明"):
        await low_prices.lapse(one, check, by=first)
    with clock.stopped(check.due_at + dt.timedelta(seconds=1)):
        await low_prices.lapse(one, check, by=first)

    assert (await Envelope.get(id=check.envelope_id)).state == EnvelopeState.DISQUALIFIED
    assert (await PriceCheck.get(id=check.id)).state == PriceCheckState.REFUSED


async def test_one_bid_that_remains_after_a_refusal_ends_the_tender(database: None) -> None:
    made = await a_judged((88, 30))
    seats = await all_declared(made)
    second = (await Envelope.all().order_by("id"))[1]
    check = await low_prices.ask(seats[0][0], second, ASKED, 24, by=seats[0][1])
    with clock.stopped(check.due_at + dt.timedelta(hours=1)):
        await low_prices.lapse(seats[0][0], check, by=seats[0][1])

    ended = await made.fresh()
    assert (ended.state, ended.ended_code) == (TenderState.FAILED, "few_valid")
    assert ended.ended_at is not None


async def test_desks_tell_the_supplier_to_explain_and_the_members_to_vote(database: None) -> None:
    made, check, seats = await asked()
    own, manager = made.suppliers[2]

    def at(name: str, **part: object) -> str:
        return f"{name} {sorted(part.values(), key=str)}"

    told = [task.sentence for task in await tasks_for_bids(manager, at)]
    assert told == ["说明 1 份报价"]
    assert not [task for task in await tasks_for_bids(made.suppliers[0][1], at) if "报价" in task.sentence]
    await low_prices.answer(check, own, "人员都是本社员工，按社保基数算。", by=manager)
    assert await tasks_for_bids(manager, at) == []
    (seat, actor), *_others = seats
    assert "定 1 份过低的报价" in [task.sentence for task in await tasks_for_bids(actor, at)]
    await low_prices.vote(seat, check, "成本说得清楚", stands=True, by=actor)
    assert not [each for each in await tasks_for_bids(actor, at) if "过低" in each.sentence]
