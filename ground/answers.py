"""What goes out: a page as HTML or JSON by what the reader accepts, a redirect after an act, a refusal in words."""

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Match

from ground import pages
from ground.errors import NotFound, NotSignedIn, Refusal, TooLarge, TooMany, Unavailable, Unreadable
from ground.forms import form_of
from ground.language import _, lazy
from ground.pages import Page

log = logging.getLogger("marketplace.answers")


def wants_json(request: Request) -> bool:
    """Whether the reader is a program: it accepts JSON and does not ask for HTML."""
    accept = request.headers.get("accept", "")
    return "json" in accept and "text/html" not in accept


async def show(request: Request, page: Page, status: int = 200) -> Response:
    """Show a page: HTML for a person, the same facts as JSON for a program."""
    if wants_json(request):
        response: Response = JSONResponse(page.model_dump(mode="json"), status_code=status)
    else:
        response = await pages.html(request, page, status)
    response.headers["Vary"] = "Accept, Cookie"
    return response


async def done(
    request: Request, at: str, *, page: Callable[[], Awaitable[Page]] | None = None, said: str | None = None
) -> Response:
    """Answer an act: a person goes on to the page `at` (303) and reads `said` there; a program gets the page's JSON."""
    if wants_json(request):
        body = (await page()).model_dump(mode="json") if page else {"said": said}
        return JSONResponse(body, headers={"Location": at})
    response = RedirectResponse(at, status_code=303)
    if said:
        response.set_cookie("said", quote(said), max_age=60, httponly=True, samesite="lax")
    return response


class ErrorPage(Page):
    """What went wrong, what to do next, and whom to call."""

    template = "errors/error.html"
    status: int
    code: str
    sentence: str
    request_id: str


TITLES = {
    403: lazy("This is not for you to do"),
    404: lazy("We could not find this page"),
    409: lazy("This has changed"),
    413: lazy("Too much at once"),
    422: lazy("Please look at this again"),
    429: lazy("Please wait a little"),
    500: lazy("Something went wrong on our side"),
    503: lazy("Just a moment"),
}


async def refused(request: Request, refusal: Exception) -> Response:
    """Answer a Refusal: the form again with what was typed, a page with the sentence, or Problem Details (RFC 9457)."""
    assert isinstance(refusal, Refusal)  # noqa: S101 - Starlette calls this for nothing else
    if isinstance(refusal, Unreadable):
        form_of(request).errors = list(refusal.mistakes)
    if wants_json(request):
        return _problem(refusal)
    if isinstance(refusal, NotSignedIn):
        entrance = pages.url_maker(request)("entering:sign_in")
        return RedirectResponse(f"{entrance}?next={quote(pages.prefix() + _page_here(request))}", status_code=303)
    again = getattr(request.state, "form_again", None)
    if again is not None and refusal.status in (403, 409, 422, 429):
        request.state.form_again = None
        if not isinstance(refusal, Unreadable):
            form_of(request).problem = refusal.sentence
        try:
            response: Response = await again(request)
        except Refusal as deeper:
            return await _error_page(request, deeper)
        response.status_code = refusal.status
        return response
    return await _error_page(request, refusal)


def _page_here(request: Request) -> str:
    """Return the address asked for, if a page answers there: who signs in goes on where they were."""
    as_page = {**request.scope, "method": "GET"}
    if not any(route.matches(as_page)[0] == Match.FULL for route in request.app.routes):
        return "/"
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


async def _error_page(request: Request, refusal: Refusal) -> Response:
    response = await pages.html(
        request,
        ErrorPage(
            title=str(TITLES.get(refusal.status, TITLES[422])),
            status=refusal.status,
            code=refusal.code,
            sentence=refusal.sentence,
            request_id=request.scope.get("request_id", ""),
        ),
        refusal.status,
    )
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _problem(refusal: Refusal) -> Response:
    body = {
        "type": f"/problems/{refusal.code}",
        "title": refusal.code.replace("-", " "),
        "status": refusal.status,
        "detail": refusal.sentence,
        **refusal.more,
    }
    headers = {"Retry-After": str(refusal.retry_after)} if isinstance(refusal, TooMany) else None
    return JSONResponse(body, refusal.status, headers, media_type="application/problem+json")


async def refused_by_router(request: Request, error: Exception) -> Response:
    """Answer the framework's own refusals (no route, wrong method, body too large) in our words."""
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == TooLarge.status:
        return await refused(request, TooLarge(lazy("This is more than we can take at once.")))
    if error.status_code == 405:  # noqa: PLR2004 - Method Not Allowed
        response = await refused(request, NotFound(lazy("We could not find this page.")))
        response.status_code = 405
        response.headers.update(error.headers or {})
        return response
    if error.status_code == NotFound.status:
        return await refused(request, NotFound(lazy("We could not find this page.")))
    return await refused(request, Unreadable(lazy("We could not read what was sent."), []))


async def broken(request: Request, error: Exception) -> Response:
    """Answer a fault of ours: no detail goes out, the log has it under the number shown."""
    log.error("request %s failed", request.scope.get("request_id", ""), exc_info=error)
    sentence = _("It is not your fault. Nothing you did was lost or done twice. Please try again in a moment.")
    if wants_json(request):
        return JSONResponse(
            {"type": "/problems/broken", "title": "broken", "status": 500, "detail": sentence},
            500,
            media_type="application/problem+json",
        )
    page = ErrorPage(
        title=str(TITLES[500]),
        status=500,
        code="broken",
        sentence=sentence,
        request_id=request.scope.get("request_id", ""),
    )
    return await pages.html(request, page, 500)


__all__ = ["Unavailable", "broken", "done", "refused", "refused_by_router", "show", "wants_json"]
