"""The project: an organisation's service in named communities, the spine from need to money and honour (house.md 1)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from ground.places import Place
from orgs.models.organisation import Category, Organisation


class Funding(StrEnum):
    """Who pays for a project; its hours count for no other payer."""

    OWN = "own"
    GRANT = "grant"
    CONTRACT = "contract"


class ProjectState(StrEnum):
    """A project's life."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"


class Project(Moving):
    """A service project. Activities belong to it, and hours are recorded under it."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="projects", on_delete=fields.RESTRICT
    )
    organisation_id: int
    title = fields.CharField(60)
    summary = fields.TextField(default="")
    category = fields.CharEnumField(Category, max_length=12, description="")
    funding = fields.CharEnumField(Funding, default=Funding.OWN, max_length=10, description="")
    starts_on: dt.date = fields.DateField()
    ends_on: dt.date = fields.DateField()
    """The last day."""
    made_at: dt.datetime = fields.DatetimeField()
    rev = fields.IntField(default=0)
    """Raised first by every act that must not run twice at once for its records: the row's lock."""
    state = fields.CharEnumField(ProjectState, default=ProjectState.PLANNED, max_length=10, description="")

    MOVES = moves(
        begin=(ProjectState.PLANNED, ProjectState.RUNNING),
        close=([ProjectState.PLANNED, ProjectState.RUNNING], ProjectState.CLOSED),
    )

    class Meta:
        """The table."""

        table = "orgs_project"


class ProjectPlace(Model):
    """A community that a project serves."""

    id = fields.IntField(primary_key=True)
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="places", on_delete=fields.CASCADE
    )
    project_id: int
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="projects", on_delete=fields.RESTRICT
    )
    place_id: int

    class Meta:
        """The table."""

        table = "orgs_project_place"
        unique_together = (("project", "place"),)
