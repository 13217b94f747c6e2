"""The desk's list of needs taken away as a table, no name in full, narrowed as its page was."""

from starlette.requests import Request

from ground.errors import NotFound
from ground.exports import Cell
from ground.language import _, lazy
from ground.lists import Listing, offering
from ground.pages import url_maker
from marketplace.endpoints.needs_desk import VIEW_WORDS, narrowed_in, query_of, row_of
from marketplace.queries import needs_lists as lists
from marketplace.schemas.need_pages import NeedRow


async def _listing(request: Request) -> tuple[Listing, str]:
    """Return the needs as the page shows them, and the way back to it."""
    narrowed = narrowed_in(request)
    query = query_of(narrowed)
    found = lists.of_desk(request.user)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    rows = await lists.with_all(lists.narrowed(found, narrowed))
    listing = Listing(
        name="needs",
        title=f"{_('Needs')} · {VIEW_WORDS[narrowed.view]}",
        at=f"{request.app.url_path_for('needs:taking')}?{query}",
        place=await lists.place_of_desk(request.user),
        columns=_columns(),
        rows=[_cells(row_of(need)) for need in rows],
    )
    return listing, f"{url_maker(request)('needs:desk')}?{query}"


show_taking, take_away = offering.taking(_listing)


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
