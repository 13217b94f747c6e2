"""What finance officers read: the claims on their body, and one claim with what may be done with it."""

import datetime as dt
from collections.abc import Sequence

from ground import clock, policy
from ground.actors import Actor
from ground.deferred import Deferred
from ground.identity import Person
from ground.language import _, desk_time
from ground.money import Fen, capital
from ground.pages import Page
from ground.persons import name_shown
from procurement import paying
from procurement.models import ClaimState, PaymentClaim
from procurement.rules.contracts import Claimed, may_approve_payment, may_pay
from procurement.schemas.contract_pages import ClaimCard, ContractCard
from procurement.schemas.ways import Way, WayShown, ways_of


class ClaimRow(Deferred):
    """One claim in a list."""

    claim: ClaimCard
    supplier: str
    about: str

    @classmethod
    def of(cls, claim: PaymentClaim) -> "ClaimRow":
        """Say whose it is; the claim comes with its part, contract, tender and supplier."""
        part = claim.milestone
        about = f"{part.contract.number} {part.title}"
        return cls(claim=ClaimCard.of(claim), supplier=part.contract.supplier.name, about=about)


class FinancePage(Page):
    """The claims on a body, those due first; what is paid stands last."""

    template = "procurement/finance.html"
    waiting: list[ClaimRow]
    settled: list[ClaimRow]
    overdue: int

    @classmethod
    def of(cls, claims: Sequence[PaymentClaim]) -> "FinancePage":
        """List them."""
        rows = [ClaimRow.of(each) for each in claims]
        waiting = [row for row in rows if row.claim.state is not ClaimState.SETTLED]
        return cls(
            title=_("Payments"),
            waiting=waiting,
            settled=[row for row in rows if row.claim.state is ClaimState.SETTLED],
            overdue=sum(row.claim.overdue for row in waiting),
        )


class ClaimPage(Page):
    """One claim, the account it goes to, and what is next."""

    template = "procurement/claim.html"
    claim: ClaimCard
    contract: ContractCard
    about: str
    invoice_no: str
    capital: str
    payee_bank: str
    payee_account: str
    treasury_ref: str
    voucher_no: str
    today: dt.date
    interest_today_fen: int
    """What would be owed besides if it were paid today."""
    hands: list[tuple[str, str]]
    """Who has checked it and who has approved it, each with the moment: never one person."""
    due_citation: str
    interest_citation: str
    may_check: bool
    may_approve: bool
    may_instruct: bool
    may_settle: bool
    may_return: bool
    ways: list[WayShown]

    @classmethod
    async def of(cls, claim: PaymentClaim, *, by: Actor) -> "ClaimPage":
        """Say it; the claim comes with its part, contract, tender, buyer and supplier."""
        contract = claim.milestone.contract
        claimed = Claimed(claim, contract.tender.buyer_id, contract.supplier_id)
        pays = may_pay.allows(by, claimed)
        terms = await policy.all_in_force(["procurement.pay_days", "procurement.late_per_myriad"])
        late, today = terms["procurement.late_per_myriad"], clock.today()
        return cls(
            title=_("Claim for %(part)s", part=claim.milestone.title),
            claim=ClaimCard.of(claim),
            contract=ContractCard.of(contract),
            about=claim.milestone.title,
            invoice_no=claim.invoice_no,
            capital=capital(Fen(claim.amount_fen)),
            payee_bank=contract.payee_bank,
            payee_account=contract.payee_account,
            treasury_ref=claim.treasury_ref or "",
            voucher_no=claim.voucher_no or "",
            today=today,
            interest_today_fen=paying.interest(claim.amount_fen, claim.due_on, today, late.value),
            hands=await _hands(claim),
            due_citation=terms["procurement.pay_days"].citation,
            interest_citation=late.citation,
            may_check=pays and claim.may_move("check"),
            may_approve=claim.may_move("approve") and may_approve_payment.allows(by, claimed),
            may_instruct=pays and claim.may_move("instruct"),
            may_settle=pays and claim.may_move("settle"),
            may_return=pays and claim.may_move("send_back"),
            ways=[
                each
                for each in await ways_of(contract.tender, by, here=Way.KEY)
                if each.of.get("payment") != claim.public_id
            ],
        )


async def _hands(claim: PaymentClaim) -> list[tuple[str, str]]:
    done = [
        (_("Officer who checked it"), claim.checked_by_id, claim.checked_at),
        (_("Officer who approved it"), claim.approved_by_id, claim.approved_at),
    ]
    people = {
        each.id: name_shown(each) for each in await Person.filter(id__in=[who for _label, who, _at in done if who])
    }
    return [(label, f"{people[who]} {desk_time(at)}") for label, who, at in done if who in people and at]
