"""What a person sees and changes of their own."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class MinePlace(Deferred):
    """One of my sign-ups."""

    id: str
    title: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    state: str
    line: int | None
    person: str | None = None
    """Whose it is, where it is not the reader's own."""


class MePage(Page):
    """My page: what comes next, my hours, and the ways on."""

    template = "marketplace/me.html"
    next: MinePlace | None
    hours: str
    staff: bool
    may_be_another: bool
    """Whether the telephone is still shown to be in hand, so that someone else of it may come in."""


class SignUpsPage(Page):
    """All my sign-ups, ahead and behind, and those of my family that I look after."""

    template = "marketplace/my_sign_ups.html"
    ahead: list[MinePlace]
    family: list[MinePlace]
    behind: list[MinePlace]
    missed: str
    """How often in the window of policy one gave up late or was not seen, in a sentence; it counts against nobody."""


class Device(Deferred):
    """One device on which I am signed in."""

    id: str
    words: str
    seen_at: dt.datetime
    this_one: bool


class DevicesPage(Page):
    """Where I am signed in."""

    template = "marketplace/my_devices.html"
    devices: list[Device]


class Looked(Deferred):
    """One look by staff at my record."""

    at: dt.datetime
    who: str
    what: str
    purpose: str


class Agreed(Deferred):
    """One consent I gave."""

    id: int
    kind: str
    words: str
    given_at: dt.datetime
    withdrawn_at: dt.datetime | None
    href: str | None
    """Where it is taken back."""


class DoneForMe(Deferred):
    """One act in my name by another's hand."""

    at: dt.datetime
    who: str
    words: str


class DataPage(Page):
    """What is kept of me, who looked, and what I agreed to."""

    template = "marketplace/my_data.html"
    name: str
    phone: str
    born_on: dt.date | None
    home: str | None
    has_id_number: bool
    seen_by_desk: bool
    """Whether a desk has seen who it is, which keeps no number."""
    ways: list[str]
    consents: list[Agreed]
    looks: list[Looked]
    done_for_me: list[DoneForMe]


class NameDraft(Shape):
    """How I am called."""

    name: Annotated[str, Field(min_length=1, max_length=20)]


class HomeDraft(Shape):
    """Where I live, as near as a community."""

    community: Annotated[str, Field(max_length=20)]


class NamePage(Page):
    """Where I write how I am called."""

    template = "marketplace/my_name.html"
    name: str


class CommunityChoice(Deferred):
    """One community of the city."""

    code: str
    name: str


class HomePlacePage(Page):
    """Where I choose my community: county, then street, then community."""

    template = "marketplace/my_home.html"
    step: str
    back: str
    above: str | None
    """The county or street whose parts are chosen from."""
    choices: list[CommunityChoice]


class Helper(Deferred):
    """Someone of my family who may act for me, or for whom I may act."""

    id: str
    name: str
    kind: str
    may: list[str]
    until: dt.date


class FamilyPage(Page):
    """Who helps me, whom I help, and the number that I tell a relative."""

    template = "marketplace/my_family.html"
    helpers: list[Helper]
    helped: list[Helper]
    number: str | None
    """The number made last in this browser, as long as it opens."""
    number_waits: bool
    """Whether a number waits to be taken up, shown here or not."""


class FamilyCodeDraft(Shape):
    """The number that an elder told their family."""

    code: Annotated[str, Field(min_length=4, max_length=20)]


class LetterShown(Deferred):
    """One letter I was sent."""

    at: dt.datetime
    words: str
    way: str


class MessagesPage(Page):
    """What I was told."""

    template = "marketplace/my_messages.html"
    letters: list[LetterShown]
