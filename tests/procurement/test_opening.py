"""The opening: not too early, not with too few, not without the holders; what cannot be read is on the record."""

import datetime as dt
import json

import pytest

from ground import clock, settings
from ground.errors import MayNot, OutOfTurn, Unreadable
from procurement import keeping_keys, opening
from procurement.models import Bid, BudgetLine, Envelope, EnvelopeState, KeyHolder, Method, Share, Tender, TenderState
from tests.procurement.opened import WAN, Purchase, a_bid, a_purchase, after_deadline, opened

pytestmark = pytest.mark.anyio


async def test_nothing_opens_before_the_deadline_nor_by_a_stranger(database: None) -> None:
    made = await a_purchase()
    with pytest.raises(OutOfTurn):
        await opening.begin(made.tender, by=made.clerk)
    with clock.stopped(after_deadline(made)), pytest.raises(MayNot):
        await opening.begin(made.tender, by=made.suppliers[0][1])


@pytest.mark.parametrize(
    ("method", "bids", "goes_on"),
    [
        (Method.CONSULTATION, 0, False),
        (Method.CONSULTATION, 1, False),
        (Method.CONSULTATION, 2, True),
        (Method.OPEN_TENDER, 2, False),
        (Method.OPEN_TENDER, 3, True),
    ],
)
async def test_with_too_few_bids_it_fails_and_they_stay_sealed(
    database: None, method: Method, bids: int, *, goes_on: bool
) -> None:
    made = await a_purchase(method=method)
    for number in range(1, bids + 1):
        await a_bid(made, number, 90 * WAN)
    with clock.stopped(after_deadline(made)):
        tender = await opening.begin(made.tender, by=made.clerk)
        assert tender.state == (TenderState.OPENING if goes_on else TenderState.FAILED)
        if not goes_on:
            holder, actor, private = made.holders[0]
            with pytest.raises(OutOfTurn):
                await keeping_keys.give_up(holder, private, by=actor)
            assert await Envelope.filter(state=EnvelopeState.SEALED).count() == bids
            assert (await Tender.get(id=tender.id)).ended_code == "few"
            assert (await BudgetLine.get(id=tender.budget_line_id)).committed_fen == 0


async def test_two_of_three_holders_open_all_bids_and_one_does_not(database: None) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 88 * WAN, small=True)
    await a_bid(made, 2, 95 * WAN, plan="另一个方案")
    with clock.stopped(after_deadline(made)):
        await opening.begin(made.tender, by=made.clerk)
        await give(made, 1)
        with pytest.raises(OutOfTurn):
            await opening.finish(await made.fresh(), by=made.clerk)
        await give(made, 3)
        tender = await opening.finish(await made.fresh(), by=made.clerk)

    assert tender.state == TenderState.OPENED
    bids = await Bid.all().order_by("id")
    assert [(each.price_fen, each.small_enterprise) for each in bids] == [(88 * WAN, True), (95 * WAN, False)]
    assert bids[1].plan == "另一个方案"


async def test_a_holder_gives_once_and_nobody_gives_for_another(database: None) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 88 * WAN)
    await a_bid(made, 2, 90 * WAN)
    (holder, actor, private), (_second, other, _private) = made.holders[:2]
    with clock.stopped(after_deadline(made)):
        await opening.begin(made.tender, by=made.clerk)
        with pytest.raises(MayNot):
            await keeping_keys.give_up(holder, private, by=other)
        await keeping_keys.give_up(holder, private, by=actor)
        with pytest.raises(OutOfTurn):
            await keeping_keys.give_up(holder, private, by=actor)
    assert await Share.all().count() == 2


async def test_a_code_is_told_once_and_a_wrong_one_is_told_at_once(database: None) -> None:
    made = await a_purchase(suppliers=2)
    holder, actor, _private = made.holders[0]
    await Tender.filter(id=made.tender.id).update(state=TenderState.APPROVED)
    code = await keeping_keys.make(holder, by=actor)
    kept = await KeyHolder.get(id=holder.id)
    assert code.replace("-", "") not in json.dumps([str(each) for each in vars(kept).values()])
    await Tender.filter(id=made.tender.id).update(state=TenderState.PUBLISHED)
    with pytest.raises(OutOfTurn):
        await keeping_keys.make(kept, by=actor)
    await a_bid(made, 1, 88 * WAN)
    await a_bid(made, 2, 90 * WAN)
    with clock.stopped(after_deadline(made)):
        await opening.begin(made.tender, by=made.clerk)
        with pytest.raises(Unreadable):
            await keeping_keys.release(kept, "0000-0000-0000-0000-0000", by=actor)
        await keeping_keys.release(kept, code.upper().replace("-", " "), by=actor)
    assert await Share.filter(holder_id=kept.id).count() == 2


async def test_what_was_spoilt_is_minuted_as_unreadable_and_the_others_are_opened(database: None) -> None:
    made = await a_purchase()
    first = await a_bid(made, 1, 88 * WAN)
    for number in (2, 3):
        await a_bid(made, number, 90 * WAN)
    path = settings.current().data / "envelopes" / first.envelope.stored_as[:2] / first.envelope.stored_as
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    with clock.stopped(after_deadline(made)):
        await opened(made)

    states = await Envelope.all().order_by("id").values_list("state", flat=True)
    assert [str(each) for each in states] == ["unreadable", "opened", "opened"]
    assert await Bid.all().count() == 2


async def give(made: Purchase, seq: int) -> None:
    holder, actor, private = made.holders[seq - 1]
    await keeping_keys.give_up(holder, private, by=actor)


async def test_where_too_few_holders_come_suppliers_save_their_bids_with_their_own_keys(database: None) -> None:
    made = await a_purchase()
    first, second, _third = [await a_bid(made, number, 90 * WAN) for number in (1, 2, 3)]
    began = after_deadline(made)
    with clock.stopped(began):
        await opening.begin(made.tender, by=made.clerk)
        await give(made, 2)
        (org, manager), (other_org, other) = made.suppliers[:2]
        for wrong in (second.key, "ff" * 32, "no key"):
            with pytest.raises(Unreadable):
                await opening.give_own_key(first.envelope, org, wrong, by=manager)
        with pytest.raises(MayNot):
            await opening.give_own_key(first.envelope, org, first.key, by=other)
        await opening.give_own_key(first.envelope, org, first.key, by=manager)
        await opening.give_own_key(second.envelope, other_org, second.key, by=other)
        with pytest.raises(OutOfTurn):
            await opening.finish(await made.fresh(), by=made.clerk)
    with clock.stopped(began + dt.timedelta(minutes=30)):
        await opening.finish(await made.fresh(), by=made.clerk)

    states = await Envelope.all().order_by("id").values_list("state", flat=True)
    assert [str(each) for each in states] == ["opened", "opened", "unreadable"]
