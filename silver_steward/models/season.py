"""The season: one year's choice, its basis, its windows, and the rules that were frozen when it was announced."""

import datetime as dt
import json
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from ground.places import Place, PlaceKind


class Basis(StrEnum):
    """On what an honour rests: an approved project of commendation, or a choice of the communities themselves."""

    APPROVED_COMMENDATION = "approved_commendation"
    COMMUNITY_SELECTION = "community_selection"


class Stage(StrEnum):
    """Who looks at a nomination, from the bottom up; each value is that level's kind of place."""

    COMMUNITY = "community"
    STREET = "street"
    COUNTY = "county"
    CITY = "city"

    @property
    def level(self) -> PlaceKind:
        """The kind of place that decides at this stage."""
        return PlaceKind(self.value)


STAGES = tuple(Stage)


class SeasonState(StrEnum):
    """A season's life; in a review it bears the name of the lowest stage that still has something to decide."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    NOMINATING = "nominating"
    COMMUNITY_REVIEW = "community_review"
    STREET_REVIEW = "street_review"
    COUNTY_REVIEW = "county_review"
    CITY_REVIEW = "city_review"
    NOTICE = "notice"
    DECIDING = "deciding"
    AWARDED = "awarded"
    CLOSED = "closed"
    CANCELLED = "cancelled"


REVIEWS = {stage: SeasonState(f"{stage}_review") for stage in STAGES}
IN_REVIEW = tuple(REVIEWS.values())
LIVE = tuple(
    state for state in SeasonState if state not in (SeasonState.DRAFT, SeasonState.CLOSED, SeasonState.CANCELLED)
)
"""States of a season in which its nominations still have somewhere to go."""
PUBLIC = tuple(state for state in SeasonState if state != SeasonState.DRAFT)


class Season(Moving):
    """One year's choice in a territory."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    year = fields.IntField()
    title = fields.CharField(60)
    territory: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="seasons", on_delete=fields.RESTRICT
    )
    territory_id: int
    basis = fields.CharEnumField(Basis, max_length=24, description="")
    document_number = fields.CharField(60, default="")
    """The paper by which the commendation was approved; none where the communities choose (B1)."""
    issuer = fields.CharField(60)
    """In whose name the certificate is written."""
    seats = fields.IntField()
    """How many may be honoured this time."""
    most_individuals = fields.IntField()
    """How many the basis allows at most (B4)."""
    cutoff_on: dt.date = fields.DateField()
    """The day on which the age is reckoned."""
    window_from: dt.date = fields.DateField()
    window_until: dt.date = fields.DateField()
    """The last day of the time whose service counts."""
    nominate_from: dt.date = fields.DateField()
    nominate_until: dt.date = fields.DateField()
    """The last day on which a nomination is taken."""
    notice_ref = fields.CharField(12, default="")
    """The public id of the notice of its shortlist."""
    last_number = fields.IntField(default=0)
    """The last number of an award: numbers are given without a gap."""
    drafted_by_id = fields.IntField()
    made_at: dt.datetime = fields.DatetimeField()
    announced_by_id: int | None = fields.IntField(null=True)
    announced_at: dt.datetime | None = fields.DatetimeField(null=True)
    awarded_at: dt.datetime | None = fields.DatetimeField(null=True)
    ended_because = fields.CharField(200, default="")
    state = fields.CharEnumField(SeasonState, default=SeasonState.DRAFT, max_length=16, description="")

    MOVES = moves(
        announce=(SeasonState.DRAFT, SeasonState.ANNOUNCED),
        open_nominations=(SeasonState.ANNOUNCED, SeasonState.NOMINATING),
        close_nominations=(SeasonState.NOMINATING, SeasonState.COMMUNITY_REVIEW),
        to_street=(SeasonState.COMMUNITY_REVIEW, SeasonState.STREET_REVIEW),
        to_county=(SeasonState.STREET_REVIEW, SeasonState.COUNTY_REVIEW),
        to_city=(SeasonState.COUNTY_REVIEW, SeasonState.CITY_REVIEW),
        back_to_community=(IN_REVIEW[1:], SeasonState.COMMUNITY_REVIEW),
        hang_notice=(SeasonState.CITY_REVIEW, SeasonState.NOTICE),
        award_some=([SeasonState.NOTICE, SeasonState.DECIDING], SeasonState.DECIDING),
        award=([SeasonState.CITY_REVIEW, SeasonState.DECIDING], SeasonState.AWARDED),
        close=(SeasonState.AWARDED, SeasonState.CLOSED),
        cancel=([*LIVE[:-1], SeasonState.DRAFT], SeasonState.CANCELLED),
    )

    class Meta:
        """The table."""

        table = "silver_steward_season"


class SeasonRules(Model):
    """The numbers and weights that decide, frozen when the season was announced; a change is a version."""

    id = fields.IntField(primary_key=True)
    season: fields.ForeignKeyRelation[Season] = fields.ForeignKeyField(
        "silver_steward.Season", related_name="rules", on_delete=fields.RESTRICT
    )
    season_id: int
    version = fields.IntField()
    body = fields.TextField()
    """Canonical JSON."""
    sha256 = fields.CharField(64)
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "silver_steward_rules"
        unique_together = (("season", "version"),)

    @property
    def told(self) -> dict[str, Any]:
        """The body, by its names."""
        return dict(json.loads(self.body))


class Quota(Model):
    """How many a place may pass on at a stage: reckoned once, when nominations closed, and never changed."""

    id = fields.IntField(primary_key=True)
    season: fields.ForeignKeyRelation[Season] = fields.ForeignKeyField(
        "silver_steward.Season", related_name="quotas", on_delete=fields.RESTRICT
    )
    season_id: int
    stage = fields.CharEnumField(Stage, max_length=10, description="")
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="steward_quotas", on_delete=fields.RESTRICT
    )
    place_id: int
    seats = fields.IntField()

    class Meta:
        """The table."""

        table = "silver_steward_quota"
        unique_together = (("season", "stage", "place"),)
