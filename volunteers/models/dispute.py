"""The dispute: a volunteer says that a line, or the lack of one, is not right (7.8)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves


class DisputeLevel(StrEnum):
    """Who is to answer: first the community's desk, then the street, then the county."""

    COMMUNITY = "community"
    STREET = "street"
    COUNTY = "county"


class DisputeState(StrEnum):
    """A dispute's life."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class HourDispute(Moving):
    """One contested line, claim or missing time. Each step keeps its words, in `HourDisputeWord`."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="hour_disputes", on_delete=fields.RESTRICT
    )
    person_id: int
    claim_id: int | None = fields.IntField(null=True, db_index=True)
    """The time it is about; none where nobody recorded any."""
    about = fields.CharField(80)
    place_id = fields.IntField(db_index=True)
    level = fields.CharEnumField(DisputeLevel, default=DisputeLevel.COMMUNITY, max_length=10, description="")
    opened_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime = fields.DatetimeField()
    """By when the present level answers."""
    due_from: dt.datetime | None = fields.DatetimeField(null=True)
    """When the present level was asked: a calendar that comes later reckons the term anew from here (K1)."""
    closed_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(DisputeState, default=DisputeState.OPEN, max_length=10, description="")

    MOVES = moves(
        answer=(DisputeState.OPEN, DisputeState.ANSWERED),
        go_up=(DisputeState.ANSWERED, DisputeState.OPEN),
        close=([DisputeState.OPEN, DisputeState.ANSWERED], DisputeState.CLOSED),
    )

    class Meta:
        """The table."""

        table = "volunteers_hour_dispute"


class HourDisputeWord(Model):
    """One step of a dispute, in the words of who took it."""

    id = fields.IntField(primary_key=True)
    dispute: fields.ForeignKeyRelation[HourDispute] = fields.ForeignKeyField(
        "volunteers.HourDispute", related_name="said", on_delete=fields.RESTRICT
    )
    dispute_id: int
    level = fields.CharEnumField(DisputeLevel, null=True, max_length=10, description="")
    """The level that answers; none for the person's own words."""
    words = fields.CharField(400)
    by_id = fields.IntField()
    at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "volunteers_hour_dispute_word"
