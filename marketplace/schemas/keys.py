"""Keys for programs: what comes in and goes out at one's own page of them."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.language import Lazy, lazy
from ground.pages import Page
from ground.program_keys import KeyScope

SCOPES: Mapping[KeyScope, Lazy] = {
    KeyScope.READ: lazy("Read what I may read"),
    KeyScope.ORGS: lazy("Act for organisations and filings"),
    KeyScope.VOLUNTEERS: lazy("Act on helpers, hours and certificates"),
    KeyScope.PROCUREMENT: lazy("Act in purchases of service"),
    KeyScope.STEWARDS: lazy("Act in seasons of honour"),
    KeyScope.MARKETPLACE: lazy("Act on needs, activities and sign-ups"),
}


class ProgramKeyDraft(Shape):
    """A key that is asked for."""

    name: str = Field(min_length=1, max_length=60)
    scopes: Annotated[list[KeyScope], Field(min_length=1, max_length=len(KeyScope))]
    days: int = Field(ge=1, le=3650)


class ProgramKeyShown(Deferred):
    """A key that opens something still; its secret is not here."""

    id: str
    name: str
    scopes: list[KeyScope]
    words: list[str]
    """What it is for, as its holder reads it."""
    made_at: dt.datetime
    ends_at: dt.datetime
    seen_at: dt.datetime | None


class ProgramKeysPage(Page):
    """My keys for programs, and the form for one more."""

    template = "marketplace/my_keys.html"
    keys: list[ProgramKeyShown]
    choices: list[tuple[str, str]]
    longest_days: int
    may_make: bool


class NewKeyPage(Page):
    """A key with its secret, shown this once."""

    template = "marketplace/my_key.html"
    id: str
    name: str
    secret: str
    ends_at: dt.datetime
