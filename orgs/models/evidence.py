"""Evidence: the records of service on which payers stand, one each at most, and the needs met under a project."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from orgs.models.project import Project


class EvidenceKind(StrEnum):
    """What kind of record."""

    HOURS = "hours"
    NEED = "need"


class PayerKind(StrEnum):
    """Who pays by it: a contract's milestone or a grant's instalment."""

    CONTRACT = "contract"
    GRANT = "grant"


class EvidenceUse(Model):
    """That one payer stands on one record. No second use of it stands at the same time: a wall, not a question."""

    id = fields.BigIntField(primary_key=True)
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="evidence_uses", on_delete=fields.RESTRICT
    )
    project_id: int
    kind = fields.CharEnumField(EvidenceKind, max_length=8, description="")
    reference = fields.BigIntField()
    """The record's number in its own table, which this floor does not know."""
    payer_kind = fields.CharEnumField(PayerKind, max_length=8, description="")
    payer_reference = fields.IntField()
    """The number of the contract or grant."""
    part_reference = fields.IntField()
    """The number of its milestone or instalment."""
    made_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()
    kept_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When the part was accepted: from here on the record is not given back, whatever becomes of it."""
    lost_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When the record was taken back by those who keep it."""
    released_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "orgs_evidence_use"
        indexes = (("payer_kind", "payer_reference", "part_reference"),)


class ProjectOutcome(Model):
    """That a need was met under a project, by the word of whoever was helped; written by the floor that heard it."""

    id = fields.IntField(primary_key=True)
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="outcomes", on_delete=fields.RESTRICT
    )
    project_id: int
    kind = fields.CharEnumField(EvidenceKind, max_length=8, description="")
    reference = fields.BigIntField()
    """The need's number in its own table."""
    number = fields.CharField(12)
    """Its number as it is said over the telephone: who was helped is known to their desk alone."""
    word = fields.CharField(8)
    """How the word came."""
    confirmed_at: dt.datetime = fields.DatetimeField()
    undone_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "orgs_project_outcome"
        indexes = (("project_id", "confirmed_at"),)
