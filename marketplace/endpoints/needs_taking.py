"""The desk's list of needs taken away as a table, no name in full, narrowed as its page was."""

from starlette.requests import Request
from starlette.responses import Response

from ground.errors import NotFound
from ground.exports import Cell
from ground.language import _, lazy
from ground.lists import Listing, offering
from ground.pages import url_maker
from marketplace.endpoints.needs_desk import VIEW_WORDS, narrowed_in, query_of, row_of
from marketplace.queries import needs_lists as lists
from marketplace.schemas.need_pages import NeedRow


async def show_taking(request: Request) -> Response:
    """Ask what the list is for."""
    return await offering.show_taking(request, await _listing(request), back=_back(request))


async def take_away(request: Request) -> Response:
    """Give the list, or ask a second officer for a long one."""
    return await offering.give(request, await _listing(request), back=_back(request))


def _back(request: Request) -> str:
    return f"{url_maker(request)('needs:desk')}?{query_of(narrowed_in(request))}"


async def _listing(request: Request) -> Listing:
    narrowed = narrowed_in(request)
    found = lists.of_desk(request.user)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    rows = await lists.with_all(lists.narrowed(found, narrowed))
    return Listing(
        name="needs",
        title=f"{_('Needs')} · {VIEW_WORDS[narrowed.view]}",
        at=f"{request.app.url_path_for('needs:taking')}?{query_of(narrowed)}",
        place=await lists.place_of_desk(request.user),
        columns=_columns(),
        rows=[_cells(row_of(need)) for need in rows],
    )


def _columns() -> list[str]:
    return [
        _("Number"), _("Need"), _("Kind"), _("Community"), _("Who"), _("State"), _("How soon"), _("Until"),
        _("Answer by"), _("Late"), _("Organisation"),
    ]  # fmt: skip


def _cells(row: NeedRow) -> list[Cell]:
    return [
        row.number, row.title, row.category, row.community, row.person, row.state, row.urgency, row.wanted_until,
        row.due_at, row.late, row.org,
    ]  # fmt: skip
