"""The term in working days that runs with silver stewards (K1): the second look; all others are derived when read."""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground.identity import Person
from ground.language import lazy
from ground.running import Running
from silver_steward.models import Nomination, SecondLook


async def _nominee(look: SecondLook) -> Sequence[Person]:
    nomination = await Nomination.get(id=look.nomination_id)
    return await Person.filter(id=nomination.person_id) if nomination.person_id else ()


TERMS = (
    Running(
        model=SecondLook, since="asked_at", ends="due_on", runs=Q(answered_at=None),
        words=lazy("the second look"), told=_nominee,
    ),
)  # fmt: skip
