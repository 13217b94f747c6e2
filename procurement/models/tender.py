"""The tender: a call for services, from its draft to its contract (procurement 6.3)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from ground.places import Place
from orgs.models import Category, Organisation
from procurement.models.budget import BudgetLine
from procurement.models.intention import Intention


class Method(StrEnum):
    """How the supplier is found."""

    OPEN_TENDER = "open_tender"
    CONSULTATION = "consultation"


class TenderState(StrEnum):
    """A tender's life. Open and closed are derived from `bids_due_at`, never kept."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    OPENING = "opening"
    OPENED = "opened"
    EVALUATING = "evaluating"
    RECOMMENDED = "recommended"
    AWARDED = "awarded"
    CONTRACTED = "contracted"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


PUBLIC = tuple(state for state in TenderState if state not in ("draft", "in_review", "approved"))
"""States in which anyone may read a tender; a cancelled draft is shown to nobody, by `published_at`."""
BEFORE_CONTRACT = tuple(
    state for state in TenderState if state not in ("contracted", "completed", "failed", "cancelled")
)
AFTER_OPENING = tuple(
    TenderState(name) for name in "opened evaluating recommended awarded contracted completed".split()
)
DECIDED = (TenderState.AWARDED, TenderState.CONTRACTED, TenderState.COMPLETED, TenderState.FAILED)
"""Whose result is public."""


class Tender(Moving):
    """A call for one service, its ceiling and its terms."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    number = fields.CharField(24, null=True, unique=True)
    """The project's number, given when it is published: PJ-2026-000012."""
    buyer: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="tenders", on_delete=fields.RESTRICT
    )
    buyer_id: int
    intention: fields.ForeignKeyNullableRelation[Intention] = fields.ForeignKeyField(
        "procurement.Intention", related_name="tenders", null=True, on_delete=fields.RESTRICT
    )
    intention_id: int | None
    budget_line: fields.ForeignKeyNullableRelation[BudgetLine] = fields.ForeignKeyField(
        "procurement.BudgetLine", related_name="tenders", null=True, on_delete=fields.RESTRICT
    )
    budget_line_id: int | None
    title = fields.CharField(80)
    template = fields.CharField(20, default="")
    """The template from which it was begun."""
    outline = fields.TextField(default="")
    """What is to be done, for whom, how much of it: the requirement (采购需求)."""
    category = fields.CharEnumField(Category, default=Category.SERVICE, max_length=12, description="")
    catalogue_item = fields.CharField(40, default="")
    """The key of an item of the guiding catalogue (指导性目录), a policy value."""
    negative_checks = fields.CharField(200, default="")
    """The keys of the negative list that the clerk has said do not apply, joined by commas."""
    public_service = fields.BooleanField(default=True)
    consulted = fields.TextField(default="")
    """How the public was consulted on the requirement, where it is a public service (条例 15)."""
    method = fields.CharEnumField(Method, default=Method.CONSULTATION, max_length=14, description="")
    rationale = fields.TextField(default="")
    """Why this method."""
    ceiling_fen = fields.BigIntField(default=0)
    fixed_price = fields.BooleanField(default=False)
    """The price is set, so that it is no factor."""
    qualifications = fields.TextField(default="")
    """What a supplier has to show, a line each; none of them scores (条例 20)."""
    service_from: dt.date | None = fields.DateField(null=True)
    service_until: dt.date | None = fields.DateField(null=True)
    """The last day."""
    long_term_because = fields.TextField(default="")
    """Why it runs for more than a year: budget assured, content fixed, funding and price stable (102号令 24)."""
    documents_from: dt.datetime | None = fields.DatetimeField(null=True)
    questions_until: dt.datetime | None = fields.DatetimeField(null=True)
    bids_due_at: dt.datetime | None = fields.DatetimeField(null=True)
    """A bid whose last byte came at this instant is in time."""
    keys_needed = fields.IntField(default=2)
    """How many of its key holders open its envelopes together."""
    unannounced_because = fields.TextField(default="")
    """Why it may be published with a shorter intention, or none: urgent, and not to be foreseen."""
    written_by_id = fields.IntField()
    submitted_by_id: int | None = fields.IntField(null=True)
    approved_by_id: int | None = fields.IntField(null=True)
    approved_at: dt.datetime | None = fields.DatetimeField(null=True)
    returned_words = fields.TextField(default="")
    published_by_id: int | None = fields.IntField(null=True)
    published_at: dt.datetime | None = fields.DatetimeField(null=True)
    opening_began_at: dt.datetime | None = fields.DatetimeField(null=True)
    opened_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_code = fields.CharField(20, default="")
    """Why it failed or was cancelled: the law's own reasons, `few`, `unlawful`, `over_budget`, `changed`."""
    ended_words = fields.TextField(default="")
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    made_at: dt.datetime = fields.DatetimeField()
    state = fields.CharEnumField(TenderState, default=TenderState.DRAFT, max_length=12, description="")

    MOVES = moves(
        submit=(TenderState.DRAFT, TenderState.IN_REVIEW),
        send_back=(TenderState.IN_REVIEW, TenderState.DRAFT),
        approve=(TenderState.IN_REVIEW, TenderState.APPROVED),
        recall=(TenderState.APPROVED, TenderState.DRAFT),
        publish=(TenderState.APPROVED, TenderState.PUBLISHED),
        begin_opening=(TenderState.PUBLISHED, TenderState.OPENING),
        finish_opening=(TenderState.OPENING, TenderState.OPENED),
        evaluate=(TenderState.OPENED, TenderState.EVALUATING),
        recommend=(TenderState.EVALUATING, TenderState.RECOMMENDED),
        award=(TenderState.RECOMMENDED, TenderState.AWARDED),
        contract=(TenderState.AWARDED, TenderState.CONTRACTED),
        complete=(TenderState.CONTRACTED, TenderState.COMPLETED),
        fail=(BEFORE_CONTRACT[3:], TenderState.FAILED),
        cancel=(BEFORE_CONTRACT, TenderState.CANCELLED),
    )

    class Meta:
        """The table."""

        table = "procurement_tender"


