"""What everyone may know of the chains of hours, and what those above read of a broken one."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class HourHeadShown(Deferred):
    """The head of one organisation on one day; `line` is all of it that an anchor keeps, in one."""

    day: dt.date
    of: str
    """The organisation's public id, which is in the text that is signed."""
    organisation: str
    seq: int
    hash: str
    signature: str
    line: str


class HourHeadsPage(Page):
    """The heads of one day, a page of organisations, and the key they are signed with."""

    template = "volunteers/hour_heads.html"
    day: dt.date | None
    earlier: dt.date | None
    later: dt.date | None
    heads: list[HourHeadShown]
    total: int
    at: int
    of: int
    public_key: str
    public_key_pem: str


class BrokenChain(Deferred):
    """A chain that does not hold: since when we know, where it breaks, and what was found out about it."""

    org: str
    organisation: str
    place: str
    broken_since: dt.datetime
    checked_at: dt.datetime
    broken_at: int | None
    unfit_on: dt.date | None
    sealed_on: dt.date | None
    """The day of the first published head that stands on that line: who kept a copy of it can prove the change."""
    found: str
    found_by: str
    found_at: dt.datetime | None


class BrokenChainsPage(Page):
    """The chains that do not hold in the reader's places."""

    template = "volunteers/broken_chains.html"
    chains: list[BrokenChain]
    checked: int
    """How many organisations there are whose chain was checked."""


class FoundDraft(Shape):
    """What was found out about a broken chain."""

    found: Annotated[str, Field(max_length=200)] = ""
