"""Working days by the State Council's yearly notices; past the last of them the weekday rule, told as provisional.

`workdays.csv` holds the two notices as published (read in reprints of the Xinhua text, and equal to the package
chinesecalendar 1.11): 国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026.
"""

import csv
import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ground import clock
from ground.language import _

_BUNDLED: Final = Path(__file__).with_name("workdays.csv")
_COLUMNS: Final = ("day", "kind", "name", "notice")
_WORKS: Final = {"off": False, "work": True}
_DAY: Final = dt.timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class Workdays:
    """One edition of the table: the days that differ from the weekday rule, in whole years."""

    exceptions: dict[dt.date, bool]
    years: frozenset[int]
    edition: str

    def is_workday(self, day: dt.date) -> bool:
        """Tell whether offices work on this day; in a year without a notice, whether it is a Monday to Friday."""
        return self.exceptions.get(day, day.weekday() < _SATURDAY)

    def provisional(self, day: dt.date) -> bool:
        """Tell whether the notice for the year of this day is not in the table yet."""
        return day.year not in self.years


@dataclass(frozen=True)
class Reckoning:
    """A term in working days: its last day and moment, and whether a notice to come may still move it."""

    last_day: dt.date
    due_at: dt.datetime
    provisional: bool
    edition: str


def is_workday(day: dt.date) -> bool:
    """Tell whether offices work on this day."""
    return _in_force().is_workday(day)


def provisional(day: dt.date) -> bool:
    """Tell whether only the weekday rule is known for this day."""
    return _in_force().provisional(day)


def workdays_after(day: dt.date, count: int) -> dt.date:
    """Find the `count`-th working day (1 or more) after `day`, which itself does not count (K3)."""
    if count < 1:
        raise ValueError(_("A term has at least one working day."))
    return next(each for number, each in enumerate(_workdays_from(day + _DAY), start=1) if number == count)


def workdays_between(day: dt.date, last: dt.date) -> int:
    """Count the working days after `day` up to and with `last`; 0 when `last` is not later."""
    table = _in_force()
    return sum(table.is_workday(day + _DAY * number) for number in range(1, (last - day).days + 1))


def due_at(event_at: dt.datetime, count: int) -> dt.datetime:
    """Give the last moment of the `count`-th working day after an aware moment; what happens later is late."""
    return reckon(event_at, count).due_at


def reckon(event_at: dt.datetime, count: int) -> Reckoning:
    """Reckon a term of `count` working days from an aware moment, by the city's calendar (K2, K3)."""
    first = clock.city_day(event_at)
    last = workdays_after(first, count)
    table = _in_force()
    days = (first + _DAY * number for number in range(1, (last - first).days + 1))
    return Reckoning(last, _end_of(last), any(table.provisional(day) for day in days), table.edition)


def load(path: Path | None = None) -> Workdays:
    """Reckon by the table in `path` from now on (without one, by ours again).

    It has the columns day (2026-10-01), kind (off or work), name and notice, and every year it names is complete.
    A table with a mistake is refused with a ValueError that names the line, and the old one stays in force.
    """
    table = _read(path or _BUNDLED)
    _loaded[:] = [table]
    return table


_loaded: list[Workdays] = []


def _in_force() -> Workdays:
    return _loaded[0] if _loaded else _bundled()


@cache
def _bundled() -> Workdays:
    return _read(_BUNDLED)


def _workdays_from(day: dt.date) -> Iterator[dt.date]:
    table = _in_force()
    while True:
        if table.is_workday(day):
            yield day
        day += _DAY


def _end_of(day: dt.date) -> dt.datetime:
    """Give the last moment that the clock can tell, so that it reads 23:59 and not the day after."""
    return clock.city_moment(day + _DAY) - dt.timedelta(milliseconds=1)


def _read(path: Path) -> Workdays:
    written = path.read_bytes()
    rows = csv.DictReader(written.decode("utf-8-sig").splitlines())
    if tuple(rows.fieldnames or ()) != _COLUMNS:
        raise ValueError(_("The first line has to be %(columns)s.", columns=",".join(_COLUMNS)))
    exceptions: dict[dt.date, bool] = {}
    for row in rows:
        day, works = _entry(row, rows.line_num)
        if day in exceptions:
            raise ValueError(_("Line %(line)d: this day is in the table twice.", line=rows.line_num))
        exceptions[day] = works
    edition = hashlib.sha256(written).hexdigest()[:12]
    return Workdays(exceptions, frozenset(day.year for day in exceptions), edition)


def _entry(row: dict[str, str], line: int) -> tuple[dt.date, bool]:
    try:
        day, works = dt.date.fromisoformat(row["day"]), _WORKS[row["kind"]]
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValueError(_("Line %(line)d: write a day as 2026-10-01, then off or work.", line=line)) from wrong
    if works and day.weekday() < _SATURDAY:
        raise ValueError(_("Line %(line)d: a Monday to Friday is a working day already.", line=line))
    return day, works
