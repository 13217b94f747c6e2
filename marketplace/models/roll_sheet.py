"""The signature sheet: a printed list with a number of its own, entered once, in printed order (7.8)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.several import parts
from marketplace.models.activity import Shift


class RollSheet(Model):
    """One sheet as it was printed: which rows in which order, and whether it came back."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    code = fields.CharField(8, unique=True)
    """What is printed beside the QR code, for those who type: letters and figures that paper does not blur."""
    shift: fields.ForeignKeyRelation[Shift] = fields.ForeignKeyField(
        "marketplace.Shift", related_name="sheets", on_delete=fields.RESTRICT
    )
    shift_id: int
    rows = fields.TextField()
    """The public ids of the printed commitments in their order, joined by commas."""
    printed_at: dt.datetime = fields.DatetimeField()
    printed_by_id = fields.IntField()
    used_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When it was entered; a second time is refused."""
    used_by_id: int | None = fields.IntField(null=True)

    class Meta:
        """The table."""

        table = "marketplace_roll_sheet"

    @property
    def printed(self) -> list[str]:
        """The rows as a list."""
        return parts(self.rows)
