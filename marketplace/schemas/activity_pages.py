"""What an organisation sees of its activities."""

import datetime as dt

from ground.deferred import Deferred
from ground.pages import Page
from ground.tags import Tag

Option = tuple[str, str]
"""A value, and its words."""


class Tab(Deferred):
    """One view of a list."""

    label: str
    href: str
    current: bool
    count: int | None = None


class ActivityRow(Deferred):
    """One activity of the organisation."""

    id: str
    title: str
    state: str
    kind: Tag
    community: str
    leader: str
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    shift_id: str | None
    taken: int
    capacity: int
    waiting: int
    shifts: int
    rolls: int
    """How many of its rolls are missing."""
    may_repeat: bool


class ActivitiesOwnPage(Page):
    """The organisation's activities, in the view that the address names."""

    template = "marketplace/activities_own.html"
    org_id: str
    org: str
    tabs: list[Tab]
    which: str
    q: str
    rows: list[ActivityRow]
    figures: list[tuple[str, str]]


class LastTime(Deferred):
    """Something that can be held once more."""

    id: str
    title: str
    words: str


class NeedChoice(Deferred):
    """A need that waits for an activity."""

    id: str
    title: str
    words: str


class NewActivityPage(Page):
    """Three ways to begin: from last time, from a need, from nothing."""

    template = "marketplace/activity_new.html"
    org_id: str
    org: str
    last: list[LastTime]
    needs: list[NeedChoice]
    need: NeedChoice | None
    """The one that this is to answer."""
    need_text: str
    wanted: str
    projects: list[Option]
    projects_href: str


class AgainPage(Page):
    """Once more: asks only for the day."""

    template = "marketplace/activity_again.html"
    id: str
    org_id: str
    activity: str
    words: list[str]
    """What stays as it was."""
    on: dt.date


class Part(Deferred):
    """A part of a draft."""

    title: str
    words: str
    href: str | None
    state: str
    kind: Tag


class ShiftRow(Deferred):
    """One shift of an activity."""

    id: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    state: str
    kind: Tag
    taken: int
    capacity: int
    least: int
    waiting: int
    ahead: bool
    begun: bool
    wants_roll: bool


class ActivityOwnPage(Page):
    """One activity: a draft with what is still to say, or what is open with its shifts."""

    template = "marketplace/activity_own.html"
    id: str
    org_id: str
    state: str
    kind: Tag
    is_draft: bool
    is_open: bool
    parts: list[Part]
    shifts: list[ShiftRow]
    facts: list[tuple[str, str, str]]
    """Label, words, picture."""
    reason: str
    uncovered: int
    """How many shifts to come the insurance does not reach (EDGE-27)."""
    need: str
    need_id: str
    may_publish: bool
    may_close: bool
    public_url: str


class CheckActivityPage(Page):
    """Everything once more, as people will read it, before it is published."""

    template = "marketplace/activity_check.html"
    id: str
    org_id: str
    activity: str
    what: list[str]
    facts: list[tuple[str, str, str]]
    shifts: list[str]
    gaps: list[Part]
    need: str


class PartPage(Page):
    """A part of a draft, as a form; `typed` is what stands in it already."""

    template = "marketplace/activity_part.html"
    id: str
    part: str
    to_check: bool
    """Whether one goes back to the check page from here."""
    at: int
    of: int
    values: dict[str, str | int | bool | list[str] | None]
    projects: list[Option]
    places: list[Option]
    categories: list[tuple[str, str, str]]
    skills: list[Option]
    limits: list[Option]
    risks: list[Option]
    leaders: list[Option]
    shifts: list[str]
    need_text: str


class ShiftFormPage(Page):
    """A question about one shift, or about all that is to come, and what will happen."""

    template = "marketplace/shift_form.html"
    what: str
    """move, places, cancel_shift, cancel, spot, more."""
    action: str
    back: str
    back_words: str
    subject: str
    taken: int
    waiting: int
    values: dict[str, str | int]
    soon: bool = False
    """It begins within two hours: people are to be called too."""
    people_href: str = ""


class PosterPage(Page):
    """A poster to hang up, with a code to sign up by."""

    template = "marketplace/activity_poster.html"
    activity: str
    organisation: str
    what: list[str]
    shifts: list[str]
    spot: str
    bring: str
    contact_name: str
    contact_phone: str
    address: str
    """The short address beside the code, for those who type (security 31)."""
    qr: str
    large: bool
