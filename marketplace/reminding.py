"""Reminding: the afternoon before, each who promised to come is told once more, each in their own way."""

import datetime as dt

from tortoise.expressions import Q

from ground import clock, policy
from ground.actors import SYSTEM
from ground.database import transaction
from marketplace.models import Commitment, CommitmentState, ShiftState
from marketplace.telling import tell

BATCH = 100


async def to_remind() -> list[Commitment]:
    """Return who promised to come tomorrow and was not reminded: in the afternoon, never at night; due work."""
    today = clock.today()
    first = clock.city_moment(today, dt.time(await policy.value("reminder.from_hour")))
    last = clock.city_moment(today, dt.time(await policy.value("reminder.until_hour")))
    if not first <= clock.now() < last:
        return []
    tomorrow = clock.city_moment(today + dt.timedelta(days=1))
    return await Commitment.filter(
        Q(joined_at__lt=first),  # whoever signed up since has just had a letter with the same words
        state=CommitmentState.CONFIRMED,
        reminded_at=None,
        shift__state=ShiftState.OPEN,
        shift__starts_at__gte=tomorrow,
        shift__starts_at__lt=tomorrow + dt.timedelta(days=1),
    ).order_by("id").limit(BATCH)  # fmt: skip


async def remind(commitment: Commitment) -> None:
    """Write the reminder, once however often it is asked for."""
    async with transaction():
        first = await Commitment.filter(
            id=commitment.id, state=CommitmentState.CONFIRMED, reminded_at=None
        ).update(reminded_at=clock.now())  # fmt: skip
        if first:
            await tell(commitment, "reminder", by=SYSTEM)
