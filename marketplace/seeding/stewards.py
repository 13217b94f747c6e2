"""Stewards: the elders of the two seasons, the posts they hold, and the watches by which their hours come."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from ground import clock
from ground.identity import Person
from ground.mandates import Scope
from marketplace import attending, planning, scheduling, signing_up
from marketplace.attending import Presence
from marketplace.models import Commitment, RiskLevel, Shift, SignUpWay, Slot
from marketplace.seeding import cast
from marketplace.seeding.gathering import at_the_desk, hand_for
from marketplace.seeding.stage import Body, Desk, Helper, Stage
from orgs import projects
from orgs.models import Category, Project
from orgs.schemas.own_drafts import ProjectDraft
from silver_steward import posting
from silver_steward.models import PostKind, StewardPost
from volunteers import confirming, enrolling, queries
from volunteers.models import ClaimState, HourClaim

JOINED, OPENED = -343, -340
MINUTES = 300
"""How long a watch is, with its rests."""


@dataclass(frozen=True)
class Steward:
    """One of the elders who are named."""

    name: str
    age: int
    post: PostKind
    desk: int = 0
    """Of which community, in the order of the year's."""
    handed: bool = False
    """Without a telephone: the desk writes down what they say."""
    watches: int = 13
    """How many watches they come to."""


CULTURED = Steward("范玉珍", 67, PostKind.CULTURE)
PEACEMAKER = Steward("姜德福", 72, PostKind.MEDIATION)
VISITOR = Steward("石桂芝", 76, PostKind.VISITING, handed=True)
GARDENER = Steward("钟广才", 69, PostKind.GARDENS, desk=1)
FIRST = (CULTURED, PEACEMAKER, VISITOR, GARDENER)
"""Of the season that is over."""
WANG = Steward(cast.WANG_GUILAN.name, cast.WANG_GUILAN.age, PostKind.ENVIRONMENT)
SINGER = Steward("陆凤英", 68, PostKind.CULTURE)
HANDY = Steward("孔庆余", 70, PostKind.DELIBERATION, watches=9)
SECOND = (WANG, SINGER, HANDY)
"""Of the season that runs."""
WATCHES = {FIRST: range(-330, -160, 14), SECOND: range(-125, -24, 8)}
"""On which days those of a season keep watch."""
SINCE = {FIRST: -336, SECOND: -132}
"""From when they hold their posts."""
PROJECT = "银龄管家值日"
SUMMARY = "银龄管家轮流值日：看看楼道和小院，陪邻居说说话，把看到的事告诉社区。"
WHAT = "在{place}走一圈楼道和小院，看灯亮不亮、路滑不滑，到独居老人门口问一声，看到的事记在本子上交给社区。"


async def enter(stage: Stage) -> None:
    """Let the elders of both seasons join, and the desk vouch for them, as for everybody."""
    for each in (*FIRST, *SECOND):
        if each.name in stage.cast:
            continue
        desk, chance = stage.desks[each.desk], stage.chance(each.name)
        if each.handed:
            person = await at_the_desk(stage, desk, chance, each.age, each.name)
        else:
            person = await stage.enter(chance, age=each.age, home=desk.place, called=each.name)
            await enrolling.enrol(person, by=stage.myself(person))
        stage.keep(each.name, person)
        volunteer = await queries.volunteer_of(person.id)
        if volunteer is not None:
            await enrolling.vouch(volunteer, by=await stage.acting(desk.workers[0]))


def serve(stage: Stage) -> None:
    """Put their posts and their watches on the agenda."""
    stage.agenda.at(stage.at(JOINED, 10), partial(enter, stage))
    stage.agenda.at(stage.office(OPENED, 14), partial(_open_project, stage))
    for stewards, days in WATCHES.items():
        for each in stewards:
            stage.agenda.at(stage.office(SINCE[stewards], 15), partial(_give_post, stage, each))
        for number, day in enumerate(days):
            coming = [each for each in stewards if number < each.watches]
            stage.agenda.at(stage.office(day - 4, 16), partial(_call, stage, coming, number, day))


