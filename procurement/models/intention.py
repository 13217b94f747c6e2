"""The intention: what a buyer means to buy, told to everyone before the purchase begins (采购意向)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models import Organisation


class IntentionState(StrEnum):
    """An intention's life (procurement 6.2)."""

    DRAFT = "draft"
    PUBLISHED = "published"
    LINKED = "linked"
    ENDED = "ended"


class Intention(Moving):
    """What is to be bought, for about how much, and when."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    buyer: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="intentions", on_delete=fields.RESTRICT
    )
    buyer_id: int
    title = fields.CharField(80)
    outline = fields.TextField()
    """The need in a few sentences."""
    budget_fen = fields.BigIntField()
    expected_on: dt.date = fields.DateField()
    """The first day of the month in which the purchase is to begin."""
    written_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()
    published_by_id: int | None = fields.IntField(null=True)
    published_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_because = fields.CharField(200, default="")
    state = fields.CharEnumField(IntentionState, default=IntentionState.DRAFT, max_length=10, description="")

    MOVES = moves(
        publish=(IntentionState.DRAFT, IntentionState.PUBLISHED),
        link=(IntentionState.PUBLISHED, IntentionState.LINKED),
        free=(IntentionState.LINKED, IntentionState.PUBLISHED),
        end=([IntentionState.DRAFT, IntentionState.PUBLISHED], IntentionState.ENDED),
    )

    class Meta:
        """The table."""

        table = "procurement_intention"
