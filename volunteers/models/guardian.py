"""The guardian's word: who lets a minor help, how it was given, since when, and when it was taken back (INV-36)."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.mandates import Method


class Guardianship(Model):
    """One guardian's word for one child; it holds until it is taken back or the child is of age (EDGE-25, EDGE-26)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    child: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="guardians", on_delete=fields.RESTRICT
    )
    child_id: int
    guardian: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="wards", on_delete=fields.RESTRICT
    )
    guardian_id: int
    method = fields.CharEnumField(Method, max_length=12, description="")
    proof = fields.CharField(120, default="")
    """The number of the paper, or who witnessed."""
    wording = fields.TextField()
    """What was read to the guardian, in the words of that day; of a younger child with the notice on its data."""
    given_at: dt.datetime = fields.DatetimeField()
    recorded_by_id: int | None = fields.IntField(null=True)
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_by_id: int | None = fields.IntField(null=True)

    class Meta:
        """The table."""

        table = "volunteers_guardianship"
