"""The description for programs tells every address of the house as it is: what it takes, shows and refuses."""

import re
from typing import Any

import httpx
import pytest
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ground import openapi
from ground.actors import Role
from ground.doors import KNOWN, OPEN, Address, act, page, staff
from ground.errors import Refusal
from ground.forms import Shape
from ground.pages import Page
from marketplace import house

pytestmark = pytest.mark.anyio


class TeaPage(Page):
    """A cup."""

    template = "none.html"
    cups: int


class TeaDraft(Shape):
    """How it is liked."""

    sugar: int = 0


class LeafDraft(Shape):
    """A leaf."""

    picture: UploadFile


async def pour(request: Request) -> Response:
    """Pour a cup."""
    return JSONResponse({})


TEA = [
    page("/tea/{cup:pid}", pour, name="tea:cup", shows=TeaPage, door=OPEN, title="A cup of tea"),
    act("/tea/{cup:pid}", pour, name="tea:pour", takes=TeaDraft, shows=TeaPage, door=KNOWN),
    act("/tea/leaves/{n:int}", pour, name="tea:leaf", takes=LeafDraft, door=staff(Role.ORG_STAFF, Role.ORG_MANAGER)),
    page("/tea/file", pour, name="tea:file", door=OPEN),
]


def refs(told: Any) -> set[str]:  # noqa: ANN401 - a tree of JSON
    """Return every reference in a document."""
    if isinstance(told, dict):
        own = {told["$ref"]} if isinstance(told.get("$ref"), str) else set()
        return own.union(*(refs(each) for each in told.values()))
    return set().union(*(refs(each) for each in told)) if isinstance(told, list) else set()


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the operations by their ids; two of one id are one too many."""
    found = [
        told
        for item in document["paths"].values()
        for method, told in item.items()
        if method in ("get", "post", "put", "patch", "delete")
    ]
    assert len({told["operationId"] for told in found}) == len(found)
    return {told["operationId"]: told for told in found}


def is_sound(document: dict[str, Any]) -> None:
    """Assert what the norm asks of a document, by hand: 3.1.0, 4.8."""
    assert document["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(document["info"])
    for ref in refs(document):
        found: Any = document
        for part in ref.removeprefix("#/").split("/"):
            found = found[part]
        assert found is not None
    shaped = [re.sub(r"{\w+}", "{}", path) for path in document["paths"]]
    assert len(set(shaped)) == len(shaped), "two paths differ in the names of their parameters alone"
    for path, item in document["paths"].items():
        assert path.startswith("/")
        assert {each["name"] for each in item.get("parameters", ())} == set(re.findall(r"{(\w+)}", path))
        assert all(each["required"] and each["schema"] for each in item.get("parameters", ()))
    for told in operations(document).values():
        assert told["responses"]
        assert all(re.fullmatch(r"[1-5]\d\d", status) for status in told["responses"])
        assert all("$ref" in each or each["description"] for each in told["responses"].values())
        assert told["summary"]


def test_an_address_is_told_as_its_entry_in_the_table_says() -> None:
    document = openapi.document(TEA, title="Tea")
    told = operations(document)

    is_sound(document)
    cup, pouring, leaf = told["tea:cup.get"], told["tea:pour.post"], told["tea:leaf.post"]
    assert document["paths"]["/tea/{cup}"]["parameters"][0]["schema"]["pattern"].startswith("^[0123")
    assert (cup["summary"], pouring["summary"]) == ("A cup of tea", "Pour a cup.")
    assert cup["responses"]["200"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/TeaPage"}
    assert "application/json" not in told["tea:file.get"]["responses"]["200"]["content"]
    assert (cup["security"], "security" in pouring) == ([{}], False)
    assert leaf["x-roles"] == ["org_manager", "org_staff"]
    assert pouring["parameters"] == [{"$ref": "#/components/parameters/idempotency-key"}]
    assert set(pouring["requestBody"]["content"]) == {"application/json", "application/x-www-form-urlencoded"}
    assert set(leaf["requestBody"]["content"]) == {"multipart/form-data"}
    schemas = document["components"]["schemas"]
    assert schemas["LeafDraft"]["properties"]["picture"] == {"type": "string", "format": "binary", "title": "Picture"}
    assert schemas["TeaDraft"]["additionalProperties"] is False
    assert {"303", "401", "409", "422", "429"} <= set(pouring["responses"])
    assert "401" not in cup["responses"]
    assert "413" not in cup["responses"]


def test_each_refusal_is_a_problem_with_its_own_status() -> None:
    document = openapi.document(TEA, title="Tea")
    told = document["components"]["responses"]
    known = {each.code for each in Refusal.__subclasses__()}

    assert set(told) <= known
    assert all("application/problem+json" in each["content"] for each in told.values())
    assert "Retry-After" in told["too-many"]["headers"]


def test_every_address_of_the_house_is_told_and_every_page_with_its_fields() -> None:
    addresses: list[Address] = house.addresses()
    document = openapi.document(addresses, title="Sanshe")
    told = operations(document)

    is_sound(document)
    assert len(told) == len(addresses)
    for address in addresses:
        method = "post" if "POST" in (address.methods or ()) else "get"
        operation = told[f"{address.name}.{method}"]
        assert operation["x-door"] == address.door.name
        if address.shows is not None:
            content = operation["responses"]["200"]["content"]["application/json"]["schema"]
            drawn = [ref.rsplit("/", 1)[1] for ref in refs(content) if not ref.endswith("/Said")]
            properties = [set(document["components"]["schemas"][each]["properties"]) for each in drawn]
            pages = (address.shows, *address.instead)
            assert sorted(map(sorted, properties)) == sorted(sorted(each.model_fields) for each in pages)
        if address.takes is not None:
            assert operation["requestBody"]["content"]


async def test_a_program_fetches_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/openapi.json", headers={"accept": "application/json"})

    assert answer.status_code == 200
    is_sound(answer.json())
    assert "/open/audit" in answer.json()["paths"]
    assert (await client.get("/openapi.json")).json() == answer.json()


def test_a_rows_number_in_an_address_is_a_whole_number() -> None:
    async def pour(_request: Request) -> Response:
        return JSONResponse({})

    told = openapi.document([page("/cups/{cup:num}", pour, name="tea:cup")], title="Tea")

    assert told["paths"]["/cups/{cup}"]["parameters"][0]["schema"]["type"] == "integer"
