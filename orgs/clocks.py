"""Clocks of answers: by when the street answers, by policy with its citation; stopped while others work (INV-9)."""

import datetime as dt
import json
from dataclasses import asdict, dataclass

from ground import clock, policy, workdays
from ground.places import Place

WORKDAYS = "workdays"


@dataclass(frozen=True)
class Term:
    """A number of working days or calendar days, and the text it rests on."""

    unit: str
    count: int
    citation: str
    checked: bool

    async def ends_at(self, since: dt.datetime, count: int | None = None) -> dt.datetime:
        """Return the last moment in time; the day of the event does not count (K3), and one day is always left."""
        days = max(self.count if count is None else count, 1)
        if self.unit == WORKDAYS:
            return await workdays.due_at(since, days)
        last = clock.city_day(since) + dt.timedelta(days=days)
        return clock.city_moment(last + dt.timedelta(days=1)) - dt.timedelta(milliseconds=1)

    async def left(self, due_at: dt.datetime) -> int:
        """Return how many days of the term are still to come after today; none once it is over."""
        today, last = clock.today(), clock.city_day(due_at)
        if self.unit == WORKDAYS:
            return (await workdays.in_force()).between(today, last)
        return max((last - today).days, 0)

    def told(self) -> str:
        """Return it as JSON, to be kept with what it was used for."""
        return json.dumps(asdict(self), ensure_ascii=False)


def read(told: str) -> Term:
    """Return a term as it was kept."""
    return Term(**json.loads(told))


async def term_of(what: str, place: Place) -> Term:
    """Return the term in force today for a kind of organisation, "change" or "renewal", at a place."""
    found = await policy.in_force(f"orgs.answer_term.{what}", place=place)
    return Term(found.value["unit"], found.value["count"], found.citation, found.checked)
