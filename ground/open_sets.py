"""Open sets: what a domain gives to everyone as a table and, where it is news, as a feed. Each fills `OPEN_SETS`."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ground.exports import Cell

MOST_ROWS: Final = 500
"""On one page of a set, as JSON and as CSV alike."""
MOST_NEWS: Final = 50

Row = Mapping[str, Cell]


@dataclass(frozen=True)
class News:
    """One entry of a feed: an address by name, so that the feed's reader is led to the page."""

    id: str
    title: str
    words: str
    at: dt.datetime
    name: str
    """Of the address, with `part` as what it is about: ("activities:activity", {"activity": id})."""
    part: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class OpenSet:
    """One table that anyone may take away. No row tells of a person: no telephone, no home, no birthday, no number."""

    name: str
    """In its address: letters and hyphens."""
    title: object
    about: object
    renewed: object
    """When what is in it is renewed, in words."""
    fields: Mapping[str, object]
    """By the name that programs read: what a field holds, in words."""
    rows: Callable[[int, int], Awaitable[Sequence[Row]]]
    """The rows from an offset on, at most so many, always in the same order."""
    count: Callable[[], Awaitable[int]]
    news: Callable[[], Awaitable[Sequence[News]]] | None = None
    """The latest first, at most MOST_NEWS."""
