"""Mandates: an elder lets someone act for them, in a scope, for a term, revocable at once (shared-primitives)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground import clock
from ground.codes import public_id
from ground.identity import Person
from ground.several import parts


class Scope(StrEnum):
    """What an agent may do. Consent to sensitive data, gifts of credit and complaints are never among them (INV-33)."""

    ENROL = "enrol"
    SIGN_UP = "sign_up"
    CANCEL = "cancel"
    SAY_THERE = "say_there"
    """To say that they were there, where the roll missed them: a fact of their own day, and no complaint of anyone."""
    RECORD_NEED = "record_need"
    VIEW_HOURS = "view_hours"
    ASK_CERTIFICATE = "ask_certificate"
    RECEIVE_LETTERS = "receive_letters"
    FILE_GROUP = "file_group"
    NOMINATE = "nominate"
    CONSENT_PUBLICATION = "consent_publication"


class AgentKind(StrEnum):
    """Who may be an agent."""

    FAMILY = "family"
    DESK = "desk"
    GRID_WORKER = "grid_worker"
    SOCIAL_WORKER = "social_worker"
    BUDDY = "buddy"


class Method(StrEnum):
    """How the elder's word was taken."""

    PRESENT = "present"
    INVITED = "invited"
    """The elder invited the relative with a number of their own making."""
    PAPER = "paper"
    PHONE = "phone"
    WITNESSED = "witnessed"


BY_HAND = (Method.PRESENT, Method.PHONE, Method.PAPER, Method.WITNESSED)
"""How a worker may have taken it; an invitation is the elder's own hand alone."""


class Mandate(Model):
    """One permission to act: the elder, the agent (a person of the family, or a community's desk), what, until when."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    principal: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="mandates", on_delete=fields.RESTRICT
    )
    principal_id: int
    agent_kind = fields.CharEnumField(AgentKind, max_length=16, description="")
    agent_person_id: int | None = fields.IntField(null=True, db_index=True)
    agent_place_id: int | None = fields.IntField(null=True, db_index=True)
    """The community whose desk acts: any of its workers, named in each act (M1)."""
    scopes = fields.CharField(160)
    """Scopes joined by commas, with one at each end, so that each is found whole."""
    method = fields.CharEnumField(Method, max_length=12, description="")
    proof = fields.CharField(120, default="")
    """The number of the paper, or who witnessed."""
    wording = fields.TextField(default="")
    """What was read to the elder or signed by them, in the words of that day."""
    follows_id: int | None = fields.IntField(null=True)
    """The mandate of which this is what was left when a part of it was taken back."""
    given_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    recorded_by_id: int | None = fields.IntField(null=True)
    revoked_at: dt.datetime | None = fields.DatetimeField(null=True)
    revoked_by_id: int | None = fields.IntField(null=True)

    class Meta:
        """The table."""

        table = "ground_mandate"

    @property
    def scope_set(self) -> frozenset[Scope]:
        """What the agent may do."""
        return frozenset(Scope(each) for each in parts(self.scopes))

    def lives(self) -> bool:
        """Whether it is in force now; that the elder still is here, only the database can tell."""
        return self.revoked_at is None and self.given_at <= clock.now() < self.ends_at
