"""An organisation names people for its own reasons."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs.models import Organisation
from silver_steward import by_hand, nominating
from silver_steward.schemas.orgs import OrgNameDraft
from silver_steward.showing import orgs as showing


async def show_named(request: Request) -> Response:
    return await show(request, await showing.page(await _org(request)))


async def name(request: Request) -> Response:
    organisation = await _org(request)
    draft = await submitted(request, OrgNameDraft, form=show_named)
    season, place = await by_hand.season_of_today(), await by_hand.community(draft.community)
    await nominating.nominate_for_org(season, organisation, draft.name, place, draft.words, by=request.user)
    said = _("Thank you. The community asks them, and looks who is meant.")
    return await done(request, url_maker(request)("steward:org_named", org=organisation.public_id), said=said)


async def _org(request: Request) -> Organisation:
    return await showing.org_of(request.user, request.path_params["org"])
