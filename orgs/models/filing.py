"""The filing: a group asks to be filed (备案), or a registered body to be verified; accepted, it becomes an Organisation."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.attachments import Attachment
from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place
from orgs.models.organisation import Category, Organisation, OrgKind


class FilingState(StrEnum):
    """A filing's way to a decision."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NEEDS_WORK = "needs_work"
    REVIEWED = "reviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class PaperKind(StrEnum):
    """The papers of a file (orgs-and-volunteers 3.3)."""

    APPLICATION = "application"
    RULES = "rules"
    MEMBERS = "members"
    LEADER = "leader"
    PREMISES = "premises"
    HOST_OPINION = "host_opinion"
    CERTIFICATE = "certificate"
    OTHER = "other"


class Filing(Moving):
    """One application, from its draft to its decision: the street reviews, a second officer accepts (INV-8)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(12, unique=True)
    """Eight digits, to be said over the telephone."""
    kind = fields.CharEnumField(OrgKind, max_length=20, description="")
    name = fields.CharField(80)
    category = fields.CharEnumField(Category, max_length=12, description="")
    uscc: str | None = fields.CharField(18, null=True)
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="filings", on_delete=fields.RESTRICT
    )
    place_id: int
    """The community where the group is at home; its street decides."""
    host: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hosted_filings", null=True, on_delete=fields.RESTRICT
    )
    host_id: int | None
    applicant: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="filings", on_delete=fields.RESTRICT
    )
    applicant_id: int
    leader_name = fields.CharField(40)
    contact_phone = fields.CharField(20)
    address = fields.CharField(120, default="")
    members = fields.IntField(default=0)
    """How many people belong to it, as told."""
    summary = fields.TextField(default="")
    asked = fields.TextField(default="")
    """What the street asked for, as the applicant reads it."""
    made_at: dt.datetime = fields.DatetimeField()
    submitted_at: dt.datetime | None = fields.DatetimeField(null=True)
    due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """By when the street answers; stopped while the applicant has work (INV-9)."""
    reviewed_by_id: int | None = fields.IntField(null=True)
    reviewed_at: dt.datetime | None = fields.DatetimeField(null=True)
    opinion = fields.TextField(default="")
    decided_by_id: int | None = fields.IntField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    decision = fields.TextField(default="")
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="filings", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    version = fields.IntField(default=1)
    """Raised each time the applicant submits."""
    state = fields.CharEnumField(FilingState, default=FilingState.DRAFT, max_length=12, description="")

    MOVES = moves(
        submit=([FilingState.DRAFT, FilingState.NEEDS_WORK], FilingState.SUBMITTED),
        ask_for_more=(FilingState.SUBMITTED, FilingState.NEEDS_WORK),
        review=(FilingState.SUBMITTED, FilingState.REVIEWED),
        send_back=(FilingState.REVIEWED, FilingState.SUBMITTED),
        accept=(FilingState.REVIEWED, FilingState.ACCEPTED),
        reject=(FilingState.REVIEWED, FilingState.REJECTED),
        withdraw=([FilingState.DRAFT, FilingState.SUBMITTED, FilingState.NEEDS_WORK], FilingState.WITHDRAWN),
    )

    class Meta:
        """The table."""

        table = "orgs_filing"


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
