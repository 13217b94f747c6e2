"""The terms in working days that run with needs (K1): each step of a need, a dispatch, a report of trouble.

What is wanted today runs in hours, by night too (K4), and no calendar of offices moves it.
"""

from tortoise.expressions import Q

from ground.language import lazy
from ground.running import Running, person_in
from marketplace.models import OPEN, Dispatch, DispatchState, Need, Trouble, TroubleState
from orgs.queries.team import managers_in


async def _in_workdays(kept: Need | Dispatch) -> bool:
    return kept.term.endswith("workdays")


TERMS = (
    Running(
        model=Need, since="due_from", ends="due_at", runs=Q(state__in=OPEN, due_at__not_isnull=True),
        words=lazy("the next step of the need"), told=person_in("recorded_by_id"), applies=_in_workdays,
    ),
    Running(
        model=Dispatch, since="due_from", ends="due_at", runs=Q(state=DispatchState.SENT),
        words=lazy("your answer to the need"), told=managers_in("organisation_id"), applies=_in_workdays,
    ),
    Running(
        model=Trouble, since="reported_at", ends="due_at", runs=~Q(state=TroubleState.SETTLED),
        words=lazy("the look into your report"), told=person_in("reported_by_id"),
    ),
)  # fmt: skip
