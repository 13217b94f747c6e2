"""Citizen identity numbers, GB 11643-1999: 6 figures of division, 8 of birth, 3 of order, 1 check.

The division is information only. Panjin's codes start in 1984 and later, and numbers carry the place of their first
issue, so a library that asks whether the division existed in the birth year refuses every elder (decision 0007).
"""

import datetime as dt
import re
import unicodedata
from typing import Final, Literal, NamedTuple

from ground import clock
from ground.language import _

Sex = Literal["female", "male"]

LENGTH: Final = 18
OLD_LENGTH: Final = 15

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_SHAPE: Final = re.compile(r"[0-9]{17}[0-9X]")
_BETWEEN: Final = re.compile(r"[\s\-‐-―·.]")
_EARLIEST_YEAR: Final = 1900


class IdNumber(NamedTuple):
    """A number whose form holds, which proves no person: who holds it is found out by looking at the card."""

    number: str
    division: str
    born_on: dt.date
    sex: Sex


def normalise(text: str) -> str:
    """Write what was typed as the card has it: half width, no gaps, a capital X."""
    tidy = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    return unicodedata.normalize("NFKC", tidy)  # what a gap kept apart may join


def read(text: str) -> IdNumber:
    """Read a number as typed; a 15-figure number of an old paper is taken as born in 19xx and given its check.

    Refuses with a ValueError that says which part is wrong.
    """
    number = normalise(text)
    if re.fullmatch(r"[0-9]{15}", number):
        number = _lengthened(number)
    if len(number) != LENGTH:
        raise ValueError(_("An ID number has 18 characters; you wrote %(count)d.", count=len(number)))
    if not _SHAPE.fullmatch(number):
        raise ValueError(_("An ID number has 17 figures, then a figure or X."))
    born_on = _birth(number[6:14])
    if check_of(number) != number[-1]:
        raise ValueError(_("One figure of the ID number is wrong. Please compare it with the card."))
    return IdNumber(number, number[:6], born_on, "male" if int(number[16]) % 2 else "female")


def check_of(number: str) -> str:
    """Give the check that belongs to the first 17 figures."""
    return _CHECKS[sum(int(figure) * weight for figure, weight in zip(number[:17], _WEIGHTS, strict=True)) % 11]


def masked(number: str) -> str:
    """Show 211***********1234, which tells two people apart at a desk and is no use to a thief (3.5)."""
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}" if len(number) >= OLD_LENGTH else "*" * len(number)


def age_on(born_on: dt.date, day: dt.date) -> int:
    """Count whole years of age on `day`; who was born on 29 February is a year older on 1 March (INV-36)."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _birth(figures: str) -> dt.date:
    try:
        born_on = dt.date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        raise ValueError(_("Figures 7 to 14 of the ID number are the birth date; there is no such day.")) from None
    if born_on.year < _EARLIEST_YEAR or born_on > clock.today():
        raise ValueError(_("Figures 7 to 14 of the ID number are the birth date; it cannot be %(day)s.", day=born_on))
    return born_on


def _lengthened(number: str) -> str:
    seventeen = f"{number[:6]}19{number[6:]}"
    return seventeen + check_of(seventeen)
