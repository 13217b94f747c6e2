"""Low prices: which are unusually low by the tests of the rules; the committee asks, votes, and nobody else (6.3)."""

import datetime as dt
from collections.abc import Mapping

from ground import audit, clock, policy
from ground.actors import SYSTEM, Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.language import Lazy, _, lazy
from orgs.models import Organisation
from procurement.failing import fail
from procurement.holding import hold
from procurement.models import (
    Bid,
    Committee,
    Envelope,
    EnvelopeState,
    LowBecause,
    PriceCheck,
    PriceCheckState,
    PriceVote,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.opening import least_of
from procurement.rules.bids import may_bid, may_judge
from procurement.telling_bidders import tell_bidders
from procurement.words import UNEXPLAINED

HUNDRED = 100
MOST_HOURS = 72


async def ask(seat: Seat, envelope: Envelope, words: str, hours: int, *, by: Actor) -> PriceCheck:
    """Ask a supplier in writing to explain its price within so many hours; once a bid, before the report.

    Refuses who does not sit (403), a bid that is not judged any more (409), a second question (Taken), and hours that
    are no reasonable time (422).
    """
    may_judge.require(by, seat)
    least: int = await policy.value("bids.low_answer_hours")
    if not least <= hours <= MOST_HOURS:
        sentence = _("Please give between %(least)d and %(most)d hours.", least=least, most=MOST_HOURS)
        raise Unreadable(lazy("Please look at these again."), [Mistake("hours", sentence)])
    try:
        async with transaction():
            tender = await _judged(seat)
            valid = await Envelope.get_or_none(id=envelope.id, tender_id=tender.id, state=EnvelopeState.VALID)
            if valid is None:
                raise OutOfTurn(Tender.OUT_OF_TURN)
            now = clock.now()
            check = await PriceCheck.create(
                envelope_id=envelope.id, because=(await doubts(tender)).get(envelope.id, LowBecause.JUDGEMENT),
                words=words, asked_by_id=by.person_id, asked_at=now, due_at=now + dt.timedelta(hours=hours),
            )  # fmt: skip
            await audit.record("PriceCheck.ask", check, by=by, reason=str(check.because))
            supplier = await Organisation.get(id=valid.supplier_id)
            await tell_bidders(supplier, "price_asked", tender, by=by, until=check.due_at)
    except IntegrityError as twice:
        raise Taken(lazy("The supplier was asked about this price already.")) from twice
    return check


async def answer(check: PriceCheck, org: Organisation, words: str, *, by: Actor) -> None:
    """Explain one's price to the committee, once, until the day that it named; later is late (409)."""
    may_bid.require(by, org)
    now = clock.now()
    if now > check.due_at:
        raise OutOfTurn(lazy("The time to explain this price is over."))
    async with transaction():
        await check.move("answer", by=by, answer=words, answered_by_id=by.person_id, answered_at=now)


async def vote(seat: Seat, check: PriceCheck, words: str, *, stands: bool, by: Actor) -> PriceCheck:
    """Say whether the answer bears the price, with a reason; with the word of more than half it is decided.

    A price that does not stand makes its bid invalid, so that the base of all points is reckoned anew; with too few
    valid bids left the tender fails (法 36).
    """
    may_judge.require(by, seat)
    try:
        async with transaction():
            tender = await _judged(seat)
            await check.refresh_from_db()
            if check.state != PriceCheckState.ANSWERED:
                raise OutOfTurn(PriceCheck.OUT_OF_TURN)
            await PriceVote.create(
                price_check_id=check.id, seat_id=seat.id, stands=stands, words=words, voted_at=clock.now()
            )
            await audit.record("PriceCheck.vote", check, by=by, stands=stands)
            await _decide(check, tender)
    except IntegrityError as twice:
        raise Taken(lazy("You have voted on this price already.")) from twice
    return check


async def lapse(seat: Seat, check: PriceCheck, *, by: Actor) -> None:
    """Refuse a price that nobody explained in time: the rule leaves nothing to decide."""
    may_judge.require(by, seat)
    async with transaction():
        tender = await _judged(seat)
        if clock.now() <= check.due_at:
            raise OutOfTurn(lazy("The supplier has time to answer still."))
        await check.move("lapse", by=by, decided_at=clock.now())
        await _drop(check, tender)


async def doubts(tender: Tender) -> Mapping[int, LowBecause]:
    """Return the valid bids whose price is unusually low, by envelope, with the first test that says so."""
    if tender.fixed_price:
        return {}
    bids = await Bid.filter(envelope__tender_id=tender.id, envelope__state=EnvelopeState.VALID)
    mean, following, ceiling = await policy.values(
        "bids.low_mean_percent", "bids.low_next_percent", "bids.low_ceiling_percent"
    )
    prices = {each.envelope_id: each.price_fen for each in bids}
    return unusually_low(prices, tender.ceiling_fen, mean=mean, following=following, ceiling_percent=ceiling)


def unusually_low(
    prices: Mapping[int, int], ceiling_fen: int, *, mean: int, following: int, ceiling_percent: int
) -> dict[int, LowBecause]:
    """Compare whole fen alone: each with the mean of all and the ceiling, the lowest with the next."""
    found: dict[int, LowBecause] = {}
    total, order = sum(prices.values()), sorted(prices.values())
    for bid, price in prices.items():
        if price * len(prices) * HUNDRED < total * mean:
            found[bid] = LowBecause.MEAN
        elif len(order) > 1 and price == order[0] and price * HUNDRED < order[1] * following:
            found[bid] = LowBecause.NEXT
        elif ceiling_fen and price * HUNDRED < ceiling_fen * ceiling_percent:
            found[bid] = LowBecause.CEILING
    return found


async def require_settled(tender: Tender) -> None:
    """Refuse to report while a price is unusually low and nobody was asked, or a question is not decided (6.3)."""
    if (why := await why_not_settled(tender)) is not None:
        raise OutOfTurn(why)


async def why_not_settled(tender: Tender) -> Lazy | None:
    """Return what of the prices stands against the report, or None."""
    checks = {each.envelope_id: each for each in await PriceCheck.filter(envelope__tender_id=tender.id)}
    if set(await doubts(tender)) - set(checks):
        return lazy("A price is unusually low. Please ask its supplier to explain it first.")
    if any(each.state in (PriceCheckState.ASKED, PriceCheckState.ANSWERED) for each in checks.values()):
        return lazy("The question about a low price is not decided yet.")
    return None


async def _judged(seat: Seat) -> Tender:
    """Hold the tender, and refuse who does not sit, or once the report is being signed."""
    committee = await Committee.get(id=seat.committee_id)
    tender = await hold(committee.tender_id)
    await seat.refresh_from_db()
    begun = await Seat.filter(committee_id=committee.id, reported_at__not_isnull=True).exists()
    if tender.state != TenderState.EVALUATING or seat.state != SeatState.SITTING or begun:
        raise OutOfTurn(Tender.OUT_OF_TURN)
    return tender


async def _decide(check: PriceCheck, tender: Tender) -> None:
    committee = await Committee.get(tender_id=tender.id)
    votes = PriceVote.filter(price_check_id=check.id, seat__state=SeatState.SITTING)
    for stands, verb in ((True, "stand"), (False, "refuse")):
        if 2 * await votes.filter(stands=stands).count() > committee.size:
            await check.move(verb, by=SYSTEM, decided_at=clock.now())
            if not stands:
                await _drop(check, tender)


async def _drop(check: PriceCheck, tender: Tender) -> None:
    envelope = await Envelope.get(id=check.envelope_id).select_related("supplier")
    await envelope.move("disqualify", by=SYSTEM, because=UNEXPLAINED, disqualified_because=UNEXPLAINED)
    await tell_bidders(envelope.supplier, "bid_refused", tender, by=SYSTEM)
    if await Envelope.filter(tender_id=tender.id, state=EnvelopeState.VALID).count() < await least_of(tender):
        await fail(tender, "few_valid", by=SYSTEM)
