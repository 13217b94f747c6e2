"""The claim: minutes that someone recorded for a person, waiting for another party's word."""

import datetime as dt

from tortoise import fields

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from orgs.models import Organisation, Project
from volunteers.models.hour_kinds import ClaimState, Grade, HourCategory, Side, Source


class HourClaim(Moving):
    """Minutes that a leader or a desk recorded for a person; nothing counts until another party confirms them."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="hour_claims", on_delete=fields.RESTRICT
    )
    person_id: int
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hour_claims", on_delete=fields.RESTRICT
    )
    organisation_id: int
    project: fields.ForeignKeyRelation[Project] = fields.ForeignKeyField(
        "orgs.Project", related_name="hour_claims", on_delete=fields.RESTRICT
    )
    project_id: int
    about = fields.CharField(80)
    """What was served, in words: the activity's title as it was."""
    shift_ref = fields.CharField(12, db_index=True)
    """The public id of the shift, a thing of a floor above."""
    place_id = fields.IntField(db_index=True)
    """The community whose desk confirms."""
    starts_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    """When the person came and left, in whole minutes."""
    planned_starts_at: dt.datetime = fields.DatetimeField()
    planned_ends_at: dt.datetime = fields.DatetimeField()
    minutes = fields.IntField()
    """What was served of this time: breaks are cut out (INV-80)."""
    category = fields.CharEnumField(HourCategory, default=HourCategory.SERVICE, max_length=10, description="")
    source = fields.CharEnumField(Source, max_length=10, description="")
    grade = fields.CharEnumField(Grade, max_length=1, description="")
    late = fields.BooleanField(default=False)
    """Recorded more than the policy's days after: marked 补录 for ever (INV-86)."""
    flags = fields.CharField(120, default="")
    """Flags joined by commas, with one at each end."""
    corrects_id: int | None = fields.BigIntField(null=True)
    """The line of the ledger that this one is to replace."""
    recorder_id = fields.IntField()
    recorder_side = fields.CharEnumField(Side, max_length=12, description="")
    led_by_id: int | None = fields.IntField(null=True)
    """Whom the organisation put in charge of the shift: a hand of its own, whoever handed the roll in."""
    confirmer_id: int | None = fields.IntField(null=True)
    second_id: int | None = fields.IntField(null=True)
    """The officer whose word was asked beside the desk's."""
    made_at: dt.datetime = fields.DatetimeField()
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(200, default="")
    state = fields.CharEnumField(ClaimState, default=ClaimState.PROPOSED, max_length=10, description="")

    MOVES = moves(
        hold=(ClaimState.PROPOSED, ClaimState.HELD),
        accept=(ClaimState.PROPOSED, ClaimState.ACCEPTED),
        accept_on_second_word=(ClaimState.HELD, ClaimState.ACCEPTED),
        refuse=([ClaimState.PROPOSED, ClaimState.HELD], ClaimState.REFUSED),
        take_back=(ClaimState.ACCEPTED, ClaimState.REVERSED),
        stand_again=(ClaimState.REVERSED, ClaimState.ACCEPTED),
    )

    class Meta:
        """The table."""

        table = "volunteers_hour_claim"
        indexes = (("state", "place_id"), ("organisation_id", "starts_at"))
