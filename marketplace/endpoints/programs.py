"""What is for programs and for whoever checks us: the heads of the audit, the description of every address."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ground import heads, openapi
from ground.answers import show
from ground.doors import Address
from ground.language import _
from marketplace.schemas.audit import AuditHeadsPage, HeadShown


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
    if not hasattr(request.app.state, "openapi"):
        routes = [route for route in request.app.routes if isinstance(route, Address)]
        request.app.state.openapi = openapi.document(routes, title="Sanshe")
    return JSONResponse(request.app.state.openapi)
