"""Figures by place as those above read them: no person in them, and none so small that one could be told from it."""

from decimal import Decimal
from typing import Literal

from ground.deferred import Deferred
from ground.pages import Page


class FigureCell(Deferred):
    """One figure; hidden where it is of so few people that they could be known by it."""

    value: int | Decimal | None
    words: str
    """As it is read: the figure, or * where it is hidden."""
    hidden: bool


class FigureLine(Deferred):
    """The figures of one place, in the order of the page's columns."""

    place: str
    code: str
    kind: str
    below: bool
    """Whether there are figures of the places below it."""
    cells: list[FigureCell]


class FigureColumn(Deferred):
    """What a column counts."""

    name: Literal["residents", "helpers", "open_needs", "needs", "served", "people", "hours"]
    words: str


class FiguresPage(Page):
    """The places of one level below a place, each with its figures."""

    template = "marketplace/figures.html"
    place: str
    code: str
    above: list[tuple[str, str]]
    """(code, name) of the places above it that the reader oversees, the highest first."""
    own: list[tuple[str, str]]
    """(code, name) of the places one may begin at, where there are several."""
    year: int
    years: list[int]
    fewest: int
    """Figures of fewer people than so many are hidden."""
    columns: list[FigureColumn]
    lines: list[FigureLine]
    total: list[FigureCell]
