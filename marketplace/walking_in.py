"""Walking in: someone came without having signed up; whoever leads writes them down on the day, marked as that."""

from tortoise.expressions import F

from ground import audit, clock, persons
from ground.actors import Actor
from ground.codes import free_number
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn, Taken
from ground.identity import Person, PersonState
from ground.language import lazy
from marketplace import waiting
from marketplace.models import LIVE, TAKING, Commitment, CommitmentState, Shift, ShiftState, SignUpWay, Slot
from marketplace.rules.activities import may_roll
from volunteers import minors


async def write_in(shift: Shift, person: Person, *, by: Actor) -> Commitment:
    """Put someone who came on the roll of a shift that has begun; the shift comes with its activity. Twice is once.

    It takes no place: the roll alone says that they were there, and their hours are of grade C. Whoever waited in line
    and came keeps their row. Refuses with OutOfTurn before the start and after the roll, and a minor for whom no
    guardian spoke (INV-36).
    """
    may_roll.require(by, shift)
    if shift.starts_at > clock.now():
        raise OutOfTurn(lazy("This has not begun yet. People can still sign up."))
    async with transaction():
        await persons.lock(person.id)
        if not await Person.exists(id=person.id, state=PersonState.ACTIVE):
            raise OutOfTurn(lazy("This record is closed. Please call 12345."))
        await minors.require_of_age_or_word(person, day=clock.city_day(shift.starts_at))
        slot = await waiting.hold((await Slot.filter(shift_id=shift.id).order_by("id"))[0].id)
        if not await Shift.exists(id=shift.id, state=ShiftState.OPEN):
            raise OutOfTurn(lazy("The roll of this was handed in already."))
        there = await Commitment.filter(person_id=person.id, shift_id=shift.id, state__in=LIVE).first()
        if there is not None and there.state in TAKING:
            raise Taken(lazy("This person is on your list already."))
        return there if there is not None and there.walk_in else await _written(there, shift, person, slot, by=by)


async def _written(there: Commitment | None, shift: Shift, person: Person, slot: Slot, *, by: Actor) -> Commitment:
    if there is not None:
        await Commitment.filter(id=there.id).update(walk_in=True)
        await audit.record("Commitment.write_in", there, by=by, shift=shift.id)
        return await Commitment.get(id=there.id)
    try:
        made = await Commitment.create(
            person=person,
            number=await free_number(Commitment),
            shift=shift,
            slot=slot,
            way=SignUpWay.ORG,
            signed_by_id=by.person_id,
            joined_at=clock.now(),
            walk_in=True,
            state=CommitmentState.WAITING,
        )
    except IntegrityError as error:
        raise Taken(lazy("This person is on your list already.")) from error
    await Slot.filter(id=slot.id).update(waiting=F("waiting") + 1)
    await audit.record("Commitment.write_in", made, by=by, shift=shift.id)
    return made


async def strike_out(commitment: Commitment, *, by: Actor) -> None:
    """Take off the roll who was written in by mistake; the commitment comes with its shift and activity."""
    may_roll.require(by, commitment.shift)
    async with transaction():
        await waiting.hold(commitment.slot_id)
        fresh = await Commitment.get(id=commitment.id)
        if not fresh.walk_in:
            raise OutOfTurn(lazy("This person signed up. Say on the roll that they did not come."))
        await fresh.move("let_lapse", by=by, ended_at=clock.now())
        await waiting.free(fresh, held=False)
