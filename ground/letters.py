"""Letters: messages to people, rows first, sent by the relay through a gateway, printed where nothing else reaches."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves


class Way(StrEnum):
    """How a letter travels."""

    SMS = "sms"
    VOICE = "voice"
    WECHAT = "wechat"
    PAPER = "paper"


class LetterState(StrEnum):
    """A letter's journey."""

    WAITING = "waiting"
    SENT = "sent"
    TO_PRINT = "to_print"
    DELIVERED = "delivered"
    DEAD = "dead"


class Letter(Moving):
    """One message on one way to one person (or one telephone, before we know whose it is)."""

    id = fields.BigIntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="letters", null=True, on_delete=fields.RESTRICT
    )
    person_id: int | None
    way = fields.CharEnumField(Way, max_length=8, description="")
    to_sealed: str | None = fields.TextField(null=True)
    """The telephone; none for paper."""
    purpose = fields.CharField(40)
    """Which letter it is: the name of its template."""
    words_sealed = fields.TextField()
    about = fields.CharField(80, default="", db_index=True)
    place_id: int | None = fields.IntField(null=True, db_index=True)
    """For paper: the community whose desk prints and delivers it."""
    made_at: dt.datetime = fields.DatetimeField()
    run_at: dt.datetime = fields.DatetimeField()
    attempts = fields.IntField(default=0)
    sent_at: dt.datetime | None = fields.DatetimeField(null=True)
    trouble = fields.CharField(300, default="")
    state = fields.CharEnumField(LetterState, default=LetterState.WAITING, max_length=10, description="")

    MOVES = moves(
        send=(LetterState.WAITING, LetterState.SENT),
        give_up=(LetterState.WAITING, LetterState.DEAD),
        deliver=(LetterState.TO_PRINT, LetterState.DELIVERED),
        try_again=(LetterState.DEAD, LetterState.WAITING),
    )

    class Meta:
        """The table."""

        table = "ground_letter"
        indexes = [("state", "run_at")]
