"""What the things of the silver stewards are called by people: posts, states, stages, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from ground.language import Lazy, lazy
from silver_steward.eligibility import Ask, Warn
from silver_steward.models import (
    Band,
    Basis,
    Level,
    Mark,
    NominationState,
    PostKind,
    SeasonState,
    Source,
    Stage,
    Verdict,
)


@dataclass(frozen=True)
class CatalogueItem:
    """A kind of post: what it is called, and what it asks."""

    words: Lazy
    daylight_only: bool = False
    needs_insurance: bool = False
    needs_check: bool = False
    """Whether an officer has to have seen a paper for work with children."""


CATALOGUE: Mapping[PostKind, CatalogueItem] = {
    PostKind.DELIBERATION: CatalogueItem(lazy("voice of the staircase")),
    PostKind.ENVIRONMENT: CatalogueItem(lazy("eye on clean yards"), daylight_only=True),
    PostKind.MEDIATION: CatalogueItem(lazy("peacemaker among neighbours")),
    PostKind.PATROL: CatalogueItem(lazy("safety walk by day"), daylight_only=True, needs_insurance=True),
    PostKind.CULTURE: CatalogueItem(lazy("teacher of song and brush")),
    PostKind.PROPERTY: CatalogueItem(lazy("eye on the house services")),
    PostKind.VISITING: CatalogueItem(lazy("visitor to older neighbours")),
    PostKind.CHILDREN: CatalogueItem(lazy("with children after school"), needs_insurance=True, needs_check=True),
    PostKind.POLICY: CatalogueItem(lazy("explaining what is new")),
    PostKind.HANDYMAN: CatalogueItem(lazy("handy with small repairs"), needs_insurance=True),
    PostKind.GARDENS: CatalogueItem(lazy("flowers and gardens"), daylight_only=True),
    PostKind.EMERGENCY: CatalogueItem(lazy("first to call in need")),
}
BASES: Mapping[Basis, Lazy] = {
    Basis.APPROVED_COMMENDATION: lazy("approved commendation"),
    Basis.COMMUNITY_SELECTION: lazy("choice of the communities"),
}
SEASONS: Mapping[SeasonState, Lazy] = {
    SeasonState.DRAFT: lazy("draft"),
    SeasonState.ANNOUNCED: lazy("announced"),
    SeasonState.NOMINATING: lazy("people are being named"),
    SeasonState.COMMUNITY_REVIEW: lazy("the communities are looking"),
    SeasonState.STREET_REVIEW: lazy("the streets are looking"),
    SeasonState.COUNTY_REVIEW: lazy("the counties are looking"),
    SeasonState.CITY_REVIEW: lazy("the city is looking"),
    SeasonState.NOTICE: lazy("public notice"),
    SeasonState.DECIDING: lazy("some objections are still open"),
    SeasonState.AWARDED: lazy("honours given"),
    SeasonState.CLOSED: lazy("closed"),
    SeasonState.CANCELLED: lazy("called off"),
}
STATES: Mapping[NominationState, Lazy] = {
    NominationState.AWAITING_CONSENT: lazy("not complete yet"),
    NominationState.SUBMITTED: lazy("with the community"),
    NominationState.RETURNED: lazy("sent back"),
    NominationState.COMMUNITY_RECOMMENDED: lazy("with the street"),
    NominationState.STREET_PASSED: lazy("with the county"),
    NominationState.COUNTY_PASSED: lazy("with the city"),
    NominationState.SHORTLISTED: lazy("on the shortlist"),
    NominationState.IN_NOTICE: lazy("on public notice"),
    NominationState.SUSPENDED: lazy("waiting for an answer"),
    NominationState.AWARDED: lazy("honoured"),
    NominationState.INELIGIBLE: lazy("a condition is missing"),
    NominationState.NOT_SELECTED: lazy("not chosen this time"),
    NominationState.DISQUALIFIED: lazy("taken off the list"),
    NominationState.WITHDRAWN: lazy("stepped back"),
    NominationState.DECLINED: lazy("said no"),
}
SOURCES: Mapping[Source, Lazy] = {
    Source.SELF: lazy("themselves"),
    Source.RESIDENT: lazy("a neighbour"),
    Source.ORGANISATION: lazy("an organisation"),
    Source.COMMUNITY: lazy("the community"),
}
STAGE_WORDS: Mapping[Stage, Lazy] = {
    Stage.COMMUNITY: lazy("community"),
    Stage.STREET: lazy("street"),
    Stage.COUNTY: lazy("county"),
    Stage.CITY: lazy("city"),
}
VERDICTS: Mapping[Verdict, Lazy] = {
    Verdict.PASS: lazy("pass on"),
    Verdict.RETURN: lazy("send back"),
    Verdict.REJECT: lazy("not this time"),
}
BANDS: Mapping[Band, Lazy] = {
    Band.STRONG: lazy("outstanding"),
    Band.GOOD: lazy("good"),
    Band.FAIR: lazy("fair"),
}
MARKS: Mapping[Mark, Lazy] = {
    Mark.GOOD: lazy("helped me well"),
    Mark.SO_SO: lazy("helped me a little"),
    Mark.BAD: lazy("did not help me"),
}
LEVELS: Mapping[Level, Lazy] = {
    Level.TAKE_PART: lazy("I take part in the choice of silver stewards."),
    Level.NOTICE: lazy("My name, my community and my hours may stand on the public notice."),
    Level.HALL: lazy("My name and my story may stand in the hall of honour."),
}
ASKS: Mapping[Ask, Lazy] = {
    Ask.RESIDENT: lazy("Lives here, and has for half a year"),
    Ask.AGE: lazy("Age on the day that counts"),
    Ask.POST: lazy("Days in one post"),
    Ask.HOURS: lazy("Service that counts"),
    Ask.MONTHS: lazy("Months with service"),
    Ask.CONDUCT: lazy("No stop to their service"),
    Ask.OFFICIAL: lazy("Not in office"),
    Ask.REPEAT: lazy("Not chosen in the last seasons"),
    Ask.ALIVE: lazy("Record is open"),
    Ask.CONSENT: lazy("Agrees to take part and to the notice"),
}
WARNINGS: Mapping[Warn, Lazy] = {
    Warn.LAST_MONTH: lazy("Much of the service is in the last month."),
    Warn.ONE_VERIFIER: lazy("Nearly all was confirmed by one person."),
    Warn.KIN_VERIFIER: lazy("Some was confirmed by someone of the family or household."),
}
