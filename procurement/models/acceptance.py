"""The acceptance: who looked at what was delivered, what those served say of it, and what came of it (条例 45)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from procurement.models.contract import Milestone


class Outcome(StrEnum):
    """What came of an acceptance."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


class Acceptance(Model):
    """One look at one delivery of a milestone; a delivery that was mended is looked at anew."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    milestone: fields.ForeignKeyRelation[Milestone] = fields.ForeignKeyField(
        "procurement.Milestone", related_name="acceptances", on_delete=fields.RESTRICT
    )
    milestone_id: int
    attempt = fields.IntField()
    seed = fields.CharField(64)
    """By which those served were drawn: anyone can draw them again."""
    begun_by_id = fields.IntField()
    begun_at: dt.datetime = fields.DatetimeField()
    ended_by_id: int | None = fields.IntField(null=True)
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    outcome: Outcome | None = fields.CharEnumField(Outcome, null=True, max_length=8, description="")  # type: ignore[assignment] # its stub forgets null
    words = fields.TextField(default="")

    class Meta:
        """The table."""

        table = "procurement_acceptance"
        unique_together = (("milestone", "attempt"),)


class Signatory(StrEnum):
    """As what someone signs an acceptance."""

    OFFICER = "officer"
    RECIPIENT = "recipient"


class AcceptanceSignature(Model):
    """One name under an acceptance: an officer's own, or a representative of the people served, who signed on paper."""

    id = fields.IntField(primary_key=True)
    acceptance: fields.ForeignKeyRelation[Acceptance] = fields.ForeignKeyField(
        "procurement.Acceptance", related_name="signatures", on_delete=fields.RESTRICT
    )
    acceptance_id: int
    kind = fields.CharEnumField(Signatory, max_length=10, description="")
    name = fields.CharField(40)
    """Never public where it is a recipient's."""
    written_by_id = fields.IntField()
    """The officer who signs, or who wrote down that the representative signed on paper."""
    contract_signed_by_id = fields.IntField()
    """Who signed the contract, and therefore does not sign here: a wall."""
    signed_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_acceptance_signature"
        unique_together = (("acceptance", "name"),)


class Opinion(StrEnum):
    """What someone served says, or that nobody could ask them."""

    WELL = "well"
    SO_SO = "so_so"
    BADLY = "badly"
    NOT_REACHED = "not_reached"


class Asked(StrEnum):
    """How they were asked."""

    PHONE = "phone"
    VISIT = "visit"
    DESK = "desk"


class RecipientOpinion(Model):
    """The word of one whom the service was for, drawn by the seed; without a name: their desk knows the number."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    acceptance: fields.ForeignKeyRelation[Acceptance] = fields.ForeignKeyField(
        "procurement.Acceptance", related_name="opinions", on_delete=fields.RESTRICT
    )
    acceptance_id: int
    seq = fields.IntField()
    number = fields.CharField(12)
    """The number of the need that was met."""
    opinion: Opinion | None = fields.CharEnumField(Opinion, null=True, max_length=12, description="")  # type: ignore[assignment] # its stub forgets null
    words = fields.CharField(200, default="")
    asked_how: Asked | None = fields.CharEnumField(Asked, null=True, max_length=6, description="")  # type: ignore[assignment] # its stub forgets null
    asked_by_id: int | None = fields.IntField(null=True)
    asked_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "procurement_recipient_opinion"
        unique_together = (("acceptance", "seq"),)
