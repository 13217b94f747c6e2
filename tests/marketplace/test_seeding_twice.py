"""The same number on the same day makes the same year; another number, or another day, makes another."""

import datetime as dt
from pathlib import Path

import pytest

from ground import clock
from marketplace.seeding import demonstration
from tests.marketplace import years
from tests.outside.databases import Databases

pytestmark = pytest.mark.slow

TINY = 0.03


@pytest.fixture
def told(databases: Databases, tmp_path: Path) -> "Telling":
    return Telling(databases, tmp_path)


class Telling:
    """Builds tiny years, each in a database of its own, and returns what they tell."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self.databases, self.folder, self.made = databases, folder, 0

    def by(self, number: int, now: dt.datetime = years.NOW) -> list[str]:
        self.made += 1
        folder = self.folder / str(self.made)
        folder.mkdir()
        with self.databases.installed(folder) as installation:
            years.build(installation, number, scale=TINY, now=now)
            return years.digest(installation)


def test_the_same_number_makes_the_same_year_at_any_hour_of_the_day_and_another_makes_other_people(
    told: Telling,
) -> None:
    early, late = (clock.city_moment(years.TODAY, dt.time(hour)) for hour in (1, 23))
    year = told.by(demonstration.NUMBER, early)

    assert year == told.by(demonstration.NUMBER, late)
    assert year[0] != told.by(demonstration.NUMBER + 1, late)[0]


@pytest.mark.parametrize("day", [dt.date(2026, 2, 22), dt.date(2026, 10, 6), dt.date(2027, 5, 2)])
def test_a_year_can_end_in_any_season_and_after_holidays(told: Telling, day: dt.date) -> None:
    assert told.by(demonstration.NUMBER, clock.city_moment(day, dt.time(9)))
