"""Assisting: how many acts one hand does for others in a day, counted as they happen, capped and reported (M5)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise import fields
from tortoise.expressions import F
from tortoise.models import Model

from ground import clock
from ground.actors import Actor
from ground.errors import MayNot
from ground.language import lazy


class AssistedDay(Model):
    """One worker's acts under mandates on one day of the city."""

    id = fields.BigIntField(primary_key=True)
    worker_id = fields.IntField()
    day: dt.date = fields.DateField(db_index=True)
    acts = fields.IntField(default=0)

    class Meta:
        """The table."""

        table = "ground_assisted_day"
        unique_together = (("worker_id", "day"),)


@dataclass(frozen=True)
class Worked:
    """A line of the report: who acted for others, how often that day, and whether the cap was reached."""

    worker_id: int
    name: str
    acts: int
    capped: bool


async def count(by: Actor) -> None:
    """Count the open act for the hand that does it; refuse with MayNot (403) the one after the cap.

    `audit.record` asks for this once in each act under a mandate, so that no domain can forget it.
    """
    day, most = clock.today(), await _most()
    await AssistedDay.bulk_create([AssistedDay(worker_id=by.person_id, day=day)], ignore_conflicts=True)
    if not await AssistedDay.filter(worker_id=by.person_id, day=day, acts__lt=most).update(acts=F("acts") + 1):
        raise MayNot(_FULL)


async def require_room(by: Actor) -> None:
    """Refuse with MayNot (403) a hand that reached its cap today, before anything is typed."""
    if await AssistedDay.exists(worker_id=by.person_id, day=clock.today(), acts__gte=await _most()):
        raise MayNot(_FULL)


async def report(day: dt.date, *, least: int = 1) -> Sequence[Worked]:
    """Return who did `least` acts or more for others on a day, the busiest first: a supervisor's list."""
    from ground.identity import Person  # noqa: PLC0415 - persons move, moves are audited, and the audit counts here

    most = await _most(day)
    days = await AssistedDay.filter(day=day, acts__gte=least).order_by("-acts", "worker_id")
    names = dict(await Person.filter(id__in=[each.worker_id for each in days]).values_list("id", "name"))
    return [Worked(each.worker_id, names.get(each.worker_id, ""), each.acts, each.acts >= most) for each in days]


_FULL = lazy("You have done as much for others today as one may. A colleague can go on, or you tomorrow.")


async def _most(day: dt.date | None = None) -> int:
    from ground import policy  # noqa: PLC0415 - the same with policy

    return int(await policy.value("mandates.acts_a_worker_day", day=day))
