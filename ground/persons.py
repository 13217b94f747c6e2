"""Persons as desks and doors meet them: entering one, finding one, and reading what is sealed of one."""

import datetime as dt
from typing import Any

from tortoise.expressions import F, Q

from ground import audit, clock, idnumbers, names, phones, privacy
from ground.actors import Actor
from ground.codes import keyed_hash
from ground.database import ask, dialect, transaction
from ground.errors import Taken
from ground.identity import Person, PersonState
from ground.language import _
from ground.places import Place


async def enter(
    *,
    by: Actor,
    name: str = "",
    phone: str | None = None,
    born_on: dt.date | None = None,
    id_number: str | None = None,
    home: Place | None = None,
    channels: str | None = None,
) -> Person:
    """Enter a new person. The telephone and ID number are given as normalised figures and kept sealed.

    Refuses with Taken (409) an ID number that someone here has; the sentence does not say who (INV-31).
    """
    card = idnumbers.read(id_number) if id_number else None
    id_hash = keyed_hash("id", card.number) if card else None
    async with transaction():
        if id_hash:
            await _alone_with(id_hash)
        if id_hash and await Person.filter(id_number_hash=id_hash).exclude(state=PersonState.MERGED).exists():
            raise Taken(_("Someone with this ID number is here already. The desk will look into it with you."))
        person = await Person.create(
            name=name,
            name_key=names.by_keyboard(name),
            born_on=card.born_on if card else born_on,
            sex=card.sex[:1] if card else "",
            id_number_sealed=privacy.seal("id", card.number) if card else None,
            id_number_hash=id_hash,
            home=home,
            channels=channels or ("sms,paper" if phone else "paper"),
            made_at=clock.now(),
            **phone_columns(phone),
        )
        await audit.record("Person.enter", person, by=by)
    return person


async def named_at(name: str, phone: str) -> Person | None:
    """Return in the open act who has this name at this telephone; where none has, nobody enters them meanwhile."""
    await _alone_with(f"{keyed_hash('phone', phone)} {name}")
    return next((each for each in await by_phone(phone) if each.name == name), None)


async def _alone_with(words: str) -> None:
    """Let one act at a time ask whether somebody is here, by an ID number or a name at a telephone.

    Who comes second sees the first. On SQLite every act is alone. On PostgreSQL there may be no row to lock yet, so
    the words themselves are the lock.
    """
    if dialect() == "postgres":
        await ask("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", words)


def phone_columns(phone: str | None) -> dict[str, Any]:
    """Return the columns that keep a telephone: sealed, hashed for finding, and its tail."""
    if not phone:
        return {"phone_sealed": None, "phone_hash": None, "phone_tail": ""}
    return {
        "phone_sealed": privacy.seal("phone", phone),
        "phone_hash": keyed_hash("phone", phone),
        "phone_tail": phones.tail(phone),
    }


async def by_phone(phone: str) -> list[Person]:
    """Return everyone who can be reached at this telephone, the earliest first (INV-30, EDGE-17).

    Who had it in a record that was merged into another is reached in that one (EDGE-18).
    """
    at_it = await Person.filter(phone_hash=keyed_hash("phone", phone)).order_by("id")
    ids = {each.merged_into_id or each.id for each in at_it}
    return await Person.filter(id__in=ids, state=PersonState.ACTIVE).order_by("id")


async def records_of(person_id: int) -> list[int]:
    """Return the ids of a person's record and of those that were merged into it: what counts stays where it was."""
    return [person_id, *await Person.filter(merged_into_id=person_id).order_by("id").values_list("id", flat=True)]  # type: ignore[list-item] # its stub knows no flat list


async def by_address(public_id: str) -> Person | None:
    """Return who has this public id, with their home; of a merged record the one that is kept (EDGE-18)."""
    person = await Person.get_or_none(public_id=public_id).select_related("home")
    if person is None or person.merged_into_id is None:
        return person
    return await Person.get(id=person.merged_into_id).select_related("home")


def phone_of(person: Person) -> str | None:
    """Return the telephone in clear, for a letter; what shows it to staff logs the look (privacy.log_look)."""
    return privacy.unseal("phone", person.phone_sealed) if person.phone_sealed else None


def phone_shown(person: Person) -> str:
    """Return the telephone as others may see it: 138 **** 6621, or nothing where there is none."""
    phone = phone_of(person)
    return phones.masked(phone) if phone else ""


def name_shown(person: Person) -> str:
    """Return what to call a person whose name may be unknown: the name, or the tail of the telephone."""
    return person.name or _("Telephone ending in %(tail)s", tail=person.phone_tail)


async def rename(person: Person, name: str, *, by: Actor) -> None:
    """Write down how a person is called."""
    async with transaction():
        await Person.filter(id=person.id).update(name=name, name_key=names.by_keyboard(name), rev=person.rev + 1)
        await audit.record("Person.rename", person, by=by)
    person.name = name


def called(name: str) -> Q:
    """Return the question for people of a name, written out, in pinyin or as its initials."""
    return Q(name=name) | Q(name_key__endswith=f" {name.lower()}") | Q(name_key=names.by_keyboard(name))


def ends_in(person: Person, tail: str) -> bool:
    """Whether these are the last four figures of a person's telephone or ID number."""
    card = privacy.unseal("id", person.id_number_sealed)[-4:] if person.id_number_sealed else ""
    return bool(tail) and tail.upper() in (person.phone_tail, card)


async def lock(person_id: int) -> None:
    """Take a person's row, as the first write of an act that must not run twice at once for them."""
    await Person.filter(id=person_id).update(rev=F("rev") + 1)
