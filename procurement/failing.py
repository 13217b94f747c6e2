"""Failing: a tender ends for a reason of the law, and what it reserved goes back to the budget (法 36)."""

from ground.actors import Actor
from procurement.budgeting import give_back
from procurement.models import Envelope, EnvelopeState, Tender
from procurement.telling_bidders import tell_bidders

GONE = (EnvelopeState.SUPERSEDED, EnvelopeState.WITHDRAWN)


async def fail(tender: Tender, code: str, words: str = "", *, by: Actor) -> None:
    """End a tender in the open act; its reservation is given back, and whoever had bid hears of it."""
    await tender.move("fail", by=by, because=code, ended_code=code, ended_words=words)
    await give_back(tender, tender.ceiling_fen)
    for envelope in await Envelope.filter(tender_id=tender.id).exclude(state__in=GONE).select_related("supplier"):
        await tell_bidders(envelope.supplier, "tender_failed", tender, by=by)
