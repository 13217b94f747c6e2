"""The six parts of a tender: shown as they were written, and kept."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import show
from ground.forms import submitted
from ground.language import _
from procurement import drafting
from procurement.endpoints.tenders_desk import at_desk
from procurement.models import Tender
from procurement.queries.tenders import tender_on_desk
from procurement.schemas.tender_drafts import DatesDraft, KeysDraft, ListsDraft, MoneyDraft, ScoringDraft, WhatDraft
from procurement.schemas.tender_parts import DatesPage, KeysPage, ListsPage, MoneyPage, ScoringPage, WhatPage


async def show_what(request: Request) -> Response:
    return await show(request, await WhatPage.of(await _mine(request)))


async def keep_what(request: Request) -> Response:
    tender = await _mine(request)
    draft = await submitted(request, WhatDraft, form=show_what)
    await drafting.keep_what(tender, draft, by=request.user)
    return await _kept(request, tender)


async def show_lists(request: Request) -> Response:
    return await show(request, await ListsPage.of(await _mine(request)))


async def keep_lists(request: Request) -> Response:
    tender = await _mine(request)
    draft = await submitted(request, ListsDraft, form=show_lists)
    await drafting.keep_lists(tender, draft, by=request.user)
    return await _kept(request, tender)


async def show_money(request: Request) -> Response:
    return await show(request, await MoneyPage.of(await _mine(request)))


async def keep_money(request: Request) -> Response:
    tender = await _mine(request)
    draft = await submitted(request, MoneyDraft, form=show_money)
    await drafting.keep_money(tender, draft, by=request.user)
    return await _kept(request, tender)


async def show_scoring(request: Request) -> Response:
    return await show(request, await ScoringPage.of(await _mine(request)))


async def keep_scoring(request: Request) -> Response:
    tender = await _mine(request)
    draft = await submitted(request, ScoringDraft, form=show_scoring)
    await drafting.keep_scoring(tender, draft, by=request.user)
    return await _kept(request, tender)


async def show_dates(request: Request) -> Response:
    return await show(request, await DatesPage.of(await _mine(request)))


async def keep_dates(request: Request) -> Response:
    tender = await _mine(request)
    draft = await submitted(request, DatesDraft, form=show_dates)
    await drafting.keep_dates(tender, draft, by=request.user)
    return await _kept(request, tender)


async def show_keys(request: Request) -> Response:
    return await show(request, await KeysPage.of(await _mine(request)))


async def keep_keys(request: Request) -> Response:
    tender = await _mine(request)
    draft = await submitted(request, KeysDraft, form=show_keys)
    await drafting.keep_keys(tender, draft, by=request.user)
    return await _kept(request, tender)


async def _mine(request: Request) -> Tender:
    return await tender_on_desk(request.user, request.path_params["tender"], Role.BUYER_CLERK)


async def _kept(request: Request, tender: Tender) -> Response:
    return await at_desk(request, tender, said=_("It is kept."))
