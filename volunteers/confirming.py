"""Confirming: another party's word puts a claim into the ledger, a second officer's where it is much, or refuses it."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from ground import clock, letters, persons
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn, Refusal
from ground.identity import Person
from ground.language import lazy
from ground.outbox import announce
from ground.places import Place
from volunteers import chain
from volunteers.bounds import Bounds, bounds_at
from volunteers.correcting import announce_all, take_back
from volunteers.events import HoursRefused
from volunteers.facing import facing_of, facings_of
from volunteers.models import ClaimState, HourClaim, HourEntry
from volunteers.rules import hours as rules
from volunteers.weighing import Weighed, Word, weigh


@dataclass(frozen=True)
class Outcome:
    """What came of one claim in an act over many."""

    claim: HourClaim
    done: bool
    minutes: int = 0
    """What entered the ledger."""
    sentence: str = ""
    """Why it is not entered, or not wholly; empty where all of it is."""


async def confirm(
    claim: HourClaim, *, by: Actor, bounds: Bounds | None = None, facing: rules.Confirming | None = None
) -> list[HourEntry]:
    """Put a claim into the ledger by the desk's word; nothing is entered yet where an officer's word is needed beside.

    Overlapping time counts once: what is left is entered, with a sentence; Taken (409) where nothing is left. Refuses
    whoever is not a third party from outside (403), and what is over a cap (409).
    """
    facing = facing or await facing_of(claim, by)
    _require_to_confirm(facing, by)
    async with transaction():
        await persons.lock(claim.person_id)
        await chain.lock(claim.organisation_id)
        weighed = await weigh(claim, bounds)
        if weighed.refusal:
            raise weighed.refusal
        if weighed.word == Word.DESK:
            return await _accept(claim, weighed, by=by, confirmer_id=by.person_id)
        await claim.move("hold", by=by, confirmer_id=by.person_id, reason=weighed.conflict[:200] or claim.reason)
    return []


async def give_second_word(claim: HourClaim, *, by: Actor, bounds: Bounds | None = None) -> list[HourEntry]:
    """Put a claim that the desk confirmed into the ledger, as an officer: of the county for the longest days."""
    facing = await facing_of(claim, by)
    _require_to_confirm(facing, by)
    if claim.state != ClaimState.HELD:
        raise OutOfTurn(lazy("The community's desk confirms this first."))
    async with transaction():
        await persons.lock(claim.person_id)
        await chain.lock(claim.organisation_id)
        weighed = await weigh(claim, bounds)
        if weighed.refusal:
            raise weighed.refusal
        _require_second(facing, weighed, by)
        return await _accept(claim, weighed, by=by, confirmer_id=claim.confirmer_id, second_id=by.person_id)


async def refuse(claim: HourClaim, *, because: str, by: Actor) -> HourClaim:
    """Refuse a claim, with a reason that the person and the organisation read; whoever may confirm it may refuse it."""
    facing = await facing_of(claim, by)
    _require_to_confirm(facing, by)
    async with transaction():
        await claim.move("refuse", by=by, because=because, reason=because[:200], decided_at=clock.now())
        person = await Person.get(id=claim.person_id)
        await letters.write(person, "hours_refused", about=claim, by=by, title=claim.about)
        await announce(HoursRefused(claim.id, claim.person_id, claim.organisation_id, claim.shift_ref))
    return claim


async def give_second_word_to_all(claims: Sequence[HourClaim], *, by: Actor) -> list[Outcome]:
    """Give the second word on many claims; each is an act of its own, and one that is refused stops no other."""
    return [await _tried(claim, give_second_word(claim, by=by)) for claim in claims]


async def refuse_all(claims: Sequence[HourClaim], *, because: str, by: Actor) -> list[Outcome]:
    """Refuse many claims with one reason; each is an act of its own."""
    outcomes = []
    for claim in claims:
        try:
            await refuse(claim, because=because, by=by)
        except Refusal as refusal:
            outcomes.append(Outcome(claim, done=False, sentence=refusal.sentence))
        else:
            outcomes.append(Outcome(claim, done=True))
    return outcomes


async def confirm_all(claims: Sequence[HourClaim], *, by: Actor) -> list[Outcome]:
    """Confirm a whole shift with one press: each claim is an act of its own, and one that is refused stops no other."""
    figures: dict[int, Bounds] = {}
    facings = await facings_of(claims, by)
    outcomes = []
    for claim in claims:
        if claim.place_id not in figures:
            figures[claim.place_id] = await bounds_at(await Place.get(id=claim.place_id))
        word = confirm(claim, by=by, bounds=figures[claim.place_id], facing=facings[claim.id])
        outcomes.append(await _tried(claim, word))
    return outcomes


async def _tried(claim: HourClaim, work: Awaitable[list[HourEntry]]) -> Outcome:
    try:
        lines = await work
    except Refusal as refusal:
        return Outcome(claim, done=False, sentence=refusal.sentence)
    return Outcome(claim, done=True, minutes=sum(line.minutes for line in lines), sentence=claim.reason)


async def _accept(
    claim: HourClaim, weighed: Weighed, *, by: Actor, confirmer_id: int | None, second_id: int | None = None
) -> list[HourEntry]:
    """Move the claim and write its lines, in the open act and under the person's lock."""
    await claim.move(
        "accept_on_second_word" if second_id else "accept",
        by=by,
        decided_at=clock.now(),
        reason=weighed.conflict[:200] or claim.reason,
        confirmer_id=confirmer_id,
        second_id=second_id,
    )
    if claim.corrects_id is not None:
        await take_back(await HourEntry.get(id=claim.corrects_id), by=by, because=claim.reason, whole=True)
    lines = await chain.enter(
        claim.organisation_id,
        [
            {
                "person_id": claim.person_id,
                "project_id": claim.project_id,
                "claim_id": claim.id,
                "about": claim.about,
                "shift_ref": claim.shift_ref,
                "place_id": claim.place_id,
                "service_on": piece.service_on,
                "starts_at": piece.span.starts_at,
                "ends_at": piece.span.ends_at,
                "minutes": piece.minutes,
                "category": claim.category,
                "source": claim.source,
                "grade": claim.grade,
                "late": claim.late,
                "recorder_id": claim.recorder_id,
                "confirmer_id": claim.confirmer_id,
                "second_id": claim.second_id,
                "entered_by_id": by.person_id,
                "reason": claim.reason,
            }
            for piece in weighed.pieces
        ],
    )
    await announce_all(lines)
    return lines


