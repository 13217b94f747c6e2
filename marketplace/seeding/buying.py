"""Buying: a civil affairs bureau, its people and experts, its budget and what it means to buy, through the year."""

from functools import partial

from ground import clock, granting
from ground.identity import Person
from ground.places import Place, city
from marketplace.seeding import cast
from marketplace.seeding.cast import Employed
from marketplace.seeding.purchases import PURCHASES
from marketplace.seeding.settling import STAFF_AGES, open_account
from marketplace.seeding.stage import Stage
from marketplace.seeding.tendering import Case, announce, bureau
from procurement import budgeting
from procurement.schemas.drafts import BudgetDraft

LATER = -1, 17, 30
"""When the last expert came into the pool: after every draw of the year, so that who sits is no matter of chance."""
LINES = ((-200, "2081006", "养老服务", "60万", "7"), (-90, "2080299", "社区和居家养老服务", "180万", "8"))
"""Days ago, code, title, sum and the number of its paper, of each of the bureau's budget lines."""
NEXT = "兴隆台区适老化改造入户评估"
NEXT_OUTLINE = "给一百二十户高龄老人家里做一次安全评估，写清哪里要装扶手、换灯、防滑。"
NEXT_ANNOUNCED, NEXT_EXPECTED = -9, 40


async def employ(stage: Stage) -> None:
    """Let the supervisor appoint the bureau's people, and the experts who judge bids, each for a place."""
    org = await bureau()
    by = await stage.acting(stage.cast[cast.SUPERVISOR.name])
    answering = await Place.get(id=org.place_id)
    for employed in (cast.BUYER_CLERK, cast.BUYER_APPROVER, cast.BUYER_ACCEPTER, cast.FINANCE, cast.FINANCE_SECOND):
        person = await _enter(stage, employed)
        await granting.grant(person, employed.role, by=by, basis="演示任命", org_id=org.id, answering=answering)
    experts = {
        cast.EXPERT_OF_CITY: await city(),
        cast.EXPERT: answering,
        cast.SECOND_EXPERT: answering,
        cast.EXPERT_ELSEWHERE: await Place.get(code=cast.OTHER_COUNTY),
    }
    for employed, place in experts.items():
        await stage.appoint(await _enter(stage, employed), employed.role, by=by, place=place)


def buy(stage: Stage) -> None:
    """Put on the agenda what the bureau does in the year."""
    for days, *written in LINES:
        stage.agenda.at(stage.office(days, 10), partial(_line_up, stage, *written))
    for number, purchase in enumerate(PURCHASES):
        Case(stage, purchase, number).begin()
    stage.agenda.at(stage.office(NEXT_ANNOUNCED, 10), partial(_announce_next, stage))
    stage.agenda.at(stage.office(*LATER), partial(_appoint_later, stage))


async def _line_up(stage: Stage, code: str, title: str, allocated: str, paper: str) -> None:
    org = await bureau()
    draft = BudgetDraft(
        buyer=org.public_id,
        year=clock.today().year,
        code=code,
        title=title,
        allocated=allocated,
        basis=f"兴财预（演示）{paper} 号",
    )
    await budgeting.record(org, draft, by=await stage.acting(stage.cast[cast.FINANCE.name]))


async def _announce_next(stage: Stage) -> None:
    """Announce what has no tender yet."""
    await announce(stage, NEXT, NEXT_OUTLINE, "15万", stage.day(NEXT_EXPECTED))


async def _appoint_later(stage: Stage) -> None:
    """Let one more expert into the pool, so that a draw of today is one among more than it takes."""
    by = await stage.acting(stage.cast[cast.SUPERVISOR.name])
    person = await _enter(stage, cast.LATER_EXPERT)
    await stage.appoint(person, cast.LATER_EXPERT.role, by=by, place=await city())


async def _enter(stage: Stage, employed: Employed) -> Person:
    chance = stage.chance(employed.username)
    person = await stage.enter(chance, age=chance.randint(*STAFF_AGES), called=employed.name)
    await open_account(employed, person)
    return stage.keep(employed.name, person)
