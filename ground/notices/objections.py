"""Objections to a public notice: who objects is known to the one who judges it, and to nobody else."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.moves import Moving, moves
from ground.notices.models import PublicNotice


class Ground(StrEnum):
    """Why someone objects."""

    FACTS = "facts"
    CONDITIONS = "conditions"
    CONFLICT = "conflict"
    PROCEDURE = "procedure"
    CONDUCT = "conduct"


class ObjectionState(StrEnum):
    """The way of an objection; a tip stops nothing."""

    TIP = "tip"
    RECEIVED = "received"
    JUDGING = "judging"
    NOT_UPHELD = "not_upheld"
    UPHELD = "upheld"
    PARTLY = "partly"
    WITHDRAWN = "withdrawn"


class Objection(Moving):
    """One objection to one name of a notice. What tells who objects is sealed, and the audit does not name them."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    notice: fields.ForeignKeyRelation[PublicNotice] = fields.ForeignKeyField(
        "ground.PublicNotice", related_name="objections", on_delete=fields.RESTRICT
    )
    notice_id: int
    ref = fields.CharField(80)
    ground = fields.CharEnumField(Ground, max_length=12, description="")
    words_sealed = fields.TextField()
    evidence_sealed = fields.TextField(default="")
    objector_sealed: str | None = fields.TextField(null=True)
    """The person's id; none for someone who did not say who they are."""
    objector_hash = fields.CharField(64, default="")
    received_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime = fields.DatetimeField(db_index=True)
    provisional = fields.BooleanField(default=False)
    judge_id: int | None = fields.IntField(null=True, db_index=True)
    reply = fields.TextField(default="")
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(ObjectionState, default=ObjectionState.RECEIVED, max_length=12, description="")

    MOVES = moves(
        assign=([ObjectionState.RECEIVED, ObjectionState.JUDGING], ObjectionState.JUDGING),
        uphold=(ObjectionState.JUDGING, ObjectionState.UPHELD),
        uphold_partly=(ObjectionState.JUDGING, ObjectionState.PARTLY),
        dismiss=(ObjectionState.JUDGING, ObjectionState.NOT_UPHELD),
        withdraw=([ObjectionState.RECEIVED, ObjectionState.JUDGING], ObjectionState.WITHDRAWN),
    )

    class Meta:
        """The table."""

        table = "ground_objection"
