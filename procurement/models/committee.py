"""The committee: who was drawn to judge a tender's bids, what they declared, and how they scored (procurement 6.5)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.moves import Moving, moves
from procurement.models.envelope import Envelope
from procurement.models.tender import Factor, Tender


class Committee(Model):
    """A draw that anyone can run again: the pool as it stood, and the seed that put it in order."""

    id = fields.IntField(primary_key=True)
    tender: fields.OneToOneRelation[Tender] = fields.OneToOneField(
        "procurement.Tender", related_name="committee", on_delete=fields.RESTRICT
    )
    tender_id: int
    size = fields.IntField()
    seed = fields.CharField(64)
    pool = fields.TextField()
    """JSON: the experts' public ids, sorted; their order in the draw follows from the seed."""
    drawn_by_id = fields.IntField()
    drawn_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_committee"


class SeatState(StrEnum):
    """A seat's life: drawn, sitting once it has declared no interest, or recused."""

    DRAWN = "drawn"
    SITTING = "sitting"
    RECUSED = "recused"


class Seat(Moving):
    """A member of the committee."""

    id = fields.IntField(primary_key=True)
    committee: fields.ForeignKeyRelation[Committee] = fields.ForeignKeyField(
        "procurement.Committee", related_name="seats", on_delete=fields.RESTRICT
    )
    committee_id: int
    seq = fields.IntField()
    """Its place in the draw, from 1."""
    person_id = fields.IntField()
    declared_at: dt.datetime | None = fields.DatetimeField(null=True)
    recused_because = fields.CharField(200, default="")
    draft = fields.TextField(default="{}")
    """JSON: the points as far as they were written down, before the sheet is signed."""
    sheet = fields.IntField(default=1)
    """Which sheet of this member counts; one that was taken back stays readable."""
    signed_at: dt.datetime | None = fields.DatetimeField(null=True)
    reported_at: dt.datetime | None = fields.DatetimeField(null=True)
    dissent = fields.TextField(default="")
    """Why this member does not agree with the report; empty where they signed it."""
    state = fields.CharEnumField(SeatState, default=SeatState.DRAWN, max_length=8, description="")

    MOVES = moves(
        declare=(SeatState.DRAWN, SeatState.SITTING),
        recuse=([SeatState.DRAWN, SeatState.SITTING], SeatState.RECUSED),
    )

    class Meta:
        """The table."""

        table = "procurement_seat"
        unique_together = (("committee", "seq"), ("committee", "person_id"))


class Score(Model):
    """What a member gave a bid for one factor, on a signed sheet: written once."""

    id = fields.IntField(primary_key=True)
    seat: fields.ForeignKeyRelation[Seat] = fields.ForeignKeyField(
        "procurement.Seat", related_name="scores", on_delete=fields.RESTRICT
    )
    seat_id: int
    sheet = fields.IntField()
    envelope: fields.ForeignKeyRelation[Envelope] = fields.ForeignKeyField(
        "procurement.Envelope", related_name="scores", on_delete=fields.RESTRICT
    )
    envelope_id: int
    factor: fields.ForeignKeyRelation[Factor] = fields.ForeignKeyField(
        "procurement.Factor", related_name="scores", on_delete=fields.RESTRICT
    )
    factor_id: int
    hundredths = fields.IntField()

    class Meta:
        """The table."""

        table = "procurement_score"
        unique_together = (("seat", "sheet", "envelope", "factor"),)


class Standing(Model):
    """A bid's place in the ranking as the committee reported it: written once, with what it rests on."""

    id = fields.IntField(primary_key=True)
    envelope: fields.OneToOneRelation[Envelope] = fields.OneToOneField(
        "procurement.Envelope", related_name="standing", on_delete=fields.RESTRICT
    )
    envelope_id: int
    rank = fields.IntField()
    evaluated_fen = fields.BigIntField()
    """The price that was compared, after what the law takes off for a small enterprise."""
    price_hundredths = fields.IntField()
    technical_hundredths = fields.IntField()
    total_hundredths = fields.IntField()

    class Meta:
        """The table."""

        table = "procurement_standing"
