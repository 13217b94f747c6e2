"""What programs and their makers may read about the house itself: its addresses, and its words."""

from ground.deferred import Deferred
from ground.pages import Page


class ApiPart(Deferred):
    """One thing that an address takes or may be asked: its name and what it may be."""

    name: str
    kind: str
    required: bool


class ApiEntry(Deferred):
    """One address and one thing that can be done there."""

    name: str
    method: str
    path: str
    about: str
    """One sentence, in English as the code is."""
    who: str
    takes: list[ApiPart]
    asks: list[ApiPart]
    shows: list[str]


class ApiGroup(Deferred):
    """The addresses of one domain."""

    title: str
    entries: list[ApiEntry]


class ApiPage(Page):
    """Every address, by domain."""

    template = "marketplace/api.html"
    groups: list[ApiGroup]


class WordShown(Deferred):
    """One member of an enumeration, as programs write it and as people say it."""

    value: str | int
    zh: str
    en: str


class WordList(Deferred):
    """One enumeration: it holds these members and no others."""

    name: str
    title: str
    words: list[WordShown]


class WordsPage(Page):
    """Every enumeration of the house."""

    template = "marketplace/words.html"
    lists: list[WordList]
