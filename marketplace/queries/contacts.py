"""Contacts: name, telephone and address of the one who is helped, for whoever serves, around the time (INV-46)."""

import datetime as dt
from dataclasses import dataclass

from ground import clock, persons, phones, policy, privacy
from ground.actors import Actor
from ground.errors import MayNot, NotFound
from ground.identity import Person
from ground.language import _, language_of, lazy, reading
from ground.places import Place
from ground.privacy import Look
from marketplace import need_texts
from marketplace.complaining import in_trouble
from marketplace.models import Commitment, CommitmentState, Need, NeedState
from marketplace.queries.needs import NO_SUCH_NEED, need_by_id, visits_open
from marketplace.rules.needs import at_desk, may_serve
from volunteers.queries import standing

WHAT = "need_contact"
PURPOSES = {
    "read": lazy("Read what you need"),
    "call": lazy("To call you"),
    "visit": lazy("To visit you"),
    "check": lazy("To check that all is well"),
    "serve": lazy("To come and help you"),
}
"""What somebody looks for, as the one who is helped reads it."""
HELPING = (CommitmentState.CONFIRMED, CommitmentState.ATTENDED)
SERVING = (NeedState.ACCEPTED, NeedState.SCHEDULED, NeedState.DONE)


@dataclass(frozen=True)
class Contact:
    """What one needs to come to somebody's door."""

    name: str
    phone: str
    """Grouped as it is dialled; empty for someone without."""
    where: str
    words: str


async def contact_for(
    actor: Actor,
    need: Need,
    *,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
    purpose: str = "serve",
) -> Contact:
    """Reveal the contact to whoever serves: the organisation's team, and helpers with a place in a shift of the need.

    For the team it opens when the need is taken on, for a helper who may serve it does so the policy's hours before the
    shift; for both it closes the policy's hours after. The times are the shift's, or the visit's. Each look is written
    down, and the one who is helped can read it. Refuses with MayNot outside of the window, and while a report is open.
    """
    if await in_trouble(need):
        raise MayNot(lazy("The street is looking into something here. Please call them."))
    starts_at, ends_at = starts_at or need.comes_at, ends_at or await _leaves_at(need)
    team = need.organisation_id is not None and may_serve.allows(actor, need)
    if need.state not in SERVING or not (team or await _helps(actor, need)):
        raise MayNot(lazy("Only the desk, the street and whoever serves may see this."))
    now, (before, after) = clock.now(), await _margins(need)
    if not team and (starts_at is None or now < starts_at - before):
        raise MayNot(lazy("You see telephone and address from the day before."))
    if ends_at is not None and now > ends_at + after:
        raise MayNot(lazy("The time is over. If you still have to reach them, call the desk."))
    return await _revealed(need, purpose, by=actor)


async def contact_for_place(actor: Actor, commitment: Commitment) -> Contact:
    """Reveal to a helper whom they go to: by the times of the shift they have this place in, which comes with it.

    Refuses with NotFound a shift that is for nobody in particular, with MayNot who has no place in it (any more).
    """
    need = await need_of_place(commitment)
    if commitment.state not in HELPING:
        raise MayNot(lazy("You see this only with a place in the shift."))
    return await contact_for(
        actor, need, starts_at=commitment.shift.starts_at, ends_at=commitment.shift.ends_at, purpose="serve"
    )


async def need_of_place(commitment: Commitment) -> Need:
    """Return the need that a place's shift is for; NotFound where it is for nobody in particular."""
    if commitment.shift.activity.need_id is None:
        raise NotFound(NO_SUCH_NEED)
    return await need_by_id(commitment.shift.activity.need_id)


async def opens_for(commitment: Commitment) -> tuple[dt.datetime, dt.datetime] | None:
    """Return from when until when the helper of this place may look; None where there is nothing for them to see."""
    activity = commitment.shift.activity
    if activity.need_id is None or commitment.state not in HELPING:
        return None
    need = await need_by_id(activity.need_id)
    if need.organisation_id != activity.organisation_id or need.state not in SERVING:
        return None
    if not (await standing(commitment.person_id)).may_serve:
        return None
    before, after = await _margins(need)
    return commitment.shift.starts_at - before, commitment.shift.ends_at + after


async def _margins(need: Need) -> tuple[dt.timedelta, dt.timedelta]:
    desk = await Place.get(id=need.desk_id)
    before: int = await policy.value("needs.contact_opens_hours", place=desk)
    after: int = await policy.value("needs.contact_closes_hours", place=desk)
    return dt.timedelta(hours=before), dt.timedelta(hours=after)


async def contact_for_desk(actor: Actor, need: Need, purpose: str) -> Contact:
    """Reveal the contact to the need's own desk or street, for one of PURPOSES, which the one who is helped reads."""
    if not at_desk(actor, need):
        raise MayNot(lazy("Only the desk, the street and whoever serves may see this."))
    return await _revealed(need, purpose, by=actor)


async def note_reading(need: Need, *, by: Actor) -> None:
    """Note that somebody of the desk read what was said, once a day and reader; the one it is about can read so."""
    since = clock.city_moment(clock.today())
    if not await Look.exists(
        person_id=need.beneficiary_id, looker_id=by.person_id, what=_what(need), looked_at__gte=since
    ):
        await privacy.log_look(need.beneficiary_id, _what(need), _said_to(need.beneficiary, "read", need), by=by)


async def looks_at(need: Need) -> list[Look]:
    """Return who looked at the contact of this need, the latest first, for the one who is helped."""
    return await Look.filter(person_id=need.beneficiary_id, what=_what(need)).order_by("-id").limit(50)


def _what(need: Need) -> str:
    return f"{WHAT} {need.public_id}"


def _said_to(person: Person, purpose: str, need: Need) -> str:
    """Return a purpose as the one who is helped reads it."""
    with reading(language_of(person.language)):
        return _("%(purpose)s: %(title)s", purpose=PURPOSES[purpose], title=need.title)


async def _leaves_at(need: Need) -> dt.datetime | None:
    """Return the end of the last visit for which anybody may still come."""
    visits = await visits_open(need)
    return max([need.leaves_at, *(each.ends_at for each in visits)]) if need.leaves_at else None


async def _helps(actor: Actor, need: Need) -> bool:
    if actor.person_id is None or need.organisation_id is None:
        return False
    has_place = await Commitment.exists(
        person_id=actor.person_id,
        state__in=HELPING,
        shift__activity__need_id=need.id,
        shift__activity__organisation_id=need.organisation_id,
    )
    return has_place and (await standing(actor.person_id)).may_serve


async def _revealed(need: Need, purpose: str, *, by: Actor) -> Contact:
    person = await Person.get(id=need.beneficiary_id)
    await privacy.log_look(person.id, _what(need), _said_to(person, purpose, need), by=by)
    phone = persons.phone_of(person)
    return Contact(
        name=persons.name_shown(person),
        phone=phones.shown(phone) if phone else "",
        where=privacy.unseal(need_texts.WHERE, need.where_sealed),
        words=privacy.unseal(need_texts.WORDS, need.words_sealed),
    )
