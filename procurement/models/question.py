"""A supplier's question about a tender; its answer goes to everyone, and who asked stays unknown to them."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from orgs.models import Organisation
from procurement.models.tender import Tender


class Question(Model):
    """A question, answered within three working days (条例 52)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="questions", on_delete=fields.RESTRICT
    )
    tender_id: int
    asked_by: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="tender_questions", on_delete=fields.RESTRICT
    )
    asked_by_id: int
    words = fields.TextField()
    asked_at: dt.datetime = fields.DatetimeField()
    due_on: dt.date = fields.DateField()
    answer = fields.TextField(default="")
    answered_by_id: int | None = fields.IntField(null=True)
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "procurement_question"
