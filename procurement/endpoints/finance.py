"""The finance desk: claims are checked, approved by another, instructed and settled."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from procurement import paying
from procurement.models import PaymentClaim
from procurement.queries import contracts as queries
from procurement.schemas.contract_drafts import InstructDraft, NoDraft, SettleDraft, WordsDraft
from procurement.schemas.finance_pages import ClaimPage, FinancePage


async def show_desk(request: Request) -> Response:
    return await show(request, FinancePage.of(await queries.claims_of_buyer(request.user)))


async def show_claim(request: Request) -> Response:
    return await show(request, await ClaimPage.of(await _one(request), by=request.user))


async def check(request: Request) -> Response:
    claim = await _one(request)
    await submitted(request, NoDraft, form=show_claim)
    await paying.check(claim, by=request.user)
    return await _at(request, claim, said=_("Checked. A second officer approves it."))


async def send_back(request: Request) -> Response:
    claim = await _one(request)
    draft = await submitted(request, WordsDraft, form=show_claim)
    await paying.send_back(claim, draft.words, by=request.user)
    return await _at(request, claim, said=_("The claim went back to the supplier."))


async def approve(request: Request) -> Response:
    claim = await _one(request)
    await submitted(request, NoDraft, form=show_claim)
    await paying.approve(claim, by=request.user)
    return await _at(request, claim, said=_("Approved. The treasury is instructed next."))


async def instruct(request: Request) -> Response:
    claim = await _one(request)
    draft = await submitted(request, InstructDraft, form=show_claim)
    await paying.instruct(claim, draft, by=request.user)
    return await _at(request, claim, said=_("The instruction is noted."))


async def settle(request: Request) -> Response:
    claim = await _one(request)
    draft = await submitted(request, SettleDraft, form=show_claim)
    await paying.settle(claim, draft, by=request.user)
    return await _at(request, claim, said=_("Paid, and booked."))


async def _one(request: Request) -> PaymentClaim:
    return await queries.claim_seen_by(request.user, request.path_params["payment"])


async def _at(request: Request, claim: PaymentClaim, *, said: str) -> Response:
    async def page() -> ClaimPage:
        return await ClaimPage.of(await queries.claim_seen_by(request.user, claim.public_id), by=request.user)

    return await done(request, url_maker(request)("procurement:claim", payment=claim.public_id), page=page, said=said)
