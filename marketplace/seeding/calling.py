"""Calling: organisations plan activities under their projects and call for helpers, through the year and ahead."""

import datetime as dt
from collections import Counter
from functools import partial
from random import Random

from ground import clock, persons, phones
from ground.actors import Actor
from ground.places import Place
from marketplace import planning, scheduling
from marketplace.models import Activity, RiskLevel, Shift, Slot
from marketplace.seeding import cast
from marketplace.seeding.calls import Call, drawn
from marketplace.seeding.filling import Filling
from marketplace.seeding.stage import Body, Stage
from marketplace.seeding.texts import CallText, calls
from orgs.models import ProjectPlace

MOST_PLACES = 8
CALLED_OFF = ("预报有大雨，改期再通知。", "场地临时要检修，这次先不办了。", "带队老师病了，改到下个月。")


def call(stage: Stage) -> None:
    """Put every call on the agenda."""
    used: Counter[str] = Counter()
    for each in drawn(stage):
        moment = stage.office(min(each.day - each.lead, -1), 11, each.number % 50)
        stage.agenda.at(moment, partial(_publish, stage, each, used))


async def _publish(stage: Stage, each: Call, used: Counter[str]) -> None:
    chance = stage.chance("call", each.number)
    found = _prepared(stage, each) if each.prepared else await _anyones(stage, each, used, chance)
    if found is None:
        return
    body, text, place = found
    used[text.title] += 1
    leader = stage.cast[cast.LEADER.name] if each.prepared else chance.choice(body.leaders)
    by = await stage.acting(leader)
    shift_plan = _times(stage, each, text, chance)
    words = text.at(place.name)
    insured = text.risk_level >= RiskLevel.MEDIUM
    wanted = planning.Plan(
        place=place,
        leader=leader,
        contact_name=leader.name,
        contact_phone=phones.shown(persons.phone_of(leader) or ""),
        seated=text.seated,
        demands=text.demands,
        risk_level=text.risk_level,
        insurance=f"演示意外险 {each.number:04d}" if insured else "",
        insured_until=body.projects[text.theme].ends_on if insured else None,
        category=text.category,
        **words,
    )
    activity = await planning.plan(body.org, body.projects[text.theme], wanted, by=by)
    shifts = await planning.add_series(activity, shift_plan, weeks=each.weeks, by=by)
    await scheduling.publish(activity, by=by)
    for shift in shifts:
        shift.activity = activity
        slot = await Slot.get(shift_id=shift.id)
        await Filling(stage, each, body, shift, slot, leader, text).begin()
    if each.cancelled:
        _plan_cancelling(stage, each, shifts[0], by, chance)


def _prepared(stage: Stage, each: Call) -> tuple[Body, CallText, Place]:
    body = next(body for body in stage.bodies if body.org.name == cast.ORG)
    text = next(text for text in calls() if text.title == each.title)
    return body, text, body.home


async def _anyones(stage: Stage, each: Call, used: Counter[str], chance: Random) -> tuple[Body, CallText, Place] | None:
    """Choose what was called for least so far, in its season, by one of those who have a project of its theme."""
    month = stage.day(each.day).month
    able = [body for body in stage.bodies if body.projects and not _is_stopped(stage, body)]
    themes = {theme for body in able for theme in body.projects}
    texts = [text for text in calls() if text.theme in themes and (not text.months or month in text.months)]
    if not texts:
        return None
    least = min(used[text.title] for text in texts)
    text = chance.choice([text for text in texts if used[text.title] == least])
    body = chance.choice([body for body in able if text.theme in body.projects])
    there = await ProjectPlace.filter(project_id=body.projects[text.theme].id).order_by("id").select_related("place")
    return body, text, chance.choice(there).place


def _is_stopped(stage: Stage, body: Body) -> bool:
    """Whether it will not be able to hold what it calls for now."""
    return body.text.then == "suspended" and clock.today() > stage.day(-40)


def _times(stage: Stage, each: Call, text: CallText, chance: Random) -> planning.ShiftPlan:
    at = each.at or dt.time.fromisoformat(chance.choice(text.starts))
    starts_at = stage.at(each.day, at.hour, at.minute)
    fewest, most = text.places
    return planning.ShiftPlan(
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=each.minutes or text.minutes),
        capacity=min(chance.randint((fewest + most) // 2, most), MOST_PLACES),
        capacity_min=fewest,
        skills=text.skills,
    )


def _plan_cancelling(stage: Stage, each: Call, shift: Shift, by: Actor, chance: Random) -> None:
    """Call a shift off a day or two before it, or yesterday."""
    day = min((clock.city_day(shift.starts_at) - stage.today).days - chance.randint(1, 2), -1)
    moment = stage.at(day, 17, chance.randrange(60))
    if moment > clock.now():
        stage.agenda.at(moment, partial(_cancel, shift, each, by, chance.choice(CALLED_OFF)))


async def _cancel(shift: Shift, each: Call, by: Actor, because: str) -> None:
    """Call one shift of a series off, or the whole of what is done once."""
    if each.weeks == 1:
        await scheduling.cancel(await Activity.get(id=shift.activity_id), by=by, because=because)
    else:
        await scheduling.cancel_shift(await Shift.get(id=shift.id), by=by, because=because)
