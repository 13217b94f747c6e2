"""What was accepted is claimed, checked, approved by another, and settled once, in a ledger that balances."""

import asyncio
import datetime as dt

import pytest

from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn, Refusal, Taken, Unreadable
from procurement import booking, paying
from procurement.models import (
    Account,
    BudgetLine,
    ClaimState,
    JournalEntry,
    JournalLine,
    PaymentClaim,
)
from procurement.schemas.contract_drafts import ClaimDraft, InstructDraft, SettleDraft
from tests.procurement.awarded import Awarded, a_delivery, a_signed_contract, accepted, an_award
from tests.volunteers.stories import DAY

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("the_day_after")]
TODAY = DAY + dt.timedelta(days=1)
INVOICE, ORDER = ClaimDraft(invoice_no="24112000000012345678"), InstructDraft(treasury_ref="ZFL-2026-0077")
VOUCHER = SettleDraft(voucher_no="HD-20261119-001", settled_on=TODAY)


async def a_claim(cast: Awarded) -> PaymentClaim:
    contract = await a_signed_contract(cast)
    part = await accepted(cast, await a_delivery(cast, contract), 12, 2)
    return await paying.claim(part, INVOICE, by=cast.story.manager)


async def an_instructed(cast: Awarded) -> PaymentClaim:
    claim = await a_claim(cast)
    await paying.check(claim, by=cast.finance)
    await paying.approve(claim, by=cast.finance_too)
    await paying.instruct(claim, ORDER, by=cast.finance)
    return claim


async def test_a_claim_goes_through_two_pairs_of_hands_and_is_settled_by_its_voucher(database: None) -> None:
    cast = await an_award()
    claim = await an_instructed(cast)

    await paying.settle(claim, VOUCHER, by=cast.finance_too)

    claim = await PaymentClaim.get(id=claim.id)
    assert (claim.state, claim.amount_fen, claim.interest_fen) == (ClaimState.SETTLED, 300_000, 0)
    assert (await BudgetLine.get(id=cast.line.id)).spent_fen == 300_000
    entry = await JournalEntry.get(key=f"claim:{claim.id}:settle")
    balances = await booking.balances(entry.contract_id)
    assert (balances[Account.PAYABLE], balances[Account.TREASURY_CLEARING]) == (0, 300_000)
    assert await booking.found_wrong() == []


async def test_who_asked_or_checked_does_not_approve_and_the_supplier_pays_nothing(database: None) -> None:
    cast = await an_award()
    claim = await a_claim(cast)
    for actor in (cast.story.manager, cast.clerk):
        with pytest.raises(MayNot):
            await paying.check(claim, by=actor)
    with pytest.raises(OutOfTurn):
        await paying.approve(claim, by=cast.finance_too)
    await paying.check(claim, by=cast.finance)
    with pytest.raises(MayNot):
        await paying.approve(claim, by=cast.finance)
    with pytest.raises(IntegrityError):
        await PaymentClaim.filter(id=claim.id).update(approved_by_id=cast.finance.person_id)
    with pytest.raises(Taken):
        await paying.claim(await claim.milestone, ClaimDraft(invoice_no="99999999"), by=cast.story.manager)


async def test_what_comes_back_is_claimed_anew(database: None) -> None:
    cast = await an_award()
    claim = await a_claim(cast)
    await paying.send_back(claim, "发票抬头写错了", by=cast.finance)

    await paying.submit_again(claim, ClaimDraft(invoice_no="24112000000099999999"), by=cast.story.manager)

    assert (claim.state, claim.returned_words) == (ClaimState.SUBMITTED, "")


async def test_of_approvals_and_settlements_at_once_one_is_first(database: None) -> None:
    cast = await an_award()
    claim = await a_claim(cast)
    await paying.check(claim, by=cast.finance)
    copies = [await PaymentClaim.get(id=claim.id) for _ in range(4)]
    said = await asyncio.gather(
        *(paying.approve(copy, by=cast.finance_too) for copy in copies), return_exceptions=True
    )  # fmt: skip
    assert sum(each is None for each in said) == 1

    await paying.instruct(await PaymentClaim.get(id=claim.id), ORDER, by=cast.finance)
    copies = [await PaymentClaim.get(id=claim.id) for _ in range(4)]
    said = await asyncio.gather(
        *(paying.settle(copy, VOUCHER, by=cast.finance) for copy in copies), return_exceptions=True
    )  # fmt: skip
    assert sum(each is None for each in said) == 1
    assert sum(isinstance(each, Refusal) for each in said) == 3
    assert (await BudgetLine.get(id=cast.line.id)).spent_fen == 300_000
    assert await JournalEntry.filter(key=f"claim:{claim.id}:settle").count() == 1


async def test_a_voucher_of_a_day_to_come_and_more_than_was_promised_are_refused(database: None) -> None:
    cast = await an_award()
    claim = await an_instructed(cast)
    later = VOUCHER.model_copy(update={"settled_on": TODAY + dt.timedelta(days=1)})
    with pytest.raises(Unreadable):
        await paying.settle(claim, later, by=cast.finance)
    await BudgetLine.filter(id=cast.line.id).update(committed_fen=299_999)
    with pytest.raises(OutOfTurn):
        await paying.settle(await PaymentClaim.get(id=claim.id), VOUCHER, by=cast.finance)
    assert (await PaymentClaim.get(id=claim.id)).state == ClaimState.INSTRUCTED
    assert not await JournalEntry.exists(key=f"claim:{claim.id}:settle")


def test_interest_runs_from_the_day_after_and_half_a_fen_is_rounded_up() -> None:
    due = dt.date(2026, 12, 19)
    assert paying.interest(300_000, due, due, 5) == 0
    assert paying.interest(300_000, due, due + dt.timedelta(days=1), 5) == 150
    assert paying.interest(1_000, due, due + dt.timedelta(days=1), 5) == 1


async def test_an_entry_balances_is_booked_once_and_taken_back_by_another(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    with pytest.raises(ValueError, match="balance"):
        async with transaction():
            await booking.book(contract.id, "a", {Account.PAYABLE: 1, Account.TREASURY_CLEARING: 1}, by=cast.finance)
    entry = await JournalEntry.get(key=f"contract:{contract.id}:sign")
    with pytest.raises(IntegrityError):
        await JournalLine.filter(entry_id=entry.id).update(amount_fen=0)
    with pytest.raises(Taken):
        async with transaction():
            await booking.commit(contract, by=cast.signer)

    async with transaction():
        await booking.reverse(entry, "写错了合同", by=cast.finance)
    assert set((await booking.balances(contract.id)).values()) == {0}

    await JournalEntry.create(key="half", contract_id=contract.id, booked_at=entry.booked_at)
    assert await booking.found_wrong() == ["entries that do not sum to nothing: half"]
