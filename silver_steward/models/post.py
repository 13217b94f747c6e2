"""Steward posts: what an older person does for the neighbours, and who holds one from when to when."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.places import Place


class PostKind(StrEnum):
    """The catalogue of posts; what each is called and asks stands in `words` and in the policy."""

    DELIBERATION = "deliberation"
    ENVIRONMENT = "environment"
    MEDIATION = "mediation"
    PATROL = "patrol"
    CULTURE = "culture"
    PROPERTY = "property"
    VISITING = "visiting"
    CHILDREN = "children"
    POLICY = "policy"
    HANDYMAN = "handyman"
    GARDENS = "gardens"
    EMERGENCY = "emergency"


class StewardPost(Model):
    """A post in a community, with the caps and conditions that held when it was set up."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    kind = fields.CharEnumField(PostKind, max_length=14, description="")
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="steward_posts", on_delete=fields.RESTRICT
    )
    place_id: int
    about = fields.CharField(60, default="")
    """Which stairs, which yard."""
    most_minutes_a_day = fields.IntField()
    most_minutes_a_week = fields.IntField()
    daylight_only = fields.BooleanField(default=False)
    needs_insurance = fields.BooleanField(default=False)
    needs_check = fields.BooleanField(default=False)
    """Whether an officer has to have seen a paper for work with children."""
    insured_until: dt.date | None = fields.DateField(null=True)
    """The last day of the insurance that covers it."""
    made_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_post"


class PostAssignment(Model):
    """That a person holds a post; one post is held once by a person at a time, which a wall holds."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    post: fields.ForeignKeyRelation[StewardPost] = fields.ForeignKeyField(
        "silver_steward.StewardPost", related_name="assignments", on_delete=fields.RESTRICT
    )
    post_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_posts", on_delete=fields.RESTRICT
    )
    person_id: int
    from_on: dt.date = fields.DateField()
    until_on: dt.date | None = fields.DateField(null=True)
    """The first day on which it is held no more."""
    assigned_by_id = fields.IntField()
    assigned_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_post_assignment"
