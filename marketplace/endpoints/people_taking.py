"""The people of a shift taken away as a table, without telephones in clear, narrowed as their page was."""

from urllib.parse import urlencode

from starlette.requests import Request

from ground.language import _, desk_time
from ground.lists import Listing, offering
from ground.pages import url_maker
from marketplace.endpoints.people_pages import narrowed_by, people_page
from marketplace.queries.shifts import managed_shift


async def _listing(request: Request) -> tuple[Listing, str]:
    """Return the people as the page shows them, and the way back to it."""
    shift = await managed_shift(request.user, request.path_params["shift"])
    await shift.activity.fetch_related("place")
    page, narrowed = await people_page(shift, request), narrowed_by(request)
    query = urlencode({"q": narrowed.q, "state": narrowed.state, "way": narrowed.way})
    listing = Listing(
        name=f"people-{shift.public_id}",
        title=f"{page.title} · {desk_time(shift.starts_at)}",
        at=f"{request.app.url_path_for('attending:taking', shift=shift.public_id)}?{query}",
        place=shift.activity.place,
        columns=[_("Name"), _("Age"), _("Telephone"), _("How signed up"), _("State"), _("In line"), _("Hours")],
        rows=[(row.name, row.age, row.phone, row.way, row.state, row.line, row.hours) for row in page.rows],
    )
    return listing, f"{url_maker(request)('attending:people', shift=shift.public_id)}?{query}"


show_taking, take_away = offering.taking(_listing)
