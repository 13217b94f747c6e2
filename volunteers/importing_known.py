"""Whom the rows of a table are about: an ID number decides, a telephone with a name only where one has no number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ground import clock, idnumbers
from ground.codes import keyed_hash
from ground.identity import Person, PersonState
from ground.language import _
from ground.places import Place
from volunteers import minors
from volunteers.minors import Ages
from volunteers.models import Volunteer


@dataclass(frozen=True)
class Refused:
    """A row that is not taken, by its number in the file, and the sentence why."""

    number: int
    reason: str


@dataclass(frozen=True)
class Wanted:
    """A row that can be taken."""

    number: int
    name: str
    phone: str
    card: idnumbers.IdNumber | None
    home: Place

    @property
    def id_hash(self) -> str | None:
        """The keyed hash by which the same ID number is found."""
        return keyed_hash("id", self.card.number) if self.card else None

    def is_other_than(self, other: "Wanted") -> bool:
        """Whether two rows are of two people for sure: each has an ID number, and they differ."""
        return self.id_hash is not None and other.id_hash is not None and self.id_hash != other.id_hash

    @property
    def phone_and_name(self) -> tuple[str, str] | None:
        """What stands for a person without an ID number: several share a telephone, so the name belongs to it."""
        return (keyed_hash("phone", self.phone), self.name) if self.phone else None


@dataclass(frozen=True)
class Met:
    """A row that can be taken, and who of those here it is about."""

    row: Wanted
    person_id: int | None = None
    """None: somebody new."""
    enrolled: bool = False
    """Whether they are a volunteer already."""
    tells_the_id: bool = False
    """Whether they are here without an ID number, and the row has one."""


@dataclass(frozen=True)
class _Here:
    person_id: int
    id_hash: str | None
    name: str
    born_on: dt.date | None


@dataclass(frozen=True)
class _Known:
    by_id: Mapping[str, _Here]
    by_phone: Mapping[tuple[str, str], Sequence[_Here]]
    volunteers: frozenset[int]
    guarded: frozenset[int]
    ages: Ages


async def met(wanted: Sequence[Wanted], refused: list[Refused]) -> list[Met]:
    """Return whom each row is about; what cannot be told, or contradicts what is known, is refused with its reason."""
    known = await _known()
    taken: dict[int, int] = {}
    found: list[Met] = []
    for row in wanted:
        try:
            here = _here(row, known, taken)
            _require_of_age(row, here, known)
        except ValueError as error:
            refused.append(Refused(row.number, str(error)))
            continue
        if here is None:
            found.append(Met(row))
            continue
        taken[here.person_id] = row.number
        tells = row.card is not None and here.id_hash is None
        found.append(Met(row, here.person_id, here.person_id in known.volunteers, tells))
    refused.sort(key=lambda each: each.number)
    return found


def _here(row: Wanted, known: _Known, taken: Mapping[int, int]) -> _Here | None:
    """Return who of those here a row is about; refuses with a ValueError what contradicts, and tells nobody's name."""
    same = known.by_id.get(row.id_hash) if row.id_hash else None
    if same is not None:
        if same.name and same.name != row.name:
            raise ValueError(_("This ID number is here with another name. Please compare it with the card."))
        return _not_taken(same, taken)
    alike = known.by_phone.get(row.phone_and_name, ()) if row.phone_and_name else ()
    if row.card is not None:
        alike = [each for each in alike if each.id_hash is None]
    if len(alike) > 1:
        raise ValueError(_("Several people here have this name and telephone. Please ask at their community's desk."))
    here = next(iter(alike), None)
    if here is not None and row.card is not None and here.born_on and here.born_on.year != row.card.born_on.year:
        raise ValueError(_("This person is here with another year of birth. Please compare it with the card."))
    return _not_taken(here, taken) if here is not None else None


def _require_of_age(row: Wanted, here: _Here | None, known: _Known) -> None:
    """Refuse whom the table would enrol as a minor without a guardian's word (INV-36)."""
    if here is not None and here.person_id in known.volunteers | known.guarded:
        return
    born_on = row.card.born_on if row.card else here.born_on if here else None
    if known.ages.is_minor(born_on, clock.today()):
        raise ValueError(str(minors.word_needed(known.ages.adult)))


def _not_taken(here: _Here, taken: Mapping[int, int]) -> _Here:
    """Return whom a row is about, unless one before it was about them already."""
    if here.person_id in taken:
        raise ValueError(_("This repeats line %(number)d.", number=taken[here.person_id]))
    return here


async def _known() -> _Known:
    columns = ("id", "id_number_hash", "phone_hash", "name", "born_on")
    by_id: dict[str, _Here] = {}
    by_phone: dict[tuple[str, str], list[_Here]] = defaultdict(list)
    for person_id, id_hash, phone_hash, name, born_on in await Person.filter(state=PersonState.ACTIVE).values_list(
        *columns
    ):
        here = _Here(int(person_id), id_hash, str(name), born_on)
        if id_hash:
            by_id[str(id_hash)] = here
        if phone_hash:
            by_phone[str(phone_hash), here.name].append(here)
    ids = await Volunteer.all().values_list("person_id", flat=True)
    return _Known(
        by_id, by_phone, frozenset(int(str(each)) for each in ids), await minors.all_guarded(), await minors.ages()
    )
