"""Enrolling: becoming a volunteer, taking a break, leaving and coming back."""

import datetime as dt

from ground import audit, clock, persons, privacy
from ground.actors import Actor, Channel
from ground.codes import free_number
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.outbox import announce
from ground.privacy import ConsentKind
from volunteers import minors, queries
from volunteers.events import VolunteerEnrolled, VolunteerStopped
from volunteers.models import Availability, Volunteer, VolunteerSkill, VolunteerState
from volunteers.rules import profile as rules

WORDING = lazy(
    "We keep your name, your telephone and what you join, so that the organiser can reach you. "
    "You can see it, correct it and leave at any time."
)
"""What a person agrees to by joining; pages show it above the button."""

METHODS = {Channel.WEB: "web", Channel.API: "web", Channel.PAPER: "paper", Channel.IMPORT: "paper"}


async def enrol(person: Person, *, by: Actor) -> Volunteer:
    """Make the person a volunteer, or return the profile they have: calling it twice changes nothing.

    Who had left comes back, by their own wish alone, and to the suspension that they left under (INV-38). Refuses with
    MayNot (403) someone who is neither the person nor helping them, with OutOfTurn (409) a record that is closed, or a
    minor without a guardian's word (INV-36). It may stand in another act, after no later lock.
    """
    rules.may_enrol.require(by, person)
    if person.state != PersonState.ACTIVE:
        raise OutOfTurn(queries.GONE)
    there = await queries.volunteer_of(person.id)
    if there is not None and there.state != VolunteerState.WITHDRAWN:
        return there
    async with transaction():
        await persons.lock(person.id)
        volunteer = await queries.volunteer_of(person.id)
        if volunteer is not None and volunteer.state != VolunteerState.WITHDRAWN:
            return volunteer
        await minors.require_of_age_or_word(person)
        if volunteer is None:
            number = await free_number(Volunteer)
            volunteer = await Volunteer.create(person_id=person.id, number=number, joined_at=clock.now())
            await audit.record("Volunteer.enrol", volunteer, by=by, person=person.id)
        else:
            rules.may_come_back.require(by, volunteer)
            move = "come_back_suspended" if await queries.is_stopped(volunteer, clock.today()) else "come_back"
            await volunteer.move(move, by=by, vouched_at=None, vouched_by_id=None)
        method = METHODS.get(by.channel, "spoken")
        await privacy.consent(person.id, ConsentKind.ENROL, method=method, wording=str(WORDING), by=by)
        await announce(VolunteerEnrolled(volunteer.id, person.id))
    return volunteer


async def vouch(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """Note that the desk of the person's community has seen who they are (慈善法 art. 66, real names)."""
    rules.may_vouch.require(by, await queries.at_home(volunteer.person_id))
    async with transaction():
        await volunteer.move("vouch", by=by, vouched_at=clock.now(), vouched_by_id=by.person_id)
    return volunteer


async def pause(volunteer: Volunteer, *, by: Actor, until: dt.date | None = None) -> Volunteer:
    """Take a break until a day (the first on which one is back), or until one says so."""
    rules.may_change_profile.require(by, volunteer)
    if until is not None and until <= clock.today():
        raise OutOfTurn(lazy("A break ends on a day to come."))
    async with transaction():
        await volunteer.move("pause", by=by, paused_until=until)
        await announce(VolunteerStopped(volunteer.id, volunteer.person_id, str(volunteer.state)))
    return volunteer


async def resume(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """End a break; the clock may do it on its day."""
    if by.channel != Channel.SYSTEM:
        rules.may_change_profile.require(by, volunteer)
    async with transaction():
        await volunteer.move("resume" if volunteer.vouched_at else "resume_unvouched", by=by, paused_until=None)
    return volunteer


async def withdraw(volunteer: Volunteer, *, by: Actor) -> Volunteer:
    """Leave: times, skills and limits are erased now; hours and certificates stay the person's own (EDGE-23).

    Who is suspended may leave too (个人信息保护法 art. 15 and 47); the suspension runs on.
    """
    rules.may_change_profile.require(by, volunteer)
    async with transaction():
        await volunteer.move("withdraw", by=by, limits="", most_minutes_a_day=None, most_minutes_a_week=None)
        await Availability.filter(volunteer_id=volunteer.id).delete()
        await VolunteerSkill.filter(volunteer_id=volunteer.id).delete()
        await privacy.withdraw(volunteer.person_id, ConsentKind.ENROL, by=by)
        await privacy.withdraw(volunteer.person_id, ConsentKind.LIMITS_KEPT, by=by)
        await announce(VolunteerStopped(volunteer.id, volunteer.person_id, str(volunteer.state)))
    return volunteer