class TenderPlace(Model):
    """A place that the service is for."""

    id = fields.IntField(primary_key=True)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="places", on_delete=fields.CASCADE
    )
    tender_id: int
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="tenders", on_delete=fields.RESTRICT
    )
    place_id: int

    class Meta:
        """The table."""

        table = "procurement_tender_place"
        unique_together = (("tender", "place"),)


class FactorKind(StrEnum):
    """How a factor is scored (procurement 6.5)."""

    PRICE = "price"
    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"


class Factor(Model):
    """One factor of the evaluation, with its most points in hundredths; all of a tender sum to 10,000."""

    id = fields.IntField(primary_key=True)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="factors", on_delete=fields.CASCADE
    )
    tender_id: int
    seq = fields.IntField()
    kind = fields.CharEnumField(FactorKind, max_length=10, description="")
    title = fields.CharField(60)
    words = fields.TextField(default="")
    """How points are given."""
    most_hundredths = fields.IntField()

    class Meta:
        """The table."""

        table = "procurement_factor"
        unique_together = (("tender", "seq"),)


class Standard(Model):
    """One line of what is to be delivered, by which the service is accepted later (条例 45)."""

    id = fields.IntField(primary_key=True)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="standards", on_delete=fields.CASCADE
    )
    tender_id: int
    seq = fields.IntField()
    words = fields.CharField(200)
    unit = fields.CharField(12)
    """hours, needs, or a word of the buyer's."""
    quantity = fields.IntField()

    class Meta:
        """The table."""

        table = "procurement_standard"
        unique_together = (("tender", "seq"),)


class TenderVersion(Model):
    """A tender's text as it was when it was handed in or changed: written once, with its hash."""

    id = fields.IntField(primary_key=True)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="versions", on_delete=fields.RESTRICT
    )
    tender_id: int
    number = fields.IntField()
    body = fields.TextField()
    """Canonical JSON."""
    sha256 = fields.CharField(64)
    made_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_tender_version"
        unique_together = (("tender", "number"),)
