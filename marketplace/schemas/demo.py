"""What the demonstration's telephone shows."""

import datetime as dt

from ground.deferred import Deferred
from ground.pages import Page


class MessageShown(Deferred):
    """One message, as it came."""

    at: dt.datetime
    called: bool
    """Said in a call, not written."""
    words: str


class Thread(Deferred):
    """The messages of one telephone, the newest first."""

    number: str
    messages: list[MessageShown]


class StaffCode(Deferred):
    """The six digits that the authenticator of one member of staff shows now."""

    name: str
    username: str
    code: str


class PhonePage(Page):
    """The telephones of the demonstration, and the authenticators of its staff."""

    template = "marketplace/demo_phone.html"
    threads: list[Thread]
    codes: list[StaffCode]
    seconds_left: int
    """Until the authenticators show other digits."""
