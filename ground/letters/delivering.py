"""Delivering: the desk's hand on letters, those on paper that it prints and brings, and those that reached nobody."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from tortoise.expressions import Q

from ground import clock, persons, phones, privacy
from ground.actors import SYSTEM, Actor, Role
from ground.database import transaction
from ground.errors import NotFound, OutOfTurn
from ground.identity import Person
from ground.language import _, lazy
from ground.letters.models import Letter, LetterState, Way
from ground.letters.wording import fleeting, wording
from ground.letters.writing import community_of, usable, ways_of
from ground.places import Place
from ground.rules import rule

DESKS = (Role.COMMUNITY_WORKER, Role.STREET_OFFICER)


@rule(lazy("Only the desk of this person's community may do this."))
def may_bring(by: Actor, path: str) -> bool:
    """The desk of the community with this path, or who looks after the machinery."""
    return by == SYSTEM or by.holds(Role.ADMINISTRATOR) or (path != "" and by.holds_over_place(path, *DESKS))


async def to_print(place_paths: Sequence[str]) -> list[Letter]:
    """Return the letters to print and bring in these places and below, the oldest first, each with its person."""
    return await _in_state(LetterState.TO_PRINT, place_paths)


async def dead(place_paths: Sequence[str] | None = None) -> list[Letter]:
    """Return the letters that reached nobody, in these places (None: everywhere), without codes: no one can use one."""
    return await _in_state(LetterState.DEAD, place_paths)


async def letter_seen_by(actor: Actor, public_id: str) -> Letter:
    """Return a letter that the actor's desk brings or looks into; NotFound for another's."""
    letter = await Letter.get_or_none(public_id=public_id).select_related("person")
    if letter is None or not may_bring.allows(actor, await _path_of(letter)):
        raise NotFound(lazy("We could not find this letter."))
    return letter


def phone_shown(letter: Letter) -> str:
    """Return the telephone that a letter was for, masked, or nothing where there was none."""
    phone = _phone_of(letter)
    return phones.masked(phone) if phone else ""


async def words_of(letter: Letter, *, by: Actor) -> str:
    """Return the words in clear, to print them or say them on the telephone; the person sees who read them."""
    may_bring.require(by, await _path_of(letter))
    if letter.person_id is not None:
        await privacy.log_look(letter.person_id, "letter", _("Read a letter to you, to bring it"), by=by)
    return privacy.unseal("letter-words", letter.words_sealed)


async def mark_delivered(letter: Letter, *, by: Actor) -> Letter:
    """Note that the person has the letter in hand, or was told what is in it: one on paper, or a dead one."""
    may_bring.require(by, await _path_of(letter))
    async with transaction():
        return await letter.move("deliver", by=by, sent_at=clock.now())


async def try_again(letter: Letter, *, by: Actor) -> Letter:
    """Send a dead letter once more, to the telephone and by the ways that the person has now.

    Refuses with OutOfTurn where still no way leads to them.
    """
    may_bring.require(by, await _path_of(letter))
    person = await Person.get_or_none(id=letter.person_id)
    phone = persons.phone_of(person) if person else _phone_of(letter)
    home = await community_of(person) if person else None
    ways = ways_of(person) if person else [Way.SMS, Way.VOICE]
    way = next((each for each in ways if usable(each, phone, home)), None)
    if way is None:
        raise OutOfTurn(
            lazy("There is still no way to reach this person. Please write down a telephone or a home first.")
        )
    now = clock.now()
    async with transaction():
        return await letter.move(
            "print_instead" if way == Way.PAPER else "try_again",
            by=by,
            way=way,
            to_sealed=privacy.seal("letter-to", phone) if phone else None,
            place_id=home.id if home else letter.place_id,
            attempts=0,
            run_at=now,
            ends_at=now + wording(letter.purpose).lives,
            any_hour=not wording(letter.purpose).waits,
        )


async def print_instead(letter: Letter, *, by: Actor) -> Letter:
    """Let the desk of the person's community bring a dead letter on paper; OutOfTurn (409) where no desk knows them."""
    may_bring.require(by, await _path_of(letter))
    home = await community_of(letter.person) if letter.person else None
    if home is None and letter.place_id is None:
        raise OutOfTurn(lazy("No community knows this person. Please write down where they live first."))
    async with transaction():
        return await letter.move(
            "print_instead", by=by, way=Way.PAPER, to_sealed=None, place_id=home.id if home else letter.place_id
        )


async def drop(letter: Letter, because: str, *, by: Actor) -> Letter:
    """Let a dead letter rest, for a reason that the audit keeps."""
    may_bring.require(by, await _path_of(letter))
    async with transaction():
        return await letter.move("drop", by=by, because=because)


async def _in_state(state: LetterState, place_paths: Sequence[str] | None) -> list[Letter]:
    found = Letter.filter(state=state).exclude(purpose__in=fleeting())
    if place_paths is not None:
        if not place_paths:
            return []
        below = reduce(or_, (Q(path__startswith=path) for path in place_paths))
        found = found.filter(place_id__in=await Place.filter(below).values_list("id", flat=True))
    return await found.select_related("person").order_by("made_at", "id")


async def _path_of(letter: Letter) -> str:
    place = await Place.get_or_none(id=letter.place_id) if letter.place_id else None
    return place.path if place else ""


def _phone_of(letter: Letter) -> str | None:
    return privacy.unseal("letter-to", letter.to_sealed) if letter.to_sealed else None
