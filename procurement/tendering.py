"""Tendering: a clerk hands a tender in, a second officer gives it back, approves it, and opens it to bids (6.3)."""

from ground import clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from procurement import budgeting, completeness, dating, freezing, hands, keyholding, numbering
from procurement.models import Intention, IntentionState, Tender
from procurement.rules.buying import may_judge, may_write


async def submit(tender: Tender, *, by: Actor) -> None:
    """Hand the tender to the second officer; its text is frozen with its hash."""
    may_write.require(by, tender)
    if tender.may_move("submit") and await completeness.missing(tender):
        raise OutOfTurn(lazy("Some answers are still missing. They are listed below."))
    async with transaction():
        await tender.move("submit", by=by, submitted_by_id=by.person_id, returned_words="")
        await hands.touch(tender, by=by)
        await freezing.freeze(tender, by=by)


async def send_back(tender: Tender, words: str, *, by: Actor) -> None:
    """Give the tender back to its clerk, with what is to be changed."""
    may_judge.require(by, await hands.judged(tender))
    async with transaction():
        await tender.move("send_back", by=by, because=words, returned_words=words)


async def approve(tender: Tender, *, by: Actor) -> None:
    """Approve the version that was handed in."""
    may_judge.require(by, await hands.judged(tender))
    async with transaction():
        await tender.move("approve", by=by, approved_by_id=by.person_id, approved_at=clock.now())
        may_judge.require(by, await hands.judged(tender))  # nobody writes any more: what was read before may be old


async def recall(tender: Tender, words: str, *, by: Actor) -> None:
    """Take an approved tender back to its clerk before it is published, when its days have run out meanwhile."""
    may_judge.require(by, await hands.judged(tender))
    async with transaction():
        await tender.move("recall", by=by, because=words, returned_words=words, approved_by_id=None, approved_at=None)


async def publish(tender: Tender, *, by: Actor) -> None:
    """Open the tender to bids: its number, its money and its intention are taken in the same act.

    Refused out of turn (409): an intention shown for less than its days and no reason recorded, days too short from
    this moment, keys not made, and a budget line with too little left (procurement 6.2, 6.3).
    """
    may_judge.require(by, await hands.judged(tender))
    if tender.may_move("publish"):
        await require_publishable(tender)
    now = clock.now()
    async with transaction():
        await tender.move("publish", by=by, published_at=now, published_by_id=by.person_id, documents_from=now)
        await budgeting.reserve(tender)
        if tender.intention_id is not None:
            intention = await Intention.get(id=tender.intention_id)
            await intention.move("link", by=by)
        tender.number = await numbering.next_number()
        await Tender.filter(id=tender.id).update(number=tender.number)


async def require_publishable(tender: Tender) -> None:
    """Refuse with OutOfTurn what may not be published at this moment, with the first reason."""
    for sentence in await why_not_published(tender):
        raise OutOfTurn(sentence)


async def why_not_published(tender: Tender) -> list[object]:
    """Return all that stands against publishing an approved tender at this moment."""
    found: list[object] = [each.sentence for each in await completeness.missing(tender)]
    found += await _of_intention(tender)
    if waiting := await keyholding.waiting(tender):
        found.append(lazy("Not all keys are made yet: %(count)s to come.", count=waiting))
    return found


async def _of_intention(tender: Tender) -> list[object]:
    """Return what stands against it in its intention; a recorded reason that was approved stands in for the days."""
    intention = await Intention.get_or_none(id=tender.intention_id) if tender.intention_id else None
    if intention is not None and intention.state != IntentionState.PUBLISHED:
        return [lazy("Its intention is given up, or has its tender already.")]
    if tender.unannounced_because or intention is None:
        return []
    ripe_at = await dating.ripe_at(intention)
    if ripe_at is None or clock.now() < ripe_at:
        return [lazy("Its intention has not been shown for long enough yet.")]
    return []
