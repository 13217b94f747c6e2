"""An organisation's hours: the month, the table to take away, and putting a line right."""

from starlette.requests import Request
from starlette.responses import Response

from ground import limits
from ground.actors import Role
from ground.answers import done, show
from ground.errors import NotFound
from ground.exports import CSV_TYPE, XLSX_TYPE, csv_of, xlsx_of
from ground.forms import submitted
from ground.language import lazy
from ground.pages import url_maker
from orgs.models import Organisation
from orgs.queries import own_org
from volunteers import seen
from volunteers.endpoints.putting_right import corrected
from volunteers.models import HourEntry
from volunteers.org_hours import org_hours_page, table_of
from volunteers.schemas.org_hours import CorrectDraft, OrgHoursPage
from volunteers.showing_corrections import correct_page

KINDS = {"csv": (csv_of, CSV_TYPE), "xlsx": (xlsx_of, XLSX_TYPE)}


async def _page(request: Request) -> tuple[Organisation, OrgHoursPage]:
    org = await own_org(request.user, request.path_params["org"])
    asked = request.query_params
    lines = asked.get("view") == "lines"
    return org, await org_hours_page(org, month=asked.get("month", ""), lines=lines, by=request.user)


async def show_hours(request: Request) -> Response:
    _org, page = await _page(request)
    return await show(request, page)


async def take_away(request: Request) -> Response:
    _org, page = await _page(request)
    kind = KINDS.get(request.path_params["kind"])
    if kind is None:
        raise NotFound(lazy("We could not find this page."))
    await limits.hit("export", str(request.user.person_id))
    write, media_type = kind
    name = f"hours-{page.month}.{request.path_params['kind']}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write(table_of(page, by=request.user)), media_type=media_type, headers=headers)


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
