"""Rolling: leaders say who came, desks confirm on the next working day, and what was wrong is taken back, with why."""

import datetime as dt
from functools import partial
from random import Random

from ground import clock, workdays
from ground.errors import Refusal
from ground.identity import Person
from marketplace import attending, scheduling, walking_in
from marketplace.attending import Presence
from marketplace.models import Activity, Commitment, CommitmentState, Shift, ShiftState
from marketplace.seeding.stage import Stage
from volunteers import confirming, correcting
from volunteers.models import ClaimState, HourClaim, HourEntry, Source

CAME, EXCUSED = 0.9, 0.5
"""How often who promised comes, and how often who does not has said why."""
WALKS_IN, ON_PAPER, CORRECTED, REFUSED, CLOSED = 0.12, 0.1, 0.045, 0.012, 0.6
"""How often somebody comes unasked, a roll was kept on paper, a line is put right, a claim
refused, and an activity closed after its last roll."""
LEFT_EARLY = ("签退时间记错了，本人十一点就走了。", "本人中途去接孙子，少记半小时。", "名册上写成了另一个人的时间。")
NOT_THERE = ("本人那天请假，是同名的另一位。", "重复记了两次，撤掉一次。", "活动改期，当天没有服务。")
NOT_KNOWN = ("社区没有看到这位老人到场，请负责人再核对。", "记的时间比活动还长，请重新记。")


async def roll(stage: Stage, shift: Shift, leader: Person, chance: Random, *, doubted: bool) -> None:
    """Hand in the roll of a shift that is over, as its leader, some of them from paper.

    Where it is doubted, the desk will refuse one of its claims.
    """
    here = await Shift.get(id=shift.id).select_related("activity")
    if here.state != ShiftState.OPEN:
        return
    by = await stage.acting(leader)
    if chance.random() < WALKS_IN:
        await _walk_in(stage, here, leader, chance)
    places = await Commitment.filter(
        shift_id=here.id, state__in=(CommitmentState.CONFIRMED, CommitmentState.WAITING)
    ).order_by("id")  # fmt: skip
    lines = [_line(each, here, chance) for each in places if each.state == CommitmentState.CONFIRMED or each.walk_in]
    source = Source.PAPER if chance.random() < ON_PAPER else Source.DESK_ROLL
    await attending.hand_in(here, lines, by=by, source=source)
    if chance.random() < CLOSED and not await Shift.exists(activity_id=here.activity_id, state=ShiftState.OPEN):
        await scheduling.close(await Activity.get(id=here.activity_id), by=by)
    next_day = _workday_after(clock.today())
    confirmed_at = clock.city_moment(next_day, dt.time(9, chance.randrange(10, 59)))
    if stage.is_over(confirmed_at):
        stage.agenda.at(confirmed_at, partial(_confirm, stage, here, chance, doubted=doubted))


def _line(place: Commitment, shift: Shift, chance: Random) -> Presence:
    if not place.walk_in and chance.random() >= CAME:
        return Presence(place.id, came=False, excused=chance.random() < EXCUSED)
    early, late = chance.choice((0, 0, 0, 5, 10)), chance.choice((0, 0, 0, 10, -15))
    return Presence(
        place.id,
        came=True,
        came_at=shift.starts_at - dt.timedelta(minutes=early),
        left_at=shift.ends_at + dt.timedelta(minutes=min(late, 5)),
    )


async def _walk_in(stage: Stage, shift: Shift, leader: Person, chance: Random) -> None:
    day = clock.city_day(shift.starts_at)
    near = [
        each for each in stage.helpers
        if each.desk.place.id == shift.activity.place_id and day not in stage.busy[each.person.id] and not each.prepared
        and each.person.id != leader.id
    ]  # fmt: skip
    if near:
        helper = chance.choice(near)
        stage.busy[helper.person.id].add(day)
        await walking_in.write_in(shift, helper.person, by=await stage.acting(leader))


def _workday_after(day: dt.date) -> dt.date:
    day += dt.timedelta(days=1)
    while not workdays.as_shipped().is_workday(day):
        day += dt.timedelta(days=1)
    return day


async def _confirm(stage: Stage, shift: Shift, chance: Random, *, doubted: bool) -> None:
    """Confirm what a roll claimed, as the desk where it was served; a few are refused, and some put right later."""
    by = await stage.acting(stage.desk_of(shift.activity.place_id).workers[1])
    claims = await HourClaim.filter(shift_ref=shift.public_id, state=ClaimState.PROPOSED).order_by("id")
    doubtful = [each for each in claims if chance.random() < REFUSED]
    if doubted:
        known = {person.id for person in stage.cast.values()}
        doubtful += [each for each in claims if each.person_id not in known and each not in doubtful][:1]
    for each in doubtful:
        await confirming.refuse(each, because=chance.choice(NOT_KNOWN), by=by)
    await confirming.confirm_all([each for each in claims if each not in doubtful], by=by)
    for line in await HourEntry.filter(shift_ref=shift.public_id).order_by("id"):
        if chance.random() < CORRECTED:
            moment = stage.after(clock.now(), chance.randint(2, 6), 15)
            if moment > clock.now() and stage.is_over(moment):
                stage.agenda.at(moment, partial(_put_right, stage, line.id, shift, chance))


async def _put_right(stage: Stage, line_id: int, shift: Shift, chance: Random) -> None:
    """Take a line back, or put a shorter time in its place; both stay to be read."""
    line = await HourEntry.get(id=line_id)
    by = await stage.acting(stage.desk_of(shift.activity.place_id).workers[1])
    try:
        if chance.random() < 0.4:  # noqa: PLR2004 - the rest came, but for less
            await correcting.reverse(line, because=chance.choice(NOT_THERE), by=by)
        elif line.minutes > 60:  # noqa: PLR2004 - an hour is left of it
            half = dt.timedelta(minutes=30)
            await correcting.correct(
                line, starts_at=line.starts_at, ends_at=line.ends_at - half, because=chance.choice(LEFT_EARLY), by=by
            )
    except Refusal:  # taken back already
        return
