"""The terms in working days that run with needs (K1): each step of a need, a dispatch, a report of trouble.

What is wanted today runs in hours, by night too (K4), and no calendar of offices moves it.
"""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground.identity import Person
from ground.language import lazy
from ground.running import Running
from marketplace.models import OPEN, Dispatch, DispatchState, Need, Trouble, TroubleState
from orgs.queries import team


async def _recorder(need: Need) -> Sequence[Person]:
    return await Person.filter(id=need.recorded_by_id)


async def _managers(sent: Dispatch) -> Sequence[Person]:
    return await team.managers_of(sent.organisation_id)


async def _reporter(trouble: Trouble) -> Sequence[Person]:
    return await Person.filter(id=trouble.reported_by_id)


async def _in_workdays(kept: Need | Dispatch) -> bool:
    return kept.term.endswith("workdays")


TERMS = (
    Running(
        model=Need, since="due_from", ends="due_at", runs=Q(state__in=OPEN, due_at__not_isnull=True),
        words=lazy("the next step of the need"), told=_recorder, applies=_in_workdays,
    ),
    Running(
        model=Dispatch, since="due_from", ends="due_at", runs=Q(state=DispatchState.SENT),
        words=lazy("your answer to the need"), told=_managers, applies=_in_workdays,
    ),
    Running(
        model=Trouble, since="reported_at", ends="due_at", runs=~Q(state=TroubleState.SETTLED),
        words=lazy("the look into your report"), told=_reporter,
    ),
)  # fmt: skip
