"""The activity: an organisation's call for helpers, its shifts in time, and the slots of each shift."""

import datetime as dt
from enum import IntEnum, StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place
from ground.several import parts
from marketplace.models.need import Need
from orgs.models import Organisation, Project
from volunteers.models import HourCategory, Limit, Skill


class RiskLevel(IntEnum):
    """From sitting indoors to bodily danger; from 2 on insurance is asked (INV-43)."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class ActivityState(StrEnum):
    """An activity's life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class ShiftState(StrEnum):
    """A shift's life. Full, running and over are read from its slots and the clock, never set."""

    OPEN = "open"
    CANCELLED = "cancelled"
    SETTLED = "settled"


class Activity(Moving):
    """What helpers can join: under a project, led by someone, with its risks in words."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="activities", on_delete=fields.RESTRICT
    )
    organisation_id: int
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="activities", on_delete=fields.RESTRICT
    )
    project_id: int
    shifts: fields.ReverseRelation["Shift"]
    need: fields.ForeignKeyNullableRelation[Need] = fields.ForeignKeyField(
        "marketplace.Need", related_name="activities", null=True, on_delete=fields.RESTRICT
    )
    need_id: int | None
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="activities", on_delete=fields.RESTRICT
    )
    place_id: int
    """The community, whose desk confirms the hours."""
    leader: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="led_activities", on_delete=fields.RESTRICT
    )
    leader_id: int
    title = fields.CharField(40)
    what = fields.TextField()
    spot = fields.CharField(80)
    """Where to meet, a public place in words."""
    way_there = fields.CharField(120, default="")
    bring = fields.CharField(120, default="")
    contact_name = fields.CharField(40)
    contact_phone = fields.CharField(20)
    """Whom everybody may call: the public page tells it, so that nothing would be gained by sealing it."""
    seated = fields.BooleanField(default=False)
    """Whether it can be done sitting."""
    demands = fields.CharField(120, default="")
    """Limits this runs against, joined by commas with one at each end: who has one is not suggested it (EDGE-40)."""
    risk_level = fields.IntEnumField(RiskLevel, default=RiskLevel.NONE, description="")
    risk_text = fields.TextField(default="")
    insurance = fields.CharField(80, default="")
    """Policy number of the accident insurance."""
    insured_until: dt.date | None = fields.DateField(null=True)
    category = fields.CharEnumField(HourCategory, default=HourCategory.SERVICE, max_length=10, description="")
    made_at: dt.datetime = fields.DatetimeField()
    published_at: dt.datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(ActivityState, default=ActivityState.DRAFT, max_length=10, description="")

    MOVES = moves(
        publish=(ActivityState.DRAFT, ActivityState.PUBLISHED),
        cancel=([ActivityState.DRAFT, ActivityState.PUBLISHED], ActivityState.CANCELLED),
        close=(ActivityState.PUBLISHED, ActivityState.CLOSED),
    )

    class Meta:
        """The table."""

        table = "marketplace_activity"

    @property
    def demand_set(self) -> frozenset[Limit]:
        """The limits this runs against."""
        return frozenset(Limit(each) for each in parts(self.demands))


class Shift(Moving):
    """One stretch of time of an activity."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    activity: fields.ForeignKeyRelation[Activity] = fields.ForeignKeyField(
        "marketplace.Activity", related_name="shifts", on_delete=fields.RESTRICT
    )
    activity_id: int
    planned_at: dt.datetime = fields.DatetimeField()
    """The start as it was first planned, never changed: a series made twice makes nothing new (INV-53)."""
    slots: fields.ReverseRelation["Slot"]
    starts_at: dt.datetime = fields.DatetimeField(db_index=True)
    ends_at: dt.datetime = fields.DatetimeField()
    revision = fields.IntField(default=0)
    """How often its time or its spot was moved: the SEQUENCE of a calendar's event."""
    reason = fields.CharField(200, default="")
    rolled_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When the leader handed in the roll."""
    state = fields.CharEnumField(ShiftState, default=ShiftState.OPEN, max_length=10, description="")

    MOVES = moves(
        cancel=(ShiftState.OPEN, ShiftState.CANCELLED),
        restore=(ShiftState.CANCELLED, ShiftState.OPEN),
        settle=(ShiftState.OPEN, ShiftState.SETTLED),
    )

    class Meta:
        """The table."""

        table = "marketplace_shift"
        unique_together = (("activity", "planned_at"),)


class Slot(Model):
    """Places of one kind in a shift. `taken` counts confirmed and offered ones, by guarded UPDATE alone (INV-51)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    shift: fields.ForeignKeyRelation[Shift] = fields.ForeignKeyField(
        "marketplace.Shift", related_name="slots", on_delete=fields.RESTRICT
    )
    shift_id: int
    skills: fields.ReverseRelation["SlotSkill"]
    role = fields.CharField(20, default="")
    """What these helpers do; empty where all do the same."""
    capacity_min = fields.IntField(default=1)
    capacity = fields.IntField()
    taken = fields.IntField(default=0)
    waiting = fields.IntField(default=0)
    youngest: int | None = fields.IntField(null=True)
    """Age on the shift's day."""

    class Meta:
        """The table."""

        table = "marketplace_slot"


class SlotSkill(Model):
    """A skill that helps in a slot, or, where `paper` is set, one that must be verified."""

    id = fields.IntField(primary_key=True)
    slot: fields.ForeignKeyRelation[Slot] = fields.ForeignKeyField(
        "marketplace.Slot", related_name="skills", on_delete=fields.CASCADE
    )
    slot_id: int
    skill = fields.CharEnumField(Skill, max_length=16, description="")
    paper = fields.BooleanField(default=False)

    class Meta:
        """The table."""

        table = "marketplace_slot_skill"
        unique_together = (("slot", "skill"),)
