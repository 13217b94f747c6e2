"""The change: an organisation asks to alter a verified fact; the old one stands until the street has looked."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models.organisation import Organisation, OrgKind


class ChangeState(StrEnum):
    """A change's way."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Change(Moving):
    """One asked-for change: only the facts that are to change are filled in. One is open at a time."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="changes", on_delete=fields.RESTRICT
    )
    organisation_id: int
    # Tortoise types an enum field as never empty; this one may be.
    kind: fields.Field[OrgKind | None] = fields.CharEnumField(OrgKind, max_length=20, null=True, description="")  # type: ignore[assignment]
    """What a filed group is registered as from now on (EDGE-22)."""
    name = fields.CharField(80, null=True)
    leader_name = fields.CharField(40, null=True)
    leader_phone_sealed: str | None = fields.TextField(null=True)
    address = fields.CharField(120, null=True)
    uscc = fields.CharField(18, null=True)
    areas: str | None = fields.TextField(null=True)
    """JSON: ids of all places in which it wants to work from then on."""
    was = fields.TextField(default="")
    """JSON: the facts as they stood when it was decided."""
    why = fields.TextField()
    asked_by_id = fields.IntField()
    asked_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime = fields.DatetimeField()
    decided_by_id: int | None = fields.IntField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    decision = fields.TextField(default="")
    state = fields.CharEnumField(ChangeState, default=ChangeState.WAITING, max_length=10, description="")

    MOVES = moves(
        accept=(ChangeState.WAITING, ChangeState.ACCEPTED),
        refuse=(ChangeState.WAITING, ChangeState.REFUSED),
        withdraw=(ChangeState.WAITING, ChangeState.WITHDRAWN),
    )

    class Meta:
        """The table."""

        table = "orgs_change"
