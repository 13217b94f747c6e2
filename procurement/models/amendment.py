"""The amendment: a published tender is put right, by two officers, and everyone is told (更正)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.moves import Moving, moves
from procurement.models.tender import Tender


class AmendmentState(StrEnum):
    """An amendment's life."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    DROPPED = "dropped"


class Amendment(Moving):
    """What is put right in a published tender, and the last day for bids that follows from it (procurement 1.2)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="amendments", on_delete=fields.RESTRICT
    )
    tender_id: int
    words = fields.TextField()
    """What is put right and why, as everyone reads it."""
    outline = fields.TextField()
    """The requirement as it reads from then on."""
    affects_bids = fields.BooleanField()
    """Whether it may affect how bids are made: then there are days enough, or the last day moves (条例 31)."""
    bids_due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """The last moment for bids, once it is in force."""
    written_by_id = fields.IntField()
    written_at: dt.datetime = fields.DatetimeField()
    approved_by_id: int | None = fields.IntField(null=True)
    approved_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(AmendmentState, default=AmendmentState.WAITING, max_length=10, description="")

    MOVES = moves(
        adopt=(AmendmentState.WAITING, AmendmentState.IN_FORCE),
        drop=(AmendmentState.WAITING, AmendmentState.DROPPED),
    )

    class Meta:
        """The table."""

        table = "procurement_amendment"
