"""An address is found by its name and what it takes, as Starlette finds it."""

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


def test_of_two_with_one_name_the_one_that_takes_this_is_meant() -> None:
    assert APP.url_path_for("tea") == "/tea"
    assert APP.url_path_for("tea", kind="green") == "/tea/green"
    assert APP.url_path_for("leaves", path="dry") == "/leaves/dry"


@pytest.mark.parametrize(("name", "takes"), [("coffee", {}), ("tea", {"cup": "small"})])
def test_what_nobody_has_is_told(name: str, takes: dict[str, str]) -> None:
    with pytest.raises(NoMatchFound):
        APP.url_path_for(name, **takes)
