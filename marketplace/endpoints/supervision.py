"""Supervision: the audit in order, and the roles in force."""

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import show
from ground.language import _
from marketplace.queries import audit_trail as trail
from marketplace.queries import supervision
from marketplace.schemas.supervision import AuditPage, RolesPage

MOST_DIGITS = 15
"""Of a row's number: it fits every database's column."""
MOST_LETTERS = 80
"""Of what is looked for."""


async def audit_trail(request: Request) -> Response:
    """Show the audit, the latest first."""
    asked = _asked(request.query_params)
    lines = await trail.audit_lines(request.user, asked)
    page = AuditPage(
        title=_("Audit"),
        lines=lines,
        subject=asked.subject,
        thing=trail.thing_words(asked.subject),
        kind=asked.kind,
        kinds=trail.kinds(),
        who=str(asked.who or ""),
        who_name=lines[0].who if asked.who and lines else "",
        name=asked.name,
        older=lines[-1].seq if len(lines) == trail.PAGE_LENGTH else None,
        newest=asked.before is None,
    )
    return await show(request, page)


def _asked(query: QueryParams) -> trail.Asked:
    kind = query.get("kind", "")
    return trail.Asked(
        subject=query.get("subject", "")[:MOST_LETTERS],
        kind=kind if kind in dict(trail.kinds()) else "",
        who=_number(query.get("who", "")),
        name=query.get("name", "").strip()[:MOST_LETTERS],
        before=_number(query.get("before", "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


async def roles(request: Request) -> Response:
    """Show who may do what."""
    query = request.query_params
    words, role = query.get("q", "").strip()[:MOST_LETTERS], query.get("role", "")
    chosen = Role(role) if role in set(Role) else None
    found = await supervision.roles_in_force(request.user, role=chosen, words=words)
    of = max(1, -(-len(found) // supervision.PAGE_LENGTH))
    at = min(max(_number(query.get("page", "")) or 1, 1), of)
    page = RolesPage(
        title=_("Who may do what"),
        lines=found[(at - 1) * supervision.PAGE_LENGTH : at * supervision.PAGE_LENGTH],
        words=words,
        role=str(chosen or ""),
        roles=[(str(each), str(said)) for each, said in supervision.ROLES.items()],
        at=at,
        of=of,
        total=len(found),
    )
    return await show(request, page)
