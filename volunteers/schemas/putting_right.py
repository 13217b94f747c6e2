"""What a desk, or an organisation, sees and says when hours are put right: lines, late records, windows."""

import datetime as dt

from pydantic import Field
from starlette.datastructures import UploadFile

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from volunteers.clock_times import TIME
from volunteers.schemas.org_hours import LineRow, RefusedRow
from volunteers.schemas.own_profile import Option


class HelperHoursPage(Page):
    """One person's hours in the places of a desk: each line, and what was refused, to be put right."""

    template = "volunteers/helper_hours.html"
    person: str
    lines: list[LineRow]
    refused: list[RefusedRow]
    may_record: bool


class LatePage(Page):
    """The form for time that no roll told of; a desk knows for whom, an organisation names them."""

    template = "volunteers/late.html"
    org: str | None
    person: str | None
    name: str
    projects: list[Option]
    places: list[Option]
    claim: str
    """The claim that is said anew, or ""."""
    about: str
    served_on: dt.date | None
    came: str
    left: str
    project: str
    place: str


class LateDraft(Shape):
    """Time served, as someone who saw it says, and how they know."""

    name: str = Field(default="", max_length=40)
    """Who served, as an organisation names them; a desk comes from their record."""
    tail: str = Field(default="", pattern=r"^([0-9]{3}[0-9Xx])?$")
    project: str = Field(pattern=r"^[0-9a-z]{12}$")
    place: str = Field(pattern=r"^[0-9A-Z-]{4,20}$")
    about: str = Field(min_length=2, max_length=60)
    served_on: dt.date
    came: str = Field(min_length=4, pattern=TIME)
    left: str = Field(min_length=4, pattern=TIME)
    because: str = Field(min_length=4, max_length=200)
    claim: str = Field(default="", pattern=r"^([0-9a-z]{12})?$")
    picture: UploadFile | None = None


class WindowRow(Deferred):
    """One window that is open."""

    organisation: str
    from_on: dt.date
    until_on: dt.date
    open_until: dt.date
    because: str


class WindowsPage(Page):
    """The windows that are open in an officer's places, and the form for another."""

    template = "volunteers/windows.html"
    windows: list[WindowRow]
    orgs: list[Option]


class WindowDraft(Shape):
    """For which organisation, which days of service, until when, and why."""

    org: str = Field(pattern=r"^[0-9a-z]{12}$")
    from_on: dt.date
    until_on: dt.date
    open_until: dt.date
    because: str = Field(min_length=4, max_length=200)
