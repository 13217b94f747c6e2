"""Open data: the tables that anyone may take away, a page of one, and how to ask for them."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.asked import PageNumber, Question
from ground.deferred import Deferred
from ground.pages import Page

Plain = str | int | bool | dt.date | dt.datetime | None


class OpenSetQuestion(Question):
    """Which page of a table."""

    at: PageNumber = 1


class OpenField(Deferred):
    """One field of a table."""

    name: str
    words: str


class OpenSetPage(Page):
    """One page of a table, with what it is and how it may be used."""

    template = "marketplace/open_set.html"
    name: str
    about: str
    renewed: str
    licence: str
    fields: list[OpenField]
    rows: list[dict[str, Annotated[Plain, Field(union_mode="left_to_right")]]]
    total: int
    at: int
    of: int
    has_feed: bool
