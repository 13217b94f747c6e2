"""Desks: the first page of each member of staff."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground.answers import show
from ground.errors import NotFound
from ground.language import _, lazy
from ground.pages import url_maker
from marketplace.desks import ORG_WAYS, STARTS, WAYS, Start, first_desk
from marketplace.queries import waiting_work
from marketplace.schemas.desks import DeskPage, Figure, NextShift, Shortcut, Shortcuts, TaskShown

BY_NAME = {each.name: each for each in STARTS}


async def mine(request: Request) -> Response:
    """Lead to the desk where this person starts the day."""
    name = first_desk(request.user)
    if name is None:
        raise NotFound(lazy("We could not find this page."))
    return RedirectResponse(url_maker(request)(name), 303)


async def community(request: Request) -> Response:
    """Show the community worker's desk."""
    return await _desk(request, BY_NAME["desk:community"])


async def social_worker(request: Request) -> Response:
    """Show the social worker's day."""
    return await _desk(request, BY_NAME["desk:social_worker"])


async def org(request: Request) -> Response:
    """Show the organisation's desk."""
    return await _desk(request, BY_NAME["desk:org"])


async def street(request: Request) -> Response:
    """Show the street officer's desk."""
    return await _desk(request, BY_NAME["desk:street"])


async def county(request: Request) -> Response:
    """Show the county officer's desk."""
    return await _desk(request, BY_NAME["desk:county"])


async def buyer(request: Request) -> Response:
    """Show the desk of a buyer's clerk, second officer or finance officer."""
    return await _desk(request, BY_NAME["desk:buyer"])


async def supervisor(request: Request) -> Response:
    """Show the supervisor's desk: the city in numbers, the audit and its seals, what did not go out."""
    return await _desk(request, BY_NAME["desk:supervisor"])


async def _desk(request: Request, desk: Start) -> Response:
    me, url_for = request.user, url_maker(request)
    runs = desk.name in ("desk:social_worker", "desk:org")
    page = DeskPage(
        title=desk.title_for(me),
        area=await waiting_work.area_of(me, *desk.roles),
        tasks=[TaskShown(**vars(each)) for each in await waiting_work.tasks_for(me, url_for)],
        shifts=[
            NextShift(**vars(each))
            for each in await waiting_work.next_shifts(me, url_for, led_only=desk.name == "desk:social_worker")
        ]
        if runs
        else [],
        shortcuts=await (_ways_of_orgs(request) if runs else _ways(request, desk)),
        figures=[Figure(label=label, words=words) for label, words in await waiting_work.figures_of(me, *desk.roles)],
    )
    return await show(request, page)


async def _ways(request: Request, desk: Start) -> list[Shortcuts]:
    url_for = url_maker(request)
    ways = [
        Shortcut(label=str(way.words), words=str(way.about), href=url_for(way.name), picture=way.picture)
        for way in WAYS
        if set(way.roles) & set(desk.roles) and await way.is_open_to(request.user)
    ]
    return [Shortcuts(title=_("Ways on"), ways=ways)]


async def _ways_of_orgs(request: Request) -> list[Shortcuts]:
    """Return the ways on within each organisation the actor works for."""
    url_for = url_maker(request)
    return [
        Shortcuts(
            title=org.name,
            ways=[
                Shortcut(
                    label=str(way.words),
                    words=str(way.about),
                    href=url_for(way.name, org=org.public_id),
                    picture=way.picture,
                )
                for way in ORG_WAYS
                if request.user.holds_over_org(org.id, *way.roles)
            ],
        )
        for org in await waiting_work.orgs_of(request.user)
    ]
