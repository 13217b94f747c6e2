"""Tenders for programs that read the Open Contracting Data Standard: one, and all of them page by page."""

import json

from starlette.requests import Request
from starlette.responses import Response

from ground import settings
from ground.asked import asked
from ground.language import _, reading
from ground.pages import url_maker
from procurement import ocds
from procurement.ocds_values import Told
from procurement.queries.tenders import every_published, tender_seen_by
from procurement.schemas.questions import ReleasesQuestion

ONE_PACKAGE = 50
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


async def show_release(request: Request) -> Response:
    tender = await tender_seen_by(request.user, request.path_params["tender"])
    with reading("zh-Hans"):
        release = await ocds.release_of(tender, site=settings.current().site)
    return _answer(request, [release], "procurement:release", tender=tender.public_id)


async def show_releases(request: Request) -> Response:
    """Give one package; `Link` leads to the next."""
    at = asked(request, ReleasesQuestion).at
    found = await every_published((at - 1) * ONE_PACKAGE, ONE_PACKAGE)
    with reading("zh-Hans"):
        releases = [await ocds.release_of(each, site=settings.current().site) for each in found.tenders]
    answer = _answer(request, releases, "procurement:releases")
    if at * ONE_PACKAGE < found.total:
        here = url_maker(request)("procurement:releases")
        answer.headers["Link"] = f'<{here}?at={at + 1}>; rel="next"'
    return answer


def _answer(request: Request, releases: list[Told], name: str, **part: str) -> Response:
    uri = f"{settings.current().site}{url_maker(request)(name, **part)}"
    city = str(request.app.state.city or _("Sanshe"))
    told = ocds.package_of(releases, uri=uri, publisher=city, licence=LICENCE)
    return Response(json.dumps(told, ensure_ascii=False), media_type="application/json")
