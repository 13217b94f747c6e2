"""What goes out: a page as HTML or JSON by what the reader accepts, a redirect after an act, a refusal in words."""

import logging
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ground import pages, settings, troubles
from ground.codes import keyed_hash
from ground.entrance import to_the_entrance
from ground.errors import (
    NotFound,
    NotSignedIn,
    Refusal,
    TooLarge,
    TooMany,
    Unavailable,
    Unreadable,
    WrongMethod,
)
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
        sealed = f"{keyed_hash('said', said)[:16]}{quote(said)}"
        response.set_cookie("said", sealed, max_age=60, httponly=True, samesite="lax", secure=settings.current().secure)
    return response


def what_was_said(cookie: str) -> str | None:
    """Return the sentence of `done` that a cookie carries; a cookie that others set says nothing."""
    said = unquote(cookie[16:])
    mine = keyed_hash("said", said)[:16]
    return said if compare_digest(cookie[:16].encode(), mine.encode()) else None


class ErrorPage(Page):
    """What went wrong, what to do next, and whom to call."""

    template = "errors/error.html"
    status: int
    code: str
    sentence: str
    request_id: str


TITLES = {
    400: lazy("We could not find this page"),
    403: lazy("This is not for you to do"),
    404: lazy("We could not find this page"),
    405: lazy("We could not find this page"),
    409: lazy("This has changed"),
    410: lazy("This was taken down"),
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
        return await to_the_entrance(request)
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
        response.headers.update(_wait(refusal))
        return response
    return await _error_page(request, refusal)


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
    response.headers.update(_wait(refusal))
    return response


def _wait(refusal: Refusal) -> dict[str, str]:
    """Return the header that tells when to ask again, where that is known."""
    match refusal:
        case TooMany():
            return {"Retry-After": str(refusal.retry_after)}
        case Unavailable():
            return {"Retry-After": "10"}
        case _:
            return {}


def _problem(refusal: Refusal) -> Response:
    body = {
        "type": f"/problems/{refusal.code}",
        "title": refusal.code.replace("-", " "),
        "status": refusal.status,
        "detail": refusal.sentence,
        **refusal.more,
    }
    return JSONResponse(body, refusal.status, _wait(refusal), media_type="application/problem+json")


async def refused_by_router(request: Request, error: Exception) -> Response:
    """Answer the framework's own refusals (no route, wrong method, body too large) in our words."""
    assert isinstance(error, HTTPException)  # noqa: S101
    refusal: Refusal
    match error.status_code:
        case TooLarge.status:
            refusal = TooLarge(lazy("This is more than we can take at once."))
        case WrongMethod.status:
            refusal = WrongMethod(lazy("We could not find this page."))
        case NotFound.status:
            refusal = NotFound(lazy("We could not find this page."))
        case _:
            refusal = Unreadable(lazy("We could not read what was sent."), [])
    response = await refused(request, refusal)
    response.headers.update(error.headers or {})
    if isinstance(refusal, WrongMethod):
        response.headers["Allow"] = ", ".join(_methods_at(request))
    return response


def _methods_at(request: Request) -> list[str]:
    """Return what may be done at this path by all its entries; the framework tells of the first alone."""
    found = (route for route in request.app.routes if isinstance(route, Route))
    return sorted(
        {method for route in found if route.path_regex.match(request.scope["path"]) for method in route.methods or ()}
    )


async def broken(request: Request, error: Exception) -> Response:
    """Answer a fault: no detail goes out, the log has it under the number shown. What may pass by itself is a 503."""
    request.state.bare = True
    number = request.scope.get("request_id", "")
    if troubles.is_passing(error):
        log.warning("request %s found the database away", number, exc_info=error)
        return await refused(
            request, Unavailable(lazy("Please try again in a moment. Nothing was lost or done twice."))
        )
    if troubles.is_theirs(error):
        log.warning("request %s sent what no column keeps", number, exc_info=error)
        return await refused(request, Unreadable(lazy("We could not read what was sent."), []))
    log.error("request %s failed", number, exc_info=error)
    sentence = _("It is not your fault. Nothing you did was lost or done twice. Please try again in a moment.")
    if wants_json(request):
        return JSONResponse(
            {"type": "/problems/broken", "title": "broken", "status": 500, "detail": sentence},
            500,
            media_type="application/problem+json",
        )
    page = ErrorPage(title=str(TITLES[500]), status=500, code="broken", sentence=sentence, request_id=number)
    return await pages.html(request, page, 500)


__all__ = ["Unavailable", "broken", "done", "refused", "refused_by_router", "show", "wants_json"]