def _require_to_confirm(facing: rules.Confirming, by: Actor) -> None:
    rules.confirms_anothers_time.require(by, facing)
    rules.confirms_anothers_record.require(by, facing)
    rules.confirms_what_another_led.require(by, facing)
    rules.is_from_outside.require(by, facing)
    rules.is_no_agent.require(by, facing)
    if facing.organisation.may_recruit:
        rules.is_the_desk.require(by, facing)
    else:
        rules.answers_for_closed.require(by, facing)
    rules.is_another_body.require(by, facing)


def _require_second(facing: rules.Confirming, weighed: Weighed, by: Actor) -> None:
    rules.may_give_second_word.require(by, facing)
    if weighed.word == Word.COUNTY:
        rules.may_give_authority.require(by, facing)


async def obstacles(claims: Sequence[HourClaim], *, by: Actor) -> dict[int, str]:
    """Return, for each claim that could not be confirmed now, the sentence why: a desk reads it before it presses.

    For one that the desk has confirmed, what stands in the way of the second word.
    """
    facings = await facings_of(claims, by)
    found: dict[int, str] = {}
    figures: dict[int, Bounds] = {}
    for claim in claims:
        if claim.place_id not in figures:
            figures[claim.place_id] = await bounds_at(await Place.get(id=claim.place_id))
        try:
            _require_to_confirm(facings[claim.id], by)
            weighed = await weigh(claim, figures[claim.place_id], facings[claim.id].organisation)
            if weighed.refusal:
                raise weighed.refusal
            if claim.state == ClaimState.HELD:
                _require_second(facings[claim.id], weighed, by)
        except Refusal as refusal:
            found[claim.id] = refusal.sentence
    return found
