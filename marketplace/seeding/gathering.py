"""Gathering: people become volunteers, by their own telephone or at the desk, and say what they can and cannot."""

from dataclasses import dataclass
from functools import partial
from random import Random

from ground import clock, mandates, persons
from ground.actors import Actor, Channel
from ground.identity import Person
from ground.mandates import AgentKind, Method, Scope, family
from marketplace.seeding import cast
from marketplace.seeding.cast import Played
from marketplace.seeding.stage import Desk, Helper, Stage
from volunteers import enrolling, profiling, queries
from volunteers.models import DayPart, Limit, Skill

HELPERS = 424
ELDER = 60
FIRST, LAST = -344, -5
"""The days on which the first and the last join."""
HANDED_FROM, HANDED_EVERY = 68, 5
"""From this age on, every so many have no telephone, and the desk signs them up on their word."""
SHARED_EVERY = 37
"""Every so many share a telephone with whoever joined before: a couple."""
HERE = 4
"""Every so many live where the prepared persons do."""
NAMES_SKILLS, NAMES_TIMES, VOUCHED = 0.55, 0.4, 0.7
"""How often somebody says what they can, when they have time, and came by the desk with a card."""
DESK_MAY = frozenset(
    {Scope.ENROL, Scope.SIGN_UP, Scope.CANCEL, Scope.RECORD_NEED, Scope.VIEW_HOURS, Scope.ASK_CERTIFICATE}
)
SPOKEN = "社区工作人员念给我听了：可以替我报名、替我说来不了、替我看时长。我同意。"
ELDER_LIMITS = (Limit.NO_STAIRS, Limit.NO_LONG_STANDING, Limit.NO_LIFTING, Limit.NO_EVENINGS, Limit.NO_SCREENS)


def gather(stage: Stage) -> None:
    """Put everyone's joining on the agenda."""
    for played in cast.RESIDENTS:
        stage.agenda.at(stage.at(FIRST, 9, 5), partial(_prepared, stage, played))
    stage.agenda.at(stage.at(FIRST, 15), partial(_son_may, stage))
    count = stage.some(HELPERS)
    for number in range(count):
        day = round(FIRST + (LAST - FIRST) * (number / count) ** 1.4)
        chance = stage.chance("helper", number)
        moment = stage.at(day, chance.randint(8, 19), chance.randrange(60))
        stage.agenda.at(moment, partial(_join, stage, number))


@dataclass(frozen=True)
class _Joining:
    """Somebody who is about to join, as chance has it."""

    age: int
    desk: Desk
    handed: bool
    shares: bool


def _drawn(stage: Stage, number: int, chance: Random) -> _Joining:
    elder = number % 100 < 54  # noqa: PLR2004 - a little more than half
    age = chance.randint(ELDER, 82) if elder else chance.randint(19, ELDER - 1)
    here = stage.desks[0]
    desk = here if number % HERE == 0 else stage.desks[number % len(stage.desks)]
    handed = age >= HANDED_FROM and chance.randrange(HANDED_EVERY) == 0
    return _Joining(age, desk, handed, shares=number % SHARED_EVERY == SHARED_EVERY - 1)


async def _join(stage: Stage, number: int) -> None:
    chance = stage.chance("helper", number)
    who = _drawn(stage, number, chance)
    if who.handed:
        person = await at_the_desk(stage, who.desk, chance, who.age)
    else:
        shared = persons.phone_of(stage.last_helper.person) if who.shares and stage.last_helper else None
        person = await stage.enter(chance, age=who.age, home=who.desk.place, phone=shared or "")
        await enrolling.enrol(person, by=stage.myself(person))
    await _welcome(stage, person, who.desk, chance, who.age, handed=who.handed)


async def _welcome(stage: Stage, person: Person, desk: Desk, chance: Random, age: int, *, handed: bool) -> None:
    """Let a new volunteer say what they can, and the desk vouch for most of them some days later."""
    limits = _limits(chance, age)
    helper = Helper(person, desk, limits, handed)
    stage.helpers.append(helper)
    by = await hand_for(stage, helper, Scope.ENROL)
    await _tell_of_oneself(person, chance, limits, age, by=by)
    if chance.random() < VOUCHED:
        day = (clock.today() - stage.today).days + chance.randint(1, 20)
        moment = stage.office(day, 9, chance.randrange(50))
        if moment > clock.now():
            stage.agenda.at(moment, partial(_vouch, stage, helper))


