"""The application: the house's addresses behind the doorman, with the relay beside them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount

from ground import database, language, logs, places, settings
from ground.answers import broken, refused, refused_by_router
from ground.doorman import Language, Threshold, WhoComes
from ground.errors import Refusal
from ground.guards import LastResort, Measured, OnlyText, OwnNames, SameOrigin
from ground.naming import Named
from ground.relay import Relay
from ground.static_files import HashedFiles
from marketplace import house
from marketplace.desks import desks_of

MOST_BODY_BYTES = 12 * 2**20
"""One file of 10 MB (security 17) and the form around it."""


def application() -> Named:
    """Return the whole product as one ASGI application, for the settings in force."""
    made = Named(
        routes=[
            *house.addresses(),
            Mount("/static", HashedFiles(directory=settings.shipped("marketplace") / "static"), name="static"),
        ],
        middleware=[
            Middleware(Threshold),
            Middleware(GZipMiddleware, minimum_size=600),
            Middleware(Language),
            Middleware(LastResort),
            Middleware(OwnNames, names=settings.current().hosts),
            Middleware(OnlyText),
            Middleware(Measured, most_bytes=MOST_BODY_BYTES),
            Middleware(SameOrigin, exempt=("/hooks/",)),
            Middleware(AuthenticationMiddleware, backend=WhoComes()),
        ],
        exception_handlers={Refusal: refused, HTTPException: refused_by_router, Exception: broken},
        lifespan=_open_for_business,
    )
    made.state.desks_of = desks_of
    made.state.obligations = house.obligations()
    made.state.together = house.together()
    made.state.city = ""
    language.load(settings.shipped("locale"))
    return made


def served() -> Named:
    """Return the product as a web process serves it: its log is JSON without anything personal."""
    logs.configure()
    return application()


@asynccontextmanager
async def _open_for_business(app: Starlette) -> AsyncIterator[None]:
    """Hold the database open, and the relay at work where this process is to run it."""
    async with database.opened(settings.current(), everywhere=True):
        await learn_city(app)
        stop = asyncio.Event()
        tasks = [asyncio.create_task(relay().run(stop))] if settings.current().relay_inside else []
        yield
        stop.set()
        await asyncio.gather(*tasks)


async def learn_city(app: Starlette) -> None:
    """Tell the pages the name of the city, once it is imported."""
    city = await places.city()
    app.state.city = city.name.removesuffix("市") if city else ""


def relay() -> Relay:
    """Return a relay that knows every reaction and all due work of the house."""
    return Relay(reactions=house.reactions(), due=house.due(), senders=house.senders())
