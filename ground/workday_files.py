"""The yearly notices of working days as a file: day, kind, name, notice; read and checked, a whole year at a time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from ground.language import _
from ground.sheets import Mistake, Row, SheetRefused, read_sheet

COLUMNS: Final = ("day", "kind", "name", "notice")
OFF, WORK = "off", "work"
SATURDAY: Final = 5

_BUNDLED: Final = Path(__file__).with_name("workdays.csv")
_LONGEST_CITATION: Final = 300


@dataclass(frozen=True)
class Year:
    """The days of one year that differ from the weekday rule, each with its holiday's name, and where that stands."""

    off: dict[str, str] = field(default_factory=dict)
    work: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    @property
    def value(self) -> dict[str, dict[str, str]]:
        """The year as a policy row keeps it."""
        return {OFF: self.off, WORK: self.work}

    @property
    def citation(self) -> str:
        """The notices it rests on."""
        return "、".join(self.notices)[:_LONGEST_CITATION]


class WorkdayFile(NamedTuple):
    """What a file says: its years, and every mistake found."""

    years: Mapping[int, Year]
    mistakes: list[Mistake]


def read_workdays(content: bytes) -> WorkdayFile:
    """Read a CSV or XLSX file of notices; raise SheetRefused when it is no such table at all.

    A day is written 2026-10-01, its kind is off or work. A file with mistakes is to be refused whole.
    """
    years: dict[int, Year] = defaultdict(Year)
    mistakes: list[Mistake] = []
    rows = read_sheet(content, COLUMNS)
    if not rows:
        raise SheetRefused(_("The table has no days."))
    for row in rows:
        if sentence := _mistake(row, years):
            mistakes.append(Mistake(row.number, sentence))
            continue
        day, kind, name, notice = (row.cells[column] for column in COLUMNS)
        year = years[dt.date.fromisoformat(day).year]
        year.value[kind][day] = name
        if notice not in year.notices:
            year.notices.append(notice)
    return WorkdayFile(dict(years), mistakes)


@cache
def bundled() -> Mapping[int, Year]:
    """Return the notices we came with, as published.

    They were read in reprints of the Xinhua text, and equal the package chinesecalendar 1.11: 国办发明电〔2024〕12号
    for 2025, 国办发明电〔2025〕7号 for 2026.
    """
    return read_workdays(_BUNDLED.read_bytes()).years


def _mistake(row: Row, years: Mapping[int, Year]) -> str | None:
    """Find the first thing that is wrong with a line."""
    written, kind = row.cells["day"], row.cells["kind"]
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written or kind not in {OFF, WORK}:
        return _("Write a day as 2026-10-01, then off or work.")
    if kind == WORK and day.weekday() < SATURDAY:
        return _("A Monday to Friday is a working day already.")
    if any(written in days for days in years.get(day.year, Year()).value.values()):
        return _("This day is in the table twice.")
    return None if row.cells["notice"] else _("Please name the notice in which it stands.")
