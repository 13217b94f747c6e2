"""The chains of hours: the heads of a day for everyone, and for those above what does not hold."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from volunteers import chain_checks, showing_chains
from volunteers.schemas.chains import FoundDraft
from volunteers.schemas.questions import HourHeadsQuestion


async def show_heads(request: Request) -> Response:
    """Show how far the hours of each organisation reached on a day."""
    wanted = asked(request, HourHeadsQuestion)
    return await show(request, await showing_chains.heads_page(wanted.day, wanted.at))


async def show_broken(request: Request) -> Response:
    """Show the chains that do not hold."""
    return await show(request, await showing_chains.broken_page(request.user))


async def look_into(request: Request) -> Response:
    """Write down what was found out."""
    kept = await chain_checks.broken_of(request.user, request.path_params["org"])
    draft = await submitted(request, FoundDraft, form=show_broken)
    await chain_checks.look_into(kept, draft.found, by=request.user)
    return await done(request, url_maker(request)("volunteers:broken_chains"), said=_("Noted."))


async def check_again(request: Request) -> Response:
    """Check one chain at once."""
    kept = await chain_checks.broken_of(request.user, request.path_params["org"])
    now = await chain_checks.check_again(kept, by=request.user)
    said = _("Checked: every line holds again.") if now.holds else _("Checked: it still does not hold.")
    return await done(request, url_maker(request)("volunteers:broken_chains"), said=said)
