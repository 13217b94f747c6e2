"""The key by which a member of staff chooses a password and an authenticator; two others make it."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves


class StaffKeyState(StrEnum):
    """Where a key is."""

    ASKED = "asked"
    GIVEN = "given"
    USED = "used"
    DROPPED = "dropped"


class StaffKey(Moving):
    """One key for one person: it opens once, for some hours; its holder alone learns what is chosen with it."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="staff_keys", on_delete=fields.RESTRICT
    )
    person_id: int
    asked_by_id = fields.IntField()
    asked_at: dt.datetime = fields.DatetimeField()
    because = fields.CharField(200)
    given_by_id: int | None = fields.IntField(null=True)
    code_hash = fields.CharField(64, null=True, unique=True)
    ends_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(StaffKeyState, default=StaffKeyState.ASKED, max_length=8, description="")

    MOVES = moves(
        give=(StaffKeyState.ASKED, StaffKeyState.GIVEN),
        use=(StaffKeyState.GIVEN, StaffKeyState.USED),
        drop=([StaffKeyState.ASKED, StaffKeyState.GIVEN], StaffKeyState.DROPPED),
    )

    class Meta:
        """The table."""

        table = "marketplace_staff_key"
