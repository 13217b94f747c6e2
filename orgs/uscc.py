"""Unified social credit codes, GB 32100-2015: what a code says, and which part of a wrong one is wrong.

1 registering department, 2 kind, 3-8 division of the registrar, 9-17 organisation code (GB 11714), 18 check. A code
whose form holds proves no organisation: that it exists is asked of the registrar (orgs-and-volunteers 3.4).
"""

import re
import unicodedata
from typing import Final, NamedTuple

from ground.language import Lazy, _, lazy

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH: Final = 18

_VALUES: Final = {letter: value for value, letter in enumerate(ALPHABET)}
_WEIGHTS: Final = tuple(pow(3, power, 31) for power in range(LENGTH - 1))
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_BETWEEN: Final = re.compile(r"[\s\-‐-―·.]")

# Letters that the alphabet leaves out because they are misread. We say what was probably meant and never mend it:
# a code mended in silence may be another organisation's.
_MISREAD: Final = {"O": "0", "I": "1", "Z": "2", "S": "5", "V": "U"}

# The kinds that a city meets, from published lists; which of 54 and 55 is the villagers' is not in them. A kind that
# is missing here has no name and is still accepted: departments add kinds by notice.
KINDS: Final[dict[str, Lazy]] = {
    "11": lazy("public organ"),
    "12": lazy("public institution"),
    "13": lazy("people's organisation staffed by the state"),
    "51": lazy("social association"),
    "52": lazy("private non-enterprise unit"),
    "53": lazy("foundation"),
    "54": lazy("residents' or villagers' committee"),
    "55": lazy("residents' or villagers' committee"),
    "59": lazy("other body registered by civil affairs"),
    "81": lazy("grassroots trade union"),
    "91": lazy("company"),
    "92": lazy("sole trader"),
    "93": lazy("farmers' cooperative"),
    "N1": lazy("collective of a villagers' group"),
    "N2": lazy("collective of a village"),
    "N3": lazy("collective of a township"),
}


class Uscc(NamedTuple):
    """A code whose form holds, taken apart."""

    code: str
    department: str
    kind: str
    division: str
    organisation_code: str


def normalise(text: str) -> str:
    """Write what was typed as the certificate has it: half width, capitals, no gaps. O stays O."""
    tidy = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    return unicodedata.normalize("NFKC", tidy)  # what a gap kept apart may join


def read(text: str) -> Uscc:
    """Read a code as typed, or refuse it with a ValueError that says which part is wrong."""
    code = normalise(text)
    if len(code) != LENGTH:
        raise ValueError(_("A social credit code has 18 characters; you wrote %(count)d.", count=len(code)))
    for place, letter in enumerate(code, start=1):
        if letter not in _VALUES:
            raise ValueError(_not_in_alphabet(place, letter))
    if not re.fullmatch(r"[0-9]{6}", code[2:8]):
        raise ValueError(_("Characters 3 to 8 of the code are the place of registration, six figures."))
    if check_of(code) != code[-1]:
        raise ValueError(_where_it_is_wrong(code))
    return Uscc(code, code[0], code[:2], code[2:8], code[8:17])


def check_of(code: str) -> str:
    """Give the last character that belongs to the first 17. The outer modulo matters: 31 - 0 has no letter."""
    total = sum(_VALUES[letter] * weight for letter, weight in zip(code[:17], _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organisation_check_of(organisation_code: str) -> str:
    """Give the ninth character of an organisation code (GB 11714), from its first eight."""
    values = (int(letter, 36) for letter in organisation_code[:8])
    rest = -sum(value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=True)) % 11
    return "0123456789X"[rest]


def _not_in_alphabet(place: int, letter: str) -> str:
    if letter in _MISREAD:
        return _(
            "Character %(place)d of the code cannot be the letter %(letter)s. Is it %(meant)s?",
            place=place,
            letter=letter,
            meant=_MISREAD[letter],
        )
    return _("Character %(place)d of the code is neither a figure nor a letter of the alphabet.", place=place)


def _where_it_is_wrong(code: str) -> str:
    """Narrow a wrong code down by the organisation code inside it, which has a check of its own."""
    if organisation_check_of(code[8:17]) == code[16]:
        return _("One of characters 1 to 8, or the last one, is wrong. Please compare them with the certificate.")
    return _("One of characters 9 to 17 is wrong. Please compare them with the certificate.")
