"""The entry: one line of the append-only ledger of hours."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from orgs.models import Organisation, Project
from volunteers.models.claim import HourClaim
from volunteers.models.hour_kinds import Grade, HourCategory, Source


class HourEntry(Model):
    """One line, chained per organisation (INV-87). A mistake is reversed, never edited (INV-85)."""

    id = fields.BigIntField(primary_key=True, generated=False)
    """The organisation and the line's number in its chain in one (org * 2**32 + seq): no byte of it changes unseen."""
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="hours", on_delete=fields.RESTRICT
    )
    person_id: int
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hours", on_delete=fields.RESTRICT
    )
    organisation_id: int
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="hours", on_delete=fields.RESTRICT
    )
    project_id: int
    claim: fields.ForeignKeyRelation[HourClaim] = fields.ForeignKeyField(
        "volunteers.HourClaim", related_name="entries", on_delete=fields.RESTRICT
    )
    claim_id: int
    about = fields.CharField(80)
    shift_ref = fields.CharField(12)
    place_id = fields.IntField(db_index=True)
    service_on: dt.date = fields.DateField()
    """The city's calendar day; an interval over midnight makes two lines (EDGE-5)."""
    starts_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    minutes = fields.IntField()
    """Below zero in a reversal."""
    category = fields.CharEnumField(HourCategory, max_length=10, description="")
    source = fields.CharEnumField(Source, max_length=10, description="")
    grade = fields.CharEnumField(Grade, max_length=1, description="")
    late = fields.BooleanField(default=False)
    recorder_id = fields.IntField()
    confirmer_id = fields.IntField()
    second_id: int | None = fields.IntField(null=True)
    entered_by_id = fields.IntField()
    """Whose act wrote this line: the confirmer, the second officer, or who took a line back."""
    reverses: fields.ForeignKeyNullableRelation["HourEntry"] = fields.ForeignKeyField(
        "volunteers.HourEntry", related_name="reversed_by", null=True, on_delete=fields.RESTRICT
    )
    reverses_id: int | None
    reason = fields.CharField(200, default="")
    entered_at: dt.datetime = fields.DatetimeField()
    seq = fields.IntField()
    body = fields.TextField()
    """The canonical text of all columns above, which the chain seals."""
    before = fields.CharField(64)
    hash = fields.CharField(64)

    class Meta:
        """The table."""

        table = "volunteers_hour_entry"
        unique_together = (("organisation", "seq"),)
        indexes = (("person_id", "service_on"), ("project_id", "service_on"), ("organisation_id", "service_on"))
