"""Nominating: someone is named, by themselves or others; a second word for the same person is credited to the first."""

from dataclasses import dataclass, replace

from ground import audit, clock, letters, mandates, persons
from ground.actors import Actor
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn, Taken
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.letters.writing import community_of
from ground.mandates.models import Scope
from ground.places import Place
from ground.sessions import held_by
from orgs.models import Organisation
from silver_steward import consenting, rules, ties
from silver_steward.models import BEFORE_AWARD, Nomination, NominationState, NominationWord, Season, Source, Suggestion
from silver_steward.seasons import takes_nominations
from silver_steward.submitting import NEEDED, submit_if_ready


@dataclass(frozen=True, kw_only=True)
class Word:
    """Who names someone, and why."""

    source: Source
    words: str
    organisation: Organisation | None = None
    interest: str = ""
    """What a committee states of its own interest."""


async def nominate(season: Season, person: Person, word: Word, *, by: Actor, agrees: bool = False) -> Nomination:
    """Name a person in a season, or add a word where someone has (both are credited, one record).

    For an elder without a telephone a worker does it under a mandate, and never for someone they are tied to (M4).
    Refuses outside of the time (409), a second word of one hand (409), and who may not speak for that source (403).
    """
    place = await _community(person)
    author = _author(word, by)
    await _require_voice(word, person, place, by=by)
    _require_time(season)
    if by.for_whom is not None and by.person_id in {person.id, *await ties.kin_of(person.id)}:
        raise MayNot(lazy("Nobody helps to name their own family. Please ask a colleague."))
    async with transaction():
        await persons.lock(person.id)
        nomination = await Nomination.get_or_none(season_id=season.id, person_id=person.id)
        fresh = nomination is None
        if nomination is None:
            nomination = await Nomination.create(season=season, person=person, place=place, made_at=clock.now())
        if nomination.state not in BEFORE_AWARD:
            raise OutOfTurn(lazy("This person takes no part in this season any more."))
        await _credit(nomination, word, author, by=by)
        if word.source == Source.SELF and agrees:
            await consenting.write_consents(nomination, NEEDED, by=by)
        if fresh and word.source != Source.SELF:
            await letters.write(person, "steward_named", about=nomination, by=by)
        if nomination.state == NominationState.AWAITING_CONSENT:
            await submit_if_ready(nomination, by=by)
    return nomination


async def _credit(nomination: Nomination, word: Word, author: int, *, by: Actor) -> None:
    """Write the word down, or refuse with Taken (409) a second one of the same author."""
    if await NominationWord.exists(nomination_id=nomination.id, author_id=author, withdrawn_at=None):
        raise Taken(lazy("You have named this person already. One word is enough."))
    await NominationWord.create(
        nomination=nomination,
        author_id=author,
        source=word.source,
        organisation=word.organisation,
        words=word.words.strip(),
        interest=word.interest.strip(),
        written_by_id=by.person_id,
        mandate_id=by.mandate_id,
        written_at=clock.now(),
    )
    await audit.record("Nomination.credit", nomination, by=by, source=str(word.source))


async def nominate_by_name(season: Season, name: str, place: Place, words: str, *, by: Actor) -> None:
    """Let a resident name a neighbour whom they know by name alone.

    The answer is the same whether we know one, several or nobody of that name: what is not plain goes to the desk.
    """
    await _name_or_ask(season, name, place, Word(source=Source.RESIDENT, words=words), by=by)


async def nominate_for_org(
    season: Season, organisation: Organisation, name: str, place: Place, words: str, *, by: Actor
) -> None:
    """Let an organisation name someone of a community whom it knows by name, as a resident would.

    Refuses with MayNot (403) who does not work for it.
    """
    rules.may_name_for_org.require(by, organisation.id)
    word = Word(source=Source.ORGANISATION, words=words, organisation=organisation)
    await _name_or_ask(season, name, place, word, by=by)


