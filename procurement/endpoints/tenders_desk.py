"""A tender on its buyer's desk: begun, looked over, handed in, given back, approved, published, cancelled."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from procurement import cancelling, drafting, tendering
from procurement.models import Tender
from procurement.queries import buyers
from procurement.queries.tenders import ONE_PAGE, tender_on_desk, tenders_on_desk
from procurement.schemas.drafts import NoDraft, ReasonDraft
from procurement.schemas.planning_pages import options_of
from procurement.schemas.questions import TendersDeskQuestion
from procurement.schemas.tender_drafts import BeginningDraft, CancellingDraft
from procurement.schemas.tender_pages import (
    BeginPage,
    CheckPage,
    SentTo,
    TenderLine,
    TenderPage,
    TendersDeskPage,
    template_options,
    words_page,
)


async def show_desk(request: Request) -> Response:
    wanted = asked(request, TendersDeskQuestion)
    found = await tenders_on_desk(request.user, wanted.pile, page=wanted.page)
    page = TendersDeskPage(
        title=_("Tenders"),
        tenders=[TenderLine.of(each) for each in found.tenders],
        total=found.total,
        at=wanted.page,
        of=max(-(-found.total // ONE_PAGE), 1),
        pile=wanted.pile,
        may_begin=request.user.holds(Role.BUYER_CLERK),
    )
    return await show(request, page)


async def show_begin(request: Request) -> Response:
    mine = await buyers.buyers_of(request.user, Role.BUYER_CLERK)
    page = BeginPage(title=_("Begin a tender"), buyers=options_of(mine), templates=template_options())
    return await show(request, page)


async def begin(request: Request) -> Response:
    draft = await submitted(request, BeginningDraft, form=show_begin)
    buyer = await buyers.buyer_of(request.user, draft.buyer, Role.BUYER_CLERK)
    tender = await drafting.begin(buyer, draft.template, by=request.user)
    return await at_desk(request, tender, said=_("It is begun. You can stop and come back at any time."))


async def show_tender(request: Request) -> Response:
    return await show(request, await TenderPage.of(await one(request), by=request.user))


async def show_check(request: Request) -> Response:
    return await show(request, await CheckPage.of(await one(request), by=request.user))


async def submit(request: Request) -> Response:
    tender = await one(request)
    await submitted(request, NoDraft, form=show_check)
    await tendering.submit(tender, by=request.user)
    return await at_desk(request, tender, said=_("The second officer has it now."))


async def approve(request: Request) -> Response:
    tender = await one(request)
    await submitted(request, NoDraft, form=show_tender)
    await tendering.approve(tender, by=request.user)
    return await at_desk(request, tender, said=_("The tender is approved."))


async def publish(request: Request) -> Response:
    tender = await one(request)
    await submitted(request, NoDraft, form=show_tender)
    await tendering.publish(tender, by=request.user)
    return await at_desk(request, tender, said=_("The tender is published. Everyone can read it now."))


async def show_return(request: Request) -> Response:
    hint = _("The clerk reads this, and changes the tender by it.")
    return await _words(request, "tenders:return", _("Give the tender back"), hint, _("Return it"))


async def send_back(request: Request) -> Response:
    tender = await one(request)
    draft = await submitted(request, ReasonDraft, form=show_return)
    await tendering.send_back(tender, draft.words, by=request.user)
    return await at_desk(request, tender, said=_("The clerk has it again."))


async def show_recall(request: Request) -> Response:
    hint = _("It is not published yet. The clerk can change it, and hands it in again.")
    return await _words(request, "tenders:recall", _("Take the approval back"), hint, _("Return it"))


async def recall(request: Request) -> Response:
    tender = await one(request)
    draft = await submitted(request, ReasonDraft, form=show_recall)
    await tendering.recall(tender, draft.words, by=request.user)
    return await at_desk(request, tender, said=_("The clerk has it again."))


async def show_cancel(request: Request) -> Response:
    hint = _("What was published is told to everyone, with this reason. Bids stay sealed for ever.")
    return await _words(request, "tenders:cancel", _("Cancel the tender?"), hint, _("Cancel it"))


async def cancel(request: Request) -> Response:
    tender = await one(request)
    draft = await submitted(request, CancellingDraft, form=show_cancel)
    await cancelling.cancel(tender, draft.code, draft.words, by=request.user)
    return await at_desk(request, tender, said=_("The tender is cancelled."))


async def one(request: Request) -> Tender:
    """Return the tender of this address, as this desk may see it."""
    return await tender_on_desk(request.user, request.path_params["tender"])


async def at_desk(request: Request, tender: Tender, *, said: str) -> Response:
    """Lead on to the tender's page on the desk."""

    async def page() -> TenderPage:
        return await TenderPage.of(await one_by_id(request, tender), by=request.user)

    at = url_maker(request)("tenders:tender_desk", tender=tender.public_id)
    return await done(request, at, page=page, said=said)


async def one_by_id(request: Request, tender: Tender) -> Tender:
    """Return a tender anew, after an act."""
    return await tender_on_desk(request.user, tender.public_id)


async def _words(request: Request, at: SentTo, title: str, hint: str, button: str) -> Response:
    return await show(request, words_page(await one(request), at, title, hint, button))
