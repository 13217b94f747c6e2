"""What a filing is made of beside its own row: where it will work, and whose hands were on which version."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.places import Place
from orgs.models.filing import Filing


class FilingArea(Model):
    """A place in which the applicant wants to work."""

    id = fields.IntField(primary_key=True)
    filing: fields.ForeignKeyRelation[Filing] = fields.ForeignKeyField(
        "orgs.Filing", related_name="areas", on_delete=fields.CASCADE
    )
    filing_id: int
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="filing_areas", on_delete=fields.RESTRICT
    )
    place_id: int

    class Meta:
        """The table."""

        table = "orgs_filing_area"
        unique_together = (("filing", "place"),)


class Touch(StrEnum):
    """What a hand did to a version."""

    WROTE = "wrote"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"


class FilingHand(Model):
    """Someone who wrote, submitted or reviewed a version: they cannot decide on it (INV-8)."""

    id = fields.IntField(primary_key=True)
    filing: fields.ForeignKeyRelation[Filing] = fields.ForeignKeyField(
        "orgs.Filing", related_name="hands", on_delete=fields.CASCADE
    )
    filing_id: int
    version = fields.IntField()
    person_id = fields.IntField()
    touch = fields.CharEnumField(Touch, max_length=10, description="")

    class Meta:
        """The table."""

        table = "orgs_filing_hand"
        unique_together = (("filing", "version", "person_id", "touch"),)


class FilingSeries(Model):
    """The number a county has reached in a year; raised by a guarded update, so no number is given twice."""

    id = fields.IntField(primary_key=True)
    county: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="filing_series", on_delete=fields.RESTRICT
    )
    county_id: int
    year = fields.IntField()
    reached = fields.IntField(default=0)

    class Meta:
        """The table."""

        table = "orgs_filing_series"
        unique_together = (("county", "year"),)
