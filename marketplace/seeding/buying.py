"""Buying: a civil affairs bureau, its people, what it means to buy, and a tender on its second officer's desk."""

import datetime as dt
from functools import partial

from ground import granting
from ground.actors import SYSTEM
from ground.identity import Person
from marketplace.seeding import cast
from marketplace.seeding.cast import Employed
from marketplace.seeding.settling import STAFF_AGES, open_account
from marketplace.seeding.stage import Stage
from orgs.models import Organisation, OrgKind
from procurement import budgeting, drafting, keyholding, planning, tendering
from procurement.models import Intention, Method
from procurement.policies import NEGATIVE
from procurement.schemas.drafts import BudgetDraft, IntentionDraft
from procurement.schemas.tender_drafts import DatesDraft, KeysDraft, ListsDraft, MoneyDraft, WhatDraft

LINED_UP, ANNOUNCED, HANDED_IN = -90, -48, -4
BIDS_IN, LAST_QUESTION = 24, 16
"""Days from today until bids are due, and until the last question."""
TITLE = "惠宾街道居家养老上门服务"
OUTLINE = "为独居和高龄老人上门陪伴、助洁、代办，一年两千四百小时。"
CONSULTED = "在迎宾社区和邻近社区开了居民议事会，听取 36 位老人的意见。"


async def employ(stage: Stage) -> None:
    """Appoint the bureau's clerk, its second officer and its finance officer."""
    org = await Organisation.get(kind=OrgKind.ORGAN)
    for employed in (cast.BUYER_CLERK, cast.BUYER_APPROVER, cast.FINANCE):
        chance = stage.chance(employed.username)
        person = await stage.enter(chance, age=chance.randint(*STAFF_AGES), called=employed.name)
        await granting.grant(person, employed.role, by=SYSTEM, basis="演示任命", org_id=org.id)
        await open_account(employed, stage.keep(employed.name, person))


def buy(stage: Stage) -> None:
    """Put on the agenda what the bureau does in the last months of the year."""
    stage.agenda.at(stage.office(LINED_UP, 10), partial(_line_up, stage))
    stage.agenda.at(stage.office(ANNOUNCED, 10), partial(_announce, stage))
    stage.agenda.at(stage.office(HANDED_IN, 10), partial(_hand_in, stage))


async def _line_up(stage: Stage) -> None:
    org = await Organisation.get(kind=OrgKind.ORGAN)
    draft = BudgetDraft(
        buyer=org.public_id,
        year=stage.day(BIDS_IN).year,
        code="2080299",
        title="养老服务",
        allocated="120万",
        basis="兴财预（演示）8 号",
    )
    await budgeting.record(org, draft, by=await stage.acting(_played(stage, cast.FINANCE)))


async def _announce(stage: Stage) -> None:
    org = await Organisation.get(kind=OrgKind.ORGAN)
    draft = IntentionDraft(
        buyer=org.public_id,
        title=TITLE,
        outline=OUTLINE,
        budget="40万",
        expected_on=stage.day(0).replace(day=1),
    )
    intention = await planning.plan(org, draft, by=await stage.acting(_played(stage, cast.BUYER_CLERK)))
    await planning.announce(intention, by=await stage.acting(_played(stage, cast.BUYER_APPROVER)))


async def _hand_in(stage: Stage) -> None:
    """Let the clerk write a tender in its six parts, and hand it to the second officer, on whose desk it lies."""
    org = await Organisation.get(kind=OrgKind.ORGAN)
    by = await stage.acting(_played(stage, cast.BUYER_CLERK))
    line, intention = await org.budget_lines.all().first(), await Intention.all().first()  # type: ignore[attr-defined]
    tender = await drafting.begin(org, "elder_care", by=by)
    what = WhatDraft(
        title=TITLE,
        outline=OUTLINE,
        places=(cast.STREET,),
        public_service=True,
        consulted=CONSULTED,
        standards=("上门陪伴和助洁", "代办事情"),
        units=("hours", "needs"),
        quantities=(2400, 300),
    )
    await drafting.keep_what(tender, what, by=by)
    await drafting.keep_lists(tender, ListsDraft(negative=NEGATIVE, catalogue_item="elder_care"), by=by)
    money = {"budget_line": line.public_id, "ceiling": "38.6万", "method": Method.CONSULTATION}
    await drafting.keep_money(tender, MoneyDraft.model_validate({"rationale": "服务细节要当面磋商。", **money}), by=by)
    starts = stage.day(BIDS_IN + 40)
    dates = DatesDraft(
        service_from=starts,
        service_until=starts + dt.timedelta(days=360),
        questions_until=stage.day(LAST_QUESTION),
        bids_due_on=stage.day(BIDS_IN),
        intention=intention.public_id if intention else "",
    )
    await drafting.keep_dates(tender, dates, by=by)
    holders = {each.body: each.person.public_id for each in reversed(await keyholding.offered(tender))}
    await drafting.keep_keys(tender, KeysDraft(holders=tuple(holders.values()), keys_needed=2), by=by)
    await tendering.submit(tender, by=by)


def _played(stage: Stage, employed: Employed) -> Person:
    return stage.cast[employed.name]
