"""The letter and its journey."""

import datetime as dt
from enum import StrEnum
from typing import Final

from tortoise import fields

from ground.codes import public_id
from ground.identity import Person
from ground.language import lazy
from ground.moves import Moving, moves


class Way(StrEnum):
    """How a letter travels."""

    SMS = "sms"
    VOICE = "voice"
    WECHAT = "wechat"
    PAPER = "paper"


WAYS: Final = {
    Way.SMS: lazy("text message"),
    Way.VOICE: lazy("a call"),
    Way.WECHAT: lazy("WeChat"),
    Way.PAPER: lazy("paper, brought to you"),
}


class LetterState(StrEnum):
    """A letter's journey."""

    WAITING = "waiting"
    SENT = "sent"
    TO_PRINT = "to_print"
    DELIVERED = "delivered"
    DEAD = "dead"
    DROPPED = "dropped"
    """It reached nobody, and somebody decided that it need not."""


class Letter(Moving):
    """One message to one person (or one telephone, before we know whose it is), on the way that it travels now."""

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
    """As they are read, in the language of who reads them."""
    about = fields.CharField(80, default="", db_index=True)
    place_id: int | None = fields.IntField(null=True, db_index=True)
    """The person's home community, whose desk prints it, or looks into it when nothing reached them."""
    made_at: dt.datetime = fields.DatetimeField()
    run_at: dt.datetime = fields.DatetimeField()
    """Not sent before; while a worker has it, the end of its lease."""
    ends_at: dt.datetime = fields.DatetimeField()
    """From here on it says nothing of use, and is not sent any more."""
    any_hour = fields.BooleanField(default=False)
    """Whether it is sent in quiet hours too: it is urgent, or of no use by the morning."""
    attempts = fields.IntField(default=0)
    sent_at: dt.datetime | None = fields.DatetimeField(null=True)
    trouble = fields.CharField(300, default="")
    state = fields.CharEnumField(LetterState, default=LetterState.WAITING, max_length=10, description="")

    MOVES = moves(
        send=(LetterState.WAITING, LetterState.SENT),
        fall_back=(LetterState.WAITING, LetterState.WAITING),
        fall_back_to_paper=(LetterState.WAITING, LetterState.TO_PRINT),
        give_up=(LetterState.WAITING, LetterState.DEAD),
        print_instead=(LetterState.DEAD, LetterState.TO_PRINT),
        deliver=([LetterState.TO_PRINT, LetterState.DEAD], LetterState.DELIVERED),
        try_again=(LetterState.DEAD, LetterState.WAITING),
        drop=(LetterState.DEAD, LetterState.DROPPED),
    )

    class Meta:
        """The table."""

        table = "ground_letter"
        indexes = (("state", "run_at"),)
