"""An organisation's hours: the month, the table to take away, and putting a line right."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, limits
from ground.actors import Role
from ground.answers import done, show
from ground.errors import Mistake, NotFound, Unreadable
from ground.exports import CSV_TYPE, XLSX_TYPE, csv_of, xlsx_of
from ground.forms import submitted
from ground.language import _, lazy
from ground.pages import url_maker
from orgs.models import Organisation
from orgs.queries import own_org
from volunteers import correcting, seen
from volunteers.models import HourEntry
from volunteers.org_hours import line_shown, org_hours_page, table_of
from volunteers.schemas.org_hours import CorrectDraft, CorrectPage, OrgHoursPage

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
    taken_back = await HourEntry.exists(reverses_id=line.id)
    page = CorrectPage(
        title=_("Put this right"),
        org=request.path_params["org"],
        line=line_shown(line, taken_back=taken_back),
        came=_clock_time(line.starts_at),
        left=_clock_time(line.ends_at),
    )
    return await show(request, page)


async def put_right(request: Request) -> Response:
    line = await _line(request)
    draft = await submitted(request, CorrectDraft, form=ask_correction)
    if draft.verdict == "reverse":
        await correcting.reverse(line, because=draft.because, by=request.user)
        said = _("Taken back. The person reads why.")
    else:
        new = await correcting.correct(
            line,
            starts_at=_moment(line, draft.came, "came"),
            ends_at=_moment(line, draft.left, "left"),
            because=draft.because,
            by=request.user,
        )
        said = _("Put right.") if new else _("Noted. The community's desk confirms the longer time first.")
    here = url_maker(request)("volunteers:org_hours", org=request.path_params["org"])
    return await done(request, f"{here}?view=lines&month={line.service_on:%Y-%m}", said=said)


def _clock_time(at: dt.datetime) -> str:
    return f"{at.astimezone(clock.CITY_ZONE):%H:%M}"


def _moment(line: HourEntry, typed: str, field: str) -> dt.datetime:
    """Return a time of the line's day; 24:00, and 0:00 of the end, is the midnight after it."""
    try:
        hour, minute = (int(part) for part in typed.split(":"))
        day, hour = (
            (line.service_on + dt.timedelta(days=1), 0) if (hour, minute) == (24, 0) else (line.service_on, hour)
        )
        if field == "left" and (hour, minute) == (0, 0):
            day = line.service_on + dt.timedelta(days=1)
        return clock.city_moment(day, dt.time(hour, minute))
    except ValueError:
        sentence = _("Please write a time, such as 9:30.")
        raise Unreadable(sentence, [Mistake(field, sentence)]) from None
