"""Releases of the Open Contracting Data Standard: what the schema of the standard asks, of what the law opens."""

import json
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest

from ground import clock
from procurement import awarding
from tests.procurement.awarded import a_delivery, a_signed_contract, accepted, an_award
from tests.procurement.judged import a_recommended
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline, opened
from tests.procurement.stories import a_buyer, a_published_tender

pytestmark = pytest.mark.anyio
HERE = Path(__file__).parent / "ocds"
RELEASE = "https://standard.open-contracting.org/schema/1__1__5/release-schema.json"


def schemas() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schema of a package and that of a release, with the extension that has the bids."""
    package, release, bids = (
        json.loads((HERE / f"{name}.json").read_text())
        for name in ("release-package-schema", "release-schema", "bids-release-schema")
    )
    release["definitions"] |= {name: each for name, each in bids["definitions"].items() if name != "Award"}
    release["properties"] |= bids["properties"]
    return package, release


def mistakes(told: dict[str, Any]) -> list[str]:
    """Return what of a package and its releases is not as the standard has it."""
    package, release = schemas()
    package["properties"]["releases"]["items"] = {}
    found = []
    for schema, value in ((package, told), *((release, each) for each in told["releases"])):
        validator = jsonschema_rs.Draft4Validator(schema, validate_formats=True)
        found += [f"{each.instance_path}: {each.message}" for each in validator.iter_errors(value)]
    return found


async def release(client: httpx.AsyncClient, public_id: str) -> dict[str, Any]:
    """Return the one release of a tender's package, which has no mistake."""
    told = (await client.get(f"/tenders/{public_id}/ocds")).json()
    assert mistakes(told) == []
    (one,) = told["releases"]
    found: dict[str, Any] = one
    return found


async def test_a_tender_that_takes_bids_tells_its_terms_and_of_no_bid(client: httpx.AsyncClient) -> None:
    tender = await a_published_tender(await a_buyer())
    told = await release(client, tender.public_id)

    assert told["ocid"] == f"ocds-000000-{tender.public_id}"
    assert told["tag"] == ["planning", "tender"]
    assert told["tender"]["value"] == {"amount": 386_000, "currency": "CNY"}
    assert told["tender"]["status"] == "active"
    assert not {"bids", "awards", "contracts"} & set(told)


async def test_before_the_opening_there_is_not_even_a_count_and_after_it_each_bid(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 90 * WAN)
    before = await release(client, made.tender.public_id)
    await a_bid(made, 2, 80 * WAN + 1)
    assert await release(client, made.tender.public_id) == before, "a bid changes nothing that everyone reads"

    with clock.stopped(after_deadline(made)):
        await opened(made)
        after = await release(client, made.tender.public_id)

    assert [each["value"]["amount"] for each in after["bids"]["details"]] == [900_000, 800_000.01]
    assert after["id"] != before["id"]
    assert [each["roles"] for each in after["parties"][1:]] == [["tenderer"], ["tenderer"]]


async def test_an_award_names_the_chosen_and_a_contract_what_was_accepted(client: httpx.AsyncClient) -> None:
    made = await a_recommended()
    await awarding.choose(await made.fresh(), by=made.approver)
    told = await release(client, made.tender.public_id)

    assert [each["suppliers"][0]["name"] for each in told["awards"]] == [made.suppliers[1][0].name]
    assert told["tender"]["status"] == "complete"


@pytest.mark.usefixtures("the_day_after")
async def test_a_contract_tells_its_parts_and_which_were_met(client: httpx.AsyncClient) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    await accepted(cast, await a_delivery(cast, contract), 12, 2)
    told = await release(client, cast.tender.public_id)

    (one,) = told["contracts"]
    assert [each["status"] for each in one["milestones"]] == ["met", "scheduled", "scheduled"]
    assert told["tag"] == ["tender", "award", "contract", "implementation"]


async def test_all_that_was_published_comes_in_packages_and_no_draft(client: httpx.AsyncClient) -> None:
    made = await a_purchase(suppliers=0)
    told = (await client.get("/open/ocds")).json()

    assert mistakes(told) == []
    assert [each["tender"]["id"] for each in told["releases"]] == [made.tender.number]
    assert (await client.get("/open/ocds?at=2")).json()["releases"] == []
    assert (await client.get("/tenders/000000000000/ocds", headers={"accept": "application/json"})).status_code == 404
