"""Grid cells at the community's desk: how many there are, which buildings each looks after, what none covers."""

import re

from starlette.requests import Request
from starlette.responses import Response

from ground import grids
from ground.answers import done, show
from ground.asked import asked
from ground.forms import sent, submitted
from ground.language import _
from ground.pages import url_maker
from ground.places import Place
from marketplace.queries.grids import cell_of, community_of, grids_page
from marketplace.schemas.grids import CellsDraft, CheckDraft, CoverDraft, UncoverDraft
from marketplace.schemas.questions import GridsQuestion


async def show_grids(request: Request) -> Response:
    """Show the community that is asked for, or, in a form shown again, the one it was about."""
    wanted = asked(request, GridsQuestion).community
    if request.method == "POST":
        wanted = str((await sent(request)).get("community", ""))
    return await show(request, await grids_page(request.user, await community_of(request.user, wanted)))


async def divide(request: Request) -> Response:
    draft = await submitted(request, CellsDraft, form=show_grids)
    community = await community_of(request.user, draft.community)
    await grids.add_grids(community, draft.cells, by=request.user)
    return await _back(request, community, _("The cells are there."))


async def cover(request: Request) -> Response:
    draft = await submitted(request, CoverDraft, form=show_grids)
    community = await community_of(request.user, draft.community)
    await grids.cover(await cell_of(community, draft.cell), _lines(draft.addresses), by=request.user)
    return await _back(request, community, _("The buildings are written down."))


async def uncover(request: Request) -> Response:
    draft = await submitted(request, UncoverDraft, form=show_grids)
    community = await community_of(request.user, draft.community)
    await grids.uncover(await cell_of(community, draft.cell), draft.address, by=request.user)
    return await _back(request, community, _("The building is taken out."))


async def check(request: Request) -> Response:
    """Say which buildings of a list no cell looks after; nothing is kept."""
    draft = await submitted(request, CheckDraft, form=show_grids)
    community = await community_of(request.user, draft.community)
    return await show(request, await grids_page(request.user, community, buildings=_lines(draft.buildings)))


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"[\n;；、]", text) if line.strip()]


async def _back(request: Request, community: Place, said: str) -> Response:
    return await done(request, f"{url_maker(request)('grids:desk')}?community={community.code}", said=said)
