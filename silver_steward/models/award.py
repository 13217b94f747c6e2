"""The award: a number that is nobody else's, the prints of its certificate, and its story in the hall."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from silver_steward.models.nomination import Nomination
from silver_steward.models.season import Basis, Season


class Honour(Model):
    """One honour, as it was given; nothing of it ever changes."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    season: fields.ForeignKeyRelation[Season] = fields.ForeignKeyField(
        "silver_steward.Season", related_name="awards", on_delete=fields.RESTRICT
    )
    season_id: int
    nomination: fields.OneToOneRelation[Nomination] = fields.OneToOneField(
        "silver_steward.Nomination", related_name="award", on_delete=fields.RESTRICT
    )
    nomination_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_awards", on_delete=fields.RESTRICT
    )
    person_id: int
    number = fields.CharField(16, unique=True)
    """PJ-2026-00001."""
    seq = fields.IntField()
    name = fields.CharField(40)
    """The name as it was written on that day."""
    community = fields.CharField(60)
    basis = fields.CharEnumField(Basis, max_length=24, description="")
    minutes = fields.IntField()
    """The counted time of the window on which it stands."""
    called_up = fields.BooleanField(default=False)
    awarded_by_id = fields.IntField()
    awarded_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_honour"
        unique_together = (("season", "seq"),)


class CertificatePrint(Model):
    """That a certificate was printed: the first is the original, each later one is marked as issued again (补发)."""

    id = fields.IntField(primary_key=True)
    award: fields.ForeignKeyRelation[Honour] = fields.ForeignKeyField(
        "silver_steward.Honour", related_name="prints", on_delete=fields.RESTRICT
    )
    award_id: int
    count = fields.IntField()
    printed_by_id = fields.IntField()
    printed_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_certificate_print"
        unique_together = (("award", "count"),)


class HallEntry(Model):
    """A steward's story in their own words, in the hall as long as they agree to it (c3)."""

    id = fields.IntField(primary_key=True)
    award: fields.OneToOneRelation[Honour] = fields.OneToOneField(
        "silver_steward.Honour", related_name="hall", on_delete=fields.RESTRICT
    )
    award_id: int
    story = fields.TextField()
    written_by_id = fields.IntField()
    written_at: dt.datetime = fields.DatetimeField()
    taken_down_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_hall_entry"
