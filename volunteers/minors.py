"""Minors: how old one has to be, by policy, and whether a guardian's word stands for who is not of age (INV-36)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ground import clock, policy
from ground.errors import OutOfTurn
from ground.identity import Person, PersonState
from ground.idnumbers import age_on
from ground.language import lazy
from volunteers.models import Guardianship


@dataclass(frozen=True, kw_only=True)
class Ages:
    """The ages that count, in whole years, and how far minors may go."""

    adult: int
    least: int
    """Below it one only comes along: no place, no hours."""
    data: int
    """Below it the guardian agrees to what is kept of the child, on its own notice (PIPL 31)."""
    presence: int
    """Below it the guardian has to be there."""
    most_risk: int
    """The highest level of risk that is open to minors."""

    def is_minor(self, born_on: dt.date | None, day: dt.date) -> bool:
        """Whether somebody is not of age on a day; of an unknown birth date nobody can say so."""
        return born_on is not None and age_on(born_on, day) < self.adult


async def ages() -> Ages:
    """Return the ages that are in force today."""
    return ages_of(await policy.values(*AGES))


AGES = (
    "minor.adult_age",
    "minor.least_age",
    "minor.data_consent_age",
    "minor.presence_age",
    "minor.most_risk_level",
)
"""The policy values that make Ages, in its order."""


def ages_of(values: Sequence[int]) -> Ages:
    """Return the ages from the values of AGES, for who reads them together with others."""
    adult, least, data, presence, most_risk = values
    return Ages(adult=adult, least=least, data=data, presence=presence, most_risk=most_risk)


async def guardians_of(child_id: int) -> frozenset[int]:
    """Return whose word stands for a child now: not taken back, of people who live."""
    ids = await Guardianship.filter(
        child_id=child_id, ended_at=None, guardian__state=PersonState.ACTIVE
    ).values_list("guardian_id", flat=True)  # fmt: skip
    return frozenset(int(str(each)) for each in ids)


async def all_guarded() -> frozenset[int]:
    """Return every child for whom a guardian's word stands."""
    standing = Guardianship.filter(ended_at=None, guardian__state=PersonState.ACTIVE)
    ids = await standing.values_list("child_id", flat=True)
    return frozenset(int(str(each)) for each in ids)


async def require_of_age_or_word(person: Person, *, day: dt.date | None = None) -> None:
    """Refuse with OutOfTurn (409), on a day (today), a child under the least age and a minor without a word."""
    if person.born_on is None:
        return
    limits = await ages()
    age = age_on(person.born_on, day or clock.today())
    if age < limits.least:
        raise OutOfTurn(too_young(limits.least))
    if age < limits.adult and not await guardians_of(person.id):
        raise OutOfTurn(word_needed(limits.adult))


def too_young(years: int) -> object:
    """Return why someone below the least age takes no place."""
    return lazy("Children under %(years)d come along with their guardian, without a place of their own.", years=years)


def word_needed(years: int) -> object:
    """Return what a minor needs first, and where."""
    return lazy("Under %(years)d a guardian has to agree first, at the desk of your community.", years=years)
