"""The budget line: what a buyer may spend in a year, what is promised of it, what is paid."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from orgs.models import Organisation


class BudgetLine(Model):
    """A line of a buyer's budget; 0 <= spent <= committed <= allocated is a wall (procurement 6.2).

    Publishing a tender commits its ceiling, an award gives the difference back, a payment spends.
    """

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    buyer: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="budget_lines", on_delete=fields.RESTRICT
    )
    buyer_id: int
    year = fields.IntField()
    code = fields.CharField(20)
    """The budget item's own code, as the finance department wrote it."""
    title = fields.CharField(80)
    allocated_fen = fields.BigIntField()
    committed_fen = fields.BigIntField(default=0)
    spent_fen = fields.BigIntField(default=0)
    basis = fields.CharField(120)
    """The paper by which the money was given."""
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_budget_line"
        unique_together = (("buyer", "year", "code"),)
