"""Papers that open tasks: the national levels of social workers, and qualifications that an officer has seen."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground import clock
from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from volunteers.models.people import Skill


class WorkerLevel(StrEnum):
    """The levels of the national examination (orgs-and-volunteers 3.11)."""

    ASSISTANT = "assistant"
    INTERMEDIATE = "intermediate"
    SENIOR = "senior"


class QualificationState(StrEnum):
    """How far a paper was checked."""

    CLAIMED = "claimed"
    VERIFIED = "verified"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


class PaperStanding(StrEnum):
    """How a paper stands on a day, read from its last day and never set (3.11)."""

    VALID = "valid"
    EXPIRING = "expiring"
    OVER = "over"


class SocialWorker(Model):
    """A professional social worker: examination, registration and its end."""

    id = fields.IntField(primary_key=True)
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "ground.Person", related_name="social_worker", on_delete=fields.RESTRICT
    )
    person_id: int
    level = fields.CharEnumField(WorkerLevel, max_length=14, description="")
    certificate_no = fields.CharField(40)
    registered_on: dt.date | None = fields.DateField(null=True)
    registered_until: dt.date | None = fields.DateField(null=True)
    """The last day."""
    entered_by_id: int | None = fields.IntField(null=True)

    class Meta:
        """The table."""

        table = "volunteers_social_worker"


class Qualification(Moving):
    """A paper that opens tasks: first aid, care, driving; claimed by the person, verified by an officer."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="qualifications", on_delete=fields.RESTRICT
    )
    person_id: int
    skill = fields.CharEnumField(Skill, max_length=16, description="")
    paper = fields.CharField(80)
    valid_until: dt.date | None = fields.DateField(null=True)
    """The last day; none for a paper without an end."""
    claimed_at: dt.datetime = fields.DatetimeField(default=clock.now)
    verified_by_id: int | None = fields.IntField(null=True)
    verified_on: dt.date | None = fields.DateField(null=True)
    revoked_because = fields.CharField(200, default="")
    state = fields.CharEnumField(QualificationState, default=QualificationState.CLAIMED, max_length=10, description="")

    MOVES = moves(
        withdraw=(QualificationState.CLAIMED, QualificationState.WITHDRAWN),
        verify=(QualificationState.CLAIMED, QualificationState.VERIFIED),
        revoke=([QualificationState.CLAIMED, QualificationState.VERIFIED], QualificationState.REVOKED),
    )

    class Meta:
        """The table."""

        table = "volunteers_qualification"
