"""Paying: a supplier claims what was accepted; it is checked, approved by another, instructed, and settled once."""

import datetime as dt

from tortoise.expressions import F

from ground import audit, clock, policy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.language import _, lazy
from ground.money import Fen, yuan
from ground.outbox import announce
from procurement import booking
from procurement.events import PaymentSettled
from procurement.models import (
    PAYABLE,
    BudgetLine,
    ClaimState,
    Contract,
    Milestone,
    PaymentClaim,
    Tender,
)
from procurement.rules.contracts import Claimed, may_approve_payment, may_claim, may_pay
from procurement.schemas.contract_drafts import ClaimDraft, InstructDraft, SettleDraft
from procurement.telling_suppliers import tell_supplier

MYRIAD = 10_000


async def claim(milestone: Milestone, draft: ClaimDraft, *, by: Actor) -> PaymentClaim:
    """Claim what an accepted part made due. Refused: a stranger (403), nothing due (409), a second claim (Taken)."""
    contract = await Contract.get(id=milestone.contract_id)
    may_claim.require(by, contract)
    if milestone.state not in PAYABLE or not milestone.payable_fen:
        raise OutOfTurn(lazy("Nothing is due for this part."))
    async with transaction():
        try:
            made = await PaymentClaim.create(
                milestone_id=milestone.id,
                invoice_no=draft.invoice_no,
                amount_fen=milestone.payable_fen,
                due_on=due_on(contract, milestone),
                requested_by_id=by.person_id,
                requested_at=clock.now(),
            )
        except IntegrityError as error:
            raise Taken(lazy("This part or this invoice has a claim already.")) from error
        await audit.record("PaymentClaim.submit", made, by=by, amount_fen=made.amount_fen)
    return made


async def submit_again(claim: PaymentClaim, draft: ClaimDraft, *, by: Actor) -> None:
    """Claim anew what came back, with the invoice put right."""
    contract, _tender = await _of(claim)
    may_claim.require(by, contract)
    async with transaction():
        try:
            await claim.move(
                "submit_again", by=by, invoice_no=draft.invoice_no, requested_by_id=by.person_id,
                requested_at=clock.now(), checked_by_id=None, checked_at=None, returned_words="",
            )  # fmt: skip
        except IntegrityError as error:
            raise Taken(lazy("This part or this invoice has a claim already.")) from error


async def check(claim: PaymentClaim, *, by: Actor) -> None:
    """Find a claim right: invoice, account and amount."""
    may_pay.require(by, await claimed(claim))
    async with transaction():
        await claim.move("check", by=by, checked_by_id=by.person_id, checked_at=clock.now())


async def send_back(claim: PaymentClaim, words: str, *, by: Actor) -> None:
    """Give a claim back to the supplier with what to put right."""
    may_pay.require(by, await claimed(claim))
    contract, _tender = await _of(claim)
    async with transaction():
        await claim.move("send_back", by=by, because=words, returned_words=words)
        await tell_supplier(contract, "claim_returned", by=by, number=claim.invoice_no)


async def approve(claim: PaymentClaim, *, by: Actor) -> None:
    """Approve a claim as the second pair of eyes: refused to whoever asked for it or checked it (403, and a wall)."""
    may_approve_payment.require(by, await claimed(claim))
    async with transaction():
        await claim.move("approve", by=by, approved_by_id=by.person_id, approved_at=clock.now())


async def instruct(claim: PaymentClaim, draft: InstructDraft, *, by: Actor) -> None:
    """Note that the treasury was told to pay, by the number of its instruction; a number pays one claim."""
    may_pay.require(by, await claimed(claim))
    async with transaction():
        try:
            await claim.move(
                "instruct", by=by, treasury_ref=draft.treasury_ref, instructed_by_id=by.person_id,
                instructed_at=clock.now(),
            )  # fmt: skip
        except IntegrityError as error:
            raise Taken(lazy("This number stands on another claim.")) from error


async def settle(claim: PaymentClaim, draft: SettleDraft, *, by: Actor) -> None:
    """Settle a claim by the treasury's voucher: it is booked, and the budget line has spent it.

    Refuses a voucher that settled another claim (Taken), a day to come or before the instruction (422), and more than
    the line has promised and not spent (409).
    """
    may_pay.require(by, await claimed(claim))
    _require_day(claim, draft.settled_on)
    contract, tender = await _of(claim)
    late: int = await policy.value("procurement.late_per_myriad")
    async with transaction():
        try:
            await claim.move(
                "settle", by=by, voucher_no=draft.voucher_no, settled_by_id=by.person_id, settled_at=clock.now(),
                settled_on=draft.settled_on,
                interest_fen=interest(claim.amount_fen, claim.due_on, draft.settled_on, late),
            )  # fmt: skip
        except IntegrityError as error:
            raise Taken(lazy("This voucher has settled another claim.")) from error
        line = BudgetLine.filter(id=tender.budget_line_id, committed_fen__gte=F("spent_fen") + claim.amount_fen)
        if not await line.update(spent_fen=F("spent_fen") + claim.amount_fen):
            raise OutOfTurn(lazy("The budget line has not promised so much. Please ask the finance department."))
        await booking.pay(claim, contract.id, by=by)
        await tell_supplier(
            contract, "payment_settled", by=by, amount=yuan(Fen(claim.amount_fen)), day=draft.settled_on
        )
        await announce(PaymentSettled(claim.id, contract.id, claim.amount_fen))
        await _complete(contract, tender, by)


def due_on(contract: Contract, milestone: Milestone) -> dt.date:
    """Return the last day to pay: so many days after its acceptance, or after the term for it where that was missed."""
    begins = [moment for moment in (milestone.accepted_at, milestone.acceptance_due_at) if moment is not None]
    return clock.city_day(min(begins)) + dt.timedelta(days=contract.pay_days)


def interest(amount_fen: int, due: dt.date, paid: dt.date, per_myriad: int) -> int:
    """Return the interest of the days after the due one, half a fen rounded up (2025 条例 17)."""
    days = max((paid - due).days, 0)
    return (amount_fen * days * per_myriad * 2 + MYRIAD) // (2 * MYRIAD)


async def claimed(claim: PaymentClaim) -> Claimed:
    """Return a claim with whose money it is."""
    contract, tender = await _of(claim)
    return Claimed(claim, tender.buyer_id, contract.supplier_id)


async def _of(claim: PaymentClaim) -> tuple[Contract, Tender]:
    milestone = await Milestone.get(id=claim.milestone_id)
    contract = await Contract.get(id=milestone.contract_id)
    return contract, await Tender.get(id=contract.tender_id)


def _require_day(claim: PaymentClaim, day: dt.date) -> None:
    first = clock.city_day(claim.instructed_at) if claim.instructed_at else day
    if not first <= day <= clock.today():
        sentence = _("The day on the voucher is between the instruction and today.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("settled_on", sentence)])


async def _complete(contract: Contract, tender: Tender, by: Actor) -> None:
    """End the contract, and with it the tender, once all that is due is paid."""
    parts = await Milestone.filter(contract_id=contract.id)
    claims = await PaymentClaim.filter(milestone__contract_id=contract.id, state=ClaimState.SETTLED)
    paid = {each.milestone_id for each in claims}
    if all(part.state in PAYABLE and (part.id in paid or not part.payable_fen) for part in parts):
        await contract.move("complete", by=by, completed_at=clock.now())
        await tender.move("complete", by=by)
