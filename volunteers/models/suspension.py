"""The suspension of a volunteer: why, until when, and what the person says against it (INV-38)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from volunteers.models.people import Volunteer


class Suspension(Model):
    """One suspension; it ends by itself on its day, or earlier by the word of another officer on the appeal."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    volunteer: fields.ForeignKeyRelation[Volunteer] = fields.ForeignKeyField(
        "volunteers.Volunteer", related_name="suspensions", on_delete=fields.RESTRICT
    )
    volunteer_id: int
    because = fields.CharField(200)
    until_on: dt.date = fields.DateField()
    """The first day on which it holds no more."""
    given_by_id = fields.IntField()
    given_at: dt.datetime = fields.DatetimeField()
    appeal = fields.CharField(400, default="")
    appealed_at: dt.datetime | None = fields.DatetimeField(null=True)
    answer = fields.CharField(400, default="")
    answered_by_id: int | None = fields.IntField(null=True)
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "volunteers_suspension"
