"""A supplier's bids: written, looked over, sealed, taken back."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.forms import received_at, submitted
from ground.language import _
from ground.pages import url_maker
from orgs.models import Organisation
from orgs.queries import own_org
from orgs.schemas.filing_drafts import NoDraft
from procurement import bidding, opening
from procurement.models import Envelope, Tender
from procurement.queries import bids
from procurement.schemas.bid_drafts import BidDraft, OfferDraft, OwnKeyDraft
from procurement.schemas.bid_pages import (
    BidCheckPage,
    BidFormPage,
    BidLine,
    BidPage,
    BidSentPage,
    OwnBidsPage,
    TenderLine,
    WithdrawBidPage,
)

MANAGER = (Role.ORG_MANAGER,)


async def show_all(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, await OwnBidsPage.of(org))


async def show_form(request: Request) -> Response:
    org, tender = await _place(request)
    return await show(request, await BidFormPage.of(org, tender))


async def look_over(request: Request) -> Response:
    """Show what was typed once more; it is kept nowhere."""
    org, tender = await _place(request)
    draft = await submitted(request, OfferDraft, form=show_form)
    return await show(request, await BidCheckPage.of(org, tender, draft))


async def send(request: Request) -> Response:
    """Seal and keep a bid; its answer shows the key once. A refusal shows nothing of what was typed."""
    org, tender = await _place(request)
    draft = await submitted(request, BidDraft, form=show_form)
    contents = await draft.contents()
    request.state.form_again = None
    at = await received_at(request)
    sent = await bidding.submit(tender, org, contents, replaces=draft.replaces, received_at=at, by=request.user)
    return await show(request, _sent(org, tender, sent))


async def show_one(request: Request) -> Response:
    org, envelope = await _one(request)
    return await show(request, await BidPage.of(org, envelope, by=request.user))


async def receipt(request: Request) -> Response:
    """Send the signed receipt to be saved."""
    _org, envelope = await _one(request)
    name = f"receipt-{envelope.public_id}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(envelope.receipt, media_type="application/json", headers=headers)


async def give_key(request: Request) -> Response:
    org, envelope = await _one(request, *MANAGER)
    draft = await submitted(request, OwnKeyDraft, form=show_one)
    await opening.give_own_key(envelope, org, draft.key, by=request.user)
    return await _back(request, org, envelope, _("The key fits. Your bid is opened with the others."))


async def show_withdrawal(request: Request) -> Response:
    org, envelope = await _one(request, *MANAGER)
    tender, bid = TenderLine.of(envelope.tender), BidLine.of(envelope)
    return await show(request, WithdrawBidPage(title=_("Take the bid back"), org=org.public_id, tender=tender, bid=bid))


async def withdraw(request: Request) -> Response:
    org, envelope = await _one(request, *MANAGER)
    await submitted(request, NoDraft, form=show_withdrawal)
    await bidding.withdraw(envelope, org, by=request.user)
    return await _back(request, org, envelope, _("Taken back. It is never opened."))


async def _place(request: Request) -> tuple[Organisation, Tender]:
    org = await own_org(request.user, request.path_params["org"], *MANAGER)
    return org, await bids.tender_for_bids(request.path_params["tender"])


async def _one(request: Request, *roles: Role) -> tuple[Organisation, Envelope]:
    org = await own_org(request.user, request.path_params["org"], *roles)
    return org, await bids.own_bid(org, request.path_params["bid"])


async def _back(request: Request, org: Organisation, envelope: Envelope, said: str) -> Response:
    async def page() -> BidPage:
        return await BidPage.of(org, await bids.own_bid(org, envelope.public_id), by=request.user)

    at = url_maker(request)("procurement:own_bid", org=org.public_id, bid=envelope.public_id)
    return await done(request, at, page=page, said=said)


def _sent(org: Organisation, tender: Tender, sent: bidding.Submitted) -> BidSentPage:
    key = "-".join(sent.key[at : at + 4] for at in range(0, len(sent.key), 4))
    return BidSentPage(
        title=_("Your bid is sealed"),
        org=org.public_id,
        tender=TenderLine.of(tender),
        bid=BidLine.of(sent.envelope),
        key=key,
    )
