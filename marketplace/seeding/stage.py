"""The stage of the demonstration year: its agenda, chance from one number, and everyone who has entered."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from ground import clock, granting, persons, sessions, workdays
from ground.actors import NOBODY, SYSTEM, Actor, Assurance, Channel, Role
from ground.identity import Person
from ground.places import Place
from marketplace.seeding.agenda import Agenda
from marketplace.seeding.names import Telephones, name
from marketplace.seeding.texts import BodyText
from orgs.models import Organisation, Project
from volunteers.models import Limit

YESTERDAY = -1
"""The last day of the year that is played: nothing is done on the day itself, whatever the hour."""
WOMEN = 0.6
"""More women than men are old, and help."""


@dataclass
class Body:
    """An organisation at work, and who works there."""

    org: Organisation
    text: BodyText
    home: Place
    manager: Person
    workers: list[Person] = field(default_factory=list)
    """Its social workers."""
    projects: dict[str, Project] = field(default_factory=dict)
    """By theme."""
    places: frozenset[int] = frozenset()
    """The communities that its projects serve."""

    @property
    def leaders(self) -> list[Person]:
        """Who may lead a shift."""
        return self.workers or [self.manager]


@dataclass
class Desk:
    """A community of the year: its desk's two workers, and above it the street's two officers and the county's two."""

    place: Place
    street: Place
    county: Place
    workers: list[Person]
    officers: list[Person]
    county_officers: list[Person]
    committee: Organisation | None = None
    """The residents' committee, which hosts the community's groups."""


@dataclass(frozen=True)
class Helper:
    """A volunteer of the year."""

    person: Person
    desk: Desk
    """Of the community they live in."""
    limits: frozenset[Limit]
    handed: bool
    """Whether they have no telephone, and the desk acts for them on their word."""
    prepared: bool = False
    """Whether they are of the cast, who do only what is meant."""


@dataclass
class Stage:
    """What the acts of the year share."""

    number: int
    today: dt.date
    scale: float = 1.0
    agenda: Agenda = field(default_factory=Agenda)
    phones: Telephones = field(default_factory=Telephones)
    desks: list[Desk] = field(default_factory=list)
    """Where the year is played; the rest of the city is there and quiet."""
    bodies: list[Body] = field(default_factory=list)
    cast: dict[str, Person] = field(default_factory=dict)
    """The prepared persons, by name."""
    helpers: list[Helper] = field(default_factory=list)
    """Volunteers, as they joined."""
    busy: dict[int, set[dt.date]] = field(default_factory=lambda: defaultdict(set))
    """On which days somebody has promised to be somewhere."""
    _acting: dict[int, Actor] = field(default_factory=dict)

    def chance(self, *about: object) -> Random:
        """Return the chance of one thing: the same for the same number, whatever else is changed in the year."""
        return Random(":".join(map(str, (self.number, *about))))  # noqa: S311 - a believable year, not a secret

    def some(self, count: int) -> int:
        """Return so many at this scale, one at least."""
        return max(1, round(count * self.scale))

    def day(self, days: int) -> dt.date:
        """Return a day so many days from today, below zero in the past."""
        return self.today + dt.timedelta(days=days)

    def at(self, days: int, hour: int = 9, minute: int = 0) -> dt.datetime:
        """Return a moment of the city's clocks."""
        return clock.city_moment(self.day(days), dt.time(hour, minute))

    def office(self, days: int, hour: int = 10, minute: int = 0) -> dt.datetime:
        """Return a moment at which offices work: the same hour of that day, or of the last working day before it."""
        day = self.day(min(days, YESTERDAY))
        while not workdays.as_shipped().is_workday(day):
            day -= dt.timedelta(days=1)
        return clock.city_moment(day, dt.time(hour, minute))

    def after(self, moment: dt.datetime, days: int, hour: int = 10, minute: int = 0) -> dt.datetime:
        """Return an office's moment some days after another, a while later where that day is the same."""
        wanted = self.office((clock.city_day(moment) - self.today).days + days, hour, minute)
        return wanted if wanted > moment else moment + dt.timedelta(minutes=25)

    def working(self, moment: dt.datetime, count: int, hour: int = 10, minute: int = 0) -> dt.datetime:
        """Return an office's moment so many working days after another, whatever holidays lie between."""
        day = workdays.as_shipped().after(clock.city_day(moment), count)
        return clock.city_moment(day, dt.time(hour, minute))

    def is_over(self, moment: dt.datetime) -> bool:
        """Whether a moment lies in the year that is played; what comes later is left to whoever tries it."""
        return clock.city_day(moment) < self.today

    async def enter(
        self,
        chance: Random,
        *,
        age: int,
        home: Place | None = None,
        phone: str | None = "",
        called: str = "",
        by: Actor = NOBODY,
    ) -> Person:
        """Enter an invented person of this age; with a telephone of their own unless another, or None, is given."""
        born_on = self.today - dt.timedelta(days=round(age * 365.25) + chance.randrange(300))
        woman = chance.random() < WOMEN
        return await persons.enter(
            by=by,
            name=called or name(chance, elder=age >= 60, woman=woman),  # noqa: PLR2004 - names changed in the sixties
            phone=self.phones() if phone == "" else phone,
            born_on=born_on,
            home=home,
        )

    async def appoint(self, person: Person, role: Role, *, by: Actor = SYSTEM, place: Place | None = None) -> Person:
        """Give a person a role over a place, from whoever holds the one above it."""
        await granting.grant(person, role, by=by, basis="演示任命", place=place)
        self.changed(person)
        return person

    async def acting(self, person: Person, channel: Channel = Channel.WEB) -> Actor:
        """Return a member of staff as someone who acts, with what they hold."""
        if person.id not in self._acting:
            self._acting[person.id] = await sessions.actor_for(person, channel=channel)
        return self._acting[person.id]

    def changed(self, person: Person) -> None:
        """Forget what somebody held: it has changed."""
        self._acting.pop(person.id, None)

    def myself(self, person: Person, channel: Channel = Channel.WEB) -> Actor:
        """Return a resident at their own telephone."""
        return Actor(person_id=person.id, name=person.name, assurance=Assurance.PHONE, channel=channel)

    @property
    def last_helper(self) -> Helper | None:
        """Return whoever joined last, the cast left out: half of a couple."""
        return next((each for each in reversed(self.helpers) if not each.prepared and not each.handed), None)

    def desk_of(self, place_id: int | None) -> Desk:
        """Return the desk of a community of the year."""
        return next(each for each in self.desks if each.place.id == place_id)

    def keep(self, played: str, person: Person) -> Person:
        """Keep one of the prepared persons by name."""
        self.cast[played] = person
        return person
