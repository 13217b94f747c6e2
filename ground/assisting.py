"""Assisting: how many acts one hand does for others in a day, counted as they happen, capped and reported (M5)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model


class AssistedDay(Model):
    """One worker's acts under mandates on one day of the city."""

    id = fields.BigIntField(primary_key=True)
    worker_id = fields.IntField()
    day: dt.date = fields.DateField(db_index=True)
    acts = fields.IntField(default=0)

    class Meta:
        """The table."""

        table = "ground_assisted_day"
        unique_together = (("worker_id", "day"),)
