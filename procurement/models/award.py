"""The award: whom the buyer chose, in the order of the ranking (procurement 6.6)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models import Organisation
from procurement.models.envelope import Envelope
from procurement.models.tender import Tender


class AwardState(StrEnum):
    """An award's life."""

    ACTIVE = "active"
    VOID = "void"


class Award(Moving):
    """A tender's award: one is active at most, a wall."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="awards", on_delete=fields.RESTRICT
    )
    tender_id: int
    envelope: fields.ForeignKeyRelation[Envelope] = fields.ForeignKeyField(
        "procurement.Envelope", related_name="awards", on_delete=fields.RESTRICT
    )
    envelope_id: int
    supplier: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="awards", on_delete=fields.RESTRICT
    )
    supplier_id: int
    price_fen = fields.BigIntField()
    rank = fields.IntField()
    chosen_by_id = fields.IntField()
    awarded_at: dt.datetime = fields.DatetimeField()
    notice_until: dt.date = fields.DateField()
    """The last day of the result's notice."""
    void_because = fields.TextField(default="")
    state = fields.CharEnumField(AwardState, default=AwardState.ACTIVE, max_length=6, description="")

    MOVES = moves(void=(AwardState.ACTIVE, AwardState.VOID))

    class Meta:
        """The table."""

        table = "procurement_award"
