"""What is kept of lists: each that was taken, what was asked of a second officer, and the alarms of a day."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground import clock
from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place


class ListRequestState(StrEnum):
    """From the asking to the taking; that the term of a yes has passed is derived from `ends_at`."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    TAKEN = "taken"


class ListRequest(Moving):
    """A list of so many people that a second officer says yes before it leaves (security 16)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="list_requests", on_delete=fields.RESTRICT
    )
    person_id: int
    at = fields.CharField(1000)
    """The address of the list with its question, by which it is the same list when it is taken."""
    title = fields.CharField(200)
    purpose = fields.CharField(120)
    most_rows = fields.IntField()
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="list_requests", on_delete=fields.RESTRICT
    )
    place_id: int
    """Whose officers answer."""
    asked_at: dt.datetime = fields.DatetimeField()
    decided_by_id: int | None = fields.IntField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    reply = fields.CharField(200, default="")
    ends_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(ListRequestState, default=ListRequestState.ASKED, max_length=12, description="")

    MOVES = moves(
        approve=(ListRequestState.ASKED, ListRequestState.APPROVED),
        refuse=(ListRequestState.ASKED, ListRequestState.REFUSED),
        withdraw=(ListRequestState.ASKED, ListRequestState.WITHDRAWN),
        take=(ListRequestState.APPROVED, ListRequestState.TAKEN),
    )

    class Meta:
        """The table."""

        table = "ground_list_request"

    def holds(self) -> bool:
        """Whether the list may be taken on this word now."""
        return self.state == ListRequestState.APPROVED and self.ends_at is not None and clock.now() < self.ends_at


class TakenList(Model):
    """A list that left: by whom, which, how many rows, for what. Written once."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="taken_lists", on_delete=fields.RESTRICT
    )
    person_id: int
    title = fields.CharField(200)
    kind = fields.CharField(4)
    purpose = fields.CharField(120)
    rows = fields.IntField()
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="taken_lists", on_delete=fields.RESTRICT
    )
    place_id: int
    request_id: int | None = fields.IntField(null=True)
    """The second officer's word on which it went."""
    taken_at: dt.datetime = fields.DatetimeField()
    taken_on: dt.date = fields.DateField()

    class Meta:
        """The table."""

        table = "ground_taken_list"
        indexes = (("person_id", "taken_on"),)


class ListAlarmState(StrEnum):
    """Whether a supervisor has looked into it."""

    RAISED = "raised"
    SEEN = "seen"


class ListAlarm(Moving):
    """One person took very many rows in one day; supervision is told until someone has looked into it."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="list_alarms", on_delete=fields.RESTRICT
    )
    person_id: int
    day: dt.date = fields.DateField()
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="list_alarms", on_delete=fields.RESTRICT
    )
    place_id: int
    """Of the list with which the day's rows became so many."""
    raised_at: dt.datetime = fields.DatetimeField()
    seen_by_id: int | None = fields.IntField(null=True)
    seen_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(ListAlarmState, default=ListAlarmState.RAISED, max_length=8, description="")

    MOVES = moves(see=(ListAlarmState.RAISED, ListAlarmState.SEEN))

    class Meta:
        """The table."""

        table = "ground_list_alarm"
        unique_together = (("person_id", "day"),)
