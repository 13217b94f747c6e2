"""The commitment: a person's place in a shift, or in its line; and the points at which they came and went."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground import clock
from ground.codes import public_id, spoken_number
from ground.identity import Person
from ground.moves import Moving, moves
from marketplace.models.activity import Shift, Slot


class CommitmentState(StrEnum):
    """A commitment's life (orgs-and-volunteers 7.6)."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    EXCUSED = "excused"
    ABSENT = "absent"
    DISPUTED = "disputed"


TAKING = (CommitmentState.CONFIRMED, CommitmentState.OFFERED)
"""States that hold a place of the slot."""
LIVE = (*TAKING, CommitmentState.WAITING)
"""States of which a person has at most one in a shift."""


MARKED_MISSING = (CommitmentState.ABSENT, CommitmentState.EXCUSED, CommitmentState.DISPUTED)
"""States in which the roll did not see a person who may have been there (EDGE-10)."""


class SignUpWay(StrEnum):
    """Through whose hand a person signed up."""

    SELF = "self"
    FAMILY = "family"
    DESK = "desk"
    PHONE = "phone"
    ORG = "org"


class Commitment(Moving):
    """One person, one shift. It stands on two walls: the slot's guarded count, and one live row a person and shift."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(12, unique=True, default=spoken_number)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="commitments", on_delete=fields.RESTRICT
    )
    person_id: int
    shift: fields.ForeignKeyRelation[Shift] = fields.ForeignKeyField(
        "marketplace.Shift", related_name="commitments", on_delete=fields.RESTRICT
    )
    shift_id: int
    slot: fields.ForeignKeyRelation[Slot] = fields.ForeignKeyField(
        "marketplace.Slot", related_name="commitments", on_delete=fields.RESTRICT
    )
    slot_id: int
    way = fields.CharEnumField(SignUpWay, max_length=8, description="")
    signed_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    joined_at: dt.datetime = fields.DatetimeField()
    """Its place in line (INV-60)."""
    offer_ends_at: dt.datetime | None = fields.DatetimeField(null=True)
    asked_again_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When a promised place was made an offer again, since its shift moved (INV-54)."""
    passed_over_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When a free place first went to the next in line because something stood against this one (INV-63); told once."""
    told_free_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When someone in line was told of a place for whoever is first; empty again once it is taken (INV-61)."""
    reminded_at: dt.datetime | None = fields.DatetimeField(null=True)
    walk_in = fields.BooleanField(default=False)
    """Whether the person came without a place; whoever leads wrote them down on the day."""
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    late = fields.BooleanField(default=False)
    """Withdrawn within the hours that policy calls late; seen by the person, no penalty (INV-68)."""
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(CommitmentState, max_length=10, description="")

    MOVES = moves(
        offer=(CommitmentState.WAITING, CommitmentState.OFFERED),
        take_offer=(CommitmentState.OFFERED, CommitmentState.CONFIRMED),
        ask_again=(CommitmentState.CONFIRMED, CommitmentState.OFFERED),
        step_in=(CommitmentState.WAITING, CommitmentState.CONFIRMED),
        let_lapse=([CommitmentState.OFFERED, CommitmentState.WAITING], CommitmentState.LAPSED),
        withdraw=(LIVE, CommitmentState.WITHDRAWN),
        remove=(LIVE, CommitmentState.REMOVED),
        cancel=(LIVE, CommitmentState.CANCELLED),
        attend=([*LIVE, *MARKED_MISSING], CommitmentState.ATTENDED),
        excuse=([CommitmentState.CONFIRMED, CommitmentState.ABSENT], CommitmentState.EXCUSED),
        miss=(CommitmentState.CONFIRMED, CommitmentState.ABSENT),
        contest=(CommitmentState.ABSENT, CommitmentState.DISPUTED),
        stay_missed=(CommitmentState.DISPUTED, CommitmentState.ABSENT),
    )

    class Meta:
        """The table."""

        table = "marketplace_commitment"
        indexes = (("person_id", "state"), ("slot_id", "state", "joined_at"), ("state", "reminded_at"))

    @property
    def is_overdue(self) -> bool:
        """Whether it is an offer whose time is over, though nobody has ended it yet."""
        return (
            self.state == CommitmentState.OFFERED
            and self.offer_ends_at is not None
            and self.offer_ends_at <= clock.now()
        )


class InOrOut(StrEnum):
    """Which end of a presence."""

    IN = "in"
    OUT = "out"


class CheckPoint(Model):
    """One moment at which someone saw that a person came or went."""

    id = fields.IntField(primary_key=True)
    commitment: fields.ForeignKeyRelation[Commitment] = fields.ForeignKeyField(
        "marketplace.Commitment", related_name="points", on_delete=fields.RESTRICT
    )
    commitment_id: int
    kind = fields.CharEnumField(InOrOut, max_length=3, description="")
    at: dt.datetime = fields.DatetimeField()
    method = fields.CharField(12)
    """desk_roll, paper."""
    seen_by_id = fields.IntField()
    noted_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "marketplace_check_point"
        unique_together = (("commitment", "kind"),)
