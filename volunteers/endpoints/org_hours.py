"""An organisation's hours: the month, the table to take away, and putting a line right."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.lists import Listing, offering
from ground.pages import url_maker
from orgs.models import Organisation
from orgs.queries import own_org
from volunteers import seen
from volunteers.endpoints.putting_right import corrected
from volunteers.models import HourEntry
from volunteers.org_hours import listing_of, org_hours_page
from volunteers.schemas.org_hours import CorrectDraft, OrgHoursPage
from volunteers.schemas.questions import OrgHoursQuestion
from volunteers.showing_corrections import correct_page


async def _page(request: Request) -> tuple[Organisation, OrgHoursPage]:
    org = await own_org(request.user, request.path_params["org"])
    wanted = asked(request, OrgHoursQuestion)
    return org, await org_hours_page(org, month=wanted.month, lines=wanted.view == "lines", by=request.user)


async def show_hours(request: Request) -> Response:
    _org, page = await _page(request)
    return await show(request, page)


async def _listing(request: Request) -> tuple[Listing, str]:
    """Return the month as the page shows it, and the way back to it."""
    org, page = await _page(request)
    await org.fetch_related("place")
    query = f"?view={page.view}&month={page.month}"
    at = request.app.url_path_for("volunteers:org_hours_taking", org=org.public_id)
    back = url_maker(request)("volunteers:org_hours", org=org.public_id)
    return listing_of(page, at=f"{at}{query}", place=org.place), f"{back}{query}"


show_taking, take_away = offering.taking(_listing)


async def _line(request: Request) -> HourEntry:
    org = await own_org(request.user, request.path_params["org"], Role.ORG_MANAGER)
    return await seen.org_entry(request.user, org.id, request.path_params["entry"])


async def ask_correction(request: Request) -> Response:
    line = await _line(request)
    return await show(request, await correct_page(line, org=request.path_params["org"], by=request.user))


async def put_right(request: Request) -> Response:
    line = await _line(request)
    draft = await submitted(request, CorrectDraft, form=ask_correction)
    said = await corrected(line, draft, request)
    here = url_maker(request)("volunteers:org_hours", org=request.path_params["org"])
    return await done(request, f"{here}?view=lines&month={line.service_on:%Y-%m}", said=said)
