"""What everyone reads: the seasons, one season, the hall of honour, the check of a certificate."""

import datetime as dt
from typing import Literal

from ground.deferred import Deferred
from ground.pages import Page
from silver_steward.models import Basis, SeasonState


class SeasonShown(Deferred):
    """A season in a list."""

    id: str
    title: str
    year: int
    state: SeasonState
    state_words: str
    nominate_from: dt.date
    nominate_until: dt.date


class SeasonsPage(Page):
    """All seasons, the latest first."""

    template = "silver_steward/seasons.html"
    seasons: list[SeasonShown]


class Condition(Deferred):
    """One condition with its figure, as the rules were frozen."""

    words: str


class SeasonPage(Page):
    """One season: what it is, who can take part, and how far it is."""

    template = "silver_steward/season.html"
    season: SeasonShown
    basis_words: str
    document_number: str
    issuer: str
    seats: int
    window_from: dt.date
    window_until: dt.date
    cutoff_on: dt.date
    conditions: list[Condition]
    rules_sha256: str
    notice: str
    """The public id of the notice of its shortlist; empty before it hangs and once it was taken down."""
    honoured: int
    notice_until: dt.date | None
    """The last day on which everyone may object."""
    may_name: bool
    ended_because: str


class Story(Deferred):
    """A steward in the hall: name, community, year and story, and nothing else of them (A5)."""

    name: str
    community: str
    year: int
    story: str


class HonoursPage(Page):
    """The hall of honour of a year, or of all years."""

    template = "silver_steward/honours.html"
    year: int | None
    years: list[int]
    stories: list[Story]


class CertificateCheckPage(Page):
    """Whether a certificate of a silver steward holds."""

    template = "silver_steward/certificate_check.html"
    number: str
    found: bool
    name: str
    """Empty where the steward took the consent to it back."""
    statement: str
    issuer: str
    basis: Basis | Literal[""]
    basis_words: str
    document_number: str
    awarded_on: dt.date | None
