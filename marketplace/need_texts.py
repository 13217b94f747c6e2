"""What the public text of a need may not tell of its person: numbers, name, address (INV-40, EDGE-39)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from ground import patterns, places, privacy
from ground.errors import Mistake, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.places import Place
from marketplace.models import Need

WHERE, WORDS = "need_where", "need_words"
"""Purposes under which the address and the words of a need are sealed."""
_GAP = r"[\s.,，。、·*_\-]{0,2}"
_LONGEST_CHANCE = 3
"""Up to this many letters in a row a text may share with an address by chance."""
_BETWEEN_NAMES = re.compile(r"[\d\s,，。#-]+|号楼?|单元|[栋幢座室户层]")


@dataclass(frozen=True)
class Part:
    """A piece of a text as it is shown, marked where it tells too much."""

    words: str
    found: bool


@dataclass(frozen=True)
class Secrets:
    """What a text about one person may not tell."""

    name: str
    where: str
    known_places: Collection[str] = ()
    """Names of the community and what lies above it: these may be said."""


async def secrets_of(need: Need) -> Secrets:
    """Return what the texts of a need may not tell."""
    person = await Person.get(id=need.beneficiary_id)
    place = await Place.get(id=need.place_id)
    names = [each.name for each in await places.line_of(place)]
    return Secrets(person.name, privacy.unseal(WHERE, need.where_sealed), names)


def finds(text: str, secrets: Secrets) -> list[tuple[int, int, str]]:
    """Return what is to be taken out of a text: where it begins and ends, and the sentence that says so, in order."""
    found = [(each.start, each.end, patterns.explained(each)) for each in patterns.found(text)]
    for start, end in _own_name(text, secrets.name):
        found.append(
            (start, end, _("Please take out the name “%(text)s”. Everybody can read this text.", text=text[start:end]))
        )
    for start, end in _own_address(text, secrets):
        found.append(
            (start, end, _("Please take out “%(text)s”: it tells where this person lives.", text=text[start:end]))
        )
    taken = bytearray(len(text))
    free = []
    for start, end, sentence in sorted(found):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            free.append((start, end, sentence))
    return free


def parts(text: str, secrets: Secrets) -> list[Part]:
    """Cut a text where it tells too much, so that a page can mark it."""
    cut, at = [], 0
    for start, end, _sentence in finds(text, secrets):
        cut += [Part(text[at:start], found=False), Part(text[start:end], found=True)]
        at = end
    return [part for part in [*cut, Part(text[at:], found=False)] if part.words]


def require_discreet(texts: Mapping[str, str], secrets: Secrets) -> None:
    """Refuse texts that tell too much with Unreadable (422): a sentence for each find, beside its field."""
    mistakes = [Mistake(field, sentence) for field, text in texts.items() for _s, _e, sentence in finds(text, secrets)]
    if mistakes:
        raise Unreadable(lazy("This text tells too much about one person."), mistakes)


def amounts(*texts: str) -> list[str]:
    """Return the amounts of money that texts name (INV-45)."""
    return [each.text for text in texts for each in patterns.found(text, (patterns.Kind.MONEY,))]


def shown(text: str) -> str:
    """Return an old text as anyone may read it (EDGE-39)."""
    return patterns.blanked(text)


def _own_name(text: str, name: str) -> list[tuple[int, int]]:
    letters = name.replace(" ", "")
    wanted = {letters} if letters.isascii() else {letters, letters[1:] if len(letters) > 2 else letters}  # noqa: PLR2004
    spans: list[tuple[int, int]] = []
    for each in sorted(wanted, key=len, reverse=True):
        if len(each) < 2:  # noqa: PLR2004 - one letter names nobody
            continue
        shape = _GAP.join(re.escape(letter) for letter in each)
        spans += [match.span() for match in re.finditer(shape, text, re.IGNORECASE)]
    return spans


def _own_address(text: str, secrets: Secrets) -> list[tuple[int, int]]:
    """Find names of the address finer than its community, whole, and whatever else they have in common at length."""
    where = secrets.where
    for name in sorted(secrets.known_places, key=len, reverse=True):
        where = where.replace(name, " ")
    spans = [
        match.span()
        for piece in _BETWEEN_NAMES.split(where)
        if len(piece) >= _LONGEST_CHANCE
        for match in re.finditer(re.escape(piece), text)
    ]
    blocks = SequenceMatcher(None, where, text, autojunk=False).get_matching_blocks()
    return spans + [
        (block.b, block.b + block.size)
        for block in blocks
        if block.size > _LONGEST_CHANCE and where[block.a : block.a + block.size].strip()
    ]
