"""The whole product with a few addresses more, by which tests ask how it answers what is sent."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ground import clock
from ground.answers import done, show
from ground.database import transaction
from ground.doors import KNOWN, OPEN, act, page
from ground.errors import Gone, Unavailable
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import lazy
from marketplace import app as marketplace_app
from marketplace.schemas.audit import AuditHeadsPage

SAME = {"sec-fetch-site": "same-origin"}
JSON = {"accept": "application/json"}


class EchoDraft(Shape):
    """What is sent to be kept and said again."""

    name: str
    tags: tuple[str, ...] = ()
    count: int | None = None
    on: dt.date | None = None


async def keep(request: Request) -> Response:
    """Keep a name in a column, which PostgreSQL refuses where it is no text, and say it again."""
    draft = await submitted(request, EchoDraft)
    async with transaction():
        made = await Person.create(name=draft.name, made_at=clock.now(), rev=draft.count or 0)
    return JSONResponse({"name": (await Person.get(id=made.id)).name, "tags": draft.tags})


async def say(request: Request) -> Response:
    """Answer an act with a sentence for the next page."""
    return await done(request, "/t/page", said="记下了。")


async def look(request: Request) -> Response:
    """Show a page that says who reads."""
    who = f"{request.user.person_id} {sorted(held.role for held in request.user.grants)}"
    return await show(request, AuditHeadsPage(title=who, heads=[], public_key="", public_key_pem=""))


async def crash(request: Request) -> Response:
    """Fail as only a mistake of ours does."""
    raise RuntimeError("the password is 12345678")  # noqa: EM101


async def be_away(request: Request) -> Response:
    """Fail as a database that is restarted does."""
    raise ConnectionRefusedError


async def refuse(request: Request) -> Response:
    """Refuse with what the path asks for."""
    kinds: dict[str, Any] = {"gone": Gone, "unavailable": Unavailable}
    raise kinds[request.path_params["what"]](lazy("We could not find this page."))


ADDRESSES = [
    act("/t/keep", keep, name="t:keep", takes=EchoDraft, door=OPEN),
    act("/t/known/keep", keep, name="t:keep_known", takes=EchoDraft, door=KNOWN),
    act("/t/say", say, name="t:say", door=OPEN),
    page("/t/page", look, name="t:page", shows=AuditHeadsPage, door=OPEN),
    page("/t/known", look, name="t:known", shows=AuditHeadsPage, door=KNOWN),
    page("/t/crash", crash, name="t:crash", door=OPEN),
    page("/t/away", be_away, name="t:away", door=OPEN),
    page("/t/refuse/{what}", refuse, name="t:refuse", door=OPEN),
]


@asynccontextmanager
async def an_echoing_house(base_url: str = "http://testserver") -> AsyncIterator[httpx.AsyncClient]:
    """Open the product with these addresses, to a client that sends no headers of its own accord."""
    made = marketplace_app.application()
    made.router.routes[:0] = ADDRESSES
    await marketplace_app.learn_city(made)
    transport = httpx.ASGITransport(app=made, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=base_url, headers={"accept": "text/html"}) as client:
        yield client
