"""Importing volunteers from a table: each row is judged first, all or nothing, and the same file changes nothing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tortoise.expressions import F

from ground import audit, clock, idnumbers, names, patterns, persons, phones, privacy
from ground.actors import Actor
from ground.codes import free_numbers
from ground.database import transaction
from ground.identity import Person
from ground.language import _
from ground.places import Place, PlaceKind
from ground.privacy import Consent, ConsentKind
from ground.sheets import Row, read_sheet
from volunteers import importing_known
from volunteers.enrolling import WORDING
from volunteers.importing_known import Met, Refused, Wanted
from volunteers.models import Volunteer
from volunteers.rules import profile as rules

COLUMNS = ("name", "id_number", "phone", "community")
"""What the table must have; community is the code of the place, and a row needs an ID number or a telephone."""
BATCH = 500
LONGEST_NAME = 40
FEWEST_LETTERS = 2


@dataclass
class Outcome:
    """What an import found and did."""

    rows: int = 0
    new: int = 0
    there: int = 0
    """Rows of people who are volunteers here already."""
    enrolled: int = 0
    """People who were here and became volunteers by it."""
    identified: int = 0
    """People who were here without an ID number, and whose number the table tells."""
    refused: list[Refused] = field(default_factory=list)
    written: bool = False


async def import_volunteers(content: bytes, *, by: Actor, dry_run: bool = True, skip_refused: bool = False) -> Outcome:
    """Read a CSV or XLSX of volunteers and, unless it is a trial, enter them all in one act.

    With refused rows nothing is written, unless `skip_refused` says that the rest is wanted (EDGE-31). Raises
    SheetRefused for a file that is no such table.
    """
    rules.may_import.require(by, COLUMNS)
    rows = read_sheet(content, COLUMNS)
    outcome = Outcome(rows=len(rows))
    wanted = _judged(rows, await _places(), outcome)
    async with transaction():
        # Changes nothing, and on PostgreSQL makes a second import wait here for the first.
        await Place.filter(kind=PlaceKind.CITY, valid_to=None).update(kind=PlaceKind.CITY)
        met = await importing_known.met(wanted, outcome.refused)
        _count(met, outcome)
        if dry_run or (outcome.refused and not skip_refused):
            return outcome
        await audit.record("Volunteer.import", "Import:volunteers", by=by, rows=len(rows), refused=len(outcome.refused))
        await _enter([each.row for each in met if each.person_id is None], by=by)
        for each in met:
            if each.tells_the_id:
                await _identify(each, by=by)
        await _enrol([each.person_id for each in met if each.person_id is not None and not each.enrolled], by=by)
    outcome.written = True
    return outcome


def _judged(rows: Sequence[Row], places: Mapping[str, Place], outcome: Outcome) -> list[Wanted]:
    """Judge every row alone, then against those before it: a repeat names the row that it repeats."""
    wanted: list[Wanted] = []
    earlier: dict[object, list[Wanted]] = defaultdict(list)
    for row in rows:
        try:
            found = _read(row, places)
            marks = [mark for mark in (found.id_hash, found.phone_and_name) if mark is not None]
            _require_no_repeat(each for mark in marks for each in earlier[mark] if not each.is_other_than(found))
        except ValueError as error:
            outcome.refused.append(Refused(row.number, str(error)))
            continue
        for mark in marks:
            earlier[mark].append(found)
        wanted.append(found)
    return wanted


def _require_no_repeat(same: Iterable[Wanted]) -> None:
    for each in same:
        raise ValueError(_("This repeats line %(number)d.", number=each.number))


def _read(row: Row, places: Mapping[str, Place]) -> Wanted:
    """Read one row; refuses with a ValueError that says what is wrong with it."""
    cells = {name: cell.strip() for name, cell in row.cells.items()}
    name = _name(cells["name"])
    card = idnumbers.read(cells["id_number"]) if cells["id_number"] else None
    phone = phones.mobile(cells["phone"]) if cells["phone"] else ""
    if card is None and not phone:
        raise ValueError(_("There is neither an ID number nor a telephone."))
    home = places.get(cells["community"])
    if home is None:
        raise ValueError(_("There is no community with the code “%(code)s”.", code=cells["community"]))
    return Wanted(row.number, name, phone, card, home)


def _name(text: str) -> str:
    """Read a name: letters make one, and what else a cell of another column may hold does not."""
    if not 1 < len(text) <= LONGEST_NAME:
        raise ValueError(_("The name is missing, or too long."))
    if patterns.found(text) or sum(each.isalpha() for each in text) < FEWEST_LETTERS:
        raise ValueError(_("“%(text)s” is no name. Are two columns mixed up?", text=text))
    return text


async def _places() -> dict[str, Place]:
    kinds = (PlaceKind.COMMUNITY, PlaceKind.GRID)
    return {place.code: place for place in await Place.filter(kind__in=kinds, valid_to=None)}


def _count(met: Sequence[Met], outcome: Outcome) -> None:
    outcome.new = sum(each.person_id is None for each in met)
    outcome.there = sum(each.enrolled for each in met)
    outcome.enrolled = len(met) - outcome.new - outcome.there
    outcome.identified = sum(each.tells_the_id for each in met)


async def _identify(met: Met, *, by: Actor) -> None:
    """Write down the ID number of somebody who was here without one, and the birth date that it tells."""
    card = met.row.card
    assert card is not None  # noqa: S101 - that is what `tells_the_id` says
    await Person.filter(id=met.person_id).update(
        id_number_sealed=privacy.seal("id", card.number),
        id_number_hash=met.row.id_hash,
        born_on=card.born_on,
        sex=card.sex[:1],
        rev=F("rev") + 1,
    )
    await audit.record("Person.identify", f"Person:{met.person_id}", by=by)


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
        name_key=names.by_keyboard(row.name),
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
