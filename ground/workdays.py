"""Working days by the State Council's yearly notices; past the last of them the weekday rule, told as provisional.

Each year is a policy row, `workdays.2026`. It is read anew at each use, so that a year that is brought in holds at once
and in every process.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from ground import clock, policy
from ground.language import _
from ground.workday_files import OFF, SATURDAY, WORK, bundled

KEYS: Final = "workdays."
_DAY: Final = dt.timedelta(days=1)
_WORKS: Final = {OFF: False, WORK: True}


@dataclass(frozen=True)
class Reckoning:
    """A term in working days: its last day and moment, and whether a notice to come may still move it."""

    last_day: dt.date
    due_at: dt.datetime
    provisional: bool
    edition: str


@dataclass(frozen=True)
class Workdays:
    """One edition of the table: the days that differ from the weekday rule, in whole years."""

    exceptions: Mapping[dt.date, bool]
    years: frozenset[int]
    edition: str

    def is_workday(self, day: dt.date) -> bool:
        """Tell whether offices work on this day; in a year without a notice, whether it is a Monday to Friday."""
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def provisional(self, day: dt.date) -> bool:
        """Tell whether the notice for the year of this day is not in the table yet."""
        return day.year not in self.years

    def after(self, day: dt.date, count: int) -> dt.date:
        """Find the `count`-th working day (1 or more) after `day`, which itself does not count (K3)."""
        if count < 1:
            raise ValueError(_("A term has at least one working day."))
        while count:
            day += _DAY
            count -= self.is_workday(day)
        return day

    def between(self, day: dt.date, last: dt.date) -> int:
        """Count the working days after `day` up to and with `last`; 0 when `last` is not later."""
        return sum(self.is_workday(day + _DAY * number) for number in range(1, (last - day).days + 1))

    def reckon(self, event_at: dt.datetime, count: int) -> Reckoning:
        """Reckon a term of `count` working days from an aware moment, by the city's calendar (K2, K3)."""
        first = clock.city_day(event_at)
        last = self.after(first, count)
        days = (first + _DAY * number for number in range(1, (last - first).days + 1))
        return Reckoning(last, _end_of(last), any(self.provisional(day) for day in days), self.edition)


def table_of(years: Mapping[str, Any]) -> Workdays:
    """Make a table of years as policy rows keep them, by their keys."""
    return _table(json.dumps(years, sort_keys=True))


@lru_cache(maxsize=16)
def _table(written: str) -> Workdays:
    years = json.loads(written)
    exceptions = {
        dt.date.fromisoformat(day): _WORKS[kind]
        for value in years.values()
        for kind, days in value.items()
        for day in days
    }
    edition = hashlib.sha256(written.encode()).hexdigest()[:12]
    return Workdays(exceptions, frozenset(int(key.removeprefix(KEYS)) for key in years), edition)


@cache
def as_shipped() -> Workdays:
    """Return the table we came with, whatever was brought in since: the demonstration year is played by it."""
    return table_of({f"{KEYS}{number}": year.value for number, year in bundled().items()})


async def in_force() -> Workdays:
    """Return the table by which offices work now."""
    return table_of({key: each.value for key, each in (await policy.family(KEYS)).items()})


async def due_at(event_at: dt.datetime, count: int) -> dt.datetime:
    """Give the last moment of the `count`-th working day after an aware moment; what happens later is late."""
    return (await in_force()).reckon(event_at, count).due_at


def _end_of(day: dt.date) -> dt.datetime:
    """Give the last moment that the clock can tell, so that it reads 23:59 and not the day after."""
    return clock.city_moment(day + _DAY) - dt.timedelta(milliseconds=1)
