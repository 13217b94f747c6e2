"""An organisation's page: whom it names, and how far they are."""

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from silver_steward.models import NominationState


class OrgNamed(Deferred):
    """Someone whom the organisation named."""

    name: str
    community: str
    season_title: str
    state: NominationState
    state_words: str
    support_key: str
    """For the page of letters, while letters are missing; else empty."""


class OrgAsked(Deferred):
    """A name that the community is still finding out about."""

    name: str
    community: str


class OrgStewardsPage(Page):
    """Whom an organisation named, and the question for another."""

    template = "silver_steward/org.html"
    org: str
    org_name: str
    season_title: str
    open: bool
    communities: list[tuple[str, list[tuple[str, str]]]]
    letters: int
    named: list[OrgNamed]
    asked: list[OrgAsked]


class OrgNameDraft(Shape):
    """Whom an organisation names."""

    name: str = Field(min_length=1, max_length=40)
    community: int
    words: str = Field(min_length=4, max_length=1000)
