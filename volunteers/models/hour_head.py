"""The published ends of organisations' chains of hours, one a day (INV-87)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from orgs.models import Organisation


class HourHead(Model):
    """How far an organisation's hours reached on one day, and their last hash, signed with the installation's key."""

    id = fields.IntField(primary_key=True)
    day: dt.date = fields.DateField()
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hour_heads", on_delete=fields.RESTRICT
    )
    organisation_id: int
    seq = fields.IntField()
    hash = fields.CharField(64)
    signature = fields.CharField(88)
    """Ed25519 over day, the organisation's public id, number of lines and last hash, in base64."""
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table; each organisation has one head a day."""

        table = "volunteers_hour_head"
        unique_together = (("organisation", "day"),)
        indexes = (("day",),)