def _limits(chance: Random, age: int) -> frozenset[Limit]:
    if age < ELDER or chance.random() < 0.5:  # noqa: PLR2004 - half of the elders name none
        return frozenset()
    return frozenset(chance.sample(ELDER_LIMITS, chance.randint(1, 2)))


async def _tell_of_oneself(person: Person, chance: Random, limits: frozenset[Limit], age: int, *, by: Actor) -> None:
    """Name skills, limits and times, as the page about oneself asks for them; not everybody does."""
    volunteer = await queries.volunteer_of(person.id)
    if volunteer is None:
        return
    if limits:
        await profiling.set_limits(volunteer, limits, by=by)
    if chance.random() < NAMES_SKILLS:
        await profiling.set_skills(volunteer, chance.sample(tuple(Skill), chance.randint(1, 3)), by=by)
    if chance.random() < NAMES_TIMES:
        parts = (DayPart.MORNING, DayPart.AFTERNOON) if age >= ELDER else (DayPart.EVENING,)
        days = (*range(5),) if age >= ELDER else (5, 6)
        await profiling.set_times(volunteer, {day: chance.sample(parts, 1) for day in chance.sample(days, 2)}, by=by)


async def _vouch(stage: Stage, helper: Helper) -> None:
    volunteer = await queries.volunteer_of(helper.person.id)
    if volunteer is not None and volunteer.may_move("vouch"):
        await enrolling.vouch(volunteer, by=await stage.acting(helper.desk.workers[0]))


async def at_the_desk(stage: Stage, desk: Desk, chance: Random, age: int, called: str = "") -> Person:
    """Enter somebody who has no telephone and came by: their word is taken, and they are enrolled under it."""
    worker = await stage.acting(desk.workers[0], Channel.DESK)
    person = await stage.enter(chance, age=age, home=desk.place, phone=None, called=called, by=worker)
    await mandates.grant(person, DESK_MAY, method=Method.PRESENT, by=worker, agent_place=desk.place, wording=SPOKEN)
    await enrolling.enrol(person, by=await mandates.helping(worker, person.id, Scope.ENROL))
    return person


async def hand_for(stage: Stage, helper: Helper, scope: Scope) -> Actor:
    """Return who acts for a volunteer: themselves, or the desk under the mandate where they have no telephone."""
    if not helper.handed:
        return stage.myself(helper.person)
    worker = await stage.acting(helper.desk.workers[0], Channel.DESK)
    return await mandates.helping(worker, helper.person.id, scope)


async def _prepared(stage: Stage, played: Played) -> None:
    chance = stage.chance(played.name)
    desk = next(each for each in stage.desks if each.place.code == cast.COMMUNITY)
    if played.phone is None:
        person = await at_the_desk(stage, desk, chance, played.age, played.name)
    else:
        person = await stage.enter(chance, age=played.age, home=desk.place, phone=played.phone, called=played.name)
        await enrolling.enrol(person, by=stage.myself(person))
    stage.keep(played.name, person)
    helper = Helper(person, desk, frozenset(), handed=played.phone is None, prepared=True)
    stage.helpers.append(helper)
    await _vouch(stage, helper)


async def _son_may(stage: Stage) -> None:
    """Let the desk write down that Zhao Shufen's son may act for her; and let Wang Guilan's neighbour stay alone."""
    mother, son = stage.cast[cast.ZHAO_SHUFEN.name], stage.cast[cast.HER_SON.name]
    desk = stage.desk_of(mother.home_id)
    await mandates.grant(
        mother,
        family.EVERYDAY,
        method=Method.PRESENT,
        by=await stage.acting(desk.workers[1], Channel.DESK),
        agent_person=son,
        kind=AgentKind.FAMILY,
        wording="我同意儿子替我报名、替我说来不了、替我收通知。",
    )
