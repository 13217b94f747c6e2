"""Cancelling: a tender ends for a reason of the law; its money and its intention are free again (procurement 6.3)."""

from collections.abc import Mapping

from ground import clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, Unreadable
from ground.language import Lazy, _, lazy
from procurement import budgeting
from procurement.models import Award, AwardState, Intention, IntentionState, Tender
from procurement.rules.buying import may_cancel
from procurement.telling_bidders import tell_interested

REASONS: Mapping[str, Lazy] = {
    "changed": lazy("A grave change: the task is no longer there"),
    "unlawful": lazy("Something unlawful happened that touches its fairness"),
    "over_budget": lazy("The budget cannot pay for it any more"),
}
"""Why the buyer may end a tender (法 36); that there are too few bids is found at the opening."""


async def cancel(tender: Tender, code: str, words: str, *, by: Actor) -> None:
    """End a tender. What was published gives back its reservation, and its intention stands again."""
    may_cancel.require(by, tender)
    if code not in REASONS:
        sentence = _("Please choose one from the list.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("code", sentence)])
    async with transaction():
        await tender.move("cancel", by=by, because=words, ended_code=code, ended_words=words, ended_at=clock.now())
        if tender.published_at is not None:
            await tell_interested(tender, "tender_cancelled", by=by)
            award = await Award.get_or_none(tender_id=tender.id, state=AwardState.ACTIVE)
            await budgeting.give_back(tender, award.price_fen if award else tender.ceiling_fen)
            if award is not None:
                await award.move("void", by=by, because=words, void_because=words)
            intention = await Intention.get_or_none(id=tender.intention_id, state=IntentionState.LINKED)
            if intention is not None:
                await intention.move("free", by=by)
