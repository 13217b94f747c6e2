"""Eligibility: a list of reasons, each true, false or unknown with its value, and warnings that block nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ground import clock, persons
from ground.actors import Role
from ground.identity import Grant, Person, PersonState
from ground.idnumbers import age_on
from ground.places import Place
from ground.sessions import in_force_on
from silver_steward.evidence import Counted, counted
from silver_steward.freezing import rules_of
from silver_steward.models import FactWord, Honour, Level, Nomination, PostAssignment, Season, StewardConsent
from silver_steward.ties import kin_of
from volunteers.models import Suspension, Volunteer

OFFICIALS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)


class Ask(StrEnum):
    """What has to hold, in the order in which people ask for it."""

    RESIDENT = "resident"
    AGE = "age"
    POST = "post"
    HOURS = "hours"
    MONTHS = "months"
    CONDUCT = "conduct"
    OFFICIAL = "official"
    REPEAT = "repeat"
    ALIVE = "alive"
    CONSENT = "consent"


class Warn(StrEnum):
    """What a reviewer should look at; it blocks nothing."""

    LAST_MONTH = "last_month"
    ONE_VERIFIER = "one_verifier"
    KIN_VERIFIER = "kin_verifier"


OPEN_TO_WORDS = (Ask.RESIDENT, Ask.AGE)
"""Where an officer's word can stand for what the records do not tell; never against what they tell."""


@dataclass(frozen=True)
class Reason:
    """One thing that has to hold: yes, no or unknown, with the figure that was found."""

    ask: Ask
    holds: bool | None
    value: str = ""


@dataclass(frozen=True)
class Assessment:
    """All reasons, what counted, and what to look at."""

    reasons: list[Reason]
    warnings: list[Warn]
    hours: Counted

    @property
    def against(self) -> list[Reason]:
        """What rules the person out."""
        return [each for each in self.reasons if each.holds is False]

    @property
    def unknown(self) -> list[Reason]:
        """What nobody knows yet."""
        return [each for each in self.reasons if each.holds is None]

    @property
    def eligible(self) -> bool:
        """Whether everything is known and holds."""
        return all(each.holds for each in self.reasons)

    @property
    def told(self) -> list[list[object]]:
        """The reasons as a snapshot keeps them."""
        return [[str(each.ask), each.holds, each.value] for each in self.reasons]


async def assess(nomination: Nomination, season: Season) -> Assessment:
    """Judge a nomination by the season's frozen rules and the ledger as it is now."""
    frozen = await rules_of(season.id)
    person = await Person.get(id=nomination.person_id).select_related("home")
    hours = await counted(person.id, season.window_from, season.window_until, int(frozen["most_minutes_a_day"]))
    ids = await persons.records_of(person.id)
    served = sum(minutes > 0 for minutes in hours.by_month.values())
    reasons = [
        await _resident(person, season, frozen["residence_months"]),
        _age(person, season, frozen["least_age"]),
        await _post(ids, season, frozen["post_days"]),
        Reason(Ask.HOURS, hours.minutes >= frozen["least_minutes"], str(hours.minutes)),
        Reason(Ask.MONTHS, served >= frozen["least_months"], str(served)),
        Reason(Ask.CONDUCT, not await _stopped(ids)),
        Reason(Ask.OFFICIAL, not await _official(ids)),
        await _repeat(ids, season, frozen["no_repeat_seasons"]),
        Reason(Ask.ALIVE, person.state == PersonState.ACTIVE),
        Reason(Ask.CONSENT, await _agreed(nomination)),
    ]
    return Assessment(
        [await _with_word(each, nomination) for each in reasons],
        await _warnings(person.id, hours, season, frozen["last_month_percent"], frozen["verifier_percent"]),
        hours,
    )


async def _with_word(reason: Reason, nomination: Nomination) -> Reason:
    """Let an officer's word stand where the records tell nothing."""
    if reason.holds is not None or reason.ask not in OPEN_TO_WORDS:
        return reason
    word = await FactWord.filter(nomination_id=nomination.id, reason=str(reason.ask)).order_by("-id").first()
    return Reason(reason.ask, word.holds, word.words) if word else reason


async def _resident(person: Person, season: Season, months: int) -> Reason:
    """Ask whether they live here and have for so long; unknown until a desk that saw them can tell."""
    home, territory = person.home, await Place.get(id=season.territory_id)
    if home is None:
        return Reason(Ask.RESIDENT, None)
    if not home.path.startswith(territory.path):
        return Reason(Ask.RESIDENT, holds=False, value=home.name)
    long_ago = clock.now() - dt.timedelta(days=months * 365 // 12)
    seen = await Volunteer.exists(person_id=person.id, vouched_at__lte=long_ago)
    return Reason(Ask.RESIDENT, True if seen else None, home.name)


def _age(person: Person, season: Season, least: int) -> Reason:
    """Ask for the age on the day of the cutoff; a birthday on that day counts, an unknown one is never guessed."""
    if person.born_on is None:
        return Reason(Ask.AGE, None)
    age = age_on(person.born_on, season.cutoff_on)
    return Reason(Ask.AGE, age >= least, str(age))


async def _post(ids: Sequence[int], season: Season, least: int) -> Reason:
    """Ask for one post held so many days of the window."""
    best, end = 0, season.window_until + dt.timedelta(days=1)
    for each in await PostAssignment.filter(person_id__in=ids):
        held = min(each.until_on or end, end) - max(each.from_on, season.window_from)
        best = max(best, held.days)
    return Reason(Ask.POST, best >= least, str(best))


async def _stopped(ids: Sequence[int]) -> bool:
    return await Suspension.exists(volunteer__person_id__in=ids, ended_at=None, until_on__gt=clock.today())


async def _official(ids: Sequence[int]) -> bool:
    return await Grant.filter(in_force_on(clock.today()), person_id__in=ids, role__in=OFFICIALS).exists()


async def _repeat(ids: Sequence[int], season: Season, seasons: int) -> Reason:
    before = Honour.filter(person_id__in=ids, season__year__lt=season.year, season__year__gte=season.year - seasons)
    last = await before.order_by("-season__year").select_related("season").first()
    return Reason(Ask.REPEAT, last is None, str(last.season.year) if last else "")


async def _agreed(nomination: Nomination) -> bool:
    """Whether both consents that taking part needs are live."""
    live = StewardConsent.filter(nomination_id=nomination.id, withdrawn_at=None)
    return await live.filter(level__in=[Level.TAKE_PART, Level.NOTICE]).count() == len((Level.TAKE_PART, Level.NOTICE))


async def _warnings(
    person_id: int, hours: Counted, season: Season, last_month_percent: int, verifier_percent: int
) -> list[Warn]:
    found: list[Warn] = []
    last = hours.by_month.get(f"{season.window_until:%Y-%m}", 0)
    if last * 100 > hours.minutes * last_month_percent:
        found.append(Warn.LAST_MONTH)
    confirmed = sum(hours.by_verifier.values())
    if any(minutes * 100 > confirmed * verifier_percent for minutes in hours.by_verifier.values()):
        found.append(Warn.ONE_VERIFIER)
    if set(hours.by_verifier) & await kin_of(person_id):
        found.append(Warn.KIN_VERIFIER)
    return found
