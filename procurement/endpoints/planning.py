"""A buyer's budget and its intentions, and the intentions as everyone reads them."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.actors import Role
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from procurement import budgeting, planning
from procurement.models import Intention, Tender
from procurement.queries import buyers
from procurement.schemas.drafts import BudgetDraft, IntentionDraft, NoDraft, ReasonDraft
from procurement.schemas.planning_pages import (
    BudgetFormPage,
    BudgetPage,
    IntentionDeskPage,
    IntentionEndPage,
    IntentionFormPage,
    IntentionPage,
    IntentionsDeskPage,
    IntentionShown,
    IntentionsPage,
    LineShown,
    next_month,
    options_of,
)


async def show_budget(request: Request) -> Response:
    return await show(request, await _budget(request))


async def show_line_form(request: Request) -> Response:
    mine = await buyers.buyers_of(request.user, Role.FINANCE)
    page = BudgetFormPage(title=_("Write a budget line down"), buyers=options_of(mine), year=clock.today().year)
    return await show(request, page)


async def add_line(request: Request) -> Response:
    draft = await submitted(request, BudgetDraft, form=show_line_form)
    buyer = await buyers.buyer_of(request.user, draft.buyer, Role.FINANCE)
    await budgeting.record(buyer, draft, by=request.user)
    at = url_maker(request)("tenders:budget")
    return await done(request, at, page=lambda: _budget(request), said=_("The line is written down."))


async def show_intentions_desk(request: Request) -> Response:
    found = await buyers.intentions_on_desk(request.user)
    page = IntentionsDeskPage(
        title=_("Intentions"),
        intentions=[await IntentionShown.of(each) for each in found],
        may_add=request.user.holds(Role.BUYER_CLERK),
    )
    return await show(request, page)


async def show_intention_form(request: Request) -> Response:
    mine = await buyers.buyers_of(request.user, Role.BUYER_CLERK)
    page = IntentionFormPage(title=_("Write an intention down"), buyers=options_of(mine), expected_on=next_month())
    return await show(request, page)


async def plan(request: Request) -> Response:
    draft = await submitted(request, IntentionDraft, form=show_intention_form)
    buyer = await buyers.buyer_of(request.user, draft.buyer, Role.BUYER_CLERK)
    intention = await planning.plan(buyer, draft, by=request.user)
    return await _at(request, intention, said=_("It is written down. The second officer announces it."))


async def show_intention_on_desk(request: Request) -> Response:
    intention = await buyers.intention_on_desk(request.user, request.path_params["intention"])
    return await show(request, await IntentionDeskPage.of(intention, by=request.user))


async def announce(request: Request) -> Response:
    intention = await buyers.intention_on_desk(request.user, request.path_params["intention"])
    await submitted(request, NoDraft, form=show_intention_on_desk)
    await planning.announce(intention, by=request.user)
    return await _at(request, intention, said=_("Everyone can read it now."))


async def show_end(request: Request) -> Response:
    intention = await buyers.intention_on_desk(request.user, request.path_params["intention"])
    page = IntentionEndPage(title=_("Give the intention up?"), intention=await IntentionShown.of(intention))
    return await show(request, page)


async def end(request: Request) -> Response:
    intention = await buyers.intention_on_desk(request.user, request.path_params["intention"])
    draft = await submitted(request, ReasonDraft, form=show_end)
    await planning.end(intention, draft.words, by=request.user)
    return await _at(request, intention, said=_("The intention is given up."))


async def show_intentions(request: Request) -> Response:
    found = [await IntentionShown.of(each) for each in await buyers.announced()]
    return await show(request, IntentionsPage(title=_("What is meant to be bought"), intentions=found))


async def show_intention(request: Request) -> Response:
    intention = await buyers.intention_seen_by(request.user, request.path_params["intention"])
    tender = await Tender.filter(intention_id=intention.id, published_at__isnull=False).order_by("-id").first()
    page = IntentionPage(
        title=intention.title,
        intention=await IntentionShown.of(intention),
        tender=tender.public_id if tender else None,
    )
    return await show(request, page)


async def _budget(request: Request) -> BudgetPage:
    lines = [LineShown.of(each) for each in await buyers.lines_of(request.user)]
    return BudgetPage(title=_("Budget lines"), lines=lines, may_add=request.user.holds(Role.FINANCE))


async def _at(request: Request, intention: Intention, *, said: str) -> Response:
    async def page() -> IntentionDeskPage:
        return await IntentionDeskPage.of(intention, by=request.user)

    at = url_maker(request)("tenders:intention_desk", intention=intention.public_id)
    return await done(request, at, page=page, said=said)
