"""Public notices: the list, one of them on screen and on paper, objecting to it, and the answer."""

from starlette.requests import Request
from starlette.responses import Response

from ground import attachments, limits, notices
from ground.answers import done, show
from ground.asked import asked
from ground.errors import OutOfTurn
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.notices import Objection
from ground.pages import Page, url_maker
from ground.settings import current
from marketplace.codes_on_paper import data_address
from marketplace.endpoints import notice_pages as pages
from marketplace.endpoints.entering import address_of
from marketplace.schemas.notices import NoticePaperPage, ObjectDraft
from marketplace.schemas.questions import NoticesQuestion


async def list_notices(request: Request) -> Response:
    """List what hangs now."""
    return await _unindexed(request, await pages.notices_page(asked(request, NoticesQuestion).at))


async def show_notice(request: Request) -> Response:
    """Show one notice; after its time it is gone (410)."""
    notice = await notices.notice_read(request.path_params["notice"])
    return await _unindexed(request, await pages.notice_page(notice, request.user))


async def print_notice(request: Request) -> Response:
    """Show one notice as a sheet for the board."""
    notice = await notices.notice_read(request.path_params["notice"])
    shown = await pages.notice_page(notice, request.user)
    url = f"{current().public_url}/notices/{notice.public_id}"
    paper = {"own": [], "address": url.rsplit("://", maxsplit=1)[-1], "qr": data_address(url)}
    return await _unindexed(request, NoticePaperPage(**shown.model_dump() | paper))


async def show_objecting(request: Request) -> Response:
    """Show the form of an objection while the notice hangs."""
    notice = await notices.notice_read(request.path_params["notice"])
    if pages.phase_of(notice) != "hangs":
        raise OutOfTurn(lazy("The days for objections are over. You can still call 12345."))
    return await _unindexed(request, await pages.object_page(notice, request))


async def lodge(request: Request) -> Response:
    """Take an objection."""
    notice = await notices.notice_read(request.path_params["notice"])
    draft = await submitted(request, ObjectDraft, form=show_objecting)
    await limits.hit("objection_by_address", address_of(request))
    made = await notices.object_to(
        notice,
        await pages.ref_of(notice, draft.about),
        draft.ground,
        draft.told,
        by=request.user,
        named=draft.named == "yes",
        evidence=draft.evidence,
        files=[await attachments.read(draft.picture, field="picture")] if draft.picture else (),
    )
    return await _to_receipt(request, made, _("We have it. Please keep the number below."))


async def show_receipt(request: Request) -> Response:
    """Show how an objection stands to whoever holds its receipt."""
    objection = await notices.objection_by_receipt(request.path_params["receipt"])
    return await _unindexed(request, await pages.receipt_page(objection, request.user))


async def take_back(request: Request) -> Response:
    """Take one's own objection back."""
    objection = await notices.objection_by_receipt(request.path_params["receipt"])
    await submitted(request, Shape, form=show_receipt)
    await notices.take_back(objection, by=request.user)
    return await _to_receipt(request, objection, _("You have taken it back."))


async def _to_receipt(request: Request, objection: Objection, said: str) -> Response:
    async def page() -> Page:
        found = await notices.objection_by_receipt(objection.public_id)
        return await pages.receipt_page(found, request.user)

    at = url_maker(request)("notices:receipt", receipt=objection.public_id)
    return await done(request, at, page=page, said=said)


async def _unindexed(request: Request, page: Page) -> Response:
    """Show a page that no search engine may keep: what is taken down would live on there (N5)."""
    response = await show(request, page)
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response
