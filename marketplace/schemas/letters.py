"""What the desk sees and sends in of letters on paper, and of those that reached nobody."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page

Chosen = Annotated[list[Annotated[str, Field(max_length=12)]], Field(min_length=1, max_length=100)]


class LettersDraft(Shape):
    """The letters chosen from the list."""

    letter: Chosen


class LetterLine(Deferred):
    """One letter, without its words: whoever reads those is written down."""

    id: str
    person: str
    tells: str
    made_at: dt.datetime
    trouble: str
    """What went wrong, in words; empty where paper was asked for."""
    to_do: str


class LettersPage(Page):
    """The letters of my communities: those to print and bring, those that reached nobody."""

    template = "marketplace/letters.html"
    to_print: list[LetterLine]
    dead: list[LetterLine]


class RestDraft(Shape):
    """Why something that did not go out may rest."""

    because: Annotated[str, Field(min_length=2, max_length=200)]


class RestPage(Page):
    """Asks why something that did not go out may rest."""

    template = "marketplace/undelivered_rest.html"
    tells: str
    person: str
    made_at: dt.datetime
    at: str
    back: str


class LetterSheet(Deferred):
    """One letter in clear, as it is printed or said."""

    id: str
    person: str
    phone: str
    made_at: dt.datetime
    words: str


class LettersPrint(Page):
    """Letters to cut apart and bring."""

    template = "marketplace/letters_print.html"
    sheets: list[LetterSheet]


class LetterCallPage(Page):
    """One letter that reached nobody, in clear: to say it on the telephone or at the door."""

    template = "marketplace/letter_call.html"
    sheet: LetterSheet
