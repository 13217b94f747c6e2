"""The acceptance of a part: looked at, heard, signed, accepted or given back."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.errors import OutOfTurn
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from procurement import accepting, hearing, shaking
from procurement.models import Acceptance, Milestone
from procurement.queries import contracts as queries
from procurement.schemas.contract_drafts import (
    AcceptDraft,
    NoDraft,
    OpinionDraft,
    RejectDraft,
    SignatureDraft,
    WordsDraft,
)
from procurement.schemas.delivery_pages import AcceptancePage, MinutesPage, OpinionCard, OpinionPage, OpinionsPage


async def show_part(request: Request) -> Response:
    contract, part = await queries.part_of_buyer(request.user, request.path_params["part"])
    return await show(request, await AcceptancePage.of(contract, part, by=request.user))


async def show_minutes(request: Request) -> Response:
    contract, part = await queries.part_of_buyer(request.user, request.path_params["part"])
    return await show(request, await MinutesPage.of(contract, part, by=request.user))


async def begin(request: Request) -> Response:
    _contract, part = await queries.part_of_buyer(request.user, request.path_params["part"])
    await submitted(request, NoDraft, form=show_part)
    await accepting.begin(part, by=request.user)
    return await _at(request, part, said=_("Begun. Ask those who were drawn."))


async def sign(request: Request) -> Response:
    acceptance, part = await _open(request)
    draft = await submitted(request, SignatureDraft, form=show_part)
    await accepting.sign(acceptance, draft, by=request.user)
    return await _at(request, part, said=_("The name stands under it."))


async def accept(request: Request) -> Response:
    acceptance, part = await _open(request)
    draft = await submitted(request, AcceptDraft, form=show_part)
    await accepting.accept(acceptance, draft, by=request.user)
    return await _at(request, part, said=_("Accepted. The supplier can claim it."))


async def reject(request: Request) -> Response:
    acceptance, part = await _open(request)
    draft = await submitted(request, RejectDraft, form=show_part)
    await accepting.reject(acceptance, draft, by=request.user)
    return await _at(request, part, said=_("The delivery went back to the supplier."))


async def note_loss(request: Request) -> Response:
    _contract, part = await queries.part_of_buyer(request.user, request.path_params["part"])
    draft = await submitted(request, WordsDraft, form=show_part)
    await shaking.note_loss(part, draft.words, by=request.user)
    return await _at(request, part, said=_("Noted."))


async def show_opinions(request: Request) -> Response:
    found = await queries.opinions_to_ask(request.user)
    page = OpinionsPage(title=_("People served to ask"), opinions=[OpinionCard.of(each) for each in found])
    return await show(request, page)


async def show_opinion(request: Request) -> Response:
    opinion = await queries.opinion_seen_by(request.user, request.path_params["opinion"])
    return await show(request, OpinionPage.of(opinion))


async def hear(request: Request) -> Response:
    opinion = await queries.opinion_seen_by(request.user, request.path_params["opinion"])
    draft = await submitted(request, OpinionDraft, form=show_opinion)
    await hearing.hear(opinion, draft, by=request.user)
    at = url_maker(request)("procurement:opinion", opinion=opinion.public_id)
    return await done(request, at, said=_("Thank you. It is written down."))


async def _open(request: Request) -> tuple[Acceptance, Milestone]:
    _contract, part = await queries.part_of_buyer(request.user, request.path_params["part"])
    acceptance = await queries.acceptance_of(part)
    if acceptance is None:
        raise OutOfTurn(Milestone.OUT_OF_TURN)
    return acceptance, part


async def _at(request: Request, part: Milestone, *, said: str) -> Response:
    async def page() -> AcceptancePage:
        contract, found = await queries.part_of_buyer(request.user, part.public_id)
        return await AcceptancePage.of(contract, found, by=request.user)

    return await done(request, url_maker(request)("procurement:part", part=part.public_id), page=page, said=said)