async def _name_or_ask(season: Season, name: str, place: Place, word: Word, *, by: Actor) -> None:
    _require_time(season)
    if not word.words.strip():
        raise OutOfTurn(lazy("Please write why, in a sentence or two."))
    if by.for_whom is not None:
        await mandates.require(by.for_whom, Scope.NOMINATE, by=by)
    lives_there = Person.filter(name=name, state=PersonState.ACTIVE, home__path__startswith=place.path)
    found = await lives_there.exclude(id=by.principal_id or 0).limit(2)
    if len(found) == 1:
        await nominate(season, found[0], word, by=by)
        return
    async with transaction():
        made = await Suggestion.create(
            season=season, place=place, name=name, words=word.words.strip(), organisation=word.organisation,
            author_id=by.principal_id, written_by_id=by.person_id, mandate_id=by.mandate_id, made_at=clock.now(),
        )  # fmt: skip
        await audit.record("Suggestion.make", made, by=by)


async def settle(suggestion: Suggestion, person: Person | None, *, by: Actor) -> Nomination | None:
    """Say at the community's desk who is meant; None where nobody is found. The neighbour who wrote it is credited."""
    rules.may_name_for_community.require(by, await Place.get(id=suggestion.place_id))
    if by.person_id in (suggestion.author_id, person.id if person else None):
        raise MayNot(lazy("Nobody decides on themselves, their family, or someone they named. Please ask a colleague."))
    season = await Season.get(id=suggestion.season_id)
    async with transaction():
        open_one = Suggestion.filter(id=suggestion.id, settled_at=None)
        if not await open_one.update(settled_at=clock.now(), settled_by_id=by.person_id):
            raise OutOfTurn(lazy("This has been settled already."))
        await audit.record("Suggestion.settle", suggestion, by=by, person=person.id if person else None)
        if person is None:
            return None
        nomination = await nominate(season, person, await _said(suggestion), by=await _author_of(suggestion, by))
        await Suggestion.filter(id=suggestion.id).update(nomination_id=nomination.id)
    return nomination


async def _said(suggestion: Suggestion) -> Word:
    """Return the word of a suggestion: a resident's, or an organisation's."""
    org = await Organisation.get_or_none(id=suggestion.organisation_id)
    return Word(source=Source.ORGANISATION if org else Source.RESIDENT, words=suggestion.words, organisation=org)


async def _author_of(suggestion: Suggestion, by: Actor) -> Actor:
    """Return who wrote it, by the desk's hand; an organisation's word stands only if they still work there."""
    author = by.helping(suggestion.author_id, mandate_id=None, channel=by.channel)
    return replace(author, grants=await held_by(suggestion.author_id)) if suggestion.organisation_id else author


def _require_time(season: Season) -> None:
    if not takes_nominations(season):
        raise OutOfTurn(lazy("Today is not in the time for naming people."))


async def _community(person: Person) -> Place:
    place = await community_of(person)
    if place is None:
        raise OutOfTurn(lazy("We do not know where this person lives. Their community can write it down."))
    return place


def _author(word: Word, by: Actor) -> int:
    """Return whose word it is: the worker's own for the community, else the elder's where a hand helps."""
    author = by.person_id if word.source == Source.COMMUNITY else by.principal_id
    if author is None:
        raise MayNot(lazy("Please sign in first."))
    return author


async def _require_voice(word: Word, person: Person, place: Place, *, by: Actor) -> None:
    """Refuse who may not speak for this source, and words that are missing."""
    if not word.words.strip():
        raise OutOfTurn(lazy("Please write why, in a sentence or two."))
    if word.source == Source.COMMUNITY:
        rules.may_name_for_community.require(by, place)
        if not word.interest.strip():
            raise OutOfTurn(lazy("Please state the committee's own interest, or write that there is none."))
    if word.source == Source.ORGANISATION:
        rules.may_name_for_org.require(by, word.organisation.id if word.organisation else 0)
    if (word.source == Source.SELF) != (by.principal_id == person.id):
        raise OutOfTurn(lazy("Please choose whether you name yourself or someone else."))
    if by.for_whom is not None and by.mandate_id is not None:
        await mandates.require(by.for_whom, Scope.NOMINATE, by=by)


__all__ = ["Word", "nominate", "nominate_by_name", "nominate_for_org", "settle"]
