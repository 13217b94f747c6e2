"""The need: what a resident asks for, from a worker's note to its confirmation (点单, 派单, 接单, 评单)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place
from orgs.models import Organisation, Project


class NeedCategory(StrEnum):
    """What kind of help."""

    MEALS = "meals"
    COMPANY = "company"
    ERRANDS = "errands"
    REPAIRS = "repairs"
    SMARTPHONE = "smartphone"
    HEALTH = "health"
    CHILDREN = "children"
    CLEANING = "cleaning"
    HAIRCUT = "haircut"
    MEDIATION = "mediation"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


class NeedState(StrEnum):
    """A need's life (orgs-and-volunteers 7.4)."""

    RECEIVED = "received"
    NEEDS_FACTS = "needs_facts"
    DECLINED = "declined"
    VERIFIED = "verified"
    PUBLISHED = "published"
    DISPATCHED = "dispatched"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    DONE = "done"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Need(Moving):
    """One need. What is private of it (who, exactly where) is sealed or scoped; `public_text` is what anyone may read."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(12, unique=True)
    """Eight digits, to be said over the telephone."""
    beneficiary: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="needs", on_delete=fields.RESTRICT
    )
    beneficiary_id: int
    recorded_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="needs", on_delete=fields.RESTRICT
    )
    place_id: int
    """The community: as near as the public may know."""
    where_sealed = fields.TextField()
    """The exact address."""
    category = fields.CharEnumField(NeedCategory, max_length=12, description="")
    words_sealed = fields.TextField()
    """What was said, for the desk and who serves."""
    title = fields.CharField(40)
    public_text = fields.TextField(default="")
    wanted_from: dt.date = fields.DateField()
    wanted_until: dt.date = fields.DateField()
    wanted_times = fields.CharField(60, default="")
    people_wanted = fields.IntField(default=1)
    urgency = fields.CharEnumField(Urgency, max_length=6, description="")
    risk_level = fields.IntField(default=0)
    risk_text = fields.TextField(default="")
    made_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """By when whoever has it now answers (INV-41); past it the level above sees it."""
    verified_by_id: int | None = fields.IntField(null=True)
    verified_at: dt.datetime | None = fields.DatetimeField(null=True)
    published_at: dt.datetime | None = fields.DatetimeField(null=True)
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="needs", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    """Who has it now (INV-42)."""
    project: fields.ForeignKeyNullableRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="needs", null=True, on_delete=fields.RESTRICT
    )
    project_id: int | None
    confirmed_by_id: int | None = fields.IntField(null=True)
    confirmed_at: dt.datetime | None = fields.DatetimeField(null=True)
    closed_at: dt.datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(200, default="")
    """Why it was declined, withdrawn or sent back, as the desk wrote it."""
    state = fields.CharEnumField(NeedState, default=NeedState.RECEIVED, max_length=12, description="")

    MOVES = moves(
        ask=(NeedState.RECEIVED, NeedState.NEEDS_FACTS),
        answer=(NeedState.NEEDS_FACTS, NeedState.RECEIVED),
        decline=([NeedState.RECEIVED, NeedState.NEEDS_FACTS], NeedState.DECLINED),
        verify=(NeedState.RECEIVED, NeedState.VERIFIED),
        publish=(NeedState.VERIFIED, NeedState.PUBLISHED),
        dispatch=([NeedState.VERIFIED, NeedState.PUBLISHED], NeedState.DISPATCHED),
        claim=(NeedState.PUBLISHED, NeedState.ACCEPTED),
        accept=(NeedState.DISPATCHED, NeedState.ACCEPTED),
        send_back=([NeedState.DISPATCHED, NeedState.ACCEPTED], NeedState.VERIFIED),
        time_out=(NeedState.DISPATCHED, NeedState.VERIFIED),
        schedule=(NeedState.ACCEPTED, NeedState.SCHEDULED),
        unschedule=(NeedState.SCHEDULED, NeedState.ACCEPTED),
        say_done=(NeedState.SCHEDULED, NeedState.DONE),
        confirm=(NeedState.DONE, NeedState.CONFIRMED),
        not_done=(NeedState.DONE, NeedState.ACCEPTED),
        close=(NeedState.CONFIRMED, NeedState.CLOSED),
        reopen=(NeedState.CLOSED, NeedState.VERIFIED),
        withdraw=(
            [
                NeedState.RECEIVED,
                NeedState.NEEDS_FACTS,
                NeedState.VERIFIED,
                NeedState.PUBLISHED,
                NeedState.DISPATCHED,
                NeedState.ACCEPTED,
                NeedState.SCHEDULED,
            ],
            NeedState.WITHDRAWN,
        ),
        expire=([NeedState.VERIFIED, NeedState.PUBLISHED], NeedState.EXPIRED),
    )

    class Meta:
        """The table."""

        table = "marketplace_need"


class DispatchState(StrEnum):
    """What came of sending a need to an organisation."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    RECALLED = "recalled"


class Dispatch(Moving):
    """One sending of a need to one organisation, with the day by which it answers; the trail stays (INV-42)."""

    id = fields.IntField(primary_key=True)
    need: fields.ForeignKeyRelation[Need] = fields.ForeignKeyField(
        "marketplace.Need", related_name="dispatches", on_delete=fields.RESTRICT
    )
    need_id: int
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="dispatches", on_delete=fields.RESTRICT
    )
    organisation_id: int
    sent_by_id = fields.IntField()
    sent_at: dt.datetime = fields.DatetimeField()
    due_at: dt.datetime = fields.DatetimeField()
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)
    answered_by_id: int | None = fields.IntField(null=True)
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(DispatchState, default=DispatchState.SENT, max_length=10, description="")

    MOVES = moves(
        accept=(DispatchState.SENT, DispatchState.ACCEPTED),
        refuse=(DispatchState.SENT, DispatchState.REFUSED),
        time_out=(DispatchState.SENT, DispatchState.TIMED_OUT),
        recall=(DispatchState.SENT, DispatchState.RECALLED),
    )

    class Meta:
        """The table."""

        table = "marketplace_dispatch"
