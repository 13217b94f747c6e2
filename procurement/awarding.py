"""Awarding: the buyer chooses in the order of the ranking; the difference goes back to the budget (6.3, 6.6)."""

import datetime as dt

from ground import audit, clock, policy, workdays
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn, Taken
from ground.language import lazy
from orgs.queries import may_be_paid
from procurement.budgeting import give_back
from procurement.holding import hold
from procurement.models import GONE, Award, AwardState, Envelope, Seat, SeatState, Standing, Tender, TenderState
from procurement.rules.bids import Choice, may_choose
from procurement.telling_bidders import tell_bidders


async def choose(tender: Tender, *, by: Actor) -> Award:
    """Award to the next in the ranking, whoever that is: the buyer has no free pick (条例 43)."""
    may_choose.require(by, await choice_of(tender))
    standing = await next_of(tender)
    if standing is None:
        raise OutOfTurn(lazy("There is no bid left to choose."))
    envelope = standing.envelope
    if not await may_be_paid(envelope.supplier_id):
        raise OutOfTurn(lazy("This supplier may not supply any more. Please ask supervision."))
    calendar = await workdays.in_force()
    notice_until = calendar.after(clock.today(), int(await policy.value("bids.result_workdays")))
    try:
        async with transaction():
            tender = await hold(tender.id)
            await tender.move("award", by=by)
            award = await _write(tender, standing, notice_until, by=by)
            await give_back(tender, tender.ceiling_fen - award.price_fen)
            await audit.record("Award.choose", award, by=by, rank=standing.rank, price_fen=award.price_fen)
            await _tell_all(tender, envelope.id, by=by)
    except IntegrityError as twice:
        raise Taken(Tender.OUT_OF_TURN) from twice
    return award


async def next_of(tender: Tender) -> Standing | None:
    """Return the best place in the ranking that was not awarded before."""
    void = await Award.filter(tender_id=tender.id, state=AwardState.VOID).values_list("envelope_id", flat=True)
    found = Standing.filter(envelope__tender_id=tender.id).exclude(envelope_id__in=list(void)).order_by("rank")
    return await found.select_related("envelope__supplier", "envelope__bid").first()


async def choice_of(tender: Tender) -> Choice:
    """Return what the rule of choosing asks about: the tender and its judges."""
    judges = await Seat.filter(committee__tender_id=tender.id).values_list("person_id", flat=True)
    return Choice(tender, frozenset(int(str(each)) for each in judges))


async def choose_by(tender: Tender) -> dt.datetime | None:
    """Return the last moment at which the buyer should have chosen, once the report is whole."""
    if tender.state not in (TenderState.RECOMMENDED, TenderState.AWARDED):
        return None
    seats = Seat.filter(committee__tender_id=tender.id, state=SeatState.SITTING, reported_at__not_isnull=True)
    last = await seats.order_by("-reported_at").first()
    days = int(await policy.value("bids.choose_workdays"))
    return await workdays.due_at(last.reported_at, days) if last and last.reported_at else None


async def _tell_all(tender: Tender, winner_id: int, *, by: Actor) -> None:
    """Tell the winner, and each of the others its own place and points, those of nobody else (87号令 69)."""
    places = {each.envelope_id: each for each in await Standing.filter(envelope__tender_id=tender.id)}
    for each in await Envelope.filter(tender_id=tender.id).exclude(state__in=GONE).select_related("supplier"):
        if each.id == winner_id:
            await tell_bidders(each.supplier, "bid_won", tender, by=by)
            continue
        place = places.get(each.id)
        points = f"{place.total_hundredths / 100:.2f}" if place else ""
        await tell_bidders(each.supplier, "bid_not_won", tender, by=by, place=place.rank if place else 0, points=points)


async def _write(tender: Tender, standing: Standing, notice_until: dt.date, *, by: Actor) -> Award:
    envelope = standing.envelope
    return await Award.create(
        tender=tender,
        envelope=envelope,
        supplier_id=envelope.supplier_id,
        price_fen=envelope.bid.price_fen,
        rank=standing.rank,
        chosen_by_id=by.person_id,
        awarded_at=clock.now(),
        notice_until=notice_until,
    )
