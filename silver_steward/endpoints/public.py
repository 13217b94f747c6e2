"""What everyone reads."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import show
from silver_steward.showing import public as showing


async def show_seasons(request: Request) -> Response:
    return await show(request, await showing.seasons_page())


async def show_season(request: Request) -> Response:
    return await show(request, await showing.season_page(request.path_params["season"]))


async def show_honours(request: Request) -> Response:
    return await show(request, await showing.honours_page(request.path_params.get("year")))


async def check(request: Request) -> Response:
    return await show(request, await showing.check_page(request.path_params["number"]))
