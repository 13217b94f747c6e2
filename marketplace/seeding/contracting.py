"""Contracting: the award becomes a contract in four parts: two are paid by today, the third waits for finance."""

import datetime as dt
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from ground import clock
from marketplace.seeding import cast, delivering
from orgs.models import Project
from procurement import contracting
from procurement.models import Award, Contract
from procurement.schemas.contract_drafts import AgreeDraft, ContractDraft

if TYPE_CHECKING:
    from marketplace.seeding.tendering import Case

THEME = "meals"
"""Of the winner's projects, the one that the contract pays."""
PARTS = (("第一期", 40, -45), ("第二期", 30, -20), ("第三期", 10, -9), ("第四期", 20, 60))
"""Name, share and last day of each part."""
BROUGHT = (-38, -16, -8)
"""When the first three were delivered."""
PAY_DAYS = 30


@dataclass
class Paid:
    """The contract on its way, in the hands of both sides."""

    case: "Case"
    award_id: int
    contract_id: int = 0
    now: dt.datetime = field(default_factory=clock.now)

    async def contract(self) -> Contract:
        """Return the contract as it is now."""
        return await Contract.get(id=self.contract_id)


def begin(case: "Case", award: Award) -> None:
    """Put the contract on the agenda, once the notice of the result has ended."""
    paid = Paid(case, award.id)
    case.stage.agenda.at(case.stage.working(clock.now(), 2, 9, 20), partial(_draw_up, paid))


async def _draw_up(paid: Paid) -> None:
    """Write the contract down and send it to the winner."""
    stage, by = paid.case.stage, await paid.case.acting(cast.BUYER_CLERK)
    first, last = paid.case.purchase.serves
    draft = ContractDraft(
        starts_on=stage.day(first),
        ends_on=stage.day(last),
        pay_days=PAY_DAYS,
        titles=tuple(title for title, _share, _day in PARTS),
        shares=tuple(share for _title, share, _day in PARTS),
        days=tuple(stage.day(day) for _title, _share, day in PARTS),
    )
    contract = await contracting.draw_up(await Award.get(id=paid.award_id), draft, by=by)
    paid.contract_id = contract.id
    await contracting.offer(contract, by=by)
    stage.agenda.at(stage.after(clock.now(), 1, 14), partial(_agree, paid))


async def _agree(paid: Paid) -> None:
    """Let the winner's manager sign, and name the project that the contract pays."""
    contract = await paid.contract()
    body = next(each for each in paid.case.stage.bodies if each.org.id == contract.supplier_id)
    version = await contracting.version_of(contract)
    project = await Project.get(id=body.projects[THEME].id)
    draft = AgreeDraft(
        sha256=version.sha256 if version else "",
        project=project.public_id,
        payee_bank="盘锦银行兴隆台支行（演示）",
        payee_account="6200000000000151",
    )
    await contracting.agree(contract, project, draft, by=await paid.case.stage.acting(body.manager))
    paid.case.stage.agenda.at(paid.case.stage.after(clock.now(), 1, 10), partial(_sign, paid, draft.sha256))


async def _sign(paid: Paid, sha256: str) -> None:
    await contracting.sign(await paid.contract(), sha256, by=await paid.case.acting(cast.BUYER_APPROVER))
    for seq, days in enumerate(BROUGHT, start=1):
        delivering.deliver(paid, seq, paid.case.stage.office(days, 9, 15))
