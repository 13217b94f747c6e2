"""Family: an elder invites a relative to act for them, with a number that is told by word of mouth and opens once."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.identity import Person


class Invitation(Model):
    """One number an elder may give to one relative; only its keyed hash is kept."""

    id = fields.IntField(primary_key=True)
    principal: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="invitations", on_delete=fields.RESTRICT
    )
    principal_id: int
    code_hash = fields.CharField(64, unique=True)
    scopes = fields.CharField(160)
    made_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    used_at: dt.datetime | None = fields.DatetimeField(null=True)
    used_by_id: int | None = fields.IntField(null=True)
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_invitation"
