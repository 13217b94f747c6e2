"""Keys of openings: made by their holder from a code shown once, and given at the opening."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs.schemas.filing_drafts import NoDraft
from procurement import keeping_keys
from procurement.queries import bids
from procurement.schemas.bid_drafts import CodeDraft
from procurement.schemas.key_pages import HeldKeyPage, KeyLine, KeyMadePage, KeysPage


async def show_all(request: Request) -> Response:
    keys = [KeyLine.of(each) for each in await bids.own_keys(request.user)]
    return await show(request, KeysPage(title=_("My keys of openings"), keys=keys))


async def show_one(request: Request) -> Response:
    holder = await bids.own_key(request.user, request.path_params["tender"])
    return await show(request, HeldKeyPage.of(holder))


async def make(request: Request) -> Response:
    """Make a key and show its code, once."""
    holder = await bids.own_key(request.user, request.path_params["tender"])
    await submitted(request, NoDraft, form=show_one)
    code = await keeping_keys.make(holder, by=request.user)
    return await show(request, KeyMadePage(title=_("Your code"), tender=holder.tender.public_id, code=code))


async def give(request: Request) -> Response:
    """Give one's part of every envelope."""
    holder = await bids.own_key(request.user, request.path_params["tender"])
    draft = await submitted(request, CodeDraft, form=show_one)
    await keeping_keys.release(holder, draft.code, by=request.user)

    async def page() -> HeldKeyPage:
        return HeldKeyPage.of(await bids.own_key(request.user, request.path_params["tender"]))

    at = url_maker(request)("procurement:key", tender=holder.tender.public_id)
    return await done(request, at, page=page, said=_("Given. With enough holders the bids are opened."))