def helper_of(stage: Stage, steward: Steward) -> Helper:
    """Return a steward as one who helps, with the desk that acts for whoever has no telephone."""
    return Helper(stage.cast[steward.name], stage.desks[steward.desk], frozenset(), steward.handed, prepared=True)


async def _give_post(stage: Stage, steward: Steward) -> None:
    desk = stage.desks[steward.desk]
    by = await stage.acting(desk.workers[0])
    post: StewardPost = await posting.set_up(steward.post, desk.place, by=by)
    await posting.assign(post, stage.cast[steward.name], by=by)


async def _open_project(stage: Stage) -> None:
    body = _body(stage)
    by = await stage.acting(body.manager)
    wanted = ProjectDraft(
        title=PROJECT,
        summary=SUMMARY,
        category=Category.NEIGHBOURS,
        places=tuple(each.place.code for each in stage.desks[:2]),
        starts_on=clock.today(),
        ends_on=stage.day(150),
    )
    await projects.begin(await projects.open_project(body.org, wanted, by=by), by=by)


async def _call(stage: Stage, coming: list[Steward], number: int, day: int) -> None:
    """Call for a watch, to which the stewards come; its roll is handed in when it is over."""
    body, desk = _body(stage), stage.desks[0]
    leader = body.leaders[-1]
    by = await stage.acting(body.manager)
    plan = planning.Plan(
        title=PROJECT,
        place=desk.place,
        leader=leader,
        what=WHAT.replace("{place}", desk.place.name),
        spot=f"{desk.place.name}党群服务中心门口",
        contact_name=leader.name,
        contact_phone="12345",
        risk_level=RiskLevel.NONE,
        risk_text="走走歇歇，雨雪天改在屋里。",
    )
    activity = await planning.plan(body.org, await Project.get(title=PROJECT), plan, by=by)
    starts_at = stage.at(day, 12, 30)
    times = planning.ShiftPlan(
        starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=MINUTES), capacity=len(coming)
    )
    shift = await planning.add_shift(activity, times, by=by)
    await scheduling.publish(activity, by=by)
    for each in coming:
        stage.agenda.at(stage.at(day - 2, 9, 10), partial(_sign_up, stage, each, shift.id))
    stage.agenda.at(stage.at(day, 18), partial(_roll, stage, shift.id, leader, desk, number))


async def _sign_up(stage: Stage, steward: Steward, shift_id: int) -> None:
    helper = helper_of(stage, steward)
    by = await hand_for(stage, helper, Scope.SIGN_UP)
    way = SignUpWay.DESK if helper.handed else SignUpWay.SELF
    await signing_up.sign_up(helper.person, await Slot.get(shift_id=shift_id), by=by, way=way)


async def _roll(stage: Stage, shift_id: int, leader: Person, desk: Desk, number: int) -> None:
    shift = await Shift.get(id=shift_id).select_related("activity")
    lines = [Presence(each.id, came=True) for each in await Commitment.filter(shift_id=shift.id).order_by("id")]
    await attending.hand_in(shift, lines, by=await stage.acting(leader))
    await scheduling.close(shift.activity, by=await stage.acting(leader))
    moment = stage.working(clock.now(), 1, 9, 40)
    stage.agenda.at(moment, partial(_confirm, stage, shift.public_id, desk, number))


async def _confirm(stage: Stage, shift_ref: str, desk: Desk, number: int) -> None:
    """Confirm a watch at the desk, by one colleague and the other in turn."""
    claims = await HourClaim.filter(shift_ref=shift_ref, state=ClaimState.PROPOSED).order_by("id")
    await confirming.confirm_all(claims, by=await stage.acting(desk.workers[number % len(desk.workers)]))


def _body(stage: Stage) -> Body:
    return next(each for each in stage.bodies if each.org.name == cast.ORG)
