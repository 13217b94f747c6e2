"""The grid cells of a community: what a desk sees of them and writes down."""

from typing import Annotated

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page

MOST_CELLS = 40
MOST_WRITTEN = 8_000
Code = Annotated[str, Field(max_length=20)]
Lines = Annotated[str, Field(min_length=1, max_length=MOST_WRITTEN)]


class CellsDraft(Shape):
    """Into how many cells the community is divided."""

    community: Code
    cells: Annotated[int, Field(ge=1, le=MOST_CELLS)]


class CoverDraft(Shape):
    """The buildings that a cell is to look after, one a line."""

    community: Code
    cell: Code
    addresses: Lines


class UncoverDraft(Shape):
    """A building that a cell does not look after any more."""

    community: Code
    cell: Code
    address: Annotated[str, Field(max_length=60)]


class CheckDraft(Shape):
    """All buildings of the community, one a line."""

    community: Code
    buildings: Lines


class CellShown(Deferred):
    """One cell and its buildings."""

    code: str
    name: str
    addresses: list[str]


class GridsPage(Page):
    """The cells of a community, their buildings, and after a check those that no cell looks after."""

    template = "marketplace/grids.html"
    community: str
    """Its code."""
    name: str
    communities: list[tuple[str, str]]
    """Where the actor has several."""
    cells: list[CellShown]
    checked: bool
    uncovered: list[str]
