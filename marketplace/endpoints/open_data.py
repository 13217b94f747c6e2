"""Open data: each table as page, JSON and CSV, each feed as Atom, each community's activities as a calendar."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ground import atom, clock, settings
from ground.answers import show
from ground.asked import asked
from ground.errors import NotFound
from ground.exports import CSV_TYPE, Table, csv_of
from ground.language import _, lazy
from ground.open_sets import MOST_ROWS, OpenSet
from ground.pages import url_maker
from ground.places import Place
from marketplace import calendar, house
from marketplace.queries.community_shifts import community_of_code, shifts_around
from marketplace.schemas.open_data import OpenField, OpenSetPage, OpenSetQuestion

LICENCE = lazy("Creative Commons BY 4.0: use it for whatever you like, and say where it is from.")


async def open_set(request: Request) -> Response:
    """Show one page of a table, with its fields, its licence and when it is renewed."""
    found = _set(request)
    at, of, total = await _where(request, found)
    rows = await found.rows((at - 1) * MOST_ROWS, MOST_ROWS)
    page = OpenSetPage(
        title=str(found.title),
        name=found.name,
        about=str(found.about),
        renewed=str(found.renewed),
        licence=str(LICENCE),
        fields=[OpenField(name=name, words=str(words)) for name, words in found.fields.items()],
        rows=[dict(row) for row in rows],
        total=total,
        at=at,
        of=of,
        has_feed=found.news is not None,
    )
    return await show(request, page)


async def open_csv(request: Request) -> Response:
    """Give one page of a table as CSV; `Link` leads to the next one."""
    found = _set(request)
    at, of, _total = await _where(request, found)
    rows = await found.rows((at - 1) * MOST_ROWS, MOST_ROWS)
    table = Table(title="", columns=list(found.fields), rows=[[row[name] for name in found.fields] for row in rows])
    here = url_maker(request)("open:csv", open_set=found.name)
    headers = {"Content-Disposition": f'attachment; filename="{found.name}-{at}.csv"'}
    if at < of:
        headers["Link"] = f'<{here}?at={at + 1}>; rel="next"'
    return Response(csv_of(table), media_type=CSV_TYPE, headers=headers)


async def open_feed(request: Request) -> Response:
    """Give what is new in a table as Atom."""
    found = _set(request)
    if found.news is None:
        raise NotFound(lazy("We could not find this page."))
    entries = [
        atom.Entry(
            id=_whole(request, each.name, **each.part),
            title=each.title,
            words=each.words,
            at=each.at,
            href=_whole(request, each.name, **each.part),
        )
        for each in await found.news()
    ]
    at = _whole(request, "open:feed", open_set=found.name)
    city = request.app.state.city or _("Sanshe")
    told = atom.feed(str(found.title), at=at, author=str(city), entries=entries, now=clock.now())
    return Response(told, media_type=atom.MEDIA_TYPE)


async def community_calendar(request: Request) -> Response:
    """Give what a community has on as a calendar that a telephone subscribes to."""
    place: Place = await community_of_code(request.path_params["code"])
    title = _("Activities in %(place)s", place=place.name)
    told = calendar.programme(title, await shifts_around(place))
    return Response(
        told, media_type="text/calendar", headers={"Content-Disposition": f'inline; filename="{place.code}.ics"'}
    )


def _set(request: Request) -> OpenSet:
    found = house.open_sets().get(request.path_params["open_set"])
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def _where(request: Request, found: OpenSet) -> tuple[int, int, int]:
    """Return which page is asked for, of how many pages and rows."""
    total = await found.count()
    of = max(1, -(-total // MOST_ROWS))
    return min(asked(request, OpenSetQuestion).at, of), of, total


def _whole(request: Request, name: str, **part: Any) -> str:  # noqa: ANN401 - as url_for
    return settings.current().site + url_maker(request)(name, **part)
