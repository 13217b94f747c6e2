"""Unusually low prices: the committee asks and votes on its page, the supplier answers on its own."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs.models import Organisation
from orgs.queries import own_org
from orgs.schemas.filing_drafts import NoDraft
from procurement import low_prices
from procurement.models import Envelope, PriceCheck, Seat
from procurement.queries import bids
from procurement.schemas.price_drafts import AskPriceDraft, ExplainPriceDraft, VotePriceDraft
from procurement.schemas.price_pages import OwnPricePage, PricePage


async def show_price(request: Request) -> Response:
    return await show(request, await PricePage.of(*await _bid(request)))


async def ask(request: Request) -> Response:
    seat, envelope = await _bid(request)
    draft = await submitted(request, AskPriceDraft, form=show_price)
    await low_prices.ask(seat, envelope, draft.words, draft.hours, by=request.user)
    return await _back(request, envelope, _("Asked. The supplier has a letter, and time until then."))


async def vote(request: Request) -> Response:
    seat, envelope = await _bid(request)
    draft = await submitted(request, VotePriceDraft, form=show_price)
    check = await _check(envelope)
    await low_prices.vote(seat, check, draft.words, stands=draft.answer == "stands", by=request.user)
    return await _back(request, envelope, _("Your vote is kept."))


async def lapse(request: Request) -> Response:
    seat, envelope = await _bid(request)
    await submitted(request, NoDraft, form=show_price)
    await low_prices.lapse(seat, await _check(envelope), by=request.user)
    return await _back(request, envelope, _("The bid is refused: nobody explained its price in time."))


async def show_own(request: Request) -> Response:
    org, envelope = await _own(request)
    return await show(request, await OwnPricePage.of(org, envelope, await _check(envelope)))


async def explain(request: Request) -> Response:
    org, envelope = await _own(request, Role.ORG_MANAGER)
    draft = await submitted(request, ExplainPriceDraft, form=show_own)
    await low_prices.answer(await _check(envelope), org, draft.words, by=request.user)

    async def page() -> OwnPricePage:
        return await OwnPricePage.of(org, envelope, await _check(envelope))

    at = url_maker(request)("procurement:own_price", org=org.public_id, bid=envelope.public_id)
    return await done(request, at, page=page, said=_("Your explanation is with the committee."))


async def _bid(request: Request) -> tuple[Seat, Envelope]:
    seat = await bids.own_seat(request.user, request.path_params["tender"])
    if seat.declared_at is None:
        raise NotFound(bids.NO_SUCH_BID)
    return seat, await bids.opened_bid(seat.committee.tender, request.path_params["bid"])


async def _own(request: Request, *roles: Role) -> tuple[Organisation, Envelope]:
    org = await own_org(request.user, request.path_params["org"], *roles)
    return org, await bids.own_bid(org, request.path_params["bid"])


async def _check(envelope: Envelope) -> PriceCheck:
    check = await PriceCheck.get_or_none(envelope_id=envelope.id)
    if check is None:
        raise NotFound(bids.NO_SUCH_BID)
    return check


async def _back(request: Request, envelope: Envelope, said: str) -> Response:
    async def page() -> PricePage:
        return await PricePage.of(*await _bid(request))

    tender = request.path_params["tender"]
    at = url_maker(request)("procurement:price", tender=tender, bid=envelope.public_id)
    return await done(request, at, page=page, said=said)
