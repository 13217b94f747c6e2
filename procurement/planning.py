"""Planning: a buyer tells everyone what it means to buy, thirty days before (采购意向, procurement 6.2)."""

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from orgs.models import Organisation
from procurement.budgeting import require_buyer
from procurement.models import Intention
from procurement.rules.buying import may_announce, may_give_up, may_write_for
from procurement.schemas.drafts import IntentionDraft


async def plan(buyer: Organisation, draft: IntentionDraft, *, by: Actor) -> Intention:
    """Write an intention down; nobody reads it before it is announced."""
    may_write_for.require(by, buyer)
    require_buyer(buyer)
    async with transaction():
        intention = await Intention.create(
            buyer=buyer,
            title=draft.title,
            outline=draft.outline,
            budget_fen=draft.budget,
            expected_on=draft.expected_on.replace(day=1),
            written_by_id=by.person_id,
            made_at=clock.now(),
        )
        await audit.record("Intention.plan", intention, by=by, org=buyer.id)
    return intention


async def announce(intention: Intention, *, by: Actor) -> None:
    """Show it to everyone: its thirty days run from here."""
    may_announce.require(by, intention)
    async with transaction():
        await intention.move("publish", by=by, published_at=clock.now(), published_by_id=by.person_id)


async def end(intention: Intention, words: str, *, by: Actor) -> None:
    """Give an intention up, with a reason that everyone reads where it had been announced."""
    may_give_up.require(by, intention)
    async with transaction():
        await intention.move("end", by=by, because=words, ended_because=words[:200])
