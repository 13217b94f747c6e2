"""Residents at a desk: finding one, entering one who has no telephone, opening the full record for a purpose."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from ground import clock, idnumbers, limits, mandates, persons, privacy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, NotFound, Unreadable
from ground.identity import Person, PersonState
from ground.language import _, lazy
from ground.mandates import Method, Scope
from ground.places import Place, PlaceKind
from ground.privacy import Look
from volunteers import enrolling, minors, profiling, queries
from volunteers.models import Limit
from volunteers.rules import residents as rules
from volunteers.seen import places_under

MOST_FOUND = 8
FOR_EVERYTHING = (
    Scope.ENROL, Scope.SIGN_UP, Scope.CANCEL, Scope.RECORD_NEED, Scope.VIEW_HOURS, Scope.ASK_CERTIFICATE,
    Scope.RECEIVE_LETTERS,
)  # fmt: skip
"""What an elder without a telephone lets the desk do, unless they say otherwise."""
WORDING = lazy(
    "The desk of my community may sign me up, cancel, write down what I need, look up my hours and bring me letters. "
    "I can end this at any time."
)
NOT_HERE = lazy("We could not find this person.")


async def find(name: str, tail: str, *, by: Actor) -> list[Person]:
    """Find residents of the actor's places by name and the last four figures of telephone or ID number (security 14).

    Without the figures only who has no telephone is found, by the whole name. Each search is counted, 30 an hour, and
    each person found reads that they were looked for.
    """
    await limits.hit(limits.STAFF_SEARCH, str(by.person_id))
    alike = persons.called(name) if tail else Q(name=name, phone_hash=None)
    near = await Person.filter(
        alike, home_id__in=await places_under(by.paths(*rules.DESK)), state=PersonState.ACTIVE
    ).select_related("home").order_by("id")  # fmt: skip
    found = [person for person in near if not tail or persons.ends_in(person, tail)][:MOST_FOUND]
    for person in found:
        await privacy.log_look(person.id, "search", _("Looked for at the desk"), by=by)
    return found


async def resident(actor: Actor, public_id: str) -> Person:
    """Return a resident of the actor's places with their home, or NotFound (404)."""
    person = await persons.by_address(public_id)
    if person is None or not rules.may_open.allows(actor, await queries.at_home(person.id)):
        raise NotFound(NOT_HERE)
    return person


async def homes(actor: Actor) -> list[Place]:
    """Return the communities and grid cells in which the actor may enter people, in the order of their codes."""
    kinds = (PlaceKind.COMMUNITY, PlaceKind.GRID)
    ids = await places_under(actor.paths(rules.DESK[0]))
    return await Place.filter(id__in=ids, kind__in=kinds, valid_to=None).order_by("path")


async def doubles(name: str, born_on: dt.date | None, home: Place) -> list[Person]:
    """Return people of the same name in the same community who may be the same: the same birth date, or none known."""
    community = home.path if home.kind == PlaceKind.COMMUNITY else home.path[: home.path.rstrip(".").rindex(".") + 1]
    same = Q(born_on=born_on) | Q(born_on=None) if born_on else Q()
    return await Person.filter(
        same, name=name, home_id__in=await places_under([community]), state=PersonState.ACTIVE
    ).order_by("id")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """An elder as they told the desk who they are."""

    name: str
    home: Place
    method: Method
    born_on: dt.date | None = None
    id_number: str | None = None
    proof: str = ""
    limits: Collection[Limit] = ()
    known_to_be_new: bool = False


async def enter(newcomer: Newcomer, *, by: Actor) -> Person:
    """Enter an elder who has no telephone: the person, their word that the desk may act for them, and their profile.

    Refuses with Unreadable (422) someone who may be here already, until the desk says that it is another (EDGE-18).
    Of a minor only the person is entered: their guardian speaks first (INV-36).
    """
    rules.may_enter.require(by, newcomer.home)
    card = _card(newcomer.id_number)
    born_on = card.born_on if card else newcomer.born_on
    if not newcomer.known_to_be_new and await doubles(newcomer.name, born_on, newcomer.home):
        sentence = _("Someone of this name is here already. Look below: if it is another person, say so.")
        raise Unreadable(sentence, [Mistake("another", sentence)])
    async with transaction():
        person = await persons.enter(
            by=by, name=newcomer.name, born_on=born_on, id_number=card.number if card else None, home=newcomer.home
        )
        if (await minors.ages()).is_minor(born_on, clock.today()):
            return person  # a guardian speaks first, on the child's page
        await let_desk_act(person, newcomer.home, method=newcomer.method, proof=newcomer.proof, by=by)
        helping = await mandates.helping(by, person.id, Scope.ENROL)
        volunteer = await enrolling.enrol(person, by=helping)
        if newcomer.limits:
            await profiling.set_limits(volunteer, newcomer.limits, by=helping)
    return person


def _card(id_number: str | None) -> idnumbers.IdNumber | None:
    if not id_number:
        return None
    try:
        return idnumbers.read(id_number)
    except ValueError as error:
        raise Unreadable(str(error), [Mistake("id_number", str(error))]) from error


async def let_desk_act(person: Person, home: Place, *, method: Method, proof: str, by: Actor) -> mandates.Mandate:
    """Record the elder's word that the desk of their community may act for them, for a year (policy)."""
    community = home if home.kind == PlaceKind.COMMUNITY else await Place.get(id=home.parent_id)
    return await mandates.grant(
        person, FOR_EVERYTHING, method=method, proof=proof, wording=str(WORDING), agent_place=community, by=by
    )


@dataclass(frozen=True)
class FullRecord:
    """What is private of a person, opened for a purpose that they read."""

    phone: str
    id_number: str
    born_on: dt.date | None


async def reveal(person: Person, *, purpose: str, by: Actor) -> FullRecord:
    """Open the full record of a resident; the look and its purpose are kept for the person to read (security 15)."""
    rules.may_open.require(by, await queries.at_home(person.id))
    if len(purpose.strip()) < 4:  # noqa: PLR2004 - a word at least
        sentence = _("Please say what for. The person reads it.")
        raise Unreadable(sentence, [Mistake("purpose", sentence)])
    await privacy.log_look(person.id, "record", purpose, by=by)
    return FullRecord(
        phone=persons.phone_of(person) or "",
        id_number=privacy.unseal("id", person.id_number_sealed) if person.id_number_sealed else "",
        born_on=person.born_on,
    )


@dataclass(frozen=True)
class Looked:
    """One look at a person's record."""

    at: dt.datetime
    who: str
    what: str
    purpose: str


async def looks_at(person_id: int, *, most: int = 50) -> Sequence[Looked]:
    """Return who of the staff looked at a person's record, the latest first: when, who, what and what for."""
    looks = await Look.filter(person_id__in=await persons.records_of(person_id)).order_by("-id").limit(most)
    names = {each.id: each.name for each in await Person.filter(id__in={look.looker_id for look in looks})}
    return [Looked(look.looked_at, names.get(look.looker_id, ""), look.what, look.purpose) for look in looks]


async def desk_mandates(actor: Actor, person_id: int) -> list[mandates.Mandate]:
    """Return the permissions under which the actor's desk may act for a person now."""
    return [each for each in await mandates.live_for(actor, person_id) if each.agent_place_id is not None]
