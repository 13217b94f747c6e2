"""Papers of a file and of an organisation: what kind each is, and how long it is good."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.attachments import Attachment
from orgs.models.due import Due
from orgs.models.filing import Filing
from orgs.models.organisation import Organisation


class PaperKind(StrEnum):
    """The papers of a file (orgs-and-volunteers 3.3)."""

    APPLICATION = "application"
    RULES = "rules"
    MEMBERS = "members"
    LEADER = "leader"
    PREMISES = "premises"
    HOST_OPINION = "host_opinion"
    CERTIFICATE = "certificate"
    REPORT = "report"
    INSURANCE = "insurance"
    AUDIT = "audit"
    OTHER = "other"


class FilingPaper(Model):
    """A paper of a file."""

    id = fields.IntField(primary_key=True)
    filing: fields.ForeignKeyRelation[Filing] = fields.ForeignKeyField(
        "orgs.Filing", related_name="papers", on_delete=fields.CASCADE
    )
    filing_id: int
    kind = fields.CharEnumField(PaperKind, max_length=16, description="")
    attachment: fields.ForeignKeyRelation[Attachment] = fields.ForeignKeyField(
        "ground.Attachment", related_name="filing_papers", on_delete=fields.RESTRICT
    )
    attachment_id: int

    class Meta:
        """The table."""

        table = "orgs_filing_paper"


class OrgPaper(Model):
    """A paper of an accepted organisation, brought for a renewal or kept in its profile."""

    id = fields.IntField(primary_key=True)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="papers", on_delete=fields.RESTRICT
    )
    organisation_id: int
    kind = fields.CharEnumField(PaperKind, max_length=16, description="")
    attachment: fields.ForeignKeyRelation[Attachment] = fields.ForeignKeyField(
        "ground.Attachment", related_name="org_papers", on_delete=fields.RESTRICT
    )
    attachment_id: int
    due: fields.ForeignKeyNullableRelation[Due] = fields.ForeignKeyField(
        "orgs.Due", related_name="papers", null=True, on_delete=fields.SET_NULL
    )
    due_id: int | None
    valid_until: dt.date | None = fields.DateField(null=True)

    class Meta:
        """The table."""

        table = "orgs_org_paper"
