"""Persons, the accounts of staff, sessions, and grants of roles."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.actors import Assurance, Role
from ground.codes import public_id
from ground.moves import Moving, moves
from ground.places import Place


class PersonState(StrEnum):
    """Whether a person can act here."""

    ACTIVE = "active"
    MERGED = "merged"
    DECEASED = "deceased"
    ERASED = "erased"


class Person(Moving):
    """One human being. A telephone is not an identity: several persons may share one (INV-30)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    name = fields.CharField(40, default="")
    """As the person writes it; empty for someone who signed up by telephone and has not said."""
    name_key = fields.CharField(80, default="", db_index=True)
    """Pinyin initials and syllables, for a worker's search."""
    born_on: dt.date | None = fields.DateField(null=True)
    sex = fields.CharField(1, default="")
    id_number_sealed = fields.TextField(null=True)
    id_number_hash = fields.CharField(64, null=True)
    """Keyed; unique among persons not merged (INV-31), which a wall holds."""
    phone_sealed: str | None = fields.TextField(null=True)
    phone_hash = fields.CharField(64, null=True, db_index=True)
    phone_tail = fields.CharField(4, default="")
    home: fields.ForeignKeyNullableRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="residents", null=True, on_delete=fields.RESTRICT
    )
    home_id: int | None
    channels = fields.CharField(60, default="sms,paper")
    """Ways to reach the person, first choice first: sms, voice, wechat, paper."""
    language = fields.CharField(10, default="zh-Hans")
    size = fields.CharField(1, default="1")
    contrast = fields.BooleanField(default=False)
    merged_into: fields.ForeignKeyNullableRelation["Person"] = fields.ForeignKeyField(
        "ground.Person", related_name="merged", null=True, on_delete=fields.RESTRICT
    )
    merged_into_id: int | None
    made_at: dt.datetime = fields.DatetimeField()
    rev = fields.IntField(default=0)
    """Raised first by every act that must not run twice at once for one person: the row's lock."""
    state = fields.CharEnumField(PersonState, default=PersonState.ACTIVE, max_length=12, description="")

    MOVES = moves(
        merge=(PersonState.ACTIVE, PersonState.MERGED),
        unmerge=(PersonState.MERGED, PersonState.ACTIVE),
        die=(PersonState.ACTIVE, PersonState.DECEASED),
        undo_death=(PersonState.DECEASED, PersonState.ACTIVE),
        erase=(PersonState.ACTIVE, PersonState.ERASED),
    )

    class Meta:
        """The table."""

        table = "ground_person"
        indexes = (("merged_into_id",),)


class Account(Model):
    """How a member of staff signs in: a name, a password, and a code of an authenticator as the second factor."""

    id = fields.IntField(primary_key=True)
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "ground.Person", related_name="account", on_delete=fields.RESTRICT
    )
    person_id: int
    username = fields.CharField(40, unique=True)
    password_hash = fields.CharField(200)
    totp_sealed = fields.TextField()
    totp_step = fields.BigIntField(default=0)
    """The last time step used: a code opens once."""
    made_at: dt.datetime = fields.DatetimeField()
    locked_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_account"


class Session(Model):
    """One device on which a person is known. The cookie holds the secret; the row only its hash."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    token_hash = fields.CharField(64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="sessions", on_delete=fields.CASCADE
    )
    person_id: int
    assurance = fields.IntEnumField(Assurance, description="")
    staff = fields.BooleanField(default=False)
    device = fields.CharField(120, default="")
    made_at: dt.datetime = fields.DatetimeField()
    seen_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_session"


class ProgramKey(Model):
    """One key. Its program holds the secret; the row only its hash."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    token_hash = fields.CharField(64, unique=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="program_keys", on_delete=fields.RESTRICT
    )
    person_id: int
    name = fields.CharField(60)
    """What the program is, in its holder's words."""
    scopes = fields.CharField(120)
    """Separated by spaces."""
    made_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    seen_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_program_key"


class Grant(Model):
    """A role given to a person over a place or an organisation, for a term, by someone, on some basis (R1-R4)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="grants", on_delete=fields.RESTRICT
    )
    person_id: int
    role = fields.CharEnumField(Role, max_length=20, description="")
    place: fields.ForeignKeyNullableRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="grants", null=True, on_delete=fields.RESTRICT
    )
    place_id: int | None
    org_id: int | None = fields.IntField(null=True, db_index=True)
    """An organisation of the floor above, which the ground does not know: its id alone."""
    from_on: dt.date = fields.DateField()
    until_on: dt.date | None = fields.DateField(null=True)
    """The first day it is no more in force."""
    given_by_id: int | None = fields.IntField(null=True)
    basis = fields.CharField(200, default="")
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_grant"
