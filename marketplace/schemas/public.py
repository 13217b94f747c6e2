"""What anyone may read of activities."""

import datetime as dt

from ground.deferred import Deferred
from ground.pages import Page


class ActivityCard(Deferred):
    """One shift to come, as a card."""

    id: str
    shift_id: str
    title: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    near: str | None
    left: int
    waiting: int
    reason: str | None = None
    against: str | None = None
    mine: bool = False
    """Whether the reader is in it already, or in its line."""


class ActivitiesPage(Page):
    """The list of what is open, in an order that the reader can choose."""

    template = "marketplace/activities.html"
    which: str
    """all, week, near, seated."""
    order: str
    """suits (ordered for this reader, with reasons) or time."""
    may_be_suggested: bool
    tells_nothing: bool
    """Whether the reader wants suggestions, but told nothing yet by which anything could suit."""
    home_known: bool
    """Whether the reader told where they live, so that what is near can be said."""
    cards: list[ActivityCard]
    at: int
    more: bool
    """Whether a page comes after this one; how many there are is not counted for each reader."""


class ReasonShown(Deferred):
    """Why something suits the reader."""

    factor: str
    words: str


class ShiftChoice(Deferred):
    """One of an activity's shifts to come."""

    id: str
    label: str
    href: str
    current: bool
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    left: int
    waiting: int


class ActivityPage(Page):
    """One activity, as anyone may read it; `mine` and `hindrances` are for the reader alone."""

    template = "marketplace/activity.html"
    id: str
    what: str
    organisation: str
    organisation_id: str
    community: str
    spot: str
    way_there: str
    bring: str
    contact_name: str
    contact_phone: str
    risk_text: str
    insured: bool
    seated: bool
    demands: list[str]
    wanted: list[str]
    minutes: int
    shifts: list[ShiftChoice]
    cancelled_because: str | None
    may_join: bool
    hindrances: list[str]
    reasons: list[ReasonShown]
    against: str | None
    mine: str | None
    """The id of the reader's own sign-up to the chosen shift."""
