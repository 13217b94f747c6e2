"""Living: what volunteers do beside their shifts: ask for certificates, bring papers, rest, leave, and disagree."""

import datetime as dt
from functools import partial

from ground import clock
from ground.identity import Person
from marketplace.seeding import cast
from marketplace.seeding.stage import Helper, Stage
from orgs.models import Organisation
from volunteers import certifying, disputing, enrolling, queries, suspending, vouching
from volunteers.models import ClaimState, HourClaim, HourEntry, Skill, VolunteerState

CERTIFICATES, PAPERS, RESTING, LEAVING, DISPUTES = 12, 12, 4, 3, 3
PAPER_NAMES = (
    (Skill.FIRST_AID, "急救员证（演示）"),
    (Skill.HAIRDRESSING, "美发师四级（演示）"),
    (Skill.HEALTH, "护士执业证（演示）"),
    (Skill.LAW, "法律职业资格证（演示）"),
)
SEEN_EVERY = 3
"""Of so many papers, all but the last were seen; it waits at its street."""
FALSE_TIME = "两次替别人签到，本人没有到场，社区核实过。"
NOT_SO = "我那天去了，早上下雨，我是第一个到的。"
ANSWERED = "我们问过负责人和您送过饭的老人，确实有您，会补记。"


def live(stage: Stage) -> None:
    """Put it on the agenda, in the last months of the year."""
    stage.agenda.at(stage.at(-3, 10, 10), partial(_ask_for_wang, stage))
    for number in range(stage.some(CERTIFICATES)):
        stage.agenda.at(stage.at(-64 + 5 * number, 15, number), partial(_ask, stage, number))
    for number in range(stage.some(PAPERS)):
        stage.agenda.at(stage.at(-100 + 8 * number, 11, number), partial(_bring_paper, stage, number))
    for number in range(stage.some(RESTING)):
        stage.agenda.at(stage.at(-20 + number, 19), partial(_rest, stage, number))
    for number in range(stage.some(LEAVING)):
        stage.agenda.at(stage.at(-40 + 9 * number, 18), partial(_leave, stage, number))
    stage.agenda.at(stage.office(-14, 14), partial(_suspend, stage))
    stage.agenda.at(stage.office(-5, 15), partial(_dispute, stage))


async def _ask_for_wang(stage: Stage) -> None:
    wang = stage.cast[cast.WANG_GUILAN.name]
    org = next(body.org for body in stage.bodies if body.org.name == cast.ORG)
    if await HourEntry.exists(person_id=wang.id, organisation_id=org.id):
        await certifying.ask(wang, org, by=stage.myself(wang))


async def _ask(stage: Stage, number: int) -> None:
    """Let somebody who has served ask the organisation that recorded it."""
    chance = stage.chance("certificate", number)
    able = {each.person.id: each.person for each in stage.helpers if not each.handed and not each.prepared}
    served = await HourEntry.filter(person_id__in=list(able), reverses_id=None, minutes__gte=30).order_by("id")
    if not served:
        return
    line = chance.choice(served)
    if await HourEntry.exists(reverses_id=line.id):
        return
    org = await Organisation.get(id=line.organisation_id)
    await certifying.ask(able[line.person_id], org, by=stage.myself(able[line.person_id]))


async def _bring_paper(stage: Stage, number: int) -> None:
    """Let somebody name a paper, and most often an officer of their street look at it some days later."""
    helper = _one(stage, "paper", number)
    skill, paper = PAPER_NAMES[number % len(PAPER_NAMES)]
    claimed = await vouching.claim_paper(
        helper.person, skill, paper=paper, valid_until=stage.day(700), by=stage.myself(helper.person)
    )
    moment = stage.after(clock.now(), 3, 15)
    if number % SEEN_EVERY != SEEN_EVERY - 1 and moment > clock.now():
        officer = await stage.acting(helper.desk.officers[0])
        stage.agenda.at(moment, partial(vouching.verify, claimed, by=officer))


async def _rest(stage: Stage, number: int) -> None:
    person = _one(stage, "rest", number).person
    volunteer = await queries.volunteer_of(person.id)
    if volunteer is not None and volunteer.may_move("pause"):
        until = stage.day(10 + 9 * number)
        await enrolling.pause(volunteer, until=until, by=stage.myself(person))


async def _leave(stage: Stage, number: int) -> None:
    person = _one(stage, "leave", number).person
    volunteer = await queries.volunteer_of(person.id)
    if volunteer is not None and volunteer.may_move("withdraw"):
        await enrolling.withdraw(volunteer, by=stage.myself(person))


async def _suspend(stage: Stage) -> None:
    """Let an officer stop somebody, who says something against it; another officer has not answered yet."""
    helper = _one(stage, "suspension", 0)
    volunteer = await queries.volunteer_of(helper.person.id)
    if volunteer is None or volunteer.state not in (VolunteerState.ENROLLED, VolunteerState.ACTIVE):
        return
    officer = await stage.acting(helper.desk.officers[0])
    await suspending.suspend(volunteer, because=FALSE_TIME, until_on=stage.day(60), by=officer)
    stage.agenda.at(clock.now() + dt.timedelta(days=2), partial(_appeal, stage, helper.person))


async def _appeal(stage: Stage, person: Person) -> None:
    volunteer = await queries.volunteer_of(person.id)
    if volunteer is not None:
        await suspending.appeal(volunteer, words="那两次我在门口帮忙停车，没有进屋签到。", by=stage.myself(person))


async def _dispute(stage: Stage) -> None:
    """Let those whose time was refused contest it; the first has an answer by now."""
    people = {each.person.id: each for each in stage.helpers if not each.handed}
    refused = await HourClaim.filter(state=ClaimState.REFUSED, person_id__in=list(people)).order_by("-id")
    recent = [each for each in refused if (clock.now() - (each.decided_at or each.made_at)).days < 60]  # noqa: PLR2004 - well within the term
    for number, claim in enumerate(recent[:DISPUTES]):
        helper = people[claim.person_id]
        opened = await disputing.dispute(claim, words=NOT_SO, by=stage.myself(helper.person))
        if number == 0:
            worker = await stage.acting(stage.desk_of(claim.place_id).workers[1])
            await disputing.answer(opened, words=ANSWERED, by=worker)


def _one(stage: Stage, what: str, number: int) -> Helper:
    """Return somebody with a telephone, none of the prepared persons."""
    able = [each for each in stage.helpers if not each.handed and not each.prepared]
    return stage.chance(what, number).choice(able)
