"""Certificates of service: a snapshot of ledger lines under the name of who recorded them (谁记录谁证明)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from orgs.models import Organisation
from volunteers.models.entry import HourEntry


class CertificateState(StrEnum):
    """Whether a certificate holds."""

    ISSUED = "issued"
    LINES_CHANGED = "lines_changed"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class Certificate(Moving):
    """A certificate as it was issued: later changes never alter it (INV-92)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(16, unique=True)
    check_code_hash = fields.CharField(64)
    """Keyed hash of the six letters that a checker types beside the number (INV-93)."""
    check_code_sealed = fields.TextField()
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="certificates", on_delete=fields.RESTRICT
    )
    person_id: int
    issuer: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="certificates", on_delete=fields.RESTRICT
    )
    issuer_id: int
    from_on: dt.date = fields.DateField()
    until_on: dt.date = fields.DateField()
    """The last day."""
    minutes = fields.IntField()
    snapshot_sealed = fields.TextField()
    """JSON of the lines, the name as it was, issuer, person in charge, handler: what the paper prints."""
    issued_by_id: int | None = fields.IntField(null=True)
    issued_at: dt.datetime = fields.DatetimeField()
    revoked_because = fields.CharField(200, default="")
    state = fields.CharEnumField(CertificateState, default=CertificateState.ISSUED, max_length=14, description="")

    MOVES = moves(
        mark_changed=(CertificateState.ISSUED, CertificateState.LINES_CHANGED),
        supersede=([CertificateState.ISSUED, CertificateState.LINES_CHANGED], CertificateState.SUPERSEDED),
        revoke=([CertificateState.ISSUED, CertificateState.LINES_CHANGED], CertificateState.REVOKED),
    )

    class Meta:
        """The table."""

        table = "volunteers_certificate"


class CertificateLine(Model):
    """That a line of the ledger stands on a certificate; reversed, it marks the certificate (INV-92)."""

    id = fields.IntField(primary_key=True)
    certificate: fields.ForeignKeyRelation[Certificate] = fields.ForeignKeyField(
        "volunteers.Certificate", related_name="lines", on_delete=fields.RESTRICT
    )
    certificate_id: int
    entry: fields.ForeignKeyRelation[HourEntry] = fields.ForeignKeyField(
        "volunteers.HourEntry", related_name="certificate_lines", on_delete=fields.RESTRICT
    )
    entry_id: int

    class Meta:
        """The table."""

        table = "volunteers_certificate_line"
        unique_together = (("certificate", "entry"),)


class RequestState(StrEnum):
    """How far a request for a certificate came."""

    WAITING = "waiting"
    ISSUED = "issued"
    REFUSED = "refused"


class CertificateRequest(Moving):
    """A person asked one organisation for a certificate; it waits while some of its time waits for a desk's word."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="certificate_requests", on_delete=fields.RESTRICT
    )
    person_id: int
    issuer: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="certificate_requests", on_delete=fields.RESTRICT
    )
    issuer_id: int
    from_on: dt.date = fields.DateField()
    until_on: dt.date = fields.DateField()
    asked_at: dt.datetime = fields.DatetimeField()
    asked_by_id: int | None = fields.IntField(null=True)
    due_at: dt.datetime = fields.DatetimeField()
    """By when the organisation issues it or says why not (INV-91)."""
    certificate: fields.ForeignKeyNullableRelation[Certificate] = fields.ForeignKeyField(
        "volunteers.Certificate", related_name="requests", null=True, on_delete=fields.RESTRICT
    )
    certificate_id: int | None
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(RequestState, default=RequestState.WAITING, max_length=10, description="")

    MOVES = moves(
        issue=(RequestState.WAITING, RequestState.ISSUED),
        refuse=(RequestState.WAITING, RequestState.REFUSED),
    )

    class Meta:
        """The table."""

        table = "volunteers_certificate_request"
