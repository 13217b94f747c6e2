"""What everybody reads: the minutes of an opening, and the result."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import show
from procurement.queries import bids
from procurement.schemas.opening_pages import OpeningPage, OpeningPaper
from procurement.schemas.result_pages import ResultPage


async def show_opening(request: Request) -> Response:
    return await show(request, await OpeningPage.of(await bids.minuted(request.path_params["tender"]), by=request.user))


async def print_opening(request: Request) -> Response:
    return await show(request, await OpeningPaper.of(await bids.minuted(request.path_params["tender"])))


async def show_result(request: Request) -> Response:
    return await show(
        request, await ResultPage.of(await bids.with_result(request.path_params["tender"]), by=request.user)
    )
