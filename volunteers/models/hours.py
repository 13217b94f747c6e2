"""The ledger of hours: claims that a roll makes, and the entries that a second party's word puts into the ledger."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from orgs.models import Organisation, Project


class HourCategory(StrEnum):
    """What kind of time; only service counts as service (INV-88)."""

    SERVICE = "service"
    TRAINING = "training"
    MEETING = "meeting"
    EMERGENCY = "emergency"


class Grade(StrEnum):
    """How good the evidence is, by independent parties (orgs-and-volunteers 7.8); D never counts to stars."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Source(StrEnum):
    """How it was recorded."""

    DESK_ROLL = "desk_roll"
    CARD = "card"
    PAPER = "paper"
    LATE = "late"
    ADMIN = "admin"
    IMPORT = "import"
    REVERSAL = "reversal"


class ClaimState(StrEnum):
    """A claim's way into the ledger."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class HourClaim(Moving):
    """Minutes that a leader recorded for a person; nothing counts until another party confirms them."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="hour_claims", on_delete=fields.RESTRICT
    )
    person_id: int
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hour_claims", on_delete=fields.RESTRICT
    )
    organisation_id: int
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="hour_claims", on_delete=fields.RESTRICT
    )
    project_id: int
    about = fields.CharField(80)
    """What was served, in words: the activity's title as it was."""
    shift_ref = fields.CharField(12, db_index=True)
    """The public id of the shift, a thing of a floor above."""
    place_id = fields.IntField(db_index=True)
    """The community whose desk confirms."""
    starts_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    minutes = fields.IntField()
    category = fields.CharEnumField(HourCategory, default=HourCategory.SERVICE, max_length=10, description="")
    source = fields.CharEnumField(Source, max_length=10, description="")
    grade = fields.CharEnumField(Grade, max_length=1, description="")
    recorder_id = fields.IntField()
    confirmer_id: int | None = fields.IntField(null=True)
    made_at: dt.datetime = fields.DatetimeField()
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(ClaimState, default=ClaimState.PROPOSED, max_length=10, description="")

    MOVES = moves(
        accept=(ClaimState.PROPOSED, ClaimState.ACCEPTED),
        refuse=(ClaimState.PROPOSED, ClaimState.REFUSED),
    )

    class Meta:
        """The table."""

        table = "volunteers_hour_claim"


class HourEntry(Model):
    """One line of the append-only ledger, chained per organisation (INV-87); a mistake is reversed, never edited."""

    id = fields.IntField(primary_key=True)
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
    claim: fields.ForeignKeyNullableRelation[HourClaim] = fields.ForeignKeyField(
        "volunteers.HourClaim", related_name="entries", null=True, on_delete=fields.RESTRICT
    )
    claim_id: int | None
    about = fields.CharField(80)
    shift_ref = fields.CharField(12)
    service_on: dt.date = fields.DateField()
    """The city's calendar day; an interval over midnight makes two lines (EDGE-5)."""
    starts_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    minutes = fields.IntField()
    """Below zero in a reversal."""
    category = fields.CharEnumField(HourCategory, max_length=10, description="")
    source = fields.CharEnumField(Source, max_length=10, description="")
    grade = fields.CharEnumField(Grade, max_length=1, description="")
    recorder_id = fields.IntField()
    confirmer_id = fields.IntField()
    reverses: fields.ForeignKeyNullableRelation["HourEntry"] = fields.ForeignKeyField(
        "volunteers.HourEntry", related_name="reversed_by", null=True, on_delete=fields.RESTRICT
    )
    reverses_id: int | None
    reason = fields.CharField(200, default="")
    entered_at: dt.datetime = fields.DatetimeField()
    seq = fields.IntField()
    before = fields.CharField(64)
    hash = fields.CharField(64)

    class Meta:
        """The table."""

        table = "volunteers_hour_entry"
        unique_together = (("organisation", "seq"),)
        indexes = (("person_id", "service_on"), ("project_id", "service_on"))
