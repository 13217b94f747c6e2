"""The ground's terms in working days that run (K1): the answer to an objection. Notices are reckoned by themselves."""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground.identity import Person
from ground.language import lazy
from ground.notices.models import Objection, ObjectionState
from ground.running import Running


async def nobody(_objection: Objection) -> Sequence[Person]:
    """Tell nobody by a letter that names them: who objected is sealed, and reads the day on the receipt."""
    return ()


TERMS = (
    Running(
        model=Objection,
        since="received_at",
        ends="due_at",
        runs=Q(state__in=(ObjectionState.RECEIVED, ObjectionState.JUDGING)),
        words=lazy("the answer to your objection"),
        told=nobody,
    ),
)
