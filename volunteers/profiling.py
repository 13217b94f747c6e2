"""Profiling: what a person says of themself as a helper; each part is changed alone, and limits by the person alone."""

from collections.abc import Collection, Mapping

from ground import audit, privacy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.letters import Way
from ground.privacy import ConsentKind
from ground.several import joined
from volunteers import queries
from volunteers.models import Availability, DayPart, Limit, Skill, Volunteer, VolunteerSkill
from volunteers.rules import profile as rules

LIMITS_WORDING = lazy(
    "We keep what you cannot do, so that nobody asks it of you. Only the words above, no illness. Organisers see it "
    "for what you join."
)


async def set_skills(volunteer: Volunteer, skills: Collection[Skill], *, by: Actor) -> None:
    """Keep what a person can bring."""
    rules.may_change_profile.require(by, volunteer)
    async with transaction():
        await VolunteerSkill.filter(volunteer_id=volunteer.id).delete()
        await VolunteerSkill.bulk_create(VolunteerSkill(volunteer_id=volunteer.id, skill=each) for each in set(skills))
        await audit.record("Volunteer.set_skills", volunteer, by=by, count=len(set(skills)))


async def set_limits(volunteer: Volunteer, limits: Collection[Limit], *, by: Actor) -> None:
    """Keep what a person cannot do. Who helps them may add a limit on their word; only they take one back (EDGE-40)."""
    rules.may_change_profile.require(by, volunteer)
    had, has = queries.limits_of(volunteer), frozenset(limits)
    if had - has:
        rules.may_take_limits_back.require(by, volunteer)
    column = joined(sorted(has))
    async with transaction():
        await Volunteer.filter(id=volunteer.id).update(limits=column)
        if has and not had:
            await privacy.consent(
                volunteer.person_id, ConsentKind.LIMITS_KEPT, method="web" if by.for_whom is None else "spoken",
                wording=str(LIMITS_WORDING), by=by,
            )  # fmt: skip
        elif had and not has:
            await privacy.withdraw(volunteer.person_id, ConsentKind.LIMITS_KEPT, by=by)
        await audit.record("Volunteer.set_limits", volunteer, by=by, count=len(has))
    volunteer.limits = column


async def set_times(volunteer: Volunteer, times: Mapping[int, Collection[DayPart]], *, by: Actor) -> None:
    """Keep when a person has time, by weekday (0 is Monday); none at all means: ask me."""
    rules.may_change_profile.require(by, volunteer)
    async with transaction():
        await Availability.filter(volunteer_id=volunteer.id).delete()
        await Availability.bulk_create(
            Availability(volunteer_id=volunteer.id, weekday=weekday, part=part)
            for weekday, parts in times.items()
            for part in set(parts)
        )
        await audit.record("Volunteer.set_times", volunteer, by=by)


async def set_reach(volunteer: Volunteer, walks_minutes: int, *, by: Actor) -> None:
    """Keep how many minutes a person would walk."""
    await _set(volunteer, by=by, walks_minutes=walks_minutes)


async def set_most(volunteer: Volunteer, *, a_day: int | None, a_week: int | None, by: Actor) -> None:
    """Keep the most minutes a day and a week that a person wants; None is no limit, which only they may choose."""
    for was, wanted in ((volunteer.most_minutes_a_day, a_day), (volunteer.most_minutes_a_week, a_week)):
        if was is not None and (wanted is None or wanted > was):
            rules.may_take_limits_back.require(by, volunteer)
    if a_day is not None and a_week is not None and a_week < a_day:
        sentence = _("The week cannot have less than one day. Please choose again.")
        raise Unreadable(sentence, [Mistake("a_week", sentence)])
    await _set(volunteer, by=by, most_minutes_a_day=a_day, most_minutes_a_week=a_week)


async def set_suggestions(volunteer: Volunteer, *, wanted: bool, by: Actor) -> None:
    """Choose whether lists are ordered for the person, or by time and distance alone (PIPL 24, INV-72)."""
    await _set(volunteer, by=by, suggestions=wanted)


async def _set(volunteer: Volunteer, *, by: Actor, **columns: int | bool | None) -> None:
    rules.may_change_profile.require(by, volunteer)
    async with transaction():
        await Volunteer.filter(id=volunteer.id).update(**columns)
        await audit.record("Volunteer.set", volunteer, by=by, **columns)
    for name, value in columns.items():
        setattr(volunteer, name, value)


async def set_way(person: Person, first: Way, *, by: Actor) -> None:
    """Choose how a person is reached first; paper, brought by the community, stays the last way (INV-35)."""
    rules.may_be_reached_as_they_say.require(by, person.id)
    if first != Way.PAPER and not person.phone_hash:
        raise OutOfTurn(lazy("There is no telephone here yet. Letters come on paper."))
    rest = [Way.SMS] if first in (Way.VOICE, Way.WECHAT) else []
    channels = ",".join(dict.fromkeys([first, *rest, Way.PAPER]))
    async with transaction():
        await Person.filter(id=person.id).update(channels=channels)
        await audit.record("Person.set_way", person, by=by, first=str(first))
    person.channels = channels
