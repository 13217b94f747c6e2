"""Feeds as Atom (RFC 4287): what is new, for who reads it with a program of their own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ground.exports import without_unprinted

MEDIA_TYPE: Final = "application/atom+xml"


@dataclass(frozen=True)
class Entry:
    """One thing that is new."""

    id: str
    title: str
    words: str
    at: dt.datetime
    href: str


def feed(title: str, *, at: str, author: str, entries: Sequence[Entry], now: dt.datetime) -> str:
    """Return a feed whose own address is `at`; it is as new as its newest entry, or as this moment without any."""
    newest = max((each.at for each in entries), default=now)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        _element("title", title),
        _element("id", at),
        f'<link rel="self" href={quoteattr(at)}/>',
        _element("updated", newest.isoformat()),
        f"<author>{_element('name', author)}</author>",
        *(line for each in entries for line in _entry(each)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> list[str]:
    return [
        "<entry>",
        _element("title", entry.title),
        _element("id", entry.id),
        f"<link href={quoteattr(entry.href)}/>",
        _element("updated", entry.at.isoformat()),
        _element("summary", entry.words),
        "</entry>",
    ]


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(without_unprinted(words))}</{name}>"
