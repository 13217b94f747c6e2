"""What is for programs and for whoever checks us: the heads of the audit, the description of every address."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ground import heads, openapi
from ground.answers import show
from ground.doors import Address
from ground.language import _
from marketplace.queries.addresses import groups_of
from marketplace.queries.words_in_the_open import word_lists
from marketplace.schemas.audit import AuditHeadsPage, HeadShown
from marketplace.schemas.programs import ApiPage, WordsPage


async def audit_heads(request: Request) -> Response:
    """Show how far the audit reached each day."""
    page = AuditHeadsPage(
        title=_("The audit, day by day"),
        heads=[
            HeadShown(day=each.day, seq=each.seq, hash=each.hash, signature=each.signature, line=each.line)
            for each in await heads.published()
        ],
        public_key=heads.public_key_text(),
        public_key_pem=heads.public_key_pem(),
    )
    return await show(request, page)


async def document(request: Request) -> Response:
    """Describe every address, for programs (OpenAPI 3.1)."""
    return JSONResponse(_described(request))


async def api(request: Request) -> Response:
    """List every address for people, by domain: what it takes, shows and may be asked."""
    domain_of = {
        f"{each.name}.{method.lower()}": each.domain for each in _addresses(request) for method in each.methods or ()
    }
    page = ApiPage(title=_("What programs can ask"), groups=groups_of(_described(request), domain_of))
    return await show(request, page)


async def words(request: Request) -> Response:
    """List every state and kind with its words in both languages: there are no others."""
    return await show(request, WordsPage(title=_("The words of the house"), lists=word_lists()))


def _addresses(request: Request) -> list[Address]:
    return [route for route in request.app.routes if isinstance(route, Address)]


def _described(request: Request) -> dict[str, Any]:
    if not hasattr(request.app.state, "openapi"):
        request.app.state.openapi = openapi.document(_addresses(request), title="Sanshe")
    told: dict[str, Any] = request.app.state.openapi
    return told
