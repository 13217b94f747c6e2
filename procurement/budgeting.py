"""Budgeting: finance writes down what may be spent; a tender takes from it, and gives back (procurement 6.2)."""

from tortoise.expressions import F

from ground import audit, clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn, Taken
from ground.language import lazy
from orgs.models import BUYERS, Organisation
from procurement.models import BudgetLine, Tender
from procurement.rules.buying import may_keep_budget
from procurement.schemas.drafts import BudgetDraft


async def record(buyer: Organisation, draft: BudgetDraft, *, by: Actor) -> BudgetLine:
    """Write a line down with the paper it rests on; a code stands once a year (409 Taken)."""
    may_keep_budget.require(by, buyer)
    require_buyer(buyer)
    try:
        async with transaction():
            line = await BudgetLine.create(
                buyer=buyer,
                year=draft.year,
                code=draft.code,
                title=draft.title,
                allocated_fen=draft.allocated,
                basis=draft.basis,
                made_at=clock.now(),
            )
            await audit.record("BudgetLine.record", line, by=by, fen=draft.allocated, year=draft.year)
    except IntegrityError as error:
        raise Taken(lazy("This code is written down for that year already.")) from error
    return line


async def reserve(tender: Tender) -> None:
    """Take a tender's ceiling out of its line in the open act; refuse what is not there any more with OutOfTurn (409).

    The guard stands in the statement itself, so that of two tenders on one line the second finds what is left.
    """
    enough = BudgetLine.filter(id=tender.budget_line_id, committed_fen__lte=F("allocated_fen") - tender.ceiling_fen)
    if not await enough.update(committed_fen=F("committed_fen") + tender.ceiling_fen):
        raise OutOfTurn(lazy("The budget line has not enough left for this ceiling."))


async def give_back(tender: Tender, fen: int) -> None:
    """Put what a tender had reserved and does not need back into its line, in the open act."""
    await BudgetLine.filter(id=tender.budget_line_id).update(committed_fen=F("committed_fen") - fen)


def require_buyer(buyer: Organisation) -> None:
    """Refuse a body that may not buy (102号令 5) with OutOfTurn."""
    if buyer.kind not in BUYERS or not buyer.may_recruit:
        raise OutOfTurn(lazy("Only a government department at work buys services."))
