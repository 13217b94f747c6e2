"""How late hours are looked after: windows that an authority opens, and the monthly random sample (INV-86, EDGE-12)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models import Organisation
from volunteers.models.claim import HourClaim


class LateWindow(Model):
    """Leave for one organisation to record service of some past days, given by the county for a while."""

    id = fields.IntField(primary_key=True)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="late_windows", on_delete=fields.RESTRICT
    )
    organisation_id: int
    from_on: dt.date = fields.DateField()
    until_on: dt.date = fields.DateField()
    """The last day of service that may be recorded."""
    open_until: dt.date = fields.DateField()
    """The last day on which it may be recorded."""
    because = fields.CharField(200)
    opened_by_id = fields.IntField()
    opened_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "volunteers_late_window"


class SampleState(StrEnum):
    """What came of looking into a drawn claim."""

    DRAWN = "drawn"
    PASSED = "passed"
    FAILED = "failed"


class HourSample(Moving):
    """A claim drawn by lot in a month's sample, for someone of the street to ask the people who were there."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    claim: fields.OneToOneRelation[HourClaim] = fields.OneToOneField(
        "volunteers.HourClaim", related_name="sample", on_delete=fields.RESTRICT
    )
    claim_id: int
    month = fields.CharField(7, db_index=True)
    """The month of service, `2026-11`."""
    place_id = fields.IntField(db_index=True)
    drawn_at: dt.datetime = fields.DatetimeField()
    found = fields.CharField(200, default="")
    by_id: int | None = fields.IntField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(SampleState, default=SampleState.DRAWN, max_length=8, description="")

    MOVES = moves(
        clear=(SampleState.DRAWN, SampleState.PASSED),
        fail=(SampleState.DRAWN, SampleState.FAILED),
    )

    class Meta:
        """The table."""

        table = "volunteers_hour_sample"
