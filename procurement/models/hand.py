"""Hands on a tender: everyone who wrote in it, so that another judges it; and the series its number comes from."""

from tortoise import fields
from tortoise.models import Model

from procurement.models.tender import Tender


class TenderHand(Model):
    """One person who wrote in a tender or handed it in: they neither approve nor publish it."""

    id = fields.IntField(primary_key=True)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="hands", on_delete=fields.CASCADE
    )
    tender_id: int
    person_id = fields.IntField()

    class Meta:
        """The table."""

        table = "procurement_tender_hand"
        unique_together = (("tender", "person_id"),)


class TenderSeries(Model):
    """How far the numbers of a year have come; no number is left out, for it is given as the tender is published."""

    year = fields.IntField(primary_key=True, generated=False)
    reached = fields.IntField(default=0)

    class Meta:
        """The table."""

        table = "procurement_tender_series"
