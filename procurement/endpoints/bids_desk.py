"""The buyer's page of a tender's bids: the opening, the look at each, the committee, the award."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Actor, Role
from ground.answers import done, show
from ground.errors import NotFound, OutOfTurn
from ground.forms import submitted
from ground.language import _, lazy
from ground.pages import url_maker
from orgs.schemas.filing_drafts import NoDraft
from procurement import awarding, drawing, judging, opening, qualifying
from procurement.models import Envelope, Seat, Tender
from procurement.queries import bids
from procurement.schemas.bid_drafts import RefusalDraft, WhyDraft
from procurement.schemas.bid_pages import TenderLine
from procurement.schemas.opening_pages import AwardFormPage, BidsDeskPage, OpenedBid, RefuseBidPage, ranking_of

Step = Callable[..., Awaitable[object]]


async def show_desk(request: Request) -> Response:
    return await show(request, await BidsDeskPage.of(await _tender(request), by=request.user))


async def begin(request: Request) -> Response:
    return await _done(request, opening.begin, lazy("The opening has begun, if there are bids enough."))


async def finish(request: Request) -> Response:
    return await _done(request, opening.finish, lazy("The bids are open. The minutes are on our site."))


async def close(request: Request) -> Response:
    return await _done(request, qualifying.close, lazy("The look at the bids is over."))


async def draw(request: Request) -> Response:
    return await _done(request, drawing.draw, lazy("The committee is drawn. Its members declare their interests."))


async def qualify(request: Request) -> Response:
    tender, envelope = await _bid(request)
    await submitted(request, NoDraft, form=show_desk)
    await qualifying.qualify(envelope, by=request.user)
    return await _back(request, tender, _("The bid goes to the committee."))


async def show_refusal(request: Request) -> Response:
    tender, envelope = await _bid(request)
    page = RefuseBidPage(title=_("Refuse a bid"), tender=TenderLine.of(tender), bid=OpenedBid.of(envelope))
    return await show(request, page)


async def refuse(request: Request) -> Response:
    tender, envelope = await _bid(request)
    draft = await submitted(request, RefusalDraft, form=show_refusal)
    await qualifying.refuse(envelope, draft.words, by=request.user)
    return await _back(request, tender, _("The bid is refused, with your reason."))


async def recuse(request: Request) -> Response:
    tender = await _tender(request)
    seat = await Seat.get_or_none(committee__tender_id=tender.id, seq=request.path_params["seat"])
    if seat is None:
        raise NotFound(bids.NO_SUCH_TENDER)
    draft = await submitted(request, WhyDraft, form=show_desk)
    await judging.recuse(seat, draft.words, by=request.user)
    return await _back(request, tender, _("The next in the draw takes the seat."))


async def show_award(request: Request) -> Response:
    tender = await _tender(request, Role.BUYER_APPROVER)
    first, ranking = await awarding.next_of(tender), await ranking_of(tender)
    if first is None:
        raise OutOfTurn(lazy("There is no bid left to choose."))
    price = first.envelope.bid.price_fen
    page = AwardFormPage(
        title=_("Award “%(title)s”", title=tender.title),
        tender=TenderLine.of(tender),
        ranking=ranking,
        supplier_name=first.envelope.supplier.name,
        price_fen=price,
        freed_fen=tender.ceiling_fen - price,
    )
    return await show(request, page)


async def award(request: Request) -> Response:
    return await _done(request, awarding.choose, lazy("Awarded. All bidders are told, and the result is public."))


async def _tender(request: Request, *roles: Role) -> Tender:
    tender = await bids.buyers_tender(request.user, request.path_params["tender"])
    actor: Actor = request.user
    if roles and not actor.holds_over_org(tender.buyer_id, *roles):
        raise NotFound(bids.NO_SUCH_TENDER)
    return tender


async def _bid(request: Request) -> tuple[Tender, Envelope]:
    tender = await _tender(request)
    return tender, await bids.opened_bid(tender, request.path_params["bid"])


async def _done(request: Request, step: Step, said: object) -> Response:
    tender = await _tender(request)
    await submitted(request, NoDraft, form=show_desk)
    await step(tender, by=request.user)
    return await _back(request, tender, str(said))


async def _back(request: Request, tender: Tender, said: str) -> Response:
    async def page() -> BidsDeskPage:
        return await BidsDeskPage.of(await _tender(request), by=request.user)

    at = url_maker(request)("procurement:bids_desk", tender=tender.public_id)
    return await done(request, at, page=page, said=said)
