"""The terms in working days that run with purchases (K1): answers to questions, result notices, acceptances.

What was announced to all bidders as a moment does not move with a calendar: `bids_due_at`, `questions_until` and the
openings after them. Everyone prepares for the moment that was published, and bids sealed for it cannot be opened by
another; only an amendment, published to all, puts it later (条例 31). The moment by which a low price is explained is
the committee's own, told in hours.
"""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground import clock
from ground.identity import Person
from ground.language import lazy
from ground.running import Running
from orgs.queries.team import managers_in, managers_of
from procurement.models import Award, AwardState, Contract, Milestone, MilestoneState, Question


async def _still_hangs(award: Award) -> bool:
    return award.notice_until >= clock.today()


async def _supplier(milestone: Milestone) -> Sequence[Person]:
    contract = await Contract.get(id=milestone.contract_id)
    return await managers_of(contract.supplier_id)


TERMS = (
    Running(
        model=Question, since="asked_at", ends="due_on", runs=Q(answered_at=None),
        words=lazy("the answer to your question"), told=managers_in("asked_by_id"),
    ),
    Running(  # it was shown to everyone until a day: it may hang longer, and never shorter than was said
        model=Award, since="awarded_at", ends="notice_until", runs=Q(state=AwardState.ACTIVE),
        words=lazy("the notice of the result"), told=managers_in("supplier_id"), applies=_still_hangs, only_later=True,
    ),
    Running(
        model=Milestone, since="submitted_at", ends="acceptance_due_at",
        runs=Q(state__in=(MilestoneState.SUBMITTED, MilestoneState.IN_ACCEPTANCE)),
        words=lazy("the acceptance of your part"), told=_supplier,
    ),
)  # fmt: skip
