"""Records of a purchase as PDF, each for those who read its page."""

from starlette.requests import Request
from starlette.responses import Response

from ground.errors import NotFound
from ground.language import lazy
from ground.typeset import MEDIA_TYPE
from orgs.queries import own_org
from procurement import record_papers as papers
from procurement.queries import bids
from procurement.queries import contracts as queries
from procurement.schemas.contract_pages import ContractPage
from procurement.schemas.delivery_pages import AcceptancePage
from procurement.schemas.opening_pages import OpeningPage


async def print_bought(request: Request) -> Response:
    contract = await queries.contract_of_buyer(request.user, request.path_params["contract"])
    page = await ContractPage.of(contract, by=request.user)
    return _pdf(await papers.pdf_of(await papers.contract_paper(contract, page)), f"contract-{contract.public_id}")


async def print_supplied(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    contract = await queries.contract_of_supplier(org, request.path_params["contract"])
    page = await ContractPage.of(contract, by=request.user, org=org.public_id)
    return _pdf(await papers.pdf_of(await papers.contract_paper(contract, page)), f"contract-{contract.public_id}")


async def print_acceptance(request: Request) -> Response:
    contract, part = await queries.part_of_buyer(request.user, request.path_params["part"])
    page = await AcceptancePage.of(contract, part, by=request.user)
    return _pdf(await papers.pdf_of(papers.acceptance_paper(page)), f"acceptance-{part.public_id}")


async def print_delivered(request: Request) -> Response:
    """Print the minutes for the supplier, once its part was looked at: without the names of others."""
    org = await own_org(request.user, request.path_params["org"])
    contract = await queries.contract_of_supplier(org, request.path_params["contract"])
    part = await queries.part_of(contract, request.path_params["part"])
    page = await AcceptancePage.of(contract, part, by=request.user)
    if page.outcome is None:
        raise NotFound(lazy("These minutes are not written yet."))
    return _pdf(await papers.pdf_of(papers.acceptance_paper(page, for_supplier=True)), f"acceptance-{part.public_id}")


async def print_opening(request: Request) -> Response:
    tender = await bids.minuted(request.path_params["tender"])
    page = await OpeningPage.of(tender)
    return _pdf(await papers.pdf_of(papers.opening_paper(page)), f"opening-{tender.public_id}")


def _pdf(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return Response(content, media_type=MEDIA_TYPE, headers=headers)
