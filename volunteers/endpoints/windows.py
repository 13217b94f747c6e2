"""The county's windows: for whom hours of long ago may be recorded, and settled months corrected."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.errors import Mistake, Unreadable
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from volunteers import windows
from volunteers.schemas.own_profile import Option
from volunteers.schemas.putting_right import WindowDraft, WindowRow, WindowsPage


async def show_windows(request: Request) -> Response:
    page = WindowsPage(
        title=_("Hours of long ago"),
        windows=[
            WindowRow(
                organisation=each.organisation.name,
                from_on=each.from_on,
                until_on=each.until_on,
                open_until=each.open_until,
                because=each.because,
            )
            for each in await windows.windows_of(request.user)
        ],
        orgs=[Option(value=each.public_id, words=each.name) for each in await windows.orgs_of(request.user)],
    )
    return await show(request, page)


async def open_window(request: Request) -> Response:
    draft = await submitted(request, WindowDraft, form=show_windows)
    org = next((each for each in await windows.orgs_of(request.user) if each.public_id == draft.org), None)
    if org is None:
        sentence = _("Please choose one of these.")
        raise Unreadable(sentence, [Mistake("org", sentence)])
    days = {"from_on": draft.from_on, "until_on": draft.until_on, "open_until": draft.open_until}
    await windows.open_window(org, **days, because=draft.because, by=request.user)
    said = _("Open. Time is still confirmed by another hand.")
    return await done(request, url_maker(request)("volunteers:windows"), said=said)
