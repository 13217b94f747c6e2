"""Withdrawing: "I cannot come" is written down first, whatever the hour, and the place goes on (INV-67, INV-68)."""

import datetime as dt

from ground import clock, letters, policy
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.idnumbers import age_on
from ground.language import lazy
from marketplace import waiting
from marketplace.events import PlaceFreed
from marketplace.models import LIVE, TAKING, Commitment, CommitmentState, Shift, Slot
from marketplace.rules.activities import may_end, may_manage
from marketplace.telling import tell
from volunteers import minors
from volunteers.events import GuardianWithdrew, VolunteerStopped
from volunteers.models import VolunteerState
from volunteers.queries import standing


async def withdraw(commitment: Commitment, *, by: Actor, because: str = "") -> Commitment:
    """Give up a place, or a place in line. Never refused for being late; after the end only the roll can say more."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    commitment.shift = shift
    may_end.require(by, commitment)
    if shift.ends_at <= clock.now():
        raise OutOfTurn(lazy("This is over. The leader's roll says who came."))
    hours: int = await policy.value("signing.late_hours")
    late = shift.starts_at - dt.timedelta(hours=hours) <= clock.now()
    return await _end(commitment, "withdraw", by=by, because=because, late=late)


async def remove(commitment: Commitment, *, by: Actor, because: str) -> Commitment:
    """Take a person out of a shift to come, as the organisation, with a reason that the person reads."""
    shift = await Shift.get(id=commitment.shift_id).select_related("activity")
    may_manage.require(by, shift.activity)
    if shift.starts_at <= clock.now():
        raise OutOfTurn(lazy("This has begun. Say on the roll who came."))
    if not because.strip():
        raise OutOfTurn(lazy("Please say why. The person reads it."))
    return await _end(commitment, "remove", by=by, because=because, late=False)


async def end_without_word(fact: GuardianWithdrew) -> None:
    """Give up what a child promised for days on which it is a minor, once no guardian's word stands (EDGE-26).

    No mark is left and no reason: whoever leads only reads that a place is free. Idempotent.
    """
    child = await Person.get(id=fact.person_id)
    if await minors.guardians_of(child.id):
        return
    ages = await minors.ages()
    places = Commitment.filter(person_id=child.id, state__in=LIVE, shift__starts_at__gt=clock.now())
    for place in await places.order_by("id").select_related("shift__activity__leader"):
        if ages.is_minor(child.born_on, clock.city_day(place.shift.starts_at)):
            await _give_up_untold(place)


async def end_while_suspended(fact: VolunteerStopped) -> None:
    """Give up the places on days for which the street stopped somebody's sign-ups; whoever leads reads no reason.

    After a break or a farewell what was promised before stands: people are asked, not moved (EDGE-20). Idempotent.
    """
    if fact.state != VolunteerState.SUSPENDED:
        return
    places = Commitment.filter(person_id=fact.person_id, state__in=LIVE, shift__starts_at__gt=clock.now())
    for place in await places.order_by("id").select_related("shift__activity__leader"):
        stands = await standing(fact.person_id, day=clock.city_day(place.shift.starts_at))
        if not stands.may_serve:
            await _give_up_untold(place)


async def end_without_guardian(fact: PlaceFreed) -> None:
    """Give up the places of children so young that a guardian has to be there, where none has a place any more.

    Idempotent; INV-36.
    """
    slot = await Slot.get(id=fact.slot_id)
    ages = await minors.ages()
    places = Commitment.filter(
        shift_id=slot.shift_id, state__in=LIVE, shift__starts_at__gt=clock.now(), person__born_on__not_isnull=True
    )
    for place in await places.order_by("id").select_related("person", "shift__activity__leader"):
        born_on, day = place.person.born_on, clock.city_day(place.shift.starts_at)
        if born_on is not None and age_on(born_on, day) < ages.presence and not await _guardian_comes(place):
            await _give_up_untold(place)


async def _guardian_comes(place: Commitment) -> bool:
    guardians = await minors.guardians_of(place.person_id)
    return await Commitment.exists(shift_id=place.shift_id, person_id__in=list(guardians), state__in=TAKING)


async def _give_up_untold(place: Commitment) -> None:
    shift = place.shift
    async with transaction():
        ended = await _end(place, "withdraw", by=SYSTEM, because="", late=False)
        await letters.write(
            shift.activity.leader, "place_given_back", about=ended, by=SYSTEM,
            title=shift.activity.title, starts_at=shift.starts_at,
        )  # fmt: skip


async def _end(commitment: Commitment, how: str, *, by: Actor, because: str, late: bool) -> Commitment:
    async with transaction():
        await waiting.hold(commitment.slot_id)
        fresh = await Commitment.get(id=commitment.id)
        if fresh.state in (CommitmentState.WITHDRAWN, CommitmentState.REMOVED):
            return fresh
        if fresh.state not in LIVE:
            raise OutOfTurn(Commitment.OUT_OF_TURN)
        held = fresh.state in TAKING
        late = late and fresh.state == CommitmentState.CONFIRMED
        await fresh.move(
            how, by=by, because=because or None, ended_at=clock.now(), late=late, offer_ends_at=None, reason=because
        )
        await waiting.free(fresh, held=held)
        await tell(fresh, "withdrawn" if how == "withdraw" else "removed", by=by, reason=because)
        await waiting.offer_freed(fresh.slot_id, by=by)
    return fresh
