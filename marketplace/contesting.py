"""Contesting: someone whom the roll did not see says that they were there, and the organiser answers (EDGE-10)."""

import datetime as dt

from tortoise.expressions import Q

from ground import clock, letters, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import _
from marketplace.models import Commitment, CommitmentState
from marketplace.rules.activities import may_contest, may_roll


async def say_there(commitment: Commitment, *, words: str, by: Actor) -> Commitment:
    """Say that one was there, and who saw it, within the days in which hours can be contested.

    The leader's mark stays in the audit; whoever may hand in the roll puts it right or leaves it, with a reason.
    """
    may_contest.require(by, commitment)
    if clock.today() > await last_day(commitment):
        days: int = await policy.value("hours.dispute_days")
        raise OutOfTurn(_("This can be contested for %(count)d days. Please call 12345.", count=days))
    async with transaction():
        await commitment.move("contest", by=by, because=words, reason=words[:200])
    return commitment


async def can_be_said(commitment: Commitment) -> bool:
    """Whether one can still say so; the commitment comes with its shift."""
    return commitment.state == CommitmentState.ABSENT and clock.today() <= await last_day(commitment)


async def missed_lately(person_id: int) -> list[Commitment]:
    """Return where the roll did not see someone, as long as they can say that they were there, the latest first."""
    days: int = await policy.value("hours.dispute_days")
    since = clock.city_moment(clock.today() - dt.timedelta(days=days))
    found = Commitment.filter(person_id=person_id, state=CommitmentState.ABSENT, shift__ends_at__gte=since)
    return await found.select_related("shift__activity").order_by("-shift__starts_at")


async def last_day(commitment: Commitment) -> dt.date:
    """Return the last day on which one can say so; the commitment comes with its shift."""
    days: int = await policy.value("hours.dispute_days")
    return clock.city_day(commitment.shift.ends_at) + dt.timedelta(days=days)


async def leave_mark(commitment: Commitment, *, because: str, by: Actor) -> Commitment:
    """Answer that the person was not there; they read why, and can still ask their community for missing hours.

    The commitment comes with its person, shift and activity.
    """
    may_roll.require(by, commitment.shift)
    async with transaction():
        await commitment.move("stay_missed", by=by, because=because, reason=because[:200])
        person = await Person.get(id=commitment.person_id)
        title = commitment.shift.activity.title
        await letters.write(person, "not_seen_there", about=commitment, by=by, title=title)
    return commitment


async def missed(person_id: int) -> tuple[int, int]:
    """Return how often a person gave up late, and was not seen, in the window of policy (INV-68).

    It is counted from the places as they stand: who is put right is out of it from that moment.
    """
    since = clock.now() - dt.timedelta(days=await policy.value("signing.reliability_days"))
    inside = Commitment.filter(person_id=person_id, shift__starts_at__gte=since)
    late = await inside.filter(Q(state=CommitmentState.WITHDRAWN), late=True).count()
    return late, await inside.filter(state=CommitmentState.ABSENT).count()


async def missed_words(person_id: int) -> str:
    """Return the same as its person reads it; empty where there is nothing to tell."""
    late, absent = await missed(person_id)
    if not late and not absent:
        return ""
    days: int = await policy.value("signing.reliability_days")
    return _(
        "In %(days)d days: gave up late %(late)d times, not seen there %(absent)d times. No points, no penalty.",
        days=days,
        late=late,
        absent=absent,
    )
