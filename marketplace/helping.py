"""Helping at the desk: a community worker does for someone, on their word, what they do themselves with a telephone."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ground import clock, mandates, persons
from ground.actors import Actor, Channel, Role
from ground.database import transaction
from ground.errors import MayNot, Mistake, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Method, Scope
from ground.places import Place
from marketplace import contesting, signing_up, withdrawing
from marketplace.models import Commitment, SignUpWay, Slot
from volunteers import minors

ON_THEIR_WORD = (Scope.ENROL, Scope.SIGN_UP, Scope.CANCEL)
"""What the word that is taken with a sign-up allows: to sign up, and to give the place up again."""
ON_ITS_OWN = frozenset({Scope.SAY_THERE})
"""What each word is taken for by itself: that someone was there is theirs to say."""
CHANNELS = {Method.PHONE: Channel.PHONE, Method.PAPER: Channel.PAPER}
WAYS = {Channel.PHONE: SignUpWay.PHONE}


async def enter_elder(name: str, *, by: Actor, home: Place, born: int | None = None, phone: str = "") -> Person:
    """Enter somebody of the desk's community who is not here yet.

    Of a birth year alone the first day is kept, of one who may be a minor the last (INV-36). Refuses with MayNot who
    does not sit at the desk of that community.
    """
    _require_desk(by, home)
    born_on = await _born_in(born) if born else None
    return await persons.enter(by=by, name=name, born_on=born_on, phone=phone or None, home=home)


async def sign_up_for(
    person: Person, slot: Slot, *, by: Actor, place: Place, method: Method | None, proof: str = ""
) -> Commitment:
    """Sign someone up at the desk of their community, with their word in the same act where none is in force.

    Refuses with MayNot who does not sit there, with Unreadable where no word was ever taken, and whatever signing up
    refuses: then no word is kept either.
    """
    async with _helping(person, Scope.SIGN_UP, by=by, place=place, method=method, proof=proof) as hand:
        way = WAYS.get(hand.channel, SignUpWay.DESK)
        return await signing_up.sign_up(person, slot, by=hand, way=way)


async def give_up_for(
    commitment: Commitment,
    *,
    by: Actor,
    place: Place,
    method: Method | None,
    proof: str = "",
    because: str = "",
) -> Commitment:
    """Give a place up for someone, on their word; the commitment comes with its person."""
    person = await Person.get(id=commitment.person_id)
    async with _helping(person, Scope.CANCEL, by=by, place=place, method=method, proof=proof) as hand:
        return await withdrawing.withdraw(commitment, by=hand, because=because)


async def say_there_for(
    commitment: Commitment, *, words: str, by: Actor, place: Place, method: Method | None, proof: str = ""
) -> Commitment:
    """Say for someone, on their word, that they were there though the roll did not see them (EDGE-10).

    The commitment comes with its person and shift; the days and the answer are as for whoever says it themselves.
    """
    person = await Person.get(id=commitment.person_id)
    async with _helping(person, Scope.SAY_THERE, by=by, place=place, method=method, proof=proof) as hand:
        return await contesting.say_there(commitment, words=words, by=hand)


async def _born_in(year: int) -> dt.date:
    last = min(dt.date(year, 12, 31), clock.today())
    return last if (await minors.ages()).is_minor(last, clock.today()) else dt.date(year, 1, 1)


def _require_desk(by: Actor, place: Place) -> None:
    if not by.holds_over_place(place.path, Role.COMMUNITY_WORKER):
        raise MayNot(lazy("Only the desk of their own community may do this."))


async def word_in_force(by: Actor, person_id: int, scope: Scope) -> mandates.Mandate | None:
    """Return the word under which the desk may do this for someone now, or None."""
    return next((each for each in await mandates.live_for(by, person_id) if scope in each.scope_set), None)


def _wording(scope: Scope, place: Place) -> str:
    if scope == Scope.SAY_THERE:
        return _(
            "The desk of %(community)s may say for me that a roll missed me, for a year. I can end this.",
            community=place.name,
        )
    return _(
        "The desk of %(community)s may sign me up for activities and give my place up, for a year. I can end this.",
        community=place.name,
    )


@asynccontextmanager
async def _helping(
    person: Person, scope: Scope, *, by: Actor, place: Place, method: Method | None, proof: str
) -> AsyncIterator[Actor]:
    """Give the actor acting for a person at the desk of their community, in one act with the word it rests on."""
    _require_desk(by, place)
    async with transaction():
        await persons.lock(person.id)
        yield await _hand(person, scope, by=by, place=place, method=method, proof=proof)


async def _hand(person: Person, scope: Scope, *, by: Actor, place: Place, method: Method | None, proof: str) -> Actor:
    """Return the actor acting for the person; a word that is given now is kept first, in the same act."""
    word = await word_in_force(by, person.id, scope)
    if word is None and method is None:
        sentence = _("Please say how %(name)s told you.", name=persons.name_shown(person))
        raise Unreadable(sentence, [Mistake("method", sentence)])
    if word is None and method is not None:
        scopes = (scope,) if scope in ON_ITS_OWN else ON_THEIR_WORD
        word = await mandates.grant(
            person, scopes, method=method, by=by, agent_place=place, proof=proof, wording=_wording(scope, place)
        )
    assert word is not None  # noqa: S101 - one of the two lines above gave it
    channel = CHANNELS.get(method, Channel.DESK) if method else Channel.DESK
    return by.helping(person.id, mandate_id=word.id, scope=scope, channel=channel)
