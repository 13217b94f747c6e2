"""What each actor may see of volunteers; higher floors ask here too."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ground import clock
from ground.actors import Actor
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.places import Place
from ground.several import parts
from volunteers.hours_at_desk import may_see_claim
from volunteers.keeping import kept_of
from volunteers.models import DayPart, Limit, Qualification, Skill, Suspension, Volunteer, VolunteerState
from volunteers.rules.papers import may_verify
from volunteers.rules.profile import AtHome

SERVING = (VolunteerState.ENROLLED, VolunteerState.ACTIVE)


@dataclass(frozen=True)
class Standing:
    """What a person is and can as a helper on a day: what sign-up and matching ask."""

    may_serve: bool
    because: object = ""
    """The sentence of a no, a `lazy`; empty where they may."""
    state: VolunteerState | None = None
    limits: frozenset[Limit] = frozenset()
    skills: frozenset[Skill] = frozenset()
    papers: frozenset[Skill] = frozenset()
    """Skills for which an officer has seen a paper that is valid on the day."""
    free: frozenset[tuple[int, DayPart]] = frozenset()
    """(weekday, part); none at all means: ask me."""
    most_minutes_a_day: int | None = None
    most_minutes_a_week: int | None = None
    walks_minutes: int = 30
    suggestions: bool = True
    guardians: frozenset[int] = frozenset()
    """Whose word stands for them, where they are not of age (INV-36)."""


WHY_NOT: Mapping[VolunteerState, object] = {
    VolunteerState.PAUSED: lazy("You are taking a break. End it on your page, then you can join again."),
    VolunteerState.SUSPENDED: lazy("Your street has stopped your sign-ups for now. The reason is on your page."),
    VolunteerState.WITHDRAWN: lazy("You have left. Come back on your page, then you can join again."),
}
GONE = lazy("This record is closed. Please call 12345.")


async def volunteer_of(person_id: int) -> Volunteer | None:
    """Return a person's profile as a helper, or None for someone who never enrolled."""
    return await Volunteer.get_or_none(person_id=person_id)


async def standing(person_id: int, *, day: dt.date | None = None) -> Standing:
    """Return what a person is and can as a helper on a day (today); who never enrolled may serve, without limits."""
    day = day or clock.today()
    volunteer = await Volunteer.get_or_none(person_id=person_id).select_related("person")
    lives = volunteer.person.state == PersonState.ACTIVE if volunteer else await _lives(person_id)
    if not lives:
        return Standing(may_serve=False, because=GONE)
    kept = await kept_of(person_id, day)
    if volunteer is None:
        return Standing(may_serve=True, papers=kept.papers, guardians=kept.guardians)
    state = await _state_on(volunteer, day)
    return Standing(
        may_serve=state in SERVING,
        because=WHY_NOT.get(state, ""),
        state=state,
        limits=limits_of(volunteer),
        skills=kept.skills,
        papers=kept.papers,
        free=kept.free,
        most_minutes_a_day=volunteer.most_minutes_a_day,
        most_minutes_a_week=volunteer.most_minutes_a_week,
        walks_minutes=volunteer.walks_minutes,
        suggestions=volunteer.suggestions,
        guardians=kept.guardians,
    )


async def _lives(person_id: int) -> bool:
    return await Person.exists(id=person_id, state=PersonState.ACTIVE)


async def _state_on(volunteer: Volunteer, day: dt.date) -> VolunteerState:
    """Return the state that counts on a day: a break or a suspension is over on its day, whoever notes it when."""
    back = VolunteerState.ACTIVE if volunteer.vouched_at else VolunteerState.ENROLLED
    if volunteer.state == VolunteerState.PAUSED and volunteer.paused_until and volunteer.paused_until <= day:
        return back
    if volunteer.state == VolunteerState.SUSPENDED:
        return volunteer.state if await is_stopped(volunteer, day) else back
    return volunteer.state


async def is_stopped(volunteer: Volunteer, day: dt.date) -> bool:
    """Whether a suspension holds on a day, also of someone who left under it."""
    return await Suspension.exists(volunteer_id=volunteer.id, ended_at=None, until_on__gt=day)


def limits_of(volunteer: Volunteer) -> frozenset[Limit]:
    """Return what a person says they cannot do."""
    return frozenset(Limit(each) for each in parts(volunteer.limits))


async def may_see_paper(actor: Actor, number: int) -> bool:
    """Whether an actor may see a paper, and with it its pictures: its person, and the officers of their home."""
    found = await Qualification.get_or_none(id=number)
    if found is None:
        return False
    return found.person_id == actor.person_id or may_verify.allows(actor, await at_home(found.person_id))


FILES = {"Qualification": may_see_paper, "HourClaim": may_see_claim}
"""Who may see the files of which thing of this domain."""


async def at_home(person_id: int) -> AtHome:
    """Return a person's record with the path of their home, as rules about desks ask for it."""
    person = await Person.get(id=person_id)
    home = await Place.get_or_none(id=person.home_id) if person.home_id else None
    return AtHome(person_id, home.path if home else "")
