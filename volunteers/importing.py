"""Importing volunteers from a table: each row is judged first, all or nothing, and the same file changes nothing."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ground import audit, clock, idnumbers, persons, phones, privacy
from ground.actors import Actor
from ground.codes import free_numbers, keyed_hash
from ground.database import transaction
from ground.identity import Person, PersonState
from ground.language import _
from ground.places import Place, PlaceKind
from ground.privacy import Consent, ConsentKind
from ground.sheets import Row, read_sheet
from volunteers.enrolling import WORDING
from volunteers.models import Volunteer
from volunteers.rules import profile as rules

COLUMNS = ("name", "id_number", "phone", "community")
"""What the table must have; community is the code of the place, and a row needs an ID number or a telephone."""
BATCH = 500
LONGEST_NAME = 40


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

    @property
    def phone_and_name(self) -> tuple[str, str] | None:
        """What stands for a person without an ID number: several share a telephone, so the name belongs to it."""
        return (keyed_hash("phone", self.phone), self.name) if self.phone else None


@dataclass
class Outcome:
    """What an import found and did."""

    rows: int = 0
    new: int = 0
    there: int = 0
    """Rows of people who are volunteers here already: nothing is changed of them."""
    enrolled: int = 0
    """People who were here and became volunteers by it."""
    refused: list[Refused] = field(default_factory=list)
    written: bool = False


@dataclass(frozen=True)
class Known:
    """Who is here already, by ID number and by telephone with name."""

    by_id: Mapping[str, int]
    by_phone: Mapping[tuple[str, str], int]
    volunteers: frozenset[int]

    def find(self, row: Wanted) -> int | None:
        """Return the person a row is about; an ID number decides, and only without one the telephone with the name."""
        if row.id_hash is not None and row.id_hash in self.by_id:
            return self.by_id[row.id_hash]
        return self.by_phone.get(row.phone_and_name) if row.phone_and_name else None


async def import_volunteers(content: bytes, *, by: Actor, dry_run: bool = True, skip_refused: bool = False) -> Outcome:
    """Read a CSV or XLSX of volunteers and, unless it is a trial, enter them all in one act.

    With refused rows nothing is written, unless `skip_refused` says that the rest is wanted (EDGE-31). Raises
    SheetRefused for a file that is no such table.
    """
    rules.may_import.require(by, COLUMNS)
    rows = read_sheet(content, COLUMNS)
    outcome = Outcome(rows=len(rows))
    wanted = _judged(rows, await _places(), outcome)
    if dry_run or (outcome.refused and not skip_refused):
        _count(wanted, await _known(), outcome)
        return outcome
    async with transaction():
        await audit.record("Volunteer.import", "Import:volunteers", by=by, rows=len(rows), refused=len(outcome.refused))
        known = await _known()
        _count(wanted, known, outcome)
        await _enter([row for row in wanted if known.find(row) is None], by=by)
        known_ids = {known.find(row) for row in wanted} - {None}
        await _enrol([each for each in known_ids if each is not None and each not in known.volunteers], by=by)
    outcome.written = True
    return outcome


def _judged(rows: Sequence[Row], places: Mapping[str, Place], outcome: Outcome) -> list[Wanted]:
    """Judge every row alone, then against those before it: a repeat names the row that it repeats."""
    wanted: list[Wanted] = []
    first: dict[object, int] = {}
    for row in rows:
        try:
            found = _read(row, places)
        except ValueError as error:
            outcome.refused.append(Refused(row.number, str(error)))
            continue
        marks = [mark for mark in (found.id_hash, found.phone_and_name) if mark is not None]
        repeated = next((first[mark] for mark in marks if mark in first), None)
        if repeated is not None:
            outcome.refused.append(Refused(row.number, _("This repeats line %(number)d.", number=repeated)))
            continue
        first.update(dict.fromkeys(marks, row.number))
        wanted.append(found)
    return wanted


def _read(row: Row, places: Mapping[str, Place]) -> Wanted:
    """Read one row; refuses with a ValueError that says what is wrong with it."""
    cells = {name: cell.strip() for name, cell in row.cells.items()}
    name = cells["name"]
    if not 1 < len(name) <= LONGEST_NAME:
        raise ValueError(_("The name is missing, or too long."))
    card = idnumbers.read(cells["id_number"]) if cells["id_number"] else None
    phone = phones.mobile(cells["phone"]) if cells["phone"] else ""
    if card is None and not phone:
        raise ValueError(_("There is neither an ID number nor a telephone."))
    home = places.get(cells["community"])
    if home is None:
        raise ValueError(_("There is no community with the code “%(code)s”.", code=cells["community"]))
    return Wanted(row.number, name, phone, card, home)


async def _places() -> dict[str, Place]:
    kinds = (PlaceKind.COMMUNITY, PlaceKind.GRID)
    return {place.code: place for place in await Place.filter(kind__in=kinds, valid_to=None)}


async def _known() -> Known:
    rows = await Person.filter(state=PersonState.ACTIVE).values_list("id", "id_number_hash", "phone_hash", "name")
    ids = await Volunteer.all().values_list("person_id", flat=True)
    return Known(
        by_id={str(row[1]): int(row[0]) for row in rows if row[1]},
        by_phone={(str(row[2]), str(row[3])): int(row[0]) for row in rows if row[2]},
        volunteers=frozenset(int(str(each)) for each in ids),
    )


def _count(wanted: Sequence[Wanted], known: Known, outcome: Outcome) -> None:
    for row in wanted:
        found = known.find(row)
        if found is None:
            outcome.new += 1
        elif found in known.volunteers:
            outcome.there += 1
        else:
            outcome.enrolled += 1


async def _enter(rows: Sequence[Wanted], *, by: Actor) -> None:
    """Write new people and their profiles in the open act, many at a time."""
    now = clock.now()
    made = [_person(row, now) for row in rows]
    await Person.bulk_create(made, batch_size=BATCH)
    public_ids = [person.public_id for person in made]
    ids: list[int] = []
    for start in range(0, len(public_ids), BATCH):
        some = await Person.filter(public_id__in=public_ids[start : start + BATCH]).only("id")
        ids.extend(person.id for person in some)
    await _enrol(sorted(ids), by=by)


def _person(row: Wanted, now: dt.datetime) -> Person:
    columns = persons.phone_columns(row.phone or None)
    return Person(
        name=row.name,
        name_key=persons.name_key(row.name),
        born_on=row.card.born_on if row.card else None,
        sex=row.card.sex[:1] if row.card else "",
        id_number_sealed=privacy.seal("id", row.card.number) if row.card else None,
        id_number_hash=row.id_hash,
        home_id=row.home.id,
        channels="sms,paper" if row.phone else "paper",
        made_at=now,
        phone_sealed=columns["phone_sealed"],
        phone_hash=columns["phone_hash"],
        phone_tail=columns["phone_tail"],
    )


async def _enrol(person_ids: Sequence[int], *, by: Actor) -> None:
    """Give people profiles, with the consent that stands on the paper the table was made from."""
    now = clock.now()
    numbers = await free_numbers(Volunteer, len(person_ids))
    await Volunteer.bulk_create(
        (
            Volunteer(person_id=each, number=number, joined_at=now)
            for each, number in zip(person_ids, numbers, strict=True)
        ),
        batch_size=BATCH,
    )
    await Consent.bulk_create(
        (
            Consent(
                person_id=each, kind=ConsentKind.ENROL, method="paper", wording=str(WORDING), given_at=now,
                recorded_by_id=by.person_id,
            )
            for each in person_ids
        ),
        batch_size=BATCH,
    )  # fmt: skip
