"""The last check of an organisation's chain of hours (INV-87)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from orgs.models import Organisation


class ChainCheck(Model):
    """What the last check of every byte of a chain found, and when it was."""

    id = fields.IntField(primary_key=True)
    organisation: fields.OneToOneRelation[Organisation] = fields.OneToOneField(
        "orgs.Organisation", related_name="chain_check", on_delete=fields.RESTRICT
    )
    organisation_id: int
    lines = fields.IntField()
    broken_at: int | None = fields.IntField(null=True)
    """The number of the first line that does not hold; none where all do."""
    checked_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "volunteers_chain_check"
