"""The merger: two records of one person become one, by two hands, and can be taken apart again (EDGE-18, EDGE-19)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves


class MergerState(StrEnum):
    """A merger's life."""

    PROPOSED = "proposed"
    MERGED = "merged"
    CONTESTED = "contested"
    SEPARATED = "separated"
    DROPPED = "dropped"


OPEN = (MergerState.PROPOSED, MergerState.CONTESTED)
"""What waits for an officer."""


class Merger(Moving):
    """That two records are of one person: which is kept, on what evidence, who said so and who carried it out."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    kept: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="mergers", on_delete=fields.RESTRICT
    )
    kept_id: int
    other: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="given_up_in", on_delete=fields.RESTRICT
    )
    other_id: int
    """The record that is given up."""
    evidence = fields.CharField(400)
    """By what the desk knows that it is one person; the person reads it."""
    proposed_by_id = fields.IntField()
    proposed_at: dt.datetime = fields.DatetimeField()
    merged_by_id: int | None = fields.IntField(null=True)
    merged_at: dt.datetime | None = fields.DatetimeField(null=True)
    moved = fields.TextField(default="{}")
    """JSON of ids: which rows went over and what was changed, so that it can be taken apart."""
    contested = fields.CharField(400, default="")
    """In the person's words, why it is wrong."""
    contested_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(400, default="")
    """Why it was dropped, upheld or taken apart."""
    state = fields.CharEnumField(MergerState, default=MergerState.PROPOSED, max_length=10, description="")

    MOVES = moves(
        carry_out=(MergerState.PROPOSED, MergerState.MERGED),
        drop=(MergerState.PROPOSED, MergerState.DROPPED),
        contest=(MergerState.MERGED, MergerState.CONTESTED),
        uphold=(MergerState.CONTESTED, MergerState.MERGED),
        separate=([MergerState.MERGED, MergerState.CONTESTED], MergerState.SEPARATED),
    )

    class Meta:
        """The table."""

        table = "volunteers_merger"
        indexes = (("kept_id", "state"),)
