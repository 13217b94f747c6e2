"""Guarding: the desk takes down a guardian's word for a minor; the guardian takes it back at any time (EDGE-26)."""

from dataclasses import dataclass

from ground import audit, clock, persons, privacy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, NotFound, OutOfTurn, Unreadable
from ground.identity import Person, PersonState
from ground.idnumbers import age_on
from ground.language import _, lazy
from ground.mandates import Method
from ground.outbox import announce
from ground.places import Place
from ground.privacy import ConsentKind
from volunteers import minors, queries
from volunteers.events import GuardianWithdrew
from volunteers.models import Guardianship
from volunteers.rules import guardians as rules

WORDING = lazy(
    "I am the guardian of this child. I agree that they help, in what is safe for their age. "
    "I can take this back at any time."
)
DATA_NOTICE = lazy(
    "Of this child we keep the name, the day of birth and what it joins, for the organiser and this desk alone. "
    "I can see it, correct it and have it erased."
)
"""What is read besides where the child is so young that its data are sensitive (PIPL 28, 31)."""
NO_WORD = lazy("We could not find this guardian's word.")
PROVED_BY = {
    Method.PAPER: lazy("Please write the number of the paper."),
    Method.WITNESSED: lazy("Please write who was the witness."),
}

"""What proves a word that was not given in person."""


@dataclass(frozen=True, kw_only=True)
class Word:
    """A guardian's word, as it was told at the desk."""

    name: str
    phone: str = ""
    method: Method
    proof: str = ""


async def take_down(child: Person, word: Word, *, by: Actor) -> Guardianship:
    """Record that a guardian lets a minor help; given once more by the same one, it is what stands already.

    Refuses with MayNot (403) others than the desk of the child's home, with OutOfTurn (409) whom it is not for: of age,
    too young, of unknown age; with Unreadable (422) a guardian who cannot be one.
    """
    rules.may_take_word.require(by, await queries.at_home(child.id))
    wording = await wording_for(child)
    if not word.proof and word.method in PROVED_BY:
        sentence = str(PROVED_BY[word.method])
        raise Unreadable(sentence, [Mistake("proof", sentence)])
    async with transaction():
        await persons.lock(child.id)
        guardian = await _guardian(child, word, by=by)
        there = await Guardianship.get_or_none(child_id=child.id, guardian_id=guardian.id, ended_at=None)
        if there is not None:
            return there
        given = await Guardianship.create(
            child_id=child.id,
            guardian_id=guardian.id,
            method=word.method,
            proof=word.proof,
            wording=wording,
            given_at=clock.now(),
            recorded_by_id=by.person_id,
        )
        await audit.record("Guardianship.give", given, by=by, child=child.id, guardian=guardian.id)
        if await needs_data_notice(child):
            await privacy.consent(
                child.id, ConsentKind.CHILD_DATA, method=str(word.method), wording=str(DATA_NOTICE), by=by
            )
    return given


async def wording_for(child: Person) -> str:
    """Return what is read to the guardian of a child; refuses with OutOfTurn one whose guardian is not asked."""
    if child.born_on is None:
        raise OutOfTurn(lazy("Nobody knows yet when this person was born."))
    ages = await minors.ages()
    age = age_on(child.born_on, clock.today())
    if age >= ages.adult:
        raise OutOfTurn(lazy("This person is of age. Nobody else has to agree."))
    if age < ages.least:
        raise OutOfTurn(minors.too_young(ages.least))
    return f"{WORDING} {DATA_NOTICE}" if age < ages.data else str(WORDING)


async def names_of(child_id: int) -> list[str]:
    """Return the names of those whose word stands for a child."""
    ids = await minors.guardians_of(child_id)
    return [persons.name_shown(each) for each in await Person.filter(id__in=list(ids)).order_by("id")]


async def words_for(child_id: int) -> list[Guardianship]:
    """Return every word given for a child, those that stand first, the latest first."""
    given = await Guardianship.filter(child_id=child_id).order_by("-id").select_related("guardian", "child")
    return sorted(given, key=lambda each: each.ended_at is not None)


async def given_by(guardian_id: int) -> list[Guardianship]:
    """Return the words of a guardian that stand, for children who are not of age today (EDGE-25)."""
    ages = await minors.ages()
    given = await Guardianship.filter(guardian_id=guardian_id, ended_at=None).order_by("id").select_related("child")
    return [each for each in given if ages.is_minor(each.child.born_on, clock.today())]


async def own_word(guardian_id: int, public_id: str) -> Guardianship:
    """Return one of these, or NotFound (404)."""
    for each in await given_by(guardian_id):
        if each.public_id == public_id:
            return each
    raise NotFound(NO_WORD)


async def word_of(child_id: int, public_id: str) -> Guardianship:
    """Return one word that was given for a child, or NotFound (404)."""
    found = await Guardianship.get_or_none(public_id=public_id, child_id=child_id)
    if found is None:
        raise NotFound(NO_WORD)
    return found


async def needs_data_notice(child: Person) -> bool:
    """Whether what is kept of the child is sensitive by its age."""
    return child.born_on is not None and age_on(child.born_on, clock.today()) < (await minors.ages()).data


async def _guardian(child: Person, word: Word, *, by: Actor) -> Person:
    """Return the guardian: whoever has this name and telephone here, or someone new of the child's home."""
    if word.phone:
        alike = [each for each in await persons.by_phone(word.phone) if each.name == word.name]
    else:
        alike = await Person.filter(name=word.name, home_id=child.home_id, state=PersonState.ACTIVE).order_by("id")
    alike = [each for each in alike if each.id != child.id]
    if len(alike) > 1:
        raise _no_guardian(_("Several people have this name. Please write the telephone."), beside="phone")
    home = await Place.get_or_none(id=child.home_id)
    guardian = alike[0] if alike else await persons.enter(by=by, name=word.name, phone=word.phone or None, home=home)
    if (await minors.ages()).is_minor(guardian.born_on, clock.today()):
        raise _no_guardian(_("A guardian is of age. Who is it?"))
    if guardian.id == by.person_id:
        raise _no_guardian(_("A colleague has to take down your own word."))
    return guardian


def _no_guardian(sentence: str, *, beside: str = "name") -> Unreadable:
    return Unreadable(sentence, [Mistake(beside, sentence)])


async def take_back(given: Guardianship, *, by: Actor) -> None:
    """End a guardian's word; what the child promised for days on which it is a minor is given up (EDGE-26).

    Twice is once. Refuses with MayNot (403) others than the guardian and the desk of the child's home.
    """
    rules.may_end_word.require(by, rules.Given(given.guardian_id, await queries.at_home(given.child_id)))
    async with transaction():
        ended = await Guardianship.filter(id=given.id, ended_at=None).update(
            ended_at=clock.now(), ended_by_id=by.person_id
        )
        if not ended:
            return
        await audit.record("Guardianship.end", given, by=by, child=given.child_id)
        if not await minors.guardians_of(given.child_id):
            await privacy.withdraw(given.child_id, ConsentKind.CHILD_DATA, by=by)
        await announce(GuardianWithdrew(given.id, given.child_id))
