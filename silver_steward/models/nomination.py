"""The nomination: one person in one season, whoever named them, and how far it came."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground import codes
from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place
from orgs.models import Organisation
from silver_steward.models.season import Season, Stage


class Source(StrEnum):
    """Who names someone."""

    SELF = "self"
    RESIDENT = "resident"
    ORGANISATION = "organisation"
    COMMUNITY = "community"


class NominationState(StrEnum):
    """How far a nomination came."""

    AWAITING_CONSENT = "awaiting_consent"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    COMMUNITY_RECOMMENDED = "community_recommended"
    STREET_PASSED = "street_passed"
    COUNTY_PASSED = "county_passed"
    SHORTLISTED = "shortlisted"
    IN_NOTICE = "in_notice"
    SUSPENDED = "suspended"
    AWARDED = "awarded"
    INELIGIBLE = "ineligible"
    NOT_SELECTED = "not_selected"
    DISQUALIFIED = "disqualified"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


State = NominationState
STANDS_BEFORE = {
    Stage.COMMUNITY: State.SUBMITTED,
    Stage.STREET: State.COMMUNITY_RECOMMENDED,
    Stage.COUNTY: State.STREET_PASSED,
    Stage.CITY: State.COUNTY_PASSED,
}
"""In which state a nomination waits for the decision of each stage."""
PASSES = {
    Stage.COMMUNITY: "recommend",
    Stage.STREET: "pass_street",
    Stage.COUNTY: "pass_county",
    Stage.CITY: "shortlist",
}
"""The move by which each stage passes one on."""
BEFORE_REVIEW = (State.AWAITING_CONSENT, State.RETURNED)
WAITING = tuple(STANDS_BEFORE.values())
BEFORE_NOTICE = (*BEFORE_REVIEW, *WAITING, State.SHORTLISTED)
BEFORE_AWARD = (*BEFORE_NOTICE, State.IN_NOTICE, State.SUSPENDED)
"""States from which the nominee may still step back."""


class Nomination(Moving):
    """One person in one season: a second one who names them is credited here (a wall)."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=codes.public_id)
    support_key = fields.CharField(12, unique=True, default=codes.public_id)
    """In the link that the nominator passes on to those who write a letter."""
    season: fields.ForeignKeyRelation[Season] = fields.ForeignKeyField(
        "silver_steward.Season", related_name="nominations", on_delete=fields.RESTRICT
    )
    season_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_nominations", on_delete=fields.RESTRICT
    )
    person_id: int
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="steward_nominations", on_delete=fields.RESTRICT
    )
    place_id: int
    """The community that looks at it first."""
    round = fields.IntField(default=1)
    """How often it was handed in: a returned one begins another round."""
    made_at: dt.datetime = fields.DatetimeField()
    submitted_at: dt.datetime | None = fields.DatetimeField(null=True)
    why = fields.CharField(300, default="")
    """Why it was returned or how it ended, in words for the nominee."""
    ended_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(State, default=State.AWAITING_CONSENT, max_length=22, description="")

    MOVES = moves(
        submit=(BEFORE_REVIEW, State.SUBMITTED),
        send_back=(WAITING, State.RETURNED),
        find_ineligible=(WAITING, State.INELIGIBLE),
        recommend=(State.SUBMITTED, State.COMMUNITY_RECOMMENDED),
        pass_street=(State.COMMUNITY_RECOMMENDED, State.STREET_PASSED),
        pass_county=(State.STREET_PASSED, State.COUNTY_PASSED),
        shortlist=(State.COUNTY_PASSED, State.SHORTLISTED),
        not_select=([*WAITING, *BEFORE_REVIEW, State.SUSPENDED], State.NOT_SELECTED),
        call_up=([State.NOT_SELECTED, State.INELIGIBLE], State.COUNTY_PASSED),
        hang=(State.SHORTLISTED, State.IN_NOTICE),
        suspend=(State.IN_NOTICE, State.SUSPENDED),
        disqualify=([State.IN_NOTICE, State.SUSPENDED], State.DISQUALIFIED),
        award=([State.IN_NOTICE, State.SUSPENDED], State.AWARDED),
        withdraw=(BEFORE_AWARD, State.WITHDRAWN),
        decline=(State.AWAITING_CONSENT, State.DECLINED),
    )

    class Meta:
        """The table."""

        table = "silver_steward_nomination"
        unique_together = (("season", "person"),)


class NominationWord(Model):
    """Who named the nominee, and why, in their own words (EV4); one of an author lives (a wall)."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="words", on_delete=fields.RESTRICT
    )
    nomination_id: int
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_words", on_delete=fields.RESTRICT
    )
    author_id: int
    """Whose word it is: the elder's, where a worker wrote it down."""
    source = fields.CharEnumField(Source, max_length=14, description="")
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="steward_words", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    words = fields.TextField()
    interest = fields.CharField(200, default="")
    """What the committee states of its own interest."""
    written_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    written_at: dt.datetime = fields.DatetimeField()
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)
    """When its author took it back, or wrote another in its place."""

    class Meta:
        """The table."""

        table = "silver_steward_nomination_word"


class SupportLetter(Model):
    """The word of someone of another household who knows the service; one of a person lives at a time (a wall)."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="letters", on_delete=fields.RESTRICT
    )
    nomination_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_letters", on_delete=fields.RESTRICT
    )
    person_id: int
    words = fields.TextField()
    written_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    written_at: dt.datetime = fields.DatetimeField()
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_support_letter"


class Suggestion(Model):
    """A name that could not be told from others or found: the community's desk finds out who is meant."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    season: fields.ForeignKeyRelation[Season] = fields.ForeignKeyField(
        "silver_steward.Season", related_name="suggestions", on_delete=fields.RESTRICT
    )
    season_id: int
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="steward_suggestions", on_delete=fields.RESTRICT
    )
    place_id: int
    name = fields.CharField(40)
    words = fields.TextField()
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="steward_suggestions", on_delete=fields.RESTRICT
    )
    author_id: int
    organisation: fields.ForeignKeyNullableRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="steward_suggestions", null=True, on_delete=fields.RESTRICT
    )
    organisation_id: int | None
    """For which organisation the author wrote it, if for one."""
    written_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    made_at: dt.datetime = fields.DatetimeField()
    settled_at: dt.datetime | None = fields.DatetimeField(null=True)
    settled_by_id: int | None = fields.IntField(null=True)
    nomination_id: int | None = fields.IntField(null=True)
    """What it became; none where nobody of that name was found."""

    class Meta:
        """The table."""

        table = "silver_steward_suggestion"


class Level(StrEnum):
    """What the nominee agrees to, each for itself: to take part, to the notice's text, to the hall with the story."""

    TAKE_PART = "c1"
    NOTICE = "c2"
    HALL = "c3"


class StewardConsent(Model):
    """A consent as it was given: one of a level lives at a time, a withdrawn one stays readable."""

    id = fields.IntField(primary_key=True)
    nomination: fields.ForeignKeyRelation[Nomination] = fields.ForeignKeyField(
        "silver_steward.Nomination", related_name="consents", on_delete=fields.RESTRICT
    )
    nomination_id: int
    level = fields.CharEnumField(Level, max_length=8, description="")
    method = fields.CharField(12)
    """own, or how the mandate says that the word was taken."""
    wording = fields.TextField()
    given_by_id = fields.IntField()
    mandate_id: int | None = fields.IntField(null=True)
    given_at: dt.datetime = fields.DatetimeField()
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "silver_steward_consent"
