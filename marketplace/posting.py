"""Posting: a need is written down, by a desk on an elder's word, by a social worker, or by the one who has it."""

from typing import Any

from ground import audit, clock, letters, mandates, persons, privacy
from ground.actors import Actor, Channel, Role
from ground.codes import free_number
from ground.database import transaction
from ground.errors import MayNot, Mistake, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Mandate, Method, Scope
from ground.outbox import announce
from ground.places import Place
from ground.several import joined
from marketplace import need_texts
from marketplace.events import NeedReceived
from marketplace.models import Need
from marketplace.need_terms import Step, resumed, term
from marketplace.queries.beneficiaries import reach_of
from marketplace.rules.needs import may_answer
from marketplace.schemas.need_words import CATEGORIES
from marketplace.schemas.needs import NeedDraft, Wish

ON_THEIR_WORD = (Scope.RECORD_NEED, Scope.CANCEL)
"""What the word that is taken with a need allows: to record it, and to take it back."""
CHANNELS = {Method.PHONE: Channel.PHONE, Method.PAPER: Channel.PAPER}


async def record(person: Person, draft: NeedDraft, *, by: Actor, place: Place) -> Need:
    """Write down what someone of the actor's community needs, on their word; with the word itself where it is new.

    A social worker writes down what they saw, under the elder's mandate where there is one; without, the desk takes
    the elder's word before anything is done. Refuses with MayNot outside of the actor's reach, and at a desk with
    Unreadable where no word was ever taken (INV-32).
    """
    if not any(place.path.startswith(path) for path in await reach_of(by)):
        raise MayNot(lazy("Only the community's own desk, or a social worker who works there, may record this."))
    async with transaction():
        await persons.lock(person.id)
        hand = await _hand_of(person, draft, by=by, place=place)
        return await _written(
            person, draft, by=hand, place=place,
            title=draft.title, public_text=draft.public_text, people_wanted=draft.people_wanted,
            risk_level=int(draft.risk_level), risk_text=draft.risk_text,
        )  # fmt: skip


async def ask(draft: Wish, *, by: Actor, place: Place) -> Need:
    """Ask for oneself. The desk of the community gives it a text that all may read."""
    if by.person_id is None:
        raise MayNot(lazy("Please sign in first."))
    async with transaction():
        await persons.lock(by.person_id)
        person = await Person.get(id=by.person_id)
        return await _written(person, draft, by=by, place=place, title=str(CATEGORIES[draft.category]))


async def answer(need: Need, words: str, *, by: Actor) -> Need:
    """Bring the facts that were asked for; the desk's clock goes on from where it stood."""
    may_answer.require(by, need)
    told = privacy.unseal(need_texts.WORDS, need.words_sealed)
    async with transaction():
        await need.move(
            "answer",
            by=by,
            words_sealed=privacy.seal(need_texts.WORDS, f"{told}\n{words}"),
            speaks_of_money=need.speaks_of_money or bool(need_texts.amounts(words)),
            **await resumed(need),
        )
    return need


async def take_word(person: Person, method: Method | None, proof: str, *, by: Actor, place: Place) -> Mandate:
    """Return the mandate of the desk to act for someone: the one in force, or one on the word that was taken now.

    In the open act. Refuses with Unreadable, beside the field, where no word was taken.
    """
    if method is not None:
        given = await mandates.grant(person, ON_THEIR_WORD, method=method, by=by, proof=proof, agent_place=place)
    elif not any(Scope.RECORD_NEED in each.scope_set for each in await mandates.live_for(by, person.id)):
        sentence = _("Please say how you were told that you may write this down.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("method", sentence)])
    else:
        given = await mandates.require(person.id, Scope.RECORD_NEED, by=by)
    return given


async def _hand_of(person: Person, draft: NeedDraft, *, by: Actor, place: Place) -> Actor:
    """Return who writes: the desk for the elder, on their word; or a social worker, on what they saw."""
    if by.holds_over_place(place.path, Role.COMMUNITY_WORKER):
        word = await take_word(person, draft.method, draft.proof, by=by, place=place)
        channel = CHANNELS.get(draft.method, Channel.DESK) if draft.method else Channel.DESK
        return by.helping(person.id, mandate_id=word.id, scope=Scope.RECORD_NEED, channel=channel)
    if any(Scope.RECORD_NEED in each.scope_set for each in await mandates.live_for(by, person.id)):
        return await mandates.helping(by, person.id, Scope.RECORD_NEED)
    return by


async def _written(person: Person, wish: Wish, *, by: Actor, place: Place, title: str, **more: Any) -> Need:  # noqa: ANN401 - columns
    at_once = by.mandate_id is not None and by.holds_over_place(place.path, Role.COMMUNITY_WORKER)
    waits = await term(Step.VERIFY if at_once else Step.ACKNOWLEDGE, wish.urgency, place.id)
    need = await Need.create(
        number=await free_number(Need),
        beneficiary=person,
        recorded_by_id=by.person_id,
        mandate_id=by.mandate_id,
        place=place,
        desk=place,
        where_sealed=privacy.seal(need_texts.WHERE, wish.where),
        words_sealed=privacy.seal(need_texts.WORDS, wish.words),
        title=title,
        category=wish.category,
        wanted_from=wish.wanted_from,
        wanted_until=wish.wanted_until,
        weekdays=joined(wish.weekdays),
        dayparts=joined(wish.dayparts),
        wanted_times=wish.wanted_times,
        urgency=wish.urgency,
        speaks_of_money=bool(need_texts.amounts(wish.words, title, *map(str, more.values()))),
        made_at=clock.now(),
        acknowledged_at=clock.now() if at_once else None,
        **waits.columns,
        **more,
    )
    await audit.record("Need.record", need, by=by, category=str(need.category), urgency=str(need.urgency))
    await announce(NeedReceived(need.id, place.id, str(need.category)))
    await letters.write(person, "need_received", about=need, by=by, number=need.number)
    return need
