"""What the stages decide on and what they decided: frozen evidence, checks, decisions, call-ups."""

import datetime as dt
import json
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model

from ground.places import Place
from silver_steward.models.nomination import Nomination
from silver_steward.models.season import Stage


class Occasion(StrEnum):
    """When the evidence was frozen."""

    SUBMISSION = "submission"
    CITY_REVIEW = "city_review"


class EvidenceSnapshot(Model):
    """What the ledger said, frozen: reviewers see this and not the live ledger (EV1). Written once."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="snapshots", on_delete=fields.RESTRICT
    )
    nomination_id: int
    occasion = fields.CharEnumField(Occasion, max_length=12, description="")
    minutes = fields.IntField()
    body = fields.TextField()
    """Canonical JSON; `marks` tells how far each organisation's chain was read."""
    sha256 = fields.CharField(64)
    taken_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_snapshot"

    @property
    def told(self) -> dict[str, Any]:
        """The body, by its fields."""
        return dict(json.loads(self.body))


class FactWord(Model):
    """An officer's word on what the records do not tell, such as a birth date nobody wrote down. Never changed."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="fact_words", on_delete=fields.RESTRICT
    )
    nomination_id: int
    reason = fields.CharField(12)
    holds = fields.BooleanField()
    words = fields.CharField(200)
    """What the officer saw."""
    said_by_id = fields.IntField()
    said_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_fact_word"


class Recheck(Model):
    """Hours changed after they were frozen: what came of looking again, for who holds the stage (EV2)."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="rechecks", on_delete=fields.RESTRICT
    )
    nomination_id: int
    entry_id = fields.BigIntField()
    """The line that took hours away."""
    before_minutes = fields.IntField()
    after_minutes = fields.IntField()
    eligible = fields.BooleanField()
    made_at: dt.datetime = fields.DatetimeField()
    seen_by_id: int | None = fields.IntField(null=True)
    seen_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_recheck"
        unique_together = (("nomination", "entry_id"),)


class Verdict(StrEnum):
    """What a stage says."""

    PASS = "pass"  # noqa: S105 - a word of a stage, no secret
    RETURN = "return"
    REJECT = "reject"


class Band(StrEnum):
    """How good, in three steps."""

    STRONG = "strong"
    GOOD = "good"
    FAIR = "fair"


class StageDecision(Model):
    """What a stage decided on a nomination; nobody sees it before its place releases all of them together."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="decisions", on_delete=fields.RESTRICT
    )
    nomination_id: int
    stage = fields.CharEnumField(Stage, max_length=10, description="")
    round = fields.IntField()
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="steward_decisions", on_delete=fields.RESTRICT
    )
    place_id: int
    snapshot: fields.ForeignKeyRelation[EvidenceSnapshot] = fields.ForeignKeyField(
        "silver_steward.EvidenceSnapshot", related_name="decisions", on_delete=fields.RESTRICT
    )
    snapshot_id: int
    """The evidence on which it was decided."""
    verdict = fields.CharEnumField(Verdict, max_length=6, description="")
    band = fields.CharEnumField(Band, default=Band.GOOD, max_length=6, description="")
    note = fields.CharField(300, default="")
    decided_by_id = fields.IntField()
    decided_at: dt.datetime = fields.DatetimeField()
    released_at: dt.datetime | None = fields.DatetimeField(null=True)
    released_by_id: int | None = fields.IntField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_stage_decision"
        unique_together = (("nomination", "stage", "round"),)


class CallUp(Model):
    """One who was rejected below and is called up by the city out of order (破格), with two signatures."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="call_ups", on_delete=fields.RESTRICT
    )
    nomination_id: int
    because = fields.CharField(300)
    first_by_id = fields.IntField()
    first_at: dt.datetime = fields.DatetimeField()
    second_by_id: int | None = fields.IntField(null=True)
    second_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_call_up"
