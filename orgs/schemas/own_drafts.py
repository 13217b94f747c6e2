"""What an organisation sends about itself, its projects and its people."""

import datetime as dt
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from ground.actors import Role
from ground.forms import Shape
from ground.language import _
from orgs.models import REGISTERED, Category, OrgKind, PaperKind
from orgs.rules import TEAM
from orgs.schemas.typed import (
    CreditCode,
    Mobile,
    OfficePhone,
    OrgName,
    PersonName,
    PlaceCode,
    PublicLine,
    PublicText,
    Sent,
    Words,
)


class ProfileDraft(Shape):
    """What an organisation says of itself by its own word."""

    short_name: Annotated[PublicText, Field(max_length=30)] = ""
    summary: Annotated[PublicText, Field(min_length=4, max_length=500)]
    contact_phone: OfficePhone | None = None


class ChangeDraft(Shape):
    """Verified facts as they are to be; what stays empty stays as it is."""

    kind: OrgKind | None = None
    """What a filed group was registered as."""
    name: OrgName | None = None
    leader_name: PersonName | None = None
    leader_phone: Annotated[Mobile | None, Field(validate_default=True)] = None
    address: Annotated[PublicLine, Field(max_length=120)] | None = None
    uscc: CreditCode | None = None
    areas: Annotated[tuple[PlaceCode, ...], Field(max_length=100)] = ()
    why: Words
    file: Sent | None = None

    @field_validator("kind")
    @classmethod
    def becomes_registered(cls, kind: OrgKind | None) -> OrgKind | None:
        """Refuse what no group becomes."""
        if kind is not None and kind not in REGISTERED:
            raise ValueError(_("Please choose one from the list."))
        return kind

    @field_validator("leader_phone")
    @classmethod
    def names_the_leader_whole(cls, phone: str | None, info: ValidationInfo) -> str | None:
        """Refuse a new person in charge without a telephone: the name alone is nobody (INV-30)."""
        if info.data.get("leader_name") and not phone:
            raise ValueError(_("Write the mobile number of the new person in charge too."))
        return phone


class BringDraft(Shape):
    """The paper that meets a due."""

    kind: PaperKind
    file: Sent
    words: Annotated[str, Field(max_length=300)] = ""


class ProjectDraft(Shape):
    """A service in named communities, from a day to a day."""

    title: Annotated[PublicText, Field(min_length=2, max_length=60)]
    summary: Annotated[PublicText, Field(min_length=4, max_length=500)]
    category: Category
    places: Annotated[tuple[PlaceCode, ...], Field(min_length=1, max_length=100)]
    starts_on: dt.date
    ends_on: dt.date

    @field_validator("ends_on")
    @classmethod
    def ends_after_it_starts(cls, last: dt.date, info: ValidationInfo) -> dt.date:
        """Refuse an end before the start."""
        if last < info.data.get("starts_on", last):
            raise ValueError(_("The last day is before the first. Please look again."))
        return last


class InviteDraft(Shape):
    """Someone who is to work for the organisation."""

    name: PersonName
    phone: Mobile
    role: Role
    certificate: Annotated[str, Field(max_length=60)] = ""
    """The number of a social worker's certificate, as told."""

    @field_validator("role")
    @classmethod
    def is_of_the_team(cls, role: Role) -> Role:
        """Refuse a role that no organisation gives."""
        if role not in TEAM:
            raise ValueError(_("Please choose one from the list."))
        return role


class WindDownDraft(Shape):
    """Why an organisation closes."""

    words: Words
