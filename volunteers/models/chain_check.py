"""The last check of an organisation's chain of hours, and what supervision found where it does not hold (INV-87)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from orgs.models import Organisation


class ChainCheck(Model):
    """What the last check of every byte of a chain, and of its published heads, found, and when it was."""

    id = fields.IntField(primary_key=True)
    organisation: fields.OneToOneRelation[Organisation] = fields.OneToOneField(
        "orgs.Organisation", related_name="chain_check", on_delete=fields.RESTRICT
    )
    organisation_id: int
    lines = fields.IntField()
    broken_at: int | None = fields.IntField(null=True)
    """The number of the first line that does not hold; none where all do."""
    unfit_on: dt.date | None = fields.DateField(null=True)
    """The first day whose published head does not fit the lines, or is not ours; none where all do."""
    checked_at: dt.datetime = fields.DatetimeField()
    broken_since: dt.datetime | None = fields.DatetimeField(null=True)
    """When a check first found it broken; none while it holds."""
    found = fields.CharField(200, default="")
    """What supervision found out since then, and what is done about it."""
    found_by_id: int | None = fields.IntField(null=True)
    found_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "volunteers_chain_check"

    @property
    def holds(self) -> bool:
        """Whether lines and heads are as they were written."""
        return self.broken_at is None and self.unfit_on is None
