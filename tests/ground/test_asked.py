"""What an address may be asked is named in its table, read in one way, and described as it is read."""

import datetime as dt
from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Annotated, Any, Literal

import httpx
import pytest
from pydantic import Field
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ground import openapi
from ground.answers import refused
from ground.asked import Number, PageNumber, Question, asked, cut_at
from ground.doors import OPEN, act, page
from ground.errors import Refusal
from ground.language import reading

pytestmark = pytest.mark.anyio


class Leaf(StrEnum):
    """Kinds of tea."""

    GREEN = "green"
    RED = "red"


class TeaQuestion(Question):
    """Which tea."""

    leaf: Leaf | None = None
    order: Literal["old", "young"] = "old"
    whom: Literal["family"] | None = Field(None, alias="for")
    words: Annotated[str, cut_at(5)] = ""
    cup: list[Annotated[str, cut_at(3)]] = Field(default_factory=list)
    pot: Number | None = None
    day: dt.date | None = None
    at: PageNumber = 1


async def show_tea(request: Request) -> Response:
    """Say what was asked."""
    return JSONResponse(asked(request, TeaQuestion).model_dump(mode="json"))


TEA = [
    page("/tea", show_tea, name="tea:list", asks=TeaQuestion, door=OPEN),
    page("/forgotten", show_tea, name="tea:forgotten", door=OPEN),
    act("/again", show_tea, name="tea:again", door=OPEN),
    act("/tea", show_tea, name="tea:pour", asks=TeaQuestion, door=OPEN),
]
PROGRAM = {"accept": "application/json"}
PERSON = {"accept": "text/html"}
DEFAULTS: dict[str, object] = {
    "leaf": None,
    "order": "old",
    "whom": None,
    "words": "",
    "cup": [],
    "pot": None,
    "day": None,
    "at": 1,
}


class Nobody:
    """A stranger."""

    person_id = None


@pytest.fixture
async def house() -> AsyncIterator[httpx.AsyncClient]:
    """A house of these addresses alone."""
    app = Starlette(routes=list(TEA), exception_handlers={Refusal: refused})

    async def known(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        await app({**scope, "user": Nobody()}, receive, send)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=known), base_url="http://testserver") as made:
        yield made


async def test_a_question_is_read_as_its_shape_says(house: httpx.AsyncClient) -> None:
    full = "/tea?leaf=red&order=young&for=family&words=%20greens%20&cup=one&cup=seven&pot=7&day=2026-03-01&at=3"

    assert (await house.get("/tea", headers=PROGRAM)).json() == DEFAULTS
    assert (await house.get(f"{full}&from=wechat", headers=PROGRAM)).json() == {
        "leaf": "red", "order": "young", "whom": "family", "words": "green", "cup": ["one", "sev"], "pot": 7,
        "day": "2026-03-01", "at": 3,
    }  # fmt: skip


WRONG = (
    "leaf=blue", "leaf=", "order=x", "for=me", "pot=0", "pot=-1", "pot=1.0", "pot=x", "pot=٣", "pot=+1", "pot=007",
    f"pot={10**9}", f"pot={10**40}", "day=0", "day=1772323200", "day=2026-13-01", "at=0", "at=10001", "at=",
)  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
async def test_a_person_s_link_opens_without_what_is_wrong_in_it_and_a_program_is_told(
    house: httpx.AsyncClient, wrong: str
) -> None:
    person = await house.get(f"/tea?{wrong}&words=old", headers=PERSON)
    with reading("en"):
        program = await house.get(f"/tea?{wrong}&words=old", headers=PROGRAM)

    assert person.json() == {**DEFAULTS, "words": "old"}
    assert program.status_code == 422
    [mistake] = program.json()["mistakes"]
    assert mistake["field"] == wrong.partition("=")[0]
    assert mistake["sentence"]


async def test_what_the_table_does_not_name_is_read_by_nobody(house: httpx.AsyncClient) -> None:
    with pytest.raises(RuntimeError, match="table does not say so"):
        await house.get("/forgotten?leaf=red", headers=PERSON)

    assert (await house.post("/again?leaf=red", headers=PERSON)).json() == DEFAULTS
    assert (await house.post("/tea?leaf=red", headers=PERSON)).json() == {**DEFAULTS, "leaf": "red"}


def test_the_document_says_types_bounds_and_choices_as_they_are_read() -> None:
    told = openapi.document(TEA, title="Tea")["paths"]["/tea"]

    assert all((each["in"], each["required"]) == ("query", False) for each in told["get"]["parameters"])
    schemas = {each["name"]: each["schema"] for each in told["get"]["parameters"]}
    assert schemas["leaf"] == {"enum": ["green", "red"], "type": "string", "description": "Kinds of tea."}
    assert schemas["order"] == {"default": "old", "enum": ["old", "young"], "type": "string"}
    assert schemas["for"] == {"const": "family", "type": "string"}
    assert schemas["words"] == {"default": "", "type": "string"}
    assert schemas["cup"] == {"items": {"type": "string"}, "type": "array"}
    assert schemas["pot"] == {"maximum": 999_999_999, "minimum": 1, "type": "integer"}
    assert schemas["at"] == {"default": 1, "maximum": 10_000, "minimum": 1, "type": "integer"}
    assert [each.get("name", "key") for each in told["post"]["parameters"]] == [*schemas, "key"]
