"""Suspending: an officer stops a volunteer's sign-ups for a reason and a time; another answers the appeal (INV-38)."""

import datetime as dt

from ground import audit, clock, letters, policy
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import MayNot, Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.outbox import announce
from volunteers import queries
from volunteers.events import VolunteerStopped
from volunteers.models import Suspension, Volunteer, VolunteerState
from volunteers.rules import profile as rules
from volunteers.seen import places_under

SHORTEST = 4


async def suspend(volunteer: Volunteer, *, because: str, until_on: dt.date, by: Actor) -> Suspension:
    """Stop a volunteer's sign-ups until a day, for a reason that they read and may appeal against."""
    rules.may_suspend.require(by, await queries.at_home(volunteer.person_id))
    longest: int = await policy.value("volunteer.longest_suspension_days")
    if len(because.strip()) < SHORTEST:
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    if not clock.today() < until_on <= clock.today() + dt.timedelta(days=longest):
        sentence = _("It ends on a day to come, at most %(count)d days from now.", count=longest)
        raise Unreadable(sentence, [Mistake("until_on", sentence)])
    async with transaction():
        await volunteer.move("suspend", by=by, because=because)
        given = await Suspension.create(
            volunteer=volunteer,
            because=because[:200],
            until_on=until_on,
            given_by_id=by.person_id,
            given_at=clock.now(),
        )
        person = await Person.get(id=volunteer.person_id)
        await letters.write(person, "volunteer_suspended", about=given, by=by, day=until_on)
        await audit.record("Suspension.give", given, by=by, until=until_on.isoformat())
        await announce(VolunteerStopped(volunteer.id, volunteer.person_id, str(volunteer.state)))
    return given


async def appeal(volunteer: Volunteer, *, words: str, by: Actor) -> Suspension:
    """Say something against one's suspension, once; an officer who did not give it answers."""
    rules.may_change_profile.require(by, volunteer)
    async with transaction():
        appealed = await Suspension.filter(volunteer_id=volunteer.id, ended_at=None, appealed_at=None).update(
            appeal=words[:400], appealed_at=clock.now()
        )
        if not appealed:
            raise OutOfTurn(lazy("There is nothing to appeal against, or you did already."))
        given = await Suspension.get(volunteer_id=volunteer.id, ended_at=None)
        await audit.record("Suspension.appeal", given, by=by)
    return given


async def answer(given: Suspension, *, words: str, lift: bool, by: Actor) -> Suspension:
    """Answer an appeal: lift the suspension, or let it stand, with a reason; never who gave it.

    Refuses before the person appealed (409): an answer to nothing would bury the appeal that may come.
    """
    volunteer = await Volunteer.get(id=given.volunteer_id)
    rules.may_suspend.require(by, await queries.at_home(volunteer.person_id))
    if by.person_id == given.given_by_id:
        raise MayNot(lazy("You gave this suspension yourself. Another officer must answer."))
    async with transaction():
        answered = await Suspension.filter(
            id=given.id, ended_at=None, appealed_at__not_isnull=True, answered_at=None
        ).update(answer=words[:400], answered_by_id=by.person_id, answered_at=clock.now())
        if not answered:
            raise OutOfTurn(lazy("No objection waits for an answer here."))
        person = await Person.get(id=volunteer.person_id)
        await letters.write(person, "volunteer_answered", about=given, by=by)
        await audit.record("Suspension.answer", given, by=by, lift=lift)
        if lift:
            await _end(given, volunteer, by=by, because=words)
    return await Suspension.get(id=given.id)


async def run_out(given: Suspension) -> None:
    """End a suspension whose day has come; it counted no more from that day on, whoever notes it when."""
    volunteer = await Volunteer.get(id=given.volunteer_id)
    async with transaction():
        await _end(given, volunteer, by=SYSTEM, because="its day has come")


async def _end(given: Suspension, volunteer: Volunteer, *, by: Actor, because: str) -> None:
    await Suspension.filter(id=given.id, ended_at=None).update(ended_at=clock.now())
    if volunteer.state == VolunteerState.SUSPENDED:
        await volunteer.move("restore" if volunteer.vouched_at else "restore_unvouched", by=by, because=because)


async def over() -> list[Suspension]:
    """Return the suspensions whose day has come."""
    return await Suspension.filter(ended_at=None, until_on__lte=clock.today())


async def appeals(actor: Actor) -> list[str]:
    """Return the public ids of people of the actor's places whose appeal waits for another than its giver."""
    homes = await places_under(actor.paths(*rules.OFFICERS))
    found = Suspension.filter(
        appealed_at__not_isnull=True, answered_at=None, ended_at=None, volunteer__person__home_id__in=homes
    ).exclude(given_by_id=actor.person_id)
    return [each.volunteer.person.public_id for each in await found.select_related("volunteer__person").order_by("id")]
