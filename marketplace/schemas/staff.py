"""The pages about staff: who works here, one of them, what is asked before an act, and a key."""

import datetime as dt

from ground.deferred import Deferred
from ground.pages import Page
from ground.tags import Tag

Option = tuple[str, str]


class StaffLine(Deferred):
    """One member of staff in the list."""

    id: str
    name: str
    roles: str
    account: str
    kind: Tag
    """How the account's mark looks: good, few, bad or plain."""
    key_waits: bool


class StaffPage(Page):
    """Everyone who works at a desk that the reader oversees."""

    template = "marketplace/staff.html"
    lines: list[StaffLine]


class StaffRole(Deferred):
    """One role of somebody."""

    id: str
    role: str
    over: str
    since: dt.date
    last: dt.date | None
    basis: str
    may_end: bool


class StaffPersonPage(Page):
    """One member of staff: roles, account, key, and what may be done."""

    template = "marketplace/staff_person.html"
    id: str
    roles: list[StaffRole]
    ended: bool
    """Whether none of these is in force any more."""
    username: str
    account: str
    kind: Tag
    key: str
    """How a key on its way stands, in words; empty for none."""
    may_lock: bool
    may_unlock: bool
    may_ask_key: bool
    may_give_key: bool
    may_drop_key: bool


class AppointPage(Page):
    """The form of an appointment."""

    template = "marketplace/staff_new.html"
    roles: list[Option]


class StaffAskPage(Page):
    """What will happen, and why it is done: before a role ends, an account is locked or opened, a key is asked for."""

    template = "marketplace/staff_ask.html"
    id: str
    name: str
    happens: list[str]
    at: str
    button: str
    grave: bool


class StaffKeyPage(Page):
    """A key, shown once to who hands it over."""

    template = "marketplace/staff_key.html"
    id: str
    name: str
    code: str
    hours: int


class KeyPage(Page):
    """Where a member of staff types the key that was handed over."""

    template = "marketplace/key.html"


class ChoosePage(Page):
    """Where its holder sets up the authenticator and chooses a password; `username` is empty for a new account."""

    template = "marketplace/key_choose.html"
    code: str
    username: str
    qr: str
    """The address of the picture that an authenticator reads."""
    secret: str
    shortest: int
