"""Volunteers: what they can, what they cannot, and when they have time."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import spoken_number
from ground.identity import Person
from ground.moves import Moving, moves


class VolunteerState(StrEnum):
    """A volunteer's standing (orgs-and-volunteers 7.3); death and merging are states of the person."""

    ENROLLED = "enrolled"
    ACTIVE = "active"
    PAUSED = "paused"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Limit(StrEnum):
    """What a person says they cannot do: a limit of tasks, never a diagnosis. Only the person changes it (EDGE-40)."""

    NO_STAIRS = "no_stairs"
    NO_LONG_STANDING = "no_long_standing"
    NO_LIFTING = "no_lifting"
    NO_OUTDOORS = "no_outdoors"
    NO_EVENINGS = "no_evenings"
    NO_SCREENS = "no_screens"


class Skill(StrEnum):
    """What a person can bring."""

    COOKING = "cooking"
    HAIRDRESSING = "hairdressing"
    REPAIRS = "repairs"
    SMARTPHONE = "smartphone"
    CALLIGRAPHY = "calligraphy"
    SINGING = "singing"
    READING_ALOUD = "reading_aloud"
    COMPANY = "company"
    MEDIATION = "mediation"
    FIRST_AID = "first_aid"
    CHILDREN = "children"
    GARDENING = "gardening"
    DRIVING = "driving"
    LAW = "law"
    HEALTH = "health"
    ACCOUNTS = "accounts"


class DayPart(StrEnum):
    """A part of the day in which someone has time."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Volunteer(Moving):
    """A person's profile as a helper. It is made by the first sign-up; nothing but a telephone is asked then."""

    id = fields.IntField(primary_key=True)
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "ground.Person", related_name="volunteer", on_delete=fields.RESTRICT
    )
    person_id: int
    number = fields.CharField(12, unique=True, default=spoken_number)
    """The volunteer's own number, never the ID number."""
    limits = fields.CharField(120, default="")
    """Limits joined by commas, with one at each end."""
    most_minutes_a_day: int | None = fields.IntField(null=True)
    most_minutes_a_week: int | None = fields.IntField(null=True)
    walks_minutes = fields.IntField(default=30)
    """How far they would walk."""
    suggestions = fields.BooleanField(default=True)
    """Whether lists are ordered for this person; without, by time and distance alone (PIPL 24, INV-72)."""
    joined_at: dt.datetime = fields.DatetimeField()
    vouched_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When a desk saw who it is (慈善法 art. 66 asks for real names)."""
    vouched_by_id: int | None = fields.IntField(null=True)
    paused_until: dt.date | None = fields.DateField(null=True)
    state = fields.CharEnumField(VolunteerState, default=VolunteerState.ENROLLED, max_length=12, description="")

    MOVES = moves(
        vouch=(VolunteerState.ENROLLED, VolunteerState.ACTIVE),
        pause=([VolunteerState.ENROLLED, VolunteerState.ACTIVE], VolunteerState.PAUSED),
        resume=(VolunteerState.PAUSED, VolunteerState.ACTIVE),
        resume_unvouched=(VolunteerState.PAUSED, VolunteerState.ENROLLED),
        suspend=([VolunteerState.ENROLLED, VolunteerState.ACTIVE, VolunteerState.PAUSED], VolunteerState.SUSPENDED),
        restore=(VolunteerState.SUSPENDED, VolunteerState.ACTIVE),
        restore_unvouched=(VolunteerState.SUSPENDED, VolunteerState.ENROLLED),
        withdraw=(
            [VolunteerState.ENROLLED, VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED],
            VolunteerState.WITHDRAWN,
        ),
        come_back=(VolunteerState.WITHDRAWN, VolunteerState.ENROLLED),
        come_back_suspended=(VolunteerState.WITHDRAWN, VolunteerState.SUSPENDED),
    )

    class Meta:
        """The table."""

        table = "volunteers_volunteer"


class VolunteerSkill(Model):
    """A skill that a volunteer named."""

    id = fields.IntField(primary_key=True)
    volunteer: fields.ForeignKeyRelation[Volunteer] = fields.ForeignKeyField(
        "volunteers.Volunteer", related_name="skills", on_delete=fields.CASCADE
    )
    volunteer_id: int
    skill = fields.CharEnumField(Skill, max_length=16, description="")

    class Meta:
        """The table."""

        table = "volunteers_volunteer_skill"
        unique_together = (("volunteer", "skill"),)


class Availability(Model):
    """A part of a weekday in which a volunteer has time; none at all means: ask me."""

    id = fields.IntField(primary_key=True)
    volunteer: fields.ForeignKeyRelation[Volunteer] = fields.ForeignKeyField(
        "volunteers.Volunteer", related_name="availability", on_delete=fields.CASCADE
    )
    volunteer_id: int
    weekday = fields.SmallIntField()
    """0 is Monday."""
    part = fields.CharEnumField(DayPart, max_length=10, description="")

    class Meta:
        """The table."""

        table = "volunteers_availability"
        unique_together = (("volunteer", "weekday", "part"),)
