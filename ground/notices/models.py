"""Public notices (公示): a text that cannot change, shown for full working days before it counts (N1-N6)."""

import datetime as dt
import json
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from ground.places import Place
from ground.several import parts


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
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="notices", on_delete=fields.RESTRICT
    )
    place_id: int
    """Whose notice it is: a community's, a street's, a county's, the city's."""
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

    @property
    def fields_told(self) -> dict[str, str]:
        """The body, by field."""
        return dict(json.loads(self.body))

    @property
    def decider_ids(self) -> frozenset[int]:
        """The persons who took part in what the notice tells."""
        return frozenset(int(each) for each in parts(self.deciders))

    @property
    def taken_down_at(self) -> dt.datetime:
        """From when its address answers 410."""
        return self.closes_at + dt.timedelta(days=self.kept_days)


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
        unique_together = (("notice", "began_at", "ended_at"),)


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
