"""The fact check: someone looked at a certificate or in a register, on a day, and says so."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.attachments import Attachment
from orgs.models.filing import Filing
from orgs.models.organisation import Organisation, Verification


class FactCheck(Model):
    """One look at one source, of a file or of an organisation. Rows are added, never changed."""

    id = fields.IntField(primary_key=True)
    filing: fields.ForeignKeyNullableRelation[Filing] = fields.ForeignKeyField(
        "orgs.Filing", related_name="checks", null=True, on_delete=fields.RESTRICT
    )
    filing_id: int | None
    version: int | None = fields.IntField(null=True)
    """Which version of the file was looked at; a later one is looked at anew. None of an organisation."""
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="checks", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    level = fields.CharEnumField(Verification, max_length=20, description="")
    source = fields.CharField(120)
    """Which paper was seen, or which register was asked."""
    seen_on: dt.date = fields.DateField()
    attachment: fields.ForeignKeyNullableRelation[Attachment] = fields.ForeignKeyField(
        "ground.Attachment", related_name="fact_checks", null=True, on_delete=fields.RESTRICT
    )
    attachment_id: int | None
    by_id: int | None = fields.IntField(null=True)
    """Who looked; none where a program compared the check character."""
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "orgs_fact_check"
