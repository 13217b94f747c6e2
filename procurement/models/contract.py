"""The contract: what an award became once two people signed it, tied to one project of the winner (procurement 6.7)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models import Organisation, Project
from procurement.models.award import Award
from procurement.models.tender import Standard, Tender


class ContractState(StrEnum):
    """A contract's life. Whether its service runs today is derived from its days."""

    DRAFT = "draft"
    OFFERED = "offered"
    AGREED = "agreed"
    SIGNED = "signed"
    COMPLETED = "completed"


BEFORE_SIGNING = (ContractState.DRAFT, ContractState.OFFERED, ContractState.AGREED)


class Contract(Moving):
    """A contract for one award; its amount is the award's, its standards are the tender's."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(32, null=True, unique=True)
    """Given when it is signed: the tender's number and 合同."""
    award: fields.ForeignKeyRelation[Award] = fields.ForeignKeyField(
        "procurement.Award", related_name="contracts", on_delete=fields.RESTRICT
    )
    award_id: int
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="contracts", on_delete=fields.RESTRICT
    )
    tender_id: int
    supplier: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="contracts", on_delete=fields.RESTRICT
    )
    supplier_id: int
    project: fields.ForeignKeyNullableRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="contracts", null=True, on_delete=fields.RESTRICT
    )
    project_id: int | None
    amount_fen = fields.BigIntField()
    starts_on: dt.date = fields.DateField()
    ends_on: dt.date = fields.DateField()
    """The last day."""
    pay_days = fields.IntField()
    """Within how many days after acceptance it is paid."""
    payee_bank = fields.CharField(60, default="")
    payee_account = fields.CharField(40, default="")
    sign_by_on: dt.date = fields.DateField()
    """The last day to sign (法 46)."""
    written_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()
    returned_words = fields.TextField(default="")
    agreed_by_id: int | None = fields.IntField(null=True)
    """The supplier's manager, who signed first."""
    agreed_at: dt.datetime | None = fields.DatetimeField(null=True)
    signed_by_id: int | None = fields.IntField(null=True)
    """The buyer's signer."""
    signed_at: dt.datetime | None = fields.DatetimeField(null=True)
    completed_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(ContractState, default=ContractState.DRAFT, max_length=10, description="")

    MOVES = moves(
        offer=(ContractState.DRAFT, ContractState.OFFERED),
        send_back=([ContractState.OFFERED, ContractState.AGREED], ContractState.DRAFT),
        agree=(ContractState.OFFERED, ContractState.AGREED),
        sign=(ContractState.AGREED, ContractState.SIGNED),
        complete=(ContractState.SIGNED, ContractState.COMPLETED),
    )

    class Meta:
        """The table."""

        table = "procurement_contract"


class ContractVersion(Model):
    """A contract's text as it was offered: written once, with its hash, which both who sign have read."""

    id = fields.IntField(primary_key=True)
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "procurement.Contract", related_name="versions", on_delete=fields.RESTRICT
    )
    contract_id: int
    number = fields.IntField()
    body = fields.TextField()
    """Canonical JSON."""
    sha256 = fields.CharField(64)
    made_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_contract_version"
        unique_together = (("contract", "number"),)


class MilestoneState(StrEnum):
    """A milestone's life. That its acceptance or its payment is late is derived."""

    SCHEDULED = "scheduled"
    SUBMITTED = "submitted"
    IN_ACCEPTANCE = "in_acceptance"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REJECTED = "rejected"


PAYABLE = (MilestoneState.ACCEPTED, MilestoneState.PARTLY_ACCEPTED)


class Milestone(Moving):
    """A part of a contract that is delivered, accepted and paid by itself; all of a contract sum to its amount."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "procurement.Contract", related_name="milestones", on_delete=fields.RESTRICT
    )
    contract_id: int
    seq = fields.IntField()
    title = fields.CharField(60)
    share_bp = fields.IntField()
    """Its share of the contract in basis points, as it was agreed."""
    amount_fen = fields.BigIntField()
    due_on: dt.date = fields.DateField()
    """The last day on which the supplier delivers it; its evidence is of days up to this one."""
    submitted_by_id: int | None = fields.IntField(null=True)
    submitted_at: dt.datetime | None = fields.DatetimeField(null=True)
    words = fields.TextField(default="")
    """What the supplier says of what was done."""
    acceptance_due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """The last moment of the agreed term to accept it; past it the payment's clock runs (2025 条例 10)."""
    accepted_at: dt.datetime | None = fields.DatetimeField(null=True)
    payable_fen = fields.BigIntField(default=0)
    """What its acceptance made due."""
    rejected_because = fields.TextField(default="")
    mend_by_on: dt.date | None = fields.DateField(null=True)
    shaken_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When a record on which it stands was last taken back by those who keep it."""
    state = fields.CharEnumField(MilestoneState, default=MilestoneState.SCHEDULED, max_length=16, description="")

    MOVES = moves(
        submit=([MilestoneState.SCHEDULED, MilestoneState.REJECTED], MilestoneState.SUBMITTED),
        begin_acceptance=(MilestoneState.SUBMITTED, MilestoneState.IN_ACCEPTANCE),
        accept=(MilestoneState.IN_ACCEPTANCE, MilestoneState.ACCEPTED),
        accept_in_part=(MilestoneState.IN_ACCEPTANCE, MilestoneState.PARTLY_ACCEPTED),
        reject=(MilestoneState.IN_ACCEPTANCE, MilestoneState.REJECTED),
    )

    class Meta:
        """The table."""

        table = "procurement_milestone"
        unique_together = (("contract", "seq"),)


class MilestoneLine(Model):
    """How much of one standard a milestone delivers, for what part of its amount."""

    id = fields.IntField(primary_key=True)
    milestone: fields.ForeignKeyRelation[Milestone] = fields.ForeignKeyField(
        "procurement.Milestone", related_name="lines", on_delete=fields.RESTRICT
    )
    milestone_id: int
    standard: fields.ForeignKeyRelation[Standard] = fields.ForeignKeyField(
        "procurement.Standard", related_name="milestone_lines", on_delete=fields.RESTRICT
    )
    standard_id: int
    quantity = fields.IntField()
    price_fen = fields.BigIntField()
    delivered = fields.IntField(default=0)
    """What the supplier says was delivered."""
    accepted: int | None = fields.IntField(null=True)
    accepted_words = fields.TextField(default="")

    class Meta:
        """The table."""

        table = "procurement_milestone_line"
        unique_together = (("milestone", "standard"),)
