"""Delivering: a part is evidenced by hours and met needs of the winner's project, accepted, claimed and paid."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from ground import clock
from marketplace.seeding import cast
from marketplace.seeding.agenda import Act
from procurement import accepting, delivering, evidence, hearing, paying
from procurement.evidence import Choices
from procurement.models import (
    Acceptance,
    Asked,
    Milestone,
    MilestoneLine,
    Opinion,
    PaymentClaim,
    RecipientOpinion,
)
from procurement.schemas.contract_drafts import (
    AcceptDraft,
    ClaimDraft,
    DeliveryDraft,
    InstructDraft,
    OpinionDraft,
    SettleDraft,
    SignatureDraft,
)

if TYPE_CHECKING:
    from marketplace.seeding.contracting import Paid

SAID = (
    (Opinion.WELL, Asked.PHONE, "饭是热的，来的人还帮我把垃圾带下楼。"),
    (Opinion.WELL, Asked.VISIT, "每天都来，没落过一天。"),
    (Opinion.SO_SO, Asked.PHONE, "味道淡了些，别的都好。"),
    (Opinion.WELL, Asked.DESK, "打电话说一声，下回就改了软烂的。"),
    (Opinion.NOT_REACHED, Asked.PHONE, ""),
)
DELIVERED = "按合同送到，没有漏送；名册和老人的确认都在平台上。"
ACCEPTED = "对过名册，问过老人，和送来的数一致。"
OF_RECORDS = ("hours", "needs")
LEFT_TO_FINANCE = 3
"""The claim for this part is left to whoever tries the desk of finance."""
PARTLY = 96
"""Of each hundred agreed visits, so many took place; the rest were called off by those who were to be visited."""


def deliver(paid: "Paid", seq: int, moment: dt.datetime) -> None:
    """Put the delivery of a part on the agenda."""
    paid.case.stage.agenda.at(moment, partial(_submit, paid, seq))


def _then(paid: "Paid", days: int, hour: int, act: Act) -> None:
    stage = paid.case.stage
    moment = stage.after(clock.now(), days, hour, 5)
    if stage.is_over(moment):
        stage.agenda.at(moment, act)


async def _submit(paid: "Paid", seq: int) -> None:
    """Let the winner's manager hand in a part, with every record of its days that nobody has used."""
    contract = await paid.contract()
    part = await Milestone.get(contract_id=contract.id, seq=seq)
    found = await evidence.free(contract, part)
    if not found.hours and not found.needs:
        return
    draft = DeliveryDraft(
        words=DELIVERED,
        delivered=tuple(_shown(each, found) for each in await delivering.lines_of(part)),
        hours=tuple(each.public_id for each in found.hours),
        needs=tuple(each.number for each in found.needs),
    )
    body = next(each for each in paid.case.stage.bodies if each.org.id == contract.supplier_id)
    await delivering.submit(part, draft, by=await paid.case.stage.acting(body.manager))
    _then(paid, 1, 10, partial(_look, paid, part.id))


def _shown(line: MilestoneLine, found: Choices) -> int:
    """Return how much of a line is shown: by records as far as they go, of anything else nearly all."""
    unit = line.standard.unit
    if unit not in OF_RECORDS:
        return line.quantity * PARTLY // 100
    shown = found.minutes // 60 if unit == "hours" else len(found.needs)
    return min(line.quantity, shown)


async def _look(paid: "Paid", part_id: int) -> None:
    """Let an officer who did not sign the contract begin, and the community's desk ask those who were drawn."""
    acceptance = await accepting.begin(await Milestone.get(id=part_id), by=await paid.case.acting(cast.BUYER_ACCEPTER))
    desk = await paid.case.acting(cast.WORKER)
    drawn = await RecipientOpinion.filter(acceptance_id=acceptance.id).order_by("seq")
    for each, (opinion, how, words) in zip(drawn, SAID, strict=False):
        await hearing.hear(each, OpinionDraft(opinion=opinion, asked_how=how, words=words), by=desk)
    _then(paid, 1, 14, partial(_accept, paid, acceptance.id))


async def _accept(paid: "Paid", acceptance_id: int) -> None:
    """Let two officers and one of those served sign, and accept what the records still show."""
    acceptance = await Acceptance.get(id=acceptance_id)
    part = await Milestone.get(id=acceptance.milestone_id)
    by, second = await paid.case.acting(cast.BUYER_ACCEPTER), await paid.case.acting(cast.BUYER_CLERK)
    await accepting.sign(acceptance, SignatureDraft(), by=by)
    await accepting.sign(acceptance, SignatureDraft(), by=second)
    await accepting.sign(acceptance, SignatureDraft(recipient=cast.ZHAO_SHUFEN.name), by=by)
    found = await evidence.standing(await paid.contract(), part)
    lines = await delivering.lines_of(part)
    accepted = [min(each.delivered or 0, _shown(each, found)) for each in lines]
    words = ["与记录一致" if each.standard.unit in OF_RECORDS else "抽查十户，都送到了" for each in lines]
    draft = AcceptDraft(accepted=tuple(accepted), line_words=tuple(words), words=ACCEPTED)
    await accepting.accept(acceptance, draft, by=by)
    _then(paid, 1, 9, partial(_claim, paid, part.id))


async def _claim(paid: "Paid", part_id: int) -> None:
    part, contract = await Milestone.get(id=part_id), await paid.contract()
    if not part.payable_fen:
        return
    body = next(each for each in paid.case.stage.bodies if each.org.id == contract.supplier_id)
    draft = ClaimDraft(invoice_no=f"YS{part.seq:08d}")
    made = await paying.claim(part, draft, by=await paid.case.stage.acting(body.manager))
    if part.seq == LEFT_TO_FINANCE:
        return
    _then(paid, 1, 10, partial(_check, paid, made.id, part.seq))


async def _check(paid: "Paid", claim_id: int, seq: int) -> None:
    await paying.check(await PaymentClaim.get(id=claim_id), by=await paid.case.acting(cast.FINANCE))
    _then(paid, 0, 15, partial(_approve, paid, claim_id, seq))


async def _approve(paid: "Paid", claim_id: int, seq: int) -> None:
    await paying.approve(await PaymentClaim.get(id=claim_id), by=await paid.case.acting(cast.FINANCE_SECOND))
    by, claim = await paid.case.acting(cast.FINANCE), await PaymentClaim.get(id=claim_id)
    await paying.instruct(claim, InstructDraft(treasury_ref=f"ZF-{clock.today():%Y%m%d}-{seq:02d}"), by=by)
    _then(paid, 1, 16, partial(_settle, paid, claim_id, seq))


async def _settle(paid: "Paid", claim_id: int, seq: int) -> None:
    """Settle the claim by the voucher that came back from the treasury."""
    draft = SettleDraft(voucher_no=f"GK-{clock.today():%Y%m%d}-{seq:02d}", settled_on=clock.today())
    await paying.settle(await PaymentClaim.get(id=claim_id), draft, by=await paid.case.acting(cast.FINANCE))
