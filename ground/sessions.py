"""Sessions: opening one at sign-in, finding the actor behind a secret, listing and ending them."""

import datetime as dt
import hashlib

from tortoise.expressions import Q

from ground import audit, clock
from ground.actors import Actor, Assurance, Channel, Held
from ground.codes import secret
from ground.database import transaction
from ground.errors import NotFound
from ground.identity import Grant, Person, PersonState, ProgramKey, Session
from ground.language import _
from ground.territory import forebears

STAFF_IDLE = dt.timedelta(minutes=30)
STAFF_LENGTH = dt.timedelta(hours=12)
ELDER_LENGTH = dt.timedelta(days=180)
"""Lengths of security.md row 10."""
TOUCH_EVERY = dt.timedelta(minutes=1)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def begin(person: Person, *, assurance: Assurance, staff: bool, device: str, by: Actor) -> str:
    """Open a session in the open act and return its secret, which is kept nowhere else."""
    token, now = secret(), clock.now()
    session = await Session.create(
        token_hash=_hash(token),
        person_id=person.id,
        assurance=assurance,
        staff=staff,
        device=device[:120],
        made_at=now,
        seen_at=now,
        ends_at=now + (STAFF_LENGTH if staff else ELDER_LENGTH),
    )
    await audit.record("Session.begin", session, by=by, person=person.id, staff=staff)
    return token


async def actor_of(token: str, *, channel: Channel = Channel.WEB) -> Actor | None:
    """Return who holds this secret now, with the grants in force today, or None."""
    now = clock.now()
    session = await Session.filter(token_hash=_hash(token), ended_at=None, ends_at__gt=now).select_related(
        "person"
    ).first()  # fmt: skip
    if session is None or session.person.state != PersonState.ACTIVE:
        return None
    if session.staff and session.seen_at + STAFF_IDLE < now:
        return None
    if session.seen_at + TOUCH_EVERY < now:
        await Session.filter(id=session.id).update(seen_at=now)
    return await actor_for(session.person, session=session, channel=channel)


async def ended_one(token: str) -> Session | None:
    """Return the session that this secret opened once: it lets nobody in, but tells whose form came too late."""
    return await Session.get_or_none(token_hash=_hash(token))


async def actor_for(person: Person, *, session: Session | None = None, channel: Channel = Channel.WEB) -> Actor:
    """Return the actor that a person is today; with no session, as the command line and tests need it."""
    staff = session is None or session.staff
    return Actor(
        person_id=person.id,
        name=person.name,
        grants=await held_by(person.id) if staff else (),
        session_id=session.id if session else None,
        assurance=session.assurance if session else Assurance.TWO_FACTORS,
        channel=channel,
        signed_in_at=session.made_at if session else None,
    )


def in_force_on(day: dt.date) -> Q:
    """Return the question for the grants that are in force on a day."""
    return Q(Q(until_on=None) | Q(until_on__gt=day), ended_at=None, from_on__lte=day)


async def held_by(person_id: int, day: dt.date | None = None) -> tuple[Held, ...]:
    """Return what a person holds on a day: an expired grant acts on nothing, even in an open session (R4).

    A role over a place reaches what was recorded under places that it came to stand for (T5).
    """
    day = day or clock.today()
    grants = await Grant.filter(in_force_on(day), person_id=person_id).select_related("place")
    before = await forebears([grant.place.path for grant in grants if grant.place])
    return tuple(
        Held(grant.role, grant.org_id, grant.place_id, path)
        for grant in grants
        for path in ([grant.place.path, *before[grant.place.path]] if grant.place else [None])
    )


async def open_sessions(person_id: int) -> list[Session]:
    """Return the sessions a person has open, the latest seen first."""
    return await Session.filter(person_id=person_id, ended_at=None, ends_at__gt=clock.now()).order_by("-seen_at")


async def end(public_id: str, *, by: Actor) -> None:
    """End one of the actor's own sessions; another's is not found."""
    async with transaction():
        ended = await Session.filter(public_id=public_id, person_id=by.person_id, ended_at=None).update(
            ended_at=clock.now()
        )
        if not ended:
            raise NotFound(_("This device is already signed out."))
        await audit.record("Session.end", f"Session:{public_id}", by=by)


async def end_present(by: Actor) -> None:
    """Sign out: end the session this request came with, if any."""
    if by.session_id is None:
        return
    async with transaction():
        await Session.filter(id=by.session_id).update(ended_at=clock.now())
        await audit.record("Session.end", f"Session:{by.session_id}", by=by)


async def end_all(person_id: int, *, by: Actor) -> None:
    """End every session of a person, in the open act: their rights changed or their telephone did (security 8.3.2).

    The keys of their programs end with them.
    """
    await Session.filter(person_id=person_id, ended_at=None).update(ended_at=clock.now())
    await audit.record("Session.end_all", f"Person:{person_id}", by=by)
    if await ProgramKey.filter(person_id=person_id, ended_at=None).update(ended_at=clock.now()):
        await audit.record("ProgramKey.end_all", f"Person:{person_id}", by=by)
