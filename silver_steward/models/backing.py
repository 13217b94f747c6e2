"""What backs a nomination beside the hours, and who stepped aside: opinions, pictures, recusals, second looks."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.identity import Person
from silver_steward.models.nomination import Nomination


class Mark(StrEnum):
    """How it went for someone who was served, in one question of three answers."""

    GOOD = "good"
    SO_SO = "so_so"
    BAD = "bad"


class Opinion(Model):
    """What someone who was served says; one of a person lives at a time (a wall), a changed one stays readable."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="opinions", on_delete=fields.RESTRICT
    )
    nomination_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_opinions", on_delete=fields.RESTRICT
    )
    person_id: int
    mark = fields.CharEnumField(Mark, max_length=6, description="")
    words = fields.CharField(300, default="")
    written_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    written_at: dt.datetime = fields.DatetimeField()
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_opinion"


class Picture(Model):
    """A picture of the service, with the word that everyone on it agreed; its bytes are an attachment's."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="pictures", on_delete=fields.RESTRICT
    )
    nomination_id: int
    attachment_id = fields.IntField(unique=True)
    words = fields.CharField(100)
    """What is to be seen on it."""
    wording = fields.TextField()
    """What was agreed to, in the words of that day."""
    given_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    given_at: dt.datetime = fields.DatetimeField()
    removed_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_picture"


class Recusal(Model):
    """That an officer steps aside from one nominee, with the reason; nothing of it changes."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="recusals", on_delete=fields.RESTRICT
    )
    nomination_id: int
    because = fields.CharField(200)
    declared_by_id = fields.IntField()
    declared_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_recusal"
        unique_together = (("nomination", "declared_by_id"),)


class SecondLook(Model):
    """A nominee who was not passed on asks that someone else looks again; answered once."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="second_looks", on_delete=fields.RESTRICT
    )
    nomination_id: int
    round = fields.IntField()
    words = fields.CharField(500)
    asked_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    asked_at: dt.datetime = fields.DatetimeField()
    due_on: dt.date = fields.DateField()
    reply = fields.CharField(300, default="")
    answered_by_id: int | None = fields.IntField(null=True)
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_second_look"
        unique_together = (("nomination", "round"),)
