"""Organisations as everybody reads them."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import show
from ground.language import _
from ground.places import PlaceKind
from orgs import areas, queries, words
from orgs.endpoints.asked import chosen, page_number
from orgs.endpoints.asked import words as typed
from orgs.models import Category, OrgKind
from orgs.queries.searching import ONE_PAGE, Asked, orgs_found
from orgs.schemas.org_pages import OrgPage, OrgsPage, place_options

LEVELS = (PlaceKind.COUNTY, PlaceKind.STREET, PlaceKind.COMMUNITY)


async def show_organisations(request: Request) -> Response:
    code, at = request.query_params.get("place", "")[:20], page_number(request)
    place = await areas.live_by_code(code, *LEVELS) if code else None
    asked = Asked(typed(request), chosen(request, "category", Category), chosen(request, "kind", OrgKind), place)
    found = await orgs_found(asked, page=at)
    page = OrgsPage(
        title=_("Organisations near you"),
        orgs=OrgsPage.cards(found),
        total=found.total,
        at=at,
        of=max(-(-found.total // ONE_PAGE), 1),
        words=asked.words,
        category=asked.category,
        categories=words.options(words.CATEGORIES),
        kind=asked.kind,
        kinds=words.options(words.KINDS),
        place=place.code if place else "",
        places=await place_options(),
    )
    return await show(request, page)


async def show_organisation(request: Request) -> Response:
    org = await queries.org_seen_by(request.user, request.path_params["org"])
    return await show(request, await OrgPage.of(org))
