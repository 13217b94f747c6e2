"""Figures by place: the page, and the same as a table to take away."""

from collections.abc import Sequence
from decimal import Decimal

from starlette.requests import Request
from starlette.responses import Response

from ground import policy
from ground.answers import show
from ground.asked import asked
from ground.exports import Cell
from ground.language import _, lazy
from ground.lists import Listing, offering
from ground.pages import url_maker
from ground.places import Place, PlaceKind
from marketplace.queries import figures
from marketplace.queries.figures import Figures
from marketplace.schemas.figures import FigureCell, FigureColumn, FigureLine, FiguresPage
from marketplace.schemas.questions import FiguresQuestion

COLUMNS = {
    "residents": lazy("Residents known here"),
    "helpers": lazy("Helpers"),
    "open_needs": lazy("Open needs"),
    "needs": lazy("Needs of the year"),
    "served": lazy("Of these, helped"),
    "people": lazy("People who served"),
    "hours": lazy("Hours of service"),
}
KINDS = {
    PlaceKind.CITY: lazy("city"),
    PlaceKind.COUNTY: lazy("county"),
    PlaceKind.STREET: lazy("street"),
    PlaceKind.COMMUNITY: lazy("community"),
    PlaceKind.GRID: lazy("grid cell"),
}
HIDDEN = "*"
HAS_BELOW = (PlaceKind.COUNTY, PlaceKind.STREET)


async def show_figures(request: Request) -> Response:
    """Show the places below one with their figures."""
    _place, page = await _page(request)
    return await show(request, page)


async def _listing(request: Request) -> tuple[Listing, str]:
    """Return what the page shows as a table to take away, and the way back to it."""
    place, page = await _page(request)
    query = f"?place={page.code}&year={page.year}"
    rows: list[Sequence[Cell]] = [
        (line.code, line.place, *(HIDDEN if each.hidden else each.value for each in line.cells)) for line in page.lines
    ]
    listing = Listing(
        name=f"figures-{page.code}-{page.year}",
        title=f"{page.title} {page.year}",
        at=f"{request.app.url_path_for('desk:figures_taking')}{query}",
        place=place,
        columns=[_("Code"), _("Place"), *(each.words for each in page.columns)],
        rows=rows,
    )
    return listing, f"{url_maker(request)('desk:figures')}{query}"


show_taking, take_away = offering.taking(_listing)


async def _page(request: Request) -> tuple[Place, FiguresPage]:
    wanted = asked(request, FiguresQuestion)
    reach = await figures.reach_of(request.user)
    mine = await figures.own(reach)
    place, years = await figures.place_of(reach, wanted.place, mine), await figures.years()
    year = wanted.year if wanted.year in years else years[0]
    lines = await figures.figures_below(place, year)
    fewest = int(await policy.value("lists.fewest_in_a_figure", place=place))
    columns = [_cells(lines, name, fewest) for name in COLUMNS]
    whole = figures.together(place, lines)
    total = [_cells([whole], name, fewest)[0] for name in COLUMNS] if lines else []
    page = FiguresPage(
        title=_("Figures of %(place)s", place=place.name),
        place=place.name,
        code=place.code,
        above=[(each.code, each.name) for each in await figures.above(reach, place)],
        own=[(each.code, each.name) for each in mine] if len(mine) > 1 else [],
        year=year,
        years=years,
        fewest=fewest,
        columns=[FigureColumn(name=name, words=str(words)) for name, words in COLUMNS.items()],
        lines=[
            FigureLine(
                place=line.place.name,
                code=line.place.code,
                kind=str(KINDS[line.place.kind]),
                below=line.place.kind in HAS_BELOW and line.place.id != place.id and line.place.valid_to is None,
                cells=[column[at] for column in columns],
            )
            for at, line in enumerate(lines)
        ],
        total=total,
    )
    return place, page


def _cells(lines: Sequence[Figures], name: str, fewest: int) -> list[FigureCell]:
    """Return one column: hours are hidden where the people who served them are."""
    by_people = name in ("people", "hours")
    counted = [line.people if by_people else line.counts[name] for line in lines]
    values: Sequence[int | Decimal] = [figures.hours(line.minutes) for line in lines] if name == "hours" else counted
    small = figures.hidden(counted, fewest)
    return [_cell(value, small=small[at]) for at, value in enumerate(values)]


def _cell(value: int | Decimal, *, small: bool) -> FigureCell:
    if small:
        return FigureCell(value=None, words=HIDDEN, hidden=True)
    return FigureCell(value=value, words=str(value), hidden=False)
