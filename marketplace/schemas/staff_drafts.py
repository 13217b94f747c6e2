"""What comes in about staff: an appointment, a reason, a key and what is chosen with it."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from ground import clock, phones
from ground.actors import Role
from ground.forms import Shape
from ground.language import _
from marketplace.schemas.entering import Digits

OF_DESKS = (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR)


class AppointDraft(Shape):
    """Who works at which desk, on what basis, and for how long where there is an end."""

    name: Annotated[str, Field(min_length=1, max_length=20)]
    phone: Annotated[str, Field(max_length=40, validate_default=True), AfterValidator(phones.mobile)] = ""
    role: Role
    place: Annotated[str, Field(min_length=1, max_length=40)]
    """The place's name or code."""
    basis: Annotated[str, Field(min_length=1, max_length=200)]
    until_on: dt.date | None = None
    """The last day."""

    @field_validator("role")
    @classmethod
    def _of_a_desk(cls, role: Role) -> Role:
        if role not in OF_DESKS:
            raise ValueError(_("Please choose one from the list."))
        return role

    @field_validator("until_on")
    @classmethod
    def _to_come(cls, day: dt.date | None) -> dt.date | None:
        if day is not None and day < clock.today():
            raise ValueError(_("This day is over. Please choose a later one."))
        return day


class BecauseDraft(Shape):
    """Why: it stands in the audit."""

    because: Annotated[str, Field(min_length=1, max_length=200)]


class KeyDraft(Shape):
    """A key as it was handed over."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class ChosenDraft(Shape):
    """What a member of staff chooses with a key; the name of an account that is there already stays."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    username: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9._-]*$")] = ""
    password: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    digits: Digits = ""
