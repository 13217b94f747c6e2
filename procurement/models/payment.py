"""The payment: a supplier's claim on what was accepted, and the ledger in which it ends (procurement 6.8)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from procurement.models.contract import Contract, Milestone


class ClaimState(StrEnum):
    """A claim's life."""

    SUBMITTED = "submitted"
    CHECKED = "checked"
    APPROVED = "approved"
    INSTRUCTED = "instructed"
    SETTLED = "settled"
    RETURNED = "returned"


class PaymentClaim(Moving):
    """A claim for one accepted milestone; it is settled by one voucher of the treasury, which settles nothing else."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    milestone: fields.ForeignKeyRelation[Milestone] = fields.ForeignKeyField(
        "procurement.Milestone", related_name="claims", on_delete=fields.RESTRICT
    )
    milestone_id: int
    invoice_no = fields.CharField(40, unique=True)
    amount_fen = fields.BigIntField()
    due_on: dt.date = fields.DateField()
    """The last day on which it is paid in time (2025 条例 9)."""
    requested_by_id = fields.IntField()
    requested_at: dt.datetime = fields.DatetimeField()
    checked_by_id: int | None = fields.IntField(null=True)
    checked_at: dt.datetime | None = fields.DatetimeField(null=True)
    approved_by_id: int | None = fields.IntField(null=True)
    approved_at: dt.datetime | None = fields.DatetimeField(null=True)
    treasury_ref = fields.CharField(40, null=True, unique=True)
    """The number of the payment instruction (支付令)."""
    instructed_by_id: int | None = fields.IntField(null=True)
    instructed_at: dt.datetime | None = fields.DatetimeField(null=True)
    voucher_no = fields.CharField(40, null=True, unique=True)
    """The number of the treasury's voucher (回单): one voucher settles one claim."""
    settled_by_id: int | None = fields.IntField(null=True)
    settled_at: dt.datetime | None = fields.DatetimeField(null=True)
    settled_on: dt.date | None = fields.DateField(null=True)
    """The day on the voucher."""
    interest_fen = fields.BigIntField(default=0)
    """What is owed besides for the days it was late."""
    returned_words = fields.TextField(default="")
    state = fields.CharEnumField(ClaimState, default=ClaimState.SUBMITTED, max_length=10, description="")

    MOVES = moves(
        check=(ClaimState.SUBMITTED, ClaimState.CHECKED),
        approve=(ClaimState.CHECKED, ClaimState.APPROVED),
        instruct=(ClaimState.APPROVED, ClaimState.INSTRUCTED),
        settle=(ClaimState.INSTRUCTED, ClaimState.SETTLED),
        send_back=([ClaimState.SUBMITTED, ClaimState.CHECKED], ClaimState.RETURNED),
        submit_again=(ClaimState.RETURNED, ClaimState.SUBMITTED),
    )

    class Meta:
        """The table."""

        table = "procurement_payment_claim"


class Account(StrEnum):
    """An account of the ledger."""

    BUDGET_AVAILABLE = "budget_available"
    BUDGET_COMMITMENT = "budget_commitment"
    PAYABLE = "payable"
    TREASURY_CLEARING = "treasury_clearing"


class JournalEntry(Model):
    """One booking: it is written once, under a key of its own, and taken back by another alone."""

    id = fields.IntField(primary_key=True)
    key = fields.CharField(60, unique=True)
    """What it books, so that nothing is booked twice: `claim:7:settle`."""
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "procurement.Contract", related_name="journal", on_delete=fields.RESTRICT
    )
    contract_id: int
    reverses: fields.OneToOneNullableRelation["JournalEntry"] = fields.OneToOneField(
        "procurement.JournalEntry", related_name="reversed_by", null=True, on_delete=fields.RESTRICT
    )
    reverses_id: int | None
    words = fields.CharField(200, default="")
    booked_by_id: int | None = fields.IntField(null=True)
    booked_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_journal_entry"


class JournalLine(Model):
    """One side of a booking; the lines of an entry sum to nothing."""

    id = fields.IntField(primary_key=True)
    entry: fields.ForeignKeyRelation[JournalEntry] = fields.ForeignKeyField(
        "procurement.JournalEntry", related_name="lines", on_delete=fields.RESTRICT
    )
    entry_id: int
    account = fields.CharEnumField(Account, max_length=20, description="")
    amount_fen = fields.BigIntField()

    class Meta:
        """The table."""

        table = "procurement_journal_line"
        unique_together = (("entry", "account"),)
