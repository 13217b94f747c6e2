"""Failing: a tender ends for a reason of the law, and what it reserved goes back to the budget (法 36)."""

from ground import clock
from ground.actors import Actor
from procurement.budgeting import give_back
from procurement.models import Tender
from procurement.telling_bidders import tell_all_bidders


async def fail(tender: Tender, code: str, words: str = "", *, by: Actor) -> None:
    """End a tender in the open act; its reservation is given back, and whoever had bid hears of it."""
    await tender.move("fail", by=by, because=code, ended_code=code, ended_words=words, ended_at=clock.now())
    await give_back(tender, tender.ceiling_fen)
    await tell_all_bidders(tender, "tender_failed", by=by)
