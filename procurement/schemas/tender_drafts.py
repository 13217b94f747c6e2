"""What a clerk sends of a tender: each part is kept as far as it is filled in."""

import datetime as dt
import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, field_validator, model_validator

from ground.clock_times import ClockTime
from ground.forms import Shape
from ground.language import _
from orgs.schemas.typed import PlaceCode, PublicId, PublicLine, PublicText, Yuan
from procurement.beginnings import BEGINNINGS
from procurement.models import FactorKind, Method
from procurement.schemas.drafts import Reason, Text, Title
from procurement.tender_words import UNITS

MOST_LINES = 30
POINTS = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?")


def _hundredths(typed: object) -> int:
    """Read points as people write them, 12 or 12.5, into whole hundredths."""
    found = POINTS.fullmatch(str(typed).strip())
    if found is None:
        raise ValueError(_("Please write points such as 20 or 12.5."))
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def _figure(typed: object) -> object:
    """Let the figures of an empty line be none."""
    return 0 if typed == "" else typed


Points = Annotated[int, BeforeValidator(lambda typed: 0 if typed == "" else _hundredths(typed), str)]
Quantity = Annotated[int, Field(ge=0, le=10_000_000), BeforeValidator(_figure)]
Line = Annotated[PublicLine, Field(max_length=200)]
Many = Field(max_length=MOST_LINES)


class BeginningDraft(Shape):
    """For which buyer, from which template; `blank` for none."""

    buyer: PublicId
    template: Annotated[str, StringConstraints(max_length=20)]

    @field_validator("template")
    @classmethod
    def is_one(cls, template: str) -> str:
        """Refuse what is no template."""
        if template not in (*BEGINNINGS, "blank"):
            raise ValueError(_("Please choose one from the list."))
        return template


class WhatDraft(Shape):
    """Part one: what is bought, for whom, and the lines by which it is accepted."""

    title: Title
    outline: Text = ""
    places: Annotated[tuple[PlaceCode, ...], Field(max_length=100)] = ()
    public_service: bool = False
    consulted: Text = ""
    standards: Annotated[tuple[Line, ...], Many] = ()
    units: Annotated[tuple[Annotated[str, StringConstraints(max_length=12)], ...], Many] = ()
    quantities: Annotated[tuple[Quantity, ...], Many] = ()

    @model_validator(mode="after")
    def lines_are_whole(self) -> Self:
        """Refuse a line without its unit and quantity."""
        if len({len(self.standards), len(self.units), len(self.quantities)}) > 1 or set(self.units) - set(UNITS):
            raise ValueError(_("Each line of the service needs its unit and its quantity."))
        if any(bool(words) != bool(count) for words, count in zip(self.standards, self.quantities, strict=True)):
            raise ValueError(_("Each line of the service needs its unit and its quantity."))
        return self

    @property
    def lines(self) -> list[tuple[str, str, int]]:
        """The lines that are filled in: words, unit, quantity."""
        rows = zip(self.standards, self.units, self.quantities, strict=True)
        return [(words, unit, quantity) for words, unit, quantity in rows if words]


class ListsDraft(Shape):
    """Part two: that nothing of the negative list is in it, and where it stands in the catalogue.

    The keys stay plain words for programs: the lists are policy values of the place (`tenders.negative_list`,
    `tenders.catalogue`), so that which of them are there differs by city and by day, and no description of addresses
    could close them. The page tells those in force with their words; any other is refused by its field.
    """

    negative: Annotated[tuple[Annotated[str, StringConstraints(max_length=20)], ...], Many] = ()
    catalogue_item: Annotated[str, StringConstraints(max_length=40)] = ""


class MoneyDraft(Shape):
    """Part three: from which line, how much at most, by which method and why."""

    budget_line: PublicId | None = None
    ceiling: Yuan = 0
    fixed_price: bool = False
    method: Method = Method.CONSULTATION
    rationale: Text = ""


class ScoringDraft(Shape):
    """Part four: what a supplier has to show, and what scores."""

    qualifications: Text = ""
    titles: Annotated[tuple[Annotated[PublicLine, Field(max_length=60)], ...], Many] = ()
    kinds: Annotated[tuple[FactorKind, ...], Many] = ()
    points: Annotated[tuple[Points, ...], Many] = ()
    words: Annotated[tuple[Annotated[PublicText, Field(max_length=500)], ...], Many] = ()

    @model_validator(mode="after")
    def factors_are_whole(self) -> Self:
        """Refuse a factor without its kind and points."""
        if len({len(self.titles), len(self.kinds), len(self.points), len(self.words)}) > 1:
            raise ValueError(_("Each factor needs its kind and its points."))
        if any(bool(title) != bool(points) for title, points in zip(self.titles, self.points, strict=True)):
            raise ValueError(_("Each factor needs its kind and its points."))
        return self

    @property
    def factors(self) -> list[tuple[FactorKind, str, int, str]]:
        """The factors that are filled in: kind, title, hundredths, how points are given."""
        rows = zip(self.kinds, self.titles, self.points, self.words, strict=True)
        return [(kind, title, points, words) for kind, title, points, words in rows if title]


class DatesDraft(Shape):
    """Part five: the days of the service and of the tender, and the intention it carries out."""

    service_from: dt.date | None = None
    service_until: dt.date | None = None
    long_term_because: Text = ""
    questions_until: dt.date | None = None
    bids_due_on: dt.date | None = None
    bids_due_at: ClockTime = dt.time(9)
    intention: PublicId | None = None
    unannounced_because: Text = ""


class KeysDraft(Shape):
    """Part six: who holds the keys, and how many open together."""

    holders: Annotated[tuple[PublicId, ...], Many] = ()
    keys_needed: Annotated[int, Field(ge=1, le=MOST_LINES)] = 2


class AmendmentDraft(Shape):
    """What is put right in a published tender; its subject and qualifications are no part of it (87号令)."""

    words: Annotated[PublicText, StringConstraints(min_length=2, max_length=1000)]
    outline: Annotated[PublicText, StringConstraints(min_length=2, max_length=4000)]
    affects_bids: bool = False
    bids_due_on: dt.date | None = None
    bids_due_at: ClockTime = dt.time(9)


class QuestionDraft(Shape):
    """A supplier's question; everyone will read it with its answer."""

    words: Annotated[PublicText, StringConstraints(min_length=2, max_length=1000)]


class AnswerDraft(Shape):
    """Its answer."""

    answer: Annotated[PublicText, StringConstraints(min_length=2, max_length=2000)]


class CancellingDraft(Shape):
    """For which reason of the law a tender ends, in words too."""

    code: Annotated[str, StringConstraints(max_length=20)] = "changed"
    words: Reason
