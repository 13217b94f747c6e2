"""Supervision: the audit in order, and the roles in force."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import show
from ground.asked import asked
from ground.language import _
from marketplace.queries import audit_trail as trail
from marketplace.queries import supervision
from marketplace.schemas.questions import AuditQuestion, RolesQuestion
from marketplace.schemas.supervision import AuditPage, RolesPage


async def audit_trail(request: Request) -> Response:
    """Show the audit, the latest first."""
    wanted = _narrowed(asked(request, AuditQuestion))
    lines = await trail.audit_lines(request.user, wanted)
    page = AuditPage(
        title=_("Audit"),
        lines=lines,
        subject=wanted.subject,
        thing=trail.thing_words(wanted.subject),
        kind=wanted.kind,
        kinds=trail.kinds(),
        who=str(wanted.who or ""),
        who_name=lines[0].who if wanted.who and lines else "",
        name=wanted.name,
        older=lines[-1].seq if len(lines) == trail.PAGE_LENGTH else None,
        newest=wanted.before is None,
    )
    return await show(request, page)


def _narrowed(wanted: AuditQuestion) -> trail.Asked:
    return trail.Asked(
        subject=wanted.subject,
        kind=wanted.kind if wanted.kind in dict(trail.kinds()) else "",
        who=wanted.who,
        name=wanted.name,
        before=wanted.before,
    )


async def roles(request: Request) -> Response:
    """Show who may do what."""
    wanted = asked(request, RolesQuestion)
    found = await supervision.roles_in_force(request.user, role=wanted.role, words=wanted.q)
    of = max(1, -(-len(found) // supervision.PAGE_LENGTH))
    at = min(wanted.page, of)
    page = RolesPage(
        title=_("Who may do what"),
        lines=found[(at - 1) * supervision.PAGE_LENGTH : at * supervision.PAGE_LENGTH],
        words=wanted.q,
        role=str(wanted.role or ""),
        roles=[(str(each), str(said)) for each, said in supervision.ROLES.items()],
        at=at,
        of=of,
        total=len(found),
    )
    return await show(request, page)
