"""Organisations as everybody reads them."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import show
from ground.asked import asked
from ground.language import _
from ground.places import PlaceKind
from orgs import areas, queries, words
from orgs.queries.searching import ONE_PAGE, Asked, orgs_found
from orgs.schemas.org_pages import OrgPage, OrgsPage, place_options
from orgs.schemas.questions import OrgsQuestion

LEVELS = (PlaceKind.COUNTY, PlaceKind.STREET, PlaceKind.COMMUNITY)


async def show_organisations(request: Request) -> Response:
    wanted = asked(request, OrgsQuestion)
    place = await areas.live_by_code(wanted.place, *LEVELS) if wanted.place else None
    found = await orgs_found(Asked(wanted.q, wanted.category, wanted.kind, place), page=wanted.page)
    page = OrgsPage(
        title=_("Organisations near you"),
        orgs=OrgsPage.cards(found),
        total=found.total,
        at=wanted.page,
        of=max(-(-found.total // ONE_PAGE), 1),
        words=wanted.q,
        category=wanted.category,
        categories=words.options(words.CATEGORIES),
        kind=wanted.kind,
        kinds=words.options(words.KINDS),
        place=place.code if place else "",
        places=await place_options(),
    )
    return await show(request, page)


async def show_organisation(request: Request) -> Response:
    org = await queries.org_seen_by(request.user, request.path_params["org"])
    return await show(request, await OrgPage.of(org))
