"""The buyer's contracts: written for an award, offered, signed by the second pair of eyes."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from procurement import contracting
from procurement.models import Award, Contract
from procurement.queries import contracts as queries
from procurement.schemas.contract_drafts import ContractDraft, NoDraft, SignDraft, WordsDraft
from procurement.schemas.contract_forms import ContractFormPage
from procurement.schemas.contract_pages import ContractPage, ContractsPage, PublicContractPage


async def show_contracts(request: Request) -> Response:
    found = await queries.contracts_of_buyer(request.user)
    awards = await queries.awards_to_contract(request.user)
    return await show(request, ContractsPage.of(found, awards=awards))


async def show_new(request: Request) -> Response:
    award = await queries.award_of_buyer(request.user, request.path_params["award"])
    return await show(request, await ContractFormPage.of(award))


async def draw_up(request: Request) -> Response:
    award = await queries.award_of_buyer(request.user, request.path_params["award"])
    draft = await submitted(request, ContractDraft, form=show_new)
    contract = await contracting.draw_up(award, draft, by=request.user)
    return await _at(request, contract, said=_("The contract is written. Read it, then send it to the supplier."))


async def show_contract(request: Request) -> Response:
    return await show(request, await ContractPage.of(await _one(request), by=request.user))


async def show_terms(request: Request) -> Response:
    contract = await _one(request)
    award = await Award.get(id=contract.award_id).select_related("tender", "supplier")
    return await show(request, await ContractFormPage.of(award, contract))


async def redraw(request: Request) -> Response:
    contract = await _one(request)
    draft = await submitted(request, ContractDraft, form=show_terms)
    await contracting.redraw(contract, draft, by=request.user)
    return await _at(request, contract, said=_("The contract is written anew."))


async def offer(request: Request) -> Response:
    contract = await _one(request)
    await submitted(request, NoDraft, form=show_contract)
    await contracting.offer(contract, by=request.user)
    return await _at(request, contract, said=_("The contract lies with the supplier."))


async def sign(request: Request) -> Response:
    contract = await _one(request)
    draft = await submitted(request, SignDraft, form=show_contract)
    await contracting.sign(contract, draft.sha256, by=request.user)
    return await _at(request, contract, said=_("The contract is signed."))


async def send_back(request: Request) -> Response:
    contract = await _one(request)
    draft = await submitted(request, WordsDraft, form=show_contract)
    await contracting.send_back(contract, draft.words, by=request.user)
    return await _at(request, contract, said=_("The contract can be written anew."))


async def show_public(request: Request) -> Response:
    contract = await queries.public_contract(request.path_params["tender"])
    return await show(request, await PublicContractPage.of(contract, by=request.user))


async def _one(request: Request) -> Contract:
    return await queries.contract_of_buyer(request.user, request.path_params["contract"])


async def _at(request: Request, contract: Contract, *, said: str) -> Response:
    async def page() -> ContractPage:
        found = await queries.contract_of_buyer(request.user, contract.public_id)
        return await ContractPage.of(found, by=request.user)

    at = url_maker(request)("procurement:contract", contract=contract.public_id)
    return await done(request, at, page=page, said=said)
