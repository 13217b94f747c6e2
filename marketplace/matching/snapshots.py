"""What matching looks at: plain pictures of a helper and of an offer, so that the questions need no database."""

import datetime as dt
from dataclasses import dataclass

from ground import clock
from volunteers.minors import Ages
from volunteers.models import DayPart, Limit, Skill

NOON, EVENING = 12, 18


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A stretch of time that a person has promised or has just served."""

    title: str
    activity_id: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    place_path: str = ""
    spot: str = ""

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The policy values that questions about a person and a shift need."""

    most_minutes_a_day: int
    """In any 24 hours."""
    minutes_between: int
    """For the way from one spot to another (EDGE-4)."""
    most_segments: int
    """Shifts of one activity, person and day (INV-52)."""
    ages: Ages


@dataclass(frozen=True, kw_only=True)
class Helper:
    """A person as matching may see them: nothing of health, income, belief, ratings or household (INV-70)."""

    person_id: int
    reads: bool = True
    """Whether it is they who read what is said of them; at a desk somebody else does."""
    why_not: str = ""
    """Why this person does not serve at all just now: a break, a suspension. Empty: they may."""
    home_path: str = ""
    born_on: dt.date | None = None
    limits: frozenset[Limit] = frozenset()
    skills: frozenset[Skill] = frozenset()
    papers: frozenset[Skill] = frozenset()
    """Skills with a verified paper that is valid today."""
    free: frozenset[tuple[int, DayPart]] = frozenset()
    """Weekdays and parts of the day; empty: not said."""
    known_orgs: frozenset[int] = frozenset()
    """Organisations the person has served with."""
    taken: tuple[Promise, ...] = ()
    """What the person has promised already, and what was served in the last days."""
    most_minutes_a_day: int | None = None
    most_minutes_a_week: int | None = None
    walks_minutes: int = 30
    """How long they would walk, at the most, as they said."""
    served: bool = False
    """Whether any hour is on record."""
    guardians: frozenset[int] = frozenset()
    """Whose word stands for them, where they are not of age (INV-36)."""
    guardian_shifts: frozenset[int] = frozenset()
    """The shifts in which one of these has a place."""
    suggestions: bool = True
    """Whether the person lets lists be ordered for them (INV-72)."""

    @property
    def told(self) -> bool:
        """Whether anything is known by which one shift could suit better than another."""
        known = (self.home_path, self.limits, self.skills, self.papers, self.free, self.known_orgs)
        return any(known)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A shift as matching sees it."""

    shift_id: int
    activity_id: int
    org_id: int
    place_path: str
    spot: str = ""
    starts_at: dt.datetime
    ends_at: dt.datetime
    demands: frozenset[Limit] = frozenset()
    wanted: frozenset[Skill] = frozenset()
    papers: frozenset[Skill] = frozenset()
    seated: bool = False
    youngest: int | None = None
    risk: int = 0

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def in_the_evening(self) -> bool:
        """Whether any of it is after six in the evening: whoever does not go out then is not asked to."""
        first, last = self.starts_at.astimezone(clock.CITY_ZONE), self.ends_at.astimezone(clock.CITY_ZONE)
        evening = first.replace(hour=EVENING, minute=0, second=0, microsecond=0)
        return first >= evening or last > evening

    @property
    def part(self) -> tuple[int, DayPart]:
        """The weekday and the part of the day in which it begins, on the city's clocks."""
        local = self.starts_at.astimezone(clock.CITY_ZONE)
        part = DayPart.MORNING if local.hour < NOON else DayPart.AFTERNOON if local.hour < EVENING else DayPart.EVENING
        return local.weekday(), part
