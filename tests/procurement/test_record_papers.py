"""Contract, acceptance and opening on paper: the words of their pages, with a code that leads to what anyone checks."""

import httpx
import pytest

from ground.actors import Role
from ground.identity import Person
from ground.language import reading
from orgs.models import Organisation
from procurement import contracting, record_papers
from procurement.models import Contract, Milestone
from procurement.queries import bids
from procurement.schemas.contract_pages import ContractPage
from procurement.schemas.delivery_pages import AcceptancePage
from procurement.schemas.opening_pages import OpeningPage
from tests import people
from tests.procurement.awarded import SIGNED, Awarded, a_delivery, a_signed_contract, accepted, an_award, on, terms
from tests.procurement.judged import a_judged

pytestmark = pytest.mark.anyio


async def whole(contract: Contract) -> Contract:
    """Return a contract as its pages read it."""
    return await Contract.get(id=contract.id).select_related("tender__buyer", "supplier", "project")


async def contract_page(cast: Awarded, contract: Contract) -> ContractPage:
    """Return the buyer's page of a contract."""
    return await ContractPage.of(await whole(contract), by=cast.clerk)


@pytest.mark.usefixtures("the_day_after")
async def test_a_signed_contract_bears_both_names_its_hash_and_the_way_to_check_it(database: None) -> None:
    cast = await an_award()
    contract = await whole(await a_signed_contract(cast))
    page = await contract_page(cast, contract)
    told = await record_papers.contract_paper(contract, page)

    assert [name for _label, name, _at in told["signatures"]] == [cast.story.manager.name, "郑伟"]
    assert page.sha256 in told["hash_words"]
    assert f"/tenders/{cast.tender.public_id}/contract" in told["check_words"]
    assert "壹万元零壹分" in str(told["facts"])
    assert (told["mark"], bool(told["qr"])) == ("", True)
    assert (await record_papers.pdf_of(told)).startswith(b"%PDF")


@pytest.mark.usefixtures("the_day_after")
async def test_a_contract_that_is_not_signed_says_so_and_has_no_code(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        contract = await whole(await contracting.draw_up(cast.award, terms(), by=cast.clerk))
        told = await record_papers.contract_paper(contract, await contract_page(cast, contract))

    assert (told["mark"], told["qr"]) == ("Not signed yet", "")
    assert [name for _label, name, _at in told["signatures"]] == ["", ""]
    assert (await record_papers.pdf_of(told)).startswith(b"%PDF")


@pytest.mark.usefixtures("the_day_after")
async def test_the_minutes_of_an_acceptance_tell_each_line_and_what_those_served_say(database: None) -> None:
    cast = await an_award()
    contract = await whole(await a_signed_contract(cast))
    part = await accepted(cast, await a_delivery(cast, contract), 12, 2)
    page = await AcceptancePage.of(contract, await Milestone.get(id=part.id), by=cast.looks)
    told = record_papers.acceptance_paper(page)

    lines, asked = (each["rows"] for each in told["tables"])
    assert lines[0][1:4] == ["12 hours of service", "12", "12"]
    assert {row[1] for row in asked} == {"Content"}
    assert len(told["signatures"]) == 3
    with reading("zh-Hans"):
        assert (await record_papers.pdf_of(record_papers.acceptance_paper(page))).startswith(b"%PDF")


async def test_the_minutes_of_an_opening_are_open_to_everyone_as_pdf(client: httpx.AsyncClient) -> None:
    made = await a_judged()
    told = record_papers.opening_paper(await OpeningPage.of(await bids.minuted(made.tender.public_id)))
    answer = await client.get(f"/tenders/{made.tender.public_id}/opening/paper")

    (table,) = told["tables"]
    assert [row[2] for row in table["rows"]] == ["880,000.00 元", "950,000.00 元", "820,000.00 元"]
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")


@pytest.mark.usefixtures("the_day_after")
async def test_both_sides_print_their_contract_and_nobody_else(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    org = (await Organisation.get(id=contract.supplier_id)).public_id
    bought, supplied = f"/gov/contracts/{contract.public_id}/paper", f"/org/{org}/contracts/{contract.public_id}/paper"
    other = await people.an_org(cast.story.city, "水利局")
    stranger = await people.an_officer("外人", Role.BUYER_CLERK, org=other)
    seen = {}
    for who, actor in (("buyer", cast.clerk), ("supplier", cast.story.manager), ("stranger", stranger)):
        client.cookies.clear()
        client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))
        seen[who] = [(await client.get(path)).status_code for path in (bought, supplied)]

    assert seen == {"buyer": [200, 404], "supplier": [404, 200], "stranger": [404, 404]}
