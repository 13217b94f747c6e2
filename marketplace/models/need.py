"""The need: what a resident asks for, from a worker's note to its confirmation (点单, 派单, 接单, 评单)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground.codes import public_id, spoken_number
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


AT_THE_DESK = (NeedState.RECEIVED, NeedState.NEEDS_FACTS, NeedState.VERIFIED, NeedState.PUBLISHED)
"""States in which the desk has it; nobody else does (INV-42)."""
WITH_AN_ORG = (NeedState.DISPATCHED, NeedState.ACCEPTED, NeedState.SCHEDULED, NeedState.DONE)
"""States in which one organisation has it (INV-42)."""
OPEN = (*AT_THE_DESK, *WITH_AN_ORG)
WITHDRAWABLE = tuple(state for state in OPEN if state is not NeedState.DONE)
SERVED = (NeedState.CONFIRMED, NeedState.CLOSED)


class Word(StrEnum):
    """How the beneficiary's word came that it was done."""

    SELF = "self"
    LINK = "link"
    CALLED = "called"
    VISITED = "visited"
    AT_DESK = "at_desk"


class Need(Moving):
    """One need. What is private of it (who, exactly where) is sealed or scoped; anyone may read `public_text`."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(12, unique=True, default=spoken_number)
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
    """The community of its day: as near as the public may know."""
    desk: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="desk_needs", on_delete=fields.RESTRICT
    )
    desk_id: int
    """Whose desk has it: the community, or what became of it since (EDGE-33)."""
    where_sealed = fields.TextField()
    """The exact address."""
    category = fields.CharEnumField(NeedCategory, max_length=12, description="")
    words_sealed = fields.TextField()
    """What was said, for the desk and who serves."""
    title = fields.CharField(40)
    public_text = fields.TextField(default="")
    wanted_from: dt.date = fields.DateField()
    wanted_until: dt.date = fields.DateField()
    weekdays = fields.CharField(20, default="")
    """Days that suit, 0 is Monday, joined by commas with one at each end; empty: any day."""
    dayparts = fields.CharField(40, default="")
    """Parts of the day that suit, joined likewise; empty: any."""
    wanted_times = fields.CharField(60, default="")
    """What else there is to say about the time."""
    people_wanted = fields.IntField(default=1)
    urgency = fields.CharEnumField(Urgency, max_length=6, description="")
    risk_level = fields.IntField(default=0)
    risk_text = fields.TextField(default="")
    speaks_of_money = fields.BooleanField(default=False)
    """Whether what was said or is shown names an amount: somebody looks into it (INV-45)."""
    made_at: dt.datetime = fields.DatetimeField()
    acknowledged_at: dt.datetime | None = fields.DatetimeField(null=True)
    due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """By when whoever has it now answers (INV-41); past it the level above sees it. It stands still while asked."""
    due_from: dt.datetime | None = fields.DatetimeField(null=True)
    """From when that term runs: a calendar that comes later reckons it anew from here (K1)."""
    term = fields.CharField(16, default="")
    """The policy value by which `due_at` was reckoned: `3 workdays`, `4 hours` (law 9)."""
    asked = fields.CharField(200, default="")
    """Which facts the desk asks for, as the requester reads it."""
    asked_at: dt.datetime | None = fields.DatetimeField(null=True)
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
    comes_at: dt.datetime | None = fields.DatetimeField(null=True)
    leaves_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When somebody is to come; the contact is open around it (INV-46)."""
    done_by_id: int | None = fields.IntField(null=True)
    done_at: dt.datetime | None = fields.DatetimeField(null=True)
    word_hash = fields.CharField(64, null=True, unique=True)
    """Of the secret in the letter's link, by which the beneficiary says whether it was done."""
    word_sealed: str | None = fields.TextField(null=True)
    """The same secret, for a letter that is printed or sent again."""
    confirmed_by_id: int | None = fields.IntField(null=True)
    confirmed_at: dt.datetime | None = fields.DatetimeField(null=True)
    confirmed_how: Word | None = fields.CharEnumField(Word, null=True, max_length=8, description="")  # type: ignore[assignment] # its stub forgets null
    closed_at: dt.datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(200, default="")
    """Why it was declined, withdrawn, sent back or opened again, in the words of whoever did it."""
    referral = fields.CharField(80, default="")
    """Whom to turn to instead, when it was declined."""
    helpers_told_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When the organisation had told its helpers that the need was withdrawn (EDGE-28)."""
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
        recall=([NeedState.DISPATCHED, NeedState.ACCEPTED, NeedState.SCHEDULED], NeedState.VERIFIED),
        schedule=(NeedState.ACCEPTED, NeedState.SCHEDULED),
        unschedule=(NeedState.SCHEDULED, NeedState.ACCEPTED),
        say_done=(NeedState.SCHEDULED, NeedState.DONE),
        confirm=(NeedState.DONE, NeedState.CONFIRMED),
        not_done=(NeedState.DONE, NeedState.ACCEPTED),
        close=(NeedState.CONFIRMED, NeedState.CLOSED),
        reopen=(NeedState.CLOSED, NeedState.VERIFIED),
        withdraw=(WITHDRAWABLE, NeedState.WITHDRAWN),
        expire=([NeedState.NEEDS_FACTS, NeedState.VERIFIED, NeedState.PUBLISHED], NeedState.EXPIRED),
    )

    class Meta:
        """The table."""

        table = "marketplace_need"
        indexes = (("desk_id", "state"), ("organisation_id", "state"), ("state", "due_at"))


class DispatchState(StrEnum):
    """What came of sending a need to an organisation."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    RECALLED = "recalled"
    GIVEN_BACK = "given_back"


HOLDING = (DispatchState.SENT, DispatchState.ACCEPTED)
"""States in which the organisation it was sent to has the need."""


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
    due_from: dt.datetime | None = fields.DatetimeField(null=True)
    term = fields.CharField(16)
    """The policy value by which it was reckoned."""
    answered_at: dt.datetime | None = fields.DatetimeField(null=True)
    answered_by_id: int | None = fields.IntField(null=True)
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(DispatchState, default=DispatchState.SENT, max_length=10, description="")

    MOVES = moves(
        accept=(DispatchState.SENT, DispatchState.ACCEPTED),
        refuse=(DispatchState.SENT, DispatchState.REFUSED),
        time_out=(DispatchState.SENT, DispatchState.TIMED_OUT),
        recall=(HOLDING, DispatchState.RECALLED),
        give_back=(DispatchState.ACCEPTED, DispatchState.GIVEN_BACK),
    )

    class Meta:
        """The table."""

        table = "marketplace_dispatch"
