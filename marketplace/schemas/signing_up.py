"""What comes in and goes out when someone signs up."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from marketplace.schemas.public import ActivityCard


class SignUpDraft(Shape):
    """The last press: for whom (oneself, or someone of the family), and how one would like to be called."""

    person: Annotated[str, Field(max_length=12)] = ""
    name: Annotated[str, Field(max_length=20)] = ""


class CancelDraft(Shape):
    """Giving up a place; a reason may be told."""

    reason: Annotated[str, Field(max_length=100)] = ""


class ThereDraft(Shape):
    """That one was there after all, and who saw it."""

    words: Annotated[str, Field(min_length=4, max_length=200)]


class TherePage(Page):
    """Where someone who was not seen says that they were there."""

    template = "marketplace/place_there.html"
    id: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime


class Choice(Deferred):
    """Someone for whom the reader may sign up."""

    id: str
    name: str


class CheckPage(Page):
    """Everything once more before the last press."""

    template = "marketplace/sign_up_check.html"
    shift_id: str
    activity_id: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    organisation: str
    person_id: str
    name: str
    phone: str
    left: int
    waiting: int
    first_time: bool
    own: bool
    """Whether it is the reader who comes, and no one of the family."""
    may_be_another: bool
    """Whether someone else of this telephone could come in instead."""
    family: list[Choice]
    age_unknown: bool
    """Whether it could be a minor for all we know; who is known to be one reads it among the hindrances."""
    hindrances: list[str]


class PlacePage(Page):
    """A place in a shift, or in its line: what it is, what comes next, how to give it up."""

    template = "marketplace/place.html"
    id: str
    number: str
    state: str
    line: int | None
    offer_ends_at: dt.datetime | None
    place_is_free: bool
    may_withdraw: bool
    may_say_yes: bool
    may_contest: bool
    """Whether the reader can say that they were there after all (EDGE-10)."""
    may_come_back: bool
    shift_id: str
    activity_id: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    way_there: str
    bring: str
    contact_name: str
    contact_phone: str
    organisation: str
    person: str
    reason: str
    contact_opens_at: dt.datetime | None
    """From when the helper sees whom they go to; None where it is for nobody in particular."""
    may_see_contact: bool
    others: list[ActivityCard]
    """What the reader could join instead of what was called off (INV-69)."""


class PlaceContactPage(Page):
    """Whom a helper goes to: name, telephone and address, after the press that is written down."""

    template = "marketplace/place_contact.html"
    back: str
    action: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    opens_at: dt.datetime | None
    """From when one may look; None where one has no place any more, or the work went elsewhere."""
    may_look: bool
    name: str | None
    phone: str
    where: str
    words: str


class CancelPage(Page):
    """What happens when one gives up a place, before the press that does it."""

    template = "marketplace/place_cancel.html"
    id: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    in_line: bool
    person: str | None
    """Whose place it is, where it is not the reader's own."""
