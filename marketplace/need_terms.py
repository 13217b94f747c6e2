"""The clocks of a need: by when each who has it answers, by working-day policy (INV-41)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ground import clock, policy, workdays
from ground.places import Place
from marketplace.models import Need, Urgency


class Step(StrEnum):
    """What is waited for."""

    ACKNOWLEDGE = "acknowledge"
    VERIFY = "verify"
    PLACE = "place"
    """To find an organisation for what is verified."""
    ANSWER = "answer"
    """An organisation's yes or no."""
    ARRANGE = "arrange"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class Term:
    """A term as it was reckoned: its end, and the policy value it rests on (law 9)."""

    due_at: dt.datetime
    term: str
    since: dt.datetime

    @property
    def columns(self) -> dict[str, Any]:
        """Return the columns of a need or a dispatch that keep it."""
        return {"due_at": self.due_at, "term": self.term, "due_from": self.since}


async def term(step: Step, urgency: Urgency, desk_id: int, since: dt.datetime | None = None) -> Term:
    """Reckon the term of a step from a moment (now). What is wanted today runs in hours, by night too (K4)."""
    desk = await Place.get(id=desk_id)
    since = since or clock.now()
    if urgency == Urgency.TODAY:
        hours: int = await policy.value("needs.today_hours", place=desk)
        return Term(since + dt.timedelta(hours=hours), f"{hours} hours", since)
    count: int = await policy.value(f"needs.{step}_workdays", place=desk)
    return Term(await workdays.due_at(since, count), f"{count} workdays", since)


async def term_of(need: Need, step: Step, since: dt.datetime | None = None) -> dict[str, Any]:
    """Return the columns that put a need under a step's term."""
    return (await term(step, need.urgency, need.desk_id, since)).columns


async def resumed(need: Need) -> dict[str, Any]:
    """Return the columns of a clock that stood still while facts were asked for: what was left, a day at least."""
    now = clock.now()
    if need.due_at is None or need.asked_at is None:
        return {}
    if need.term.endswith("hours"):
        left = max(need.due_at - need.asked_at, dt.timedelta(hours=1))
        return {"due_at": now + left, "due_from": now}
    days = (await workdays.in_force()).between(clock.city_day(need.asked_at), clock.city_day(need.due_at))
    return {"due_at": await workdays.due_at(now, max(days, 1)), "due_from": now}
