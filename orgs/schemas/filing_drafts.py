"""What applicants send: a filing in four parts, each kept as far as it is filled in."""

import datetime as dt
from typing import Annotated

from pydantic import Field, field_validator

from ground import clock
from ground.forms import Shape
from ground.language import _
from ground.mandates import Method
from orgs.models import Category, OrgKind, PaperKind, Premises
from orgs.policies import APPLIED_FOR
from orgs.schemas.typed import (
    CreditCode,
    Mobile,
    OfficePhone,
    OrgName,
    PersonName,
    PlaceCode,
    PublicId,
    PublicLine,
    PublicText,
    Sent,
    Yuan,
)


class BeginDraft(Shape):
    """The first three answers, with which a filing exists."""

    kind: OrgKind
    name: OrgName
    street: PlaceCode

    @field_validator("kind")
    @classmethod
    def is_applied_for(cls, kind: OrgKind) -> OrgKind:
        """Refuse kinds that do not file by themselves."""
        if kind not in APPLIED_FOR:
            raise ValueError(_("Please choose one from the list."))
        return kind


class AssistDraft(BeginDraft):
    """The same, written by a community's worker for someone who is not online."""

    applicant_name: PersonName
    applicant_phone: Mobile | None = None
    method: Method
    proof: Annotated[str, Field(max_length=120)] = ""


class GroupDraft(Shape):
    """Part one: what the group is."""

    name: OrgName
    category: Category | None = None
    summary: Annotated[PublicText, Field(max_length=500)] = ""
    uscc: CreditCode | None = None
    founded_on: dt.date | None = None
    contact_phone: OfficePhone | None = None

    @field_validator("founded_on")
    @classmethod
    def has_come(cls, day: dt.date | None) -> dt.date | None:
        """Refuse a day to come."""
        if day and day > clock.today():
            raise ValueError(_("This day has not come yet."))
        return day


class PeopleDraft(Shape):
    """Part two: who is in it."""

    leader_name: PersonName | None = None
    leader_phone: Mobile | None = None
    members: Annotated[int, Field(ge=0, le=100_000)] | None = None
    member_units: Annotated[int, Field(ge=0, le=10_000)] | None = None
    staff: Annotated[int, Field(ge=0, le=10_000)] | None = None
    funds: Yuan | None = None


class PlaceDraft(Shape):
    """Part three: where it is at home, where it works, and who answers for it."""

    community: PlaceCode | None = None
    address: Annotated[PublicLine, Field(max_length=120)] = ""
    premises: Premises | None = None
    areas: Annotated[tuple[PlaceCode, ...], Field(max_length=100)] = ()
    host: PublicId | None = None


class PaperDraft(Shape):
    """Part four: one paper."""

    kind: PaperKind
    file: Sent


class NoDraft(Shape):
    """Nothing but the press of a button."""
