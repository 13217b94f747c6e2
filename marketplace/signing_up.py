"""Signing up: one person takes one place in a shift, or a place in its line (orgs-and-volunteers 7.6)."""

from tortoise.expressions import F

from ground import audit, clock, persons
from ground.actors import Actor
from ground.codes import free_number
from ground.database import IntegrityError, transaction
from ground.errors import Taken
from ground.identity import Person
from ground.language import _
from ground.outbox import announce
from marketplace import eligibility, first_come, waiting
from marketplace.events import SignedUp
from marketplace.models import LIVE, Commitment, CommitmentState, SignUpWay, Slot
from marketplace.rules.activities import may_sign_up
from marketplace.telling import tell
from volunteers.enrolling import enrol


async def sign_up(person: Person, slot: Slot, *, by: Actor, way: SignUpWay) -> Commitment:
    """Give a person a place in a slot, or, when all are taken, the next place in line.

    Twice is once: who is in the shift already gets what they have. Refuses with MayNot who acts without a mandate,
    with OutOfTurn a shift that cannot be joined, with Taken what stands against it for this person, in a sentence.
    """
    may_sign_up.require(by, person.id)
    async with transaction():
        await persons.lock(person.id)
        await enrol(person, by=by)
        there = await _live_in(person.id, slot.shift_id)
        if there is not None and not there.is_overdue:
            return there
        if there is not None:
            await _end_their_offer(there, slot)
        against = await eligibility.hindrances_of(person, slot)
        held = await waiting.hold(slot.id)
        await eligibility.require_open(held.shift)
        if against:
            raise Taken(against[0].sentence, reasons=[each.code for each in against])
        free = await waiting.give_turn(held, by=by)
        confirmed = free and bool(await Slot.filter(id=slot.id, taken__lt=F("capacity")).update(taken=F("taken") + 1))
        if confirmed and held.waiting:
            await first_come.went(slot.id, by=by)
        elif not confirmed:
            await Slot.filter(id=slot.id).update(waiting=F("waiting") + 1)
        commitment = await _commit(person, held, by=by, way=way, confirmed=confirmed)
        await tell(commitment, "signed_up" if confirmed else "in_line", by=by)
    return commitment


async def _live_in(person_id: int, shift_id: int) -> Commitment | None:
    return await Commitment.filter(person_id=person_id, shift_id=shift_id, state__in=LIVE).first()


async def _end_their_offer(there: Commitment, slot: Slot) -> None:
    """End an offer whose time to say yes is over: they begin anew, behind whoever waits (EDGE-8)."""
    for each in sorted({there.slot_id, slot.id}):  # in one order, whoever changes from which to which
        await waiting.hold(each)
    await waiting.lapse(await Slot.get(id=there.slot_id))


async def _commit(person: Person, slot: Slot, *, by: Actor, way: SignUpWay, confirmed: bool) -> Commitment:
    try:
        commitment = await Commitment.create(
            person=person,
            number=await free_number(Commitment),
            shift=slot.shift,
            slot=slot,
            way=way,
            signed_by_id=by.person_id,
            mandate_id=by.mandate_id,
            joined_at=clock.now(),
            state=CommitmentState.CONFIRMED if confirmed else CommitmentState.WAITING,
        )
    except IntegrityError as error:  # the wall: one live row a person and shift, whatever else was read
        raise Taken(_("You are in this already.")) from error
    await audit.record(
        "Commitment.sign_up",
        commitment,
        by=by,
        slot=slot.id,
        shift=slot.shift_id,
        way=str(way),
        state=str(commitment.state),
    )
    if confirmed:
        await announce(SignedUp(commitment.id, person.id, slot.shift_id))
    return commitment
