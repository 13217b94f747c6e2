"""What follows a need: the two words of how it went, and reports that something went wrong."""

import datetime as dt
from enum import IntEnum, StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from marketplace.models.need import Need
from orgs.models import Organisation


class Side(StrEnum):
    """Who tells how it went."""

    BENEFICIARY = "beneficiary"
    ORGANISATION = "organisation"


class Mark(IntEnum):
    """How it went, in one question of three answers."""

    BAD = 1
    SO_SO = 2
    GOOD = 3


class NeedRating(Model):
    """One side's word on how it went; the other side reads it once both are there or the days are over (INV-44)."""

    id = fields.IntField(primary_key=True)
    need: fields.ForeignKeyRelation[Need] = fields.ForeignKeyField(
        "marketplace.Need", related_name="ratings", on_delete=fields.RESTRICT
    )
    need_id: int
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="need_ratings", on_delete=fields.RESTRICT
    )
    organisation_id: int
    """Who served; kept here because a need that is opened again goes to another."""
    side = fields.CharEnumField(Side, max_length=14, description="")
    mark = fields.IntEnumField(Mark, description="")
    given_by_id = fields.IntField()
    given_at: dt.datetime = fields.DatetimeField()
    confirmed_at: dt.datetime = fields.DatetimeField()
    """Which service of the need it is about; the days are counted from here."""

    class Meta:
        """The table."""

        table = "marketplace_need_rating"
        unique_together = (("need", "side", "confirmed_at"),)


class TroubleKind(StrEnum):
    """What went wrong."""

    CHARGED = "charged"
    INJURY = "injury"
    RUDE = "rude"
    OTHER = "other"


class TroubleState(StrEnum):
    """A report's way: the other side is heard before it is settled (EDGE-29)."""

    OPEN = "open"
    HEARD = "heard"
    SETTLED = "settled"


class Trouble(Moving):
    """A report that somebody was charged, hurt or treated badly; only the authority reads it, never who is accused."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    need: fields.ForeignKeyRelation[Need] = fields.ForeignKeyField(
        "marketplace.Need", related_name="troubles", on_delete=fields.RESTRICT
    )
    need_id: int
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="troubles", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    kind = fields.CharEnumField(TroubleKind, max_length=10, description="")
    words_sealed = fields.TextField()
    reported_by_id = fields.IntField()
    reported_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime = fields.DatetimeField()
    heard_sealed = fields.TextField(default="")
    """What the other side said."""
    heard_by_id: int | None = fields.IntField(null=True)
    outcome_sealed = fields.TextField(default="")
    settled_by_id: int | None = fields.IntField(null=True)
    settled_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(TroubleState, default=TroubleState.OPEN, max_length=8, description="")

    MOVES = moves(
        hear=(TroubleState.OPEN, TroubleState.HEARD),
        settle=(TroubleState.HEARD, TroubleState.SETTLED),
    )

    class Meta:
        """The table."""

        table = "marketplace_trouble"
        indexes = (("state", "due_at"),)
