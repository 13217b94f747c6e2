"""Writing a letter: the row that an act leaves behind, in its own transaction, for the relay to send."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from tortoise.models import Model

from ground import audit, clock, persons, phones, privacy
from ground.actors import SYSTEM, Actor
from ground.database import work
from ground.identity import Person, PersonState
from ground.language import current_language
from ground.letters import quiet
from ground.letters.models import Letter, LetterState, Way
from ground.letters.troubles import NO_WAY, PAPER_TOO_LATE
from ground.letters.wording import say, wording
from ground.places import Place, PlaceKind

PAPER_TAKES: Final = dt.timedelta(days=1)
"""How long a letter on paper is under way: what ends sooner is not printed, and lies with those that reached nobody."""


async def write(
    person: Person, purpose: str, *, by: Actor, about: Model | str | None = None, **values: object
) -> Letter | None:
    """Write a letter to a person in the open act, on the first of their ways that can be gone, in their language.

    Paper goes to the desk of their home community. What no way reaches lies with the dead letters of that desk at once.
    Nothing is written to who has died or was erased (EDGE-24): None.
    """
    work()
    found = await _living(person)
    if found is None:
        return None
    home = await community_of(found)
    way = next((way for way in ways_of(found) if usable(way, persons.phone_of(found), home)), None)
    letter = await _enter(
        purpose,
        say(purpose, found.language, values, name=found.name, paper=way == Way.PAPER),
        values,
        way=way,
        phone=persons.phone_of(found),
        person_id=found.id,
        home=home,
        about=about,
    )
    await audit.record("Letter.write", letter, by=by, purpose=purpose, person=found.id, way=way and str(way))
    return letter


async def write_to(
    phone: str, purpose: str, *, by_voice: bool = False, about: Model | str | None = None, **values: object
) -> Letter:
    """Write in the open act to a telephone before we know whose it is, in the language of this moment."""
    work()
    way = Way.VOICE if by_voice or not phones.is_mobile(phone) else Way.SMS
    words = say(purpose, current_language.get(), values)
    letter = await _enter(purpose, words, values, way=way, phone=phone, person_id=None, home=None, about=about)
    await audit.record("Letter.write", letter, by=SYSTEM, purpose=purpose, way=str(way))
    return letter


async def _enter(
    purpose: str,
    words: str,
    values: Mapping[str, object],
    *,
    way: Way | None,
    phone: str | None,
    person_id: int | None,
    home: Place | None,
    about: Model | str | None,
) -> Letter:
    now, kind = clock.now(), wording(purpose)
    until = values.get("until")
    too_late = way == Way.PAPER and isinstance(until, dt.datetime) and until < now + PAPER_TAKES
    state = {None: LetterState.DEAD, Way.PAPER: LetterState.TO_PRINT}.get(way, LetterState.WAITING)
    if too_late:  # the desk calls or goes there
        state = LetterState.DEAD
    over_by_morning = isinstance(until, dt.datetime) and until <= await quiet.next_morning(now, home)
    any_hour = over_by_morning or not kind.waits
    put_off = state == LetterState.WAITING and not any_hour
    run_at = await quiet.not_before(now, home) if put_off else now
    return await Letter.create(
        person_id=person_id,
        way=way or Way.PAPER,
        to_sealed=privacy.seal("letter-to", phone) if phone else None,
        purpose=purpose,
        words_sealed=privacy.seal("letter-words", words),
        about=audit.name_of(about) if about is not None else "",
        place_id=home.id if home else None,
        made_at=now,
        run_at=run_at,
        ends_at=min(run_at + kind.lives, until) if isinstance(until, dt.datetime) else run_at + kind.lives,
        any_hour=any_hour,
        trouble=PAPER_TOO_LATE if too_late else "" if way else NO_WAY,
        state=state,
    )


async def _living(person: Person) -> Person | None:
    """Return who the person is today: who was merged reads what their one record gets."""
    fresh = await Person.get(id=person.id).select_related("home")
    while fresh.state == PersonState.MERGED and fresh.merged_into_id is not None:
        fresh = await Person.get(id=fresh.merged_into_id).select_related("home")
    return fresh if fresh.state == PersonState.ACTIVE else None


def ways_of(person: Person) -> list[Way]:
    """Return the ways a person chose, the first choice first."""
    return [Way(each) for each in person.channels.split(",") if each in set(Way)]


def usable(way: Way, phone: str | None, home: Place | None) -> bool:
    """Whether a letter can go this way: a landline has no messages, and paper needs a community that brings it."""
    if way == Way.PAPER:
        return home is not None
    return phone is not None and (way == Way.VOICE or phones.is_mobile(phone))


async def community_of(person: Person) -> Place | None:
    """Return the community whose desk knows the person: that of their home, or of its grid cell."""
    if person.home_id is None:
        return None
    home = person.home if isinstance(person.home, Place) else await Place.get(id=person.home_id)
    if home.kind == PlaceKind.GRID and home.parent_id is not None:
        return await Place.get_or_none(id=home.parent_id)
    return home
