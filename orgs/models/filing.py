"""The filing: a group asks to be filed (备案), a registered body to be verified; accepted, it becomes one."""

import datetime as dt
from enum import StrEnum

from tortoise import fields

from ground import privacy
from ground.codes import public_id, spoken_number
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place
from orgs.models.organisation import Category, Organisation, OrgKind


class FilingState(StrEnum):
    """A filing's way to a decision; what the applicant reads is coarser (INV-28)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NEEDS_WORK = "needs_work"
    REVIEWED = "reviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


WITH_APPLICANT = frozenset({FilingState.DRAFT, FilingState.NEEDS_WORK})
"""States in which the applicant writes; in all others the file stands still."""
ON_DESK = frozenset({FilingState.SUBMITTED, FilingState.REVIEWED})
"""States in which an officer has work, and the clock runs (INV-9)."""


class Premises(StrEnum):
    """By what right a body uses its rooms."""

    OWN = "own"
    RENTED = "rented"
    LENT = "lent"
    SHARED = "shared"
    NONE = "none"


class Advice(StrEnum):
    """What the first officer advises the second."""

    ACCEPT = "accept"
    REJECT = "reject"


CONTACT_PHONE = "contact_phone"
"""What the telephone for everybody is sealed for."""


class Filing(Moving):
    """One application, from its draft to its decision: the street reviews, a second officer decides (INV-8)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(12, unique=True, default=spoken_number)
    """Eight digits, to be said over the telephone."""
    kind = fields.CharEnumField(OrgKind, max_length=20, description="")
    name = fields.CharField(80)
    # Tortoise types an enum field as never empty; the three of this table may be.
    category: fields.Field[Category | None] = fields.CharEnumField(Category, max_length=12, null=True, description="")  # type: ignore[assignment]
    summary = fields.TextField(default="")
    uscc = fields.CharField(18, null=True)
    founded_on: dt.date | None = fields.DateField(null=True)
    contact_phone_sealed: str | None = fields.TextField(null=True)
    """A telephone for everybody, an office's; it is public once the body is, and sealed until then."""
    leader_name = fields.CharField(40, default="")
    leader_phone_sealed: str | None = fields.TextField(null=True)
    members: int | None = fields.IntField(null=True)
    """How many people belong to it, as told."""
    member_units: int | None = fields.IntField(null=True)
    staff: int | None = fields.IntField(null=True)
    """How many work there full time."""
    funds_fen: int | None = fields.BigIntField(null=True)
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="filings", on_delete=fields.RESTRICT
    )
    place_id: int
    """The community where it is at home, or its street while none is chosen; the street decides."""
    address = fields.CharField(120, default="")
    premises: fields.Field[Premises | None] = fields.CharEnumField(Premises, max_length=8, null=True, description="")  # type: ignore[assignment]
    host: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hosted_filings", null=True, on_delete=fields.RESTRICT
    )
    host_id: int | None
    applicant: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="filings", on_delete=fields.RESTRICT
    )
    applicant_id: int
    mandate_id: int | None = fields.IntField(null=True)
    """The applicant's word that a community's desk writes for them, where it does (assisted act)."""
    made_at: dt.datetime = fields.DatetimeField()
    version = fields.IntField(default=1)
    """Which version is written or judged; a new one begins when work is asked for."""
    submitted_at: dt.datetime | None = fields.DatetimeField(null=True)
    submitted_by_id: int | None = fields.IntField(null=True)
    term = fields.TextField(default="")
    """JSON: the policy value by which the answer is due, with its citation, as it stood at the first submission."""
    due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """By when the street answers; none while the applicant has work (INV-9)."""
    term_left: int | None = fields.IntField(null=True)
    """Days of the term that were left when the clock was stopped."""
    asked = fields.TextField(default="")
    """What the street asked for, as the applicant reads it."""
    asked_at: dt.datetime | None = fields.DatetimeField(null=True)
    reviewed_by_id: int | None = fields.IntField(null=True)
    reviewed_at: dt.datetime | None = fields.DatetimeField(null=True)
    advice: fields.Field[Advice | None] = fields.CharEnumField(Advice, max_length=8, null=True, description="")  # type: ignore[assignment]
    opinion = fields.TextField(default="")
    decided_by_id: int | None = fields.IntField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    decision = fields.TextField(default="")
    judged = fields.TextField(default="")
    """JSON: the thresholds as they stood and which were met, kept with the decision (law 9)."""
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="filings", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    state = fields.CharEnumField(FilingState, default=FilingState.DRAFT, max_length=12, description="")

    MOVES = moves(
        submit=(WITH_APPLICANT, FilingState.SUBMITTED),
        ask_for_more=(FilingState.SUBMITTED, FilingState.NEEDS_WORK),
        review=(FilingState.SUBMITTED, FilingState.REVIEWED),
        send_back=(FilingState.REVIEWED, FilingState.SUBMITTED),
        accept=(FilingState.REVIEWED, FilingState.ACCEPTED),
        reject=(FilingState.REVIEWED, FilingState.REJECTED),
        try_again=(FilingState.REJECTED, FilingState.DRAFT),
        withdraw=(WITH_APPLICANT | ON_DESK, FilingState.WITHDRAWN),
    )

    class Meta:
        """The table."""

        table = "orgs_filing"
        indexes = (("state", "due_at"),)

    @property
    def contact_phone(self) -> str:
        """The telephone for everybody in clear; "" where none was written."""
        return privacy.unseal(CONTACT_PHONE, self.contact_phone_sealed) if self.contact_phone_sealed else ""
