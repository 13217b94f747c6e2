"""Pages: a typed model of what a page says, and the templates that print it for people."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic import ConfigDict
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match

from ground import language, settings
from ground.actors import Actor
from ground.deferred import Deferred
from ground.forms import form_of
from ground.templating import environment


class Page(Deferred):
    """The base of every page: HTML and JSON are two prints of it."""

    model_config = ConfigDict(frozen=True)
    template: ClassVar[str]
    title: str


@dataclass(frozen=True)
class Desk:
    """One entry of a member of staff's navigation."""

    label: str
    href: str
    current: bool


DesksOf = Callable[[Request, Actor], Awaitable[Sequence[Desk]]]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads a page, and how they like to see it."""

    name: str | None
    signed_in: bool
    size: str
    contrast: bool
    language: str
    desks: Sequence[Desk]
    here: str
    other_language_href: str
    city: str
    helpline: str
    demo: bool
    said: str | None
    """What was just done, told once on the page after it."""


async def reader_of(request: Request) -> Reader:
    """Return who reads: the display choices come from cookies, the desks from what the actor holds."""
    actor: Actor = request.user
    here = address_of(request)
    spoken = language.current_language.get()
    desks_of: DesksOf | None = getattr(request.app.state, "desks_of", None)
    size = request.cookies.get("size", "1")
    return Reader(
        name=actor.display_name or None,
        signed_in=actor.is_authenticated,
        size=size if size in ("1", "2", "3") else "1",
        contrast=request.cookies.get("hc") == "1",
        language=spoken,
        desks=await desks_of(request, actor) if desks_of and actor.grants and not is_bare(request) else (),
        here=prefix() + here,
        other_language_href=here if spoken == "en" else f"/en{here}",
        city=getattr(request.app.state, "city", ""),
        helpline="12345",
        demo=settings.current().demo,
        said=getattr(request.state, "said", None),
    )


def is_bare(request: Request) -> bool:
    """Whether the page tells of a fault: then it asks the database nothing, which may be what is away."""
    return getattr(request.state, "bare", False)


def address_of(request: Request) -> str:
    """Return the address asked for, without a language's prefix, if a page answers there; else the first page's.

    It is one of this site wherever it is written: two slashes at its beginning would name another (security 29).
    """
    as_page = {**request.scope, "method": "GET"}
    if request.method != "GET" and not any(each.matches(as_page)[0] == Match.FULL for each in request.app.routes):
        return "/"
    path = "/" + quote(request.scope["path"].lstrip("/"), errors="replace")
    return path + (f"?{request.url.query}" if request.url.query else "")


def prefix() -> str:
    """Return what addresses begin with in the language of this moment."""
    return "/en" if language.current_language.get() == "en" else ""


async def html(request: Request, page: Page, status: int = 200) -> Response:
    """Print a page for a person."""
    template = environment().get_template(page.template)
    me = await reader_of(request)
    form = form_of(request)
    text = template.render(page=page, me=me, form=form, url_for=url_maker(request))
    return HTMLResponse(form.summed_up(text), status_code=status)


def url_maker(request: Request) -> Callable[..., str]:
    """Return the `url_for` of templates and endpoints: a path by name, in the reader's language."""

    def url_for(name: str, /, **params: Any) -> str:  # noqa: ANN401
        return prefix() + str(request.app.url_path_for(name, **params))

    return url_for
