"""The due: a day by which an organisation has to renew, report or elect, and the papers that meet it."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models.organisation import Organisation


class DueKind(StrEnum):
    """What falls due (orgs-and-volunteers 7.1, renewal)."""

    FILING = "filing"
    ANNUAL_SUPERVISOR = "annual_supervisor"
    ANNUAL_REGISTRAR = "annual_registrar"
    ELECTION = "election"
    INSURANCE = "insurance"
    LICENCE = "licence"
    AUDIT = "audit"


class DueState(StrEnum):
    """A due's way: open until papers are brought, met when an officer has looked at them."""

    OPEN = "open"
    BROUGHT = "brought"
    MET = "met"
    DROPPED = "dropped"


class Due(Moving):
    """One day that an organisation has to keep. Papers brought in the window leave no gap (INV-9, renewal)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="dues", on_delete=fields.RESTRICT
    )
    organisation_id: int
    kind = fields.CharEnumField(DueKind, max_length=20, description="")
    due_on: dt.date = fields.DateField()
    """The last day in time."""
    basis = fields.CharField(300, default="")
    """The citation of the rule that made it due."""
    told_on: dt.date | None = fields.DateField(null=True)
    """When its managers were told that the window is open."""
    brought_at: dt.datetime | None = fields.DatetimeField(null=True)
    brought_by_id: int | None = fields.IntField(null=True)
    words = fields.TextField(default="")
    """What the organisation wrote with its papers."""
    answer_due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """By when the street looks at the papers."""
    answered_by_id: int | None = fields.IntField(null=True)
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)
    answer = fields.TextField(default="")
    state = fields.CharEnumField(DueState, default=DueState.OPEN, max_length=10, description="")

    MOVES = moves(
        bring=(DueState.OPEN, DueState.BROUGHT),
        give_back=(DueState.BROUGHT, DueState.OPEN),
        meet=(DueState.BROUGHT, DueState.MET),
        drop=([DueState.OPEN, DueState.BROUGHT], DueState.DROPPED),
    )

    class Meta:
        """The table."""

        table = "orgs_due"
        unique_together = (("organisation", "kind", "due_on"),)
        indexes = (("state", "due_on"),)
