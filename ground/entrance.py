"""The way to the entrance: who is not signed in goes there first, and what they had written waits for them."""

from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground import bodies, pages, sessions, settings, unsent
from ground.errors import Refusal
from ground.forms import sent
from ground.identity import Session


async def to_the_entrance(request: Request) -> Response:
    """Send someone to sign in and then on to where they wished to be; staff whose session ended, to their own door."""
    url_for, token = pages.url_maker(request), getattr(request.state, "ended_token", "")
    session = await sessions.ended_one(token) if token else None
    keeps = request.method == "POST" and not getattr(request.state, "is_secret", False)
    browser = await _kept(request, session) if session and keeps else None
    after = url_for("entering:unsent") if browser else pages.prefix() + pages.address_of(request)
    entrance = url_for("entering:staff" if session and session.staff else "entering:sign_in")
    response = RedirectResponse(f"{entrance}?next={quote(after)}", status_code=303)
    if browser:
        lives = int(unsent.KEPT.total_seconds())
        secure = settings.current().secure
        response.set_cookie(unsent.COOKIE, browser, lives, httponly=True, samesite="lax", secure=secure)
    return response


async def _kept(request: Request, session: Session) -> str | None:
    """Keep what was typed; None where nothing was, or where it cannot be read."""
    try:
        typed = unsent.typed_in(await sent(request))
    except Refusal:
        return None
    finally:
        await bodies.close(request)
    form = unsent.Form(request.scope["path"], request.url.query, _came_from(request), typed)
    return await unsent.keep(form, session) if typed else None


def _came_from(request: Request) -> str:
    """Return the page of ours that the form stood on, as the browser tells it; else the first page."""
    told = urlsplit(request.headers.get("referer", ""))
    ours = told.netloc == request.headers.get("host")
    return "/" + quote(told.path.lstrip("/"), safe="/%") + (f"?{told.query}" if told.query else "") if ours else "/"
