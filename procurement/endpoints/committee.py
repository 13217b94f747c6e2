"""An expert's committees: declare, score, take back, sign the report."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs.schemas.filing_drafts import NoDraft
from procurement import judging
from procurement.models import Seat
from procurement.queries import bids
from procurement.schemas.bid_drafts import InterestDraft, ReportDraft, SheetDraft
from procurement.schemas.judging_pages import ExpertPage, SheetPage


async def show_all(request: Request) -> Response:
    return await show(request, ExpertPage.of(list(await bids.own_seats(request.user))))


async def show_one(request: Request) -> Response:
    return await show(request, await SheetPage.of(await _seat(request), by=request.user))


async def declare(request: Request) -> Response:
    seat = await _seat(request)
    draft = await submitted(request, InterestDraft, form=show_one)
    await judging.declare(seat, draft.interest, by=request.user)
    if draft.interest:
        return await done(request, url_maker(request)("procurement:expert"), said=_("Thank you. Another member sits."))
    return await _back(request, seat, _("Thank you. You can score now."))


async def keep_sheet(request: Request) -> Response:
    """Keep the sheet, and sign it where that button was pressed."""
    seat = await _seat(request)
    draft = await submitted(request, SheetDraft, form=show_one)
    if seat.signed_at is None:
        await judging.keep(seat, draft.given, by=request.user)
    if draft.then == "keep":
        return await _back(request, seat, _("Kept. You can go on later."))
    await judging.sign_sheet(seat, draft.given, by=request.user)
    return await _back(request, seat, _("Signed. The report comes when all have signed."))


async def take_back(request: Request) -> Response:
    seat = await _seat(request)
    await submitted(request, NoDraft, form=show_one)
    await judging.take_back(seat, by=request.user)
    return await _back(request, seat, _("Taken back. Please sign it again when it is right."))


async def report(request: Request) -> Response:
    seat = await _seat(request)
    draft = await submitted(request, ReportDraft, form=show_one)
    await judging.report(seat, draft.words, by=request.user)
    return await _back(request, seat, _("Your word stands under the report."))


async def _seat(request: Request) -> Seat:
    return await bids.own_seat(request.user, request.path_params["tender"])


async def _back(request: Request, seat: Seat, said: str) -> Response:
    async def page() -> SheetPage:
        return await SheetPage.of(await _seat(request), by=request.user)

    at = url_maker(request)("procurement:sheet", tender=seat.committee.tender.public_id)
    return await done(request, at, page=page, said=said)
