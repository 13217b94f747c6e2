"""The look at an unusually low price: what the committee asks, what the supplier answers, how members vote."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from procurement.models.committee import Seat
from procurement.models.envelope import Envelope


class LowBecause(StrEnum):
    """By which test a price is unusually low (财库〔2026〕2 号)."""

    MEAN = "mean"
    NEXT = "next"
    CEILING = "ceiling"
    JUDGEMENT = "judgement"


class PriceCheckState(StrEnum):
    """The life of a look at a price."""

    ASKED = "asked"
    ANSWERED = "answered"
    STANDS = "stands"
    REFUSED = "refused"


class PriceCheck(Moving):
    """What the committee asks about one bid's price: in writing, once, with a day by which it is answered."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    envelope: fields.OneToOneRelation[Envelope] = fields.OneToOneField(
        "procurement.Envelope", related_name="price_check", on_delete=fields.RESTRICT
    )
    envelope_id: int
    because = fields.CharEnumField(LowBecause, max_length=10, description="")
    words = fields.TextField()
    """What the committee wants explained."""
    asked_by_id = fields.IntField()
    asked_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime = fields.DatetimeField()
    """The last moment for the answer."""
    answer = fields.TextField(default="")
    answered_by_id: int | None = fields.IntField(null=True)
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(PriceCheckState, default=PriceCheckState.ASKED, max_length=8, description="")

    MOVES = moves(
        answer=(PriceCheckState.ASKED, PriceCheckState.ANSWERED),
        stand=(PriceCheckState.ANSWERED, PriceCheckState.STANDS),
        refuse=(PriceCheckState.ANSWERED, PriceCheckState.REFUSED),
        lapse=(PriceCheckState.ASKED, PriceCheckState.REFUSED),
    )

    class Meta:
        """The table."""

        table = "procurement_price_check"


class PriceVote(Model):
    """How one member judges the answer, with the reason: written once."""

    id = fields.IntField(primary_key=True)
    price_check: fields.ForeignKeyRelation[PriceCheck] = fields.ForeignKeyField(
        "procurement.PriceCheck", related_name="votes", on_delete=fields.RESTRICT
    )
    price_check_id: int
    seat: fields.ForeignKeyRelation[Seat] = fields.ForeignKeyField(
        "procurement.Seat", related_name="price_votes", on_delete=fields.RESTRICT
    )
    seat_id: int
    stands = fields.BooleanField()
    words = fields.TextField()
    voted_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_price_vote"
        unique_together = (("price_check", "seat"),)
