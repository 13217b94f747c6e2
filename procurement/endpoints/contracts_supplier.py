"""A supplier's contracts: read, signed, delivered part by part, and claimed."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs import projects
from orgs.models import Organisation
from orgs.queries import own_org
from procurement import contracting, delivering, paying
from procurement.models import Contract, Milestone, PaymentClaim
from procurement.queries import contracts as queries
from procurement.schemas.contract_drafts import AgreeDraft, ClaimDraft, DeliveryDraft, WordsDraft
from procurement.schemas.contract_pages import ContractPage, ContractsPage
from procurement.schemas.delivery_pages import DeliveryPage


async def show_contracts(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, ContractsPage.of(await queries.contracts_of_supplier(org), org=org.public_id))


async def show_contract(request: Request) -> Response:
    org, contract = await _one(request)
    return await show(request, await ContractPage.of(contract, by=request.user, org=org.public_id))


async def agree(request: Request) -> Response:
    org, contract = await _one(request)
    draft = await submitted(request, AgreeDraft, form=show_contract)
    project = await projects.project_for(org.id, draft.project)
    await contracting.agree(contract, project, draft, by=request.user)
    return await _at(request, org, contract, said=_("You have signed. The buyer signs next."))


async def send_back(request: Request) -> Response:
    org, contract = await _one(request)
    draft = await submitted(request, WordsDraft, form=show_contract)
    await contracting.send_back(contract, draft.words, by=request.user)
    return await _at(request, org, contract, said=_("The contract went back to the buyer."))


async def show_delivery(request: Request) -> Response:
    org, contract, part = await _part(request)
    return await show(request, await DeliveryPage.of(contract, part, org=org.public_id))


async def deliver(request: Request) -> Response:
    org, contract, part = await _part(request)
    draft = await submitted(request, DeliveryDraft, form=show_delivery)
    await delivering.submit(part, draft, by=request.user)
    return await _at(request, org, contract, said=_("Delivered. The buyer's officers look at it."))


async def claim(request: Request) -> Response:
    org, contract, part = await _part(request)
    draft = await submitted(request, ClaimDraft, form=show_contract)
    returned = await PaymentClaim.get_or_none(milestone_id=part.id, state="returned")
    if returned is not None:
        await paying.submit_again(returned, draft, by=request.user)
    else:
        await paying.claim(part, draft, by=request.user)
    return await _at(request, org, contract, said=_("Claimed. The finance officers check it."))


async def _one(request: Request) -> tuple[Organisation, Contract]:
    org = await own_org(request.user, request.path_params["org"])
    return org, await queries.contract_of_supplier(org, request.path_params["contract"])


async def _part(request: Request) -> tuple[Organisation, Contract, Milestone]:
    org, contract = await _one(request)
    return org, contract, await queries.part_of(contract, request.path_params["part"])


async def _at(request: Request, org: Organisation, contract: Contract, *, said: str) -> Response:
    async def page() -> ContractPage:
        found = await queries.contract_of_supplier(org, contract.public_id)
        return await ContractPage.of(found, by=request.user, org=org.public_id)

    at = url_maker(request)("procurement:own_contract", org=org.public_id, contract=contract.public_id)
    return await done(request, at, page=page, said=said)
