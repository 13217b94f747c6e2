"""Qualifying: the buyer looks at each opened bid, refuses it with a reason or lets it be judged (6.3, 6.4)."""

from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from orgs.models import Organisation
from orgs.queries import may_be_paid
from procurement.failing import fail
from procurement.holding import hold
from procurement.models import GONE, Bid, Envelope, EnvelopeState, Tender, TenderState
from procurement.opening import least_of
from procurement.rules.bids import may_open
from procurement.telling_bidders import tell_bidders


async def qualify(envelope: Envelope, *, by: Actor) -> None:
    """Let a bid be judged. Refused (409): over the ceiling, may not supply, led by another bidder's leader."""
    tender = await _opened(envelope, by=by)
    bid = await Bid.get(envelope_id=envelope.id)
    if bid.price_fen > tender.ceiling_fen:
        raise OutOfTurn(lazy("The price is above the ceiling. Such a bid is refused."))
    if not await may_be_paid(envelope.supplier_id):
        raise OutOfTurn(lazy("This supplier may not supply any more. Such a bid is refused."))
    if await has_same_leader(envelope):
        raise OutOfTurn(lazy("Another bidder has the same person in charge. Such bids are refused."))
    async with transaction():
        await envelope.move("qualify", by=by)


async def has_same_leader(envelope: Envelope) -> bool:
    """Whether one person answers for this bidder and another one: they may not bid against each other (条例 18)."""
    mine = await Organisation.get(id=envelope.supplier_id)
    if mine.leader_id is None:
        return False
    others = Envelope.filter(tender_id=envelope.tender_id, supplier__leader_id=mine.leader_id)
    return await others.exclude(state__in=GONE).exclude(supplier_id=mine.id).exists()


async def refuse(envelope: Envelope, words: str, *, by: Actor) -> None:
    """Refuse a bid with a reason that its supplier and everybody reads."""
    tender = await _opened(envelope, by=by)
    async with transaction():
        await envelope.move("disqualify", by=by, because=words, disqualified_because=words)
        await tell_bidders(await Organisation.get(id=envelope.supplier_id), "bid_refused", tender, by=by)


async def close(tender: Tender, *, by: Actor) -> Tender:
    """End the look at all bids: the valid ones go to the committee; with too few, the tender fails (法 36)."""
    may_open.require(by, tender)
    least = await least_of(tender)
    async with transaction():
        tender = await hold(tender.id)
        bids = Envelope.filter(tender_id=tender.id)
        if await bids.filter(state=EnvelopeState.OPENED).exists():
            raise OutOfTurn(lazy("Please look at every bid first."))
        if tender.may_move("evaluate") and await bids.filter(state=EnvelopeState.VALID).count() < least:
            await fail(tender, await _why(tender), by=by)
        else:
            await tender.move("evaluate", by=by)
    return tender


async def _opened(envelope: Envelope, *, by: Actor) -> Tender:
    tender = await Tender.get(id=envelope.tender_id)
    may_open.require(by, tender)
    if tender.state != TenderState.OPENED:
        raise OutOfTurn(Tender.OUT_OF_TURN)
    return tender


async def _why(tender: Tender) -> str:
    prices = await Bid.filter(envelope__tender_id=tender.id).values_list("price_fen", flat=True)
    above = [price for price in prices if int(str(price)) > tender.ceiling_fen]
    return "over_budget" if prices and len(above) == len(prices) else "few_valid"
