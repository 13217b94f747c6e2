"""Public notices (公示): a text that cannot change, shown for full working days before it counts (N1-N6)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from ground.places import Place


class NoticeState(StrEnum):
    """What became of a notice; whether its days are over is told by `closes_at` alone."""

    OPEN = "open"
    CLEAN = "clean"
    UPHELD_PARTLY = "upheld_partly"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class PublicNotice(Moving):
    """One notice as it was hung out. A change of what it says is a new one, with all its days before it (N2)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    kind = fields.CharField(40, db_index=True)
    """Its sort, such as `steward.shortlist`: sorts may have longer terms of their own."""
    subject = fields.CharField(80, db_index=True)
    """The audit name of what it is about."""
    place: fields.ForeignKeyNullableRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="notices", null=True, on_delete=fields.RESTRICT
    )
    place_id: int | None
    title = fields.CharField(120)
    body = fields.TextField()
    """JSON: the fields of the whitelist with their words."""
    deciders = fields.TextField(default="")
    """Persons who took part in the decision, joined by commas with one at each end: none may judge an objection."""
    opened_at: dt.datetime = fields.DatetimeField()
    working_days = fields.IntField()
    closes_at: dt.datetime = fields.DatetimeField(db_index=True)
    provisional = fields.BooleanField(default=False)
    kept_days = fields.IntField()
    """How many days it stays readable after its end, then the address answers 410 (N5)."""
    opened_by_id: int | None = fields.IntField(null=True)
    follows_id: int | None = fields.IntField(null=True)
    paper = fields.CharField(80, default="")
    """The photo of the paper on the board: the public id of its attachment."""
    paper_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(NoticeState, default=NoticeState.OPEN, max_length=14, description="")

    MOVES = moves(
        settle=(NoticeState.OPEN, NoticeState.CLEAN),
        settle_partly=(NoticeState.OPEN, NoticeState.UPHELD_PARTLY),
        replace=(NoticeState.OPEN, NoticeState.REPLACED),
        withdraw=(NoticeState.OPEN, NoticeState.WITHDRAWN),
    )

    class Meta:
        """The table."""

        table = "ground_notice"


class NoticeName(Model):
    """One person or body that a notice names: an objection is about one of them and stops no other (N4)."""

    id = fields.IntField(primary_key=True)
    notice: fields.ForeignKeyRelation[PublicNotice] = fields.ForeignKeyField(
        "ground.PublicNotice", related_name="names", on_delete=fields.RESTRICT
    )
    notice_id: int
    ref = fields.CharField(80, db_index=True)
    """The audit name of the nomination, the application, the bid."""
    words = fields.CharField(120)

    class Meta:
        """The table."""

        table = "ground_notice_name"
        unique_together = (("notice", "ref"),)


class Outage(Model):
    """A time in which nobody could read a notice; its end moved by as much (N6)."""

    id = fields.IntField(primary_key=True)
    notice: fields.ForeignKeyRelation[PublicNotice] = fields.ForeignKeyField(
        "ground.PublicNotice", related_name="outages", on_delete=fields.RESTRICT
    )
    notice_id: int
    began_at: dt.datetime = fields.DatetimeField()
    ended_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "ground_notice_outage"
        unique_together = (("notice", "began_at"),)
