"""What the first pages say."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from marketplace.schemas.public import ActivityCard


def back_here(text: str) -> str:
    """Return a path of our own with its question, or the first page."""
    ours = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable() and "\\" not in text
    return text if ours else "/"


class DisplayDraft(Shape):
    """How someone likes to see the pages."""

    back: Annotated[str, AfterValidator(back_here)] = "/"
    size: Annotated[str, Field(pattern="^[123]$")] | None = None
    contrast: Annotated[str, Field(pattern="^[01]$")] | None = None


class HomePage(Page):
    """The first page: a greeting, four ways on, and what is near."""

    template = "marketplace/home.html"
    today: dt.date
    next_words: str | None
    hours_words: str | None
    home_known: bool
    activities: list[ActivityCard]


class TextPage(Page):
    """A page of plain words: help, privacy, accessibility."""

    template = "marketplace/text.html"
    part: str


class OpenDataEntry(Deferred):
    """One thing that anyone may take away."""

    title: str
    words: str
    href: str


class OpenPage(Page):
    """What is open to all: data, addresses for programs, the audit's daily heads."""

    template = "marketplace/open.html"
    entries: list[OpenDataEntry]


class FoundThing(Deferred):
    """One thing that a search found."""

    kind: str
    """activity, organisation, need, page, or display: the switch to larger letters, which is pressed."""
    title: str
    words: str
    picture: str
    href: str
    size: str | None = None
    """What the switch switches to."""


class SearchPage(Page):
    """What the site's search found."""

    template = "marketplace/search.html"
    text: str
    found: list[FoundThing]
    more: bool
    """Whether there is more than is shown: other words find less."""
