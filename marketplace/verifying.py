"""Verifying: a second person looks at a need, asks for facts, declines it, or lets all read it (INV-40)."""

from typing import Any

from ground import audit, clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.mandates import Method, Scope
from ground.outbox import announce
from marketplace import need_texts
from marketplace.events import NeedVerified
from marketplace.models import Need, NeedState
from marketplace.need_terms import Step, term_of
from marketplace.posting import take_word
from marketplace.rules.needs import may_keep, may_verify
from marketplace.schemas.needs import VerifyDraft


async def acknowledge(need: Need, *, by: Actor, method: Method | None = None, proof: str = "") -> Need:
    """Tell whoever asked that the desk has it in hand (INV-41: within a working day); the term to verify goes on.

    For what a social worker saw the desk asks the elder first, and keeps how the word was taken.
    """
    may_keep.require(by, need)
    waits = await term_of(need, Step.VERIFY, since=need.made_at)
    async with transaction():
        done = await Need.filter(id=need.id, state=NeedState.RECEIVED, acknowledged_at=None).update(
            acknowledged_at=clock.now(), **waits
        )
        if not done:
            raise OutOfTurn(lazy("This was acknowledged already."))
        person = await Person.get(id=need.beneficiary_id)
        hand = by
        if not has_word(need):
            word = await take_word(person, method, proof, by=by, place=need.desk)
            await Need.filter(id=need.id).update(mandate_id=word.id)
            hand = by.helping(person.id, mandate_id=word.id, scope=Scope.RECORD_NEED)
        await audit.record("Need.acknowledge", need, by=hand)
        await letters.write(person, "need_in_hand", about=need, by=by, number=need.number)
    await need.refresh_from_db(fields=["acknowledged_at", "due_at", "term", "mandate_id"])
    return need


def has_word(need: Need) -> bool:
    """Whether the one it is about asked for it, or gave the word on which it was recorded."""
    return need.mandate_id is not None or need.recorded_by_id == need.beneficiary_id


async def ask(need: Need, facts: str, *, by: Actor) -> Need:
    """Ask whoever recorded it for facts; the desk's clock stands still until they come."""
    may_verify.require(by, need)
    now = clock.now()
    async with transaction():
        await need.move(
            "ask", by=by, because=facts, asked=facts, asked_at=now, acknowledged_at=need.acknowledged_at or now
        )
        if need.recorded_by_id == need.beneficiary_id:
            person = await Person.get(id=need.beneficiary_id)
            await letters.write(person, "need_question", about=need, by=by, number=need.number)
    return need


async def verify(need: Need, draft: VerifyDraft, *, by: Actor) -> Need:
    """Find that it is so, and leave it with a text that all may read.

    Refuses with Unreadable a text that tells a number, the name or the address (INV-40, EDGE-39).
    """
    may_verify.require(by, need)
    if not has_word(need):
        raise OutOfTurn(lazy("Please ask the one it is about first, and say that you have it in hand."))
    texts = await _discreet(need, draft)
    now = clock.now()
    waits = await term_of(need, Step.PLACE)
    until = max(need.wanted_until, clock.city_day(waits["due_at"]))  # who asked for today is looked for all the same
    async with transaction():
        await need.move(
            "verify",
            by=by,
            verified_by_id=by.person_id,
            verified_at=now,
            acknowledged_at=need.acknowledged_at or now,
            wanted_until=until,
            **texts,
            **waits,
        )
        await announce(NeedVerified(need.id))
    return need


async def rewrite(need: Need, draft: VerifyDraft, *, by: Actor) -> Need:
    """Mend the text of a need that is verified and not published: by a second person again, or it were not verified."""
    may_verify.require(by, need)
    texts = await _discreet(need, draft)
    async with transaction():
        changed = await Need.filter(id=need.id, state=NeedState.VERIFIED).update(**texts)
        if not changed:
            raise OutOfTurn(Need.OUT_OF_TURN)
        await audit.record("Need.rewrite", need, by=by)
    await need.refresh_from_db(fields=list(texts))
    return need


async def decline(need: Need, because: str, *, referral: str = "", by: Actor) -> Need:
    """Say no, why, and whom to turn to instead."""
    may_verify.require(by, need)
    async with transaction():
        await need.move("decline", by=by, because=because, reason=because, referral=referral, due_at=None)
        person = await Person.get(id=need.beneficiary_id)
        await letters.write(person, "need_declined", about=need, by=by, number=need.number)
    return need


async def publish(need: Need, *, by: Actor) -> Need:
    """Let all read it, and organisations claim it. The texts are looked at again: patterns learn (EDGE-39)."""
    may_keep.require(by, need)
    if not need.risk_text.strip() or not need.public_text.strip():
        raise OutOfTurn(lazy("Please write a text for all, and what could be risky, first."))
    texts = {"title": need.title, "public_text": need.public_text, "risk_text": need.risk_text}
    need_texts.require_discreet(texts, await need_texts.secrets_of(need))
    waits = await term_of(need, Step.PLACE)
    async with transaction():
        await need.move("publish", by=by, published_at=clock.now(), **waits)
    return need


async def _discreet(need: Need, draft: VerifyDraft) -> dict[str, Any]:
    """Return the columns of texts that tell nothing of whom they are about; an amount of money is marked (INV-45)."""
    texts = {"title": draft.title, "public_text": draft.public_text, "risk_text": draft.risk_text}
    need_texts.require_discreet(texts, await need_texts.secrets_of(need))
    money = need.speaks_of_money or bool(need_texts.amounts(*texts.values()))
    return {**texts, "risk_level": int(draft.risk_level), "speaks_of_money": money}
