"""What was written and not sent: shown again after the sign-in, in its own form, to be pressed once more."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from ground import unsent
from ground.answers import done, refused
from ground.database import opening_with
from ground.doors import Address, Endpoint
from ground.errors import NotFound, OutOfTurn, Refusal
from ground.language import _, lazy
from ground.pages import url_maker

NOT_YET = lazy("You were signed out meanwhile, and nothing was sent. Please look at it and press once more.")


async def show_unsent(request: Request) -> Response:
    """Show the form that this person wrote in this browser before they were asked to sign in."""
    form = await unsent.kept_for(request.user, request.cookies.get(unsent.COOKIE, ""))
    if form is None:
        gone = _("What you wrote is not here any more. Please write it once more.")
        return await done(request, url_maker(request)("home"), said=gone)
    endpoint, again = _as_it_came(request, form)
    try:
        async with opening_with(_not_yet):
            return await endpoint(again)
    except Refusal as refusal:
        return await _answered(again, refusal, form)


def _as_it_came(request: Request, form: unsent.Form) -> tuple[Endpoint, Request]:
    """Return where the form goes to, if its door is still open to them, and the form as a request that they make."""
    sent = {"method": "POST", "path": form.path, "raw_path": form.path.encode(), "query_string": form.query.encode()}
    state: dict[str, object] = {"sent": dict(form.typed)}
    scope = {**request.scope, **sent, "state": state}
    for address in request.app.routes:
        match, parts = address.matches(scope)
        if match == Match.FULL and isinstance(address, Address):
            address.door.check(request.user)
            state["asks"] = address.asks
            return address.inner, Request({**scope, **parts})
    raise NotFound(lazy("We could not find this page."))


async def _not_yet() -> None:
    """Refuse every act before it begins: to open a page does nothing."""
    raise OutOfTurn(NOT_YET)


async def _answered(again: Request, refusal: Refusal, form: unsent.Form) -> Response:
    """Show the form with what was typed; of a button without a form, the page that it stood on."""
    if isinstance(refusal, OutOfTurn) and getattr(again.state, "form_again", None) is None:
        return await done(again, form.came_from, said=refusal.sentence)
    return await refused(again, refusal)
