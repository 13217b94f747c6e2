"""An address is found by its name and what it takes, as Starlette finds it."""

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, NoMatchFound, Route

from ground.naming import Named


async def _tea(_request: Request) -> Response:
    return PlainTextResponse("tea")


APP = Named(
    routes=[
        Route("/tea", _tea, name="tea"),
        Route("/tea/{kind}", _tea, name="tea"),
        Mount("/leaves", Named(routes=[]), name="leaves"),
    ]
)
ASKED = (
    ("GET", "/tea"),
    ("GET", "/tea/green"),
    ("POST", "/tea"),
    ("GET", "/coffee"),
    ("GET", "/leaves/dry"),
    ("GET", "/tea/"),
)


def test_of_two_with_one_name_the_one_that_takes_this_is_meant() -> None:
    assert APP.url_path_for("tea") == "/tea"
    assert APP.url_path_for("tea", kind="green") == "/tea/green"
    assert APP.url_path_for("leaves", path="dry") == "/leaves/dry"


@pytest.mark.parametrize(("name", "takes"), [("coffee", {}), ("tea", {"cup": "small"})])
def test_what_nobody_has_is_told(name: str, takes: dict[str, str]) -> None:
    with pytest.raises(NoMatchFound):
        APP.url_path_for(name, **takes)


def test_the_first_word_of_an_address_cannot_be_variable() -> None:
    with pytest.raises(ValueError, match="begins with something variable"):
        Named(routes=[Route("/{anything}", _tea, name="anything")])


async def test_the_first_that_takes_path_and_method_answers_and_what_nobody_takes_is_told() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://tea") as client:
        said = [(await client.request(method, path)).status_code for method, path in ASKED]

    assert said == [200, 200, 405, 404, 404, 307]


def test_every_route_is_told_in_its_order() -> None:
    assert [each.name for each in APP.routes if isinstance(each, Route | Mount)] == ["tea", "tea", "leaves"]
