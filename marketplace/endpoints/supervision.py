"""Supervision: the audit in order, the roles in force, what did not go out."""

from starlette.requests import Request
from starlette.responses import Response

from ground import audit, clock
from ground.answers import done, show
from ground.database import transaction
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.outbox import Announcement
from ground.pages import url_maker
from marketplace.queries import supervision
from marketplace.schemas.desks import AuditPage, RolesPage, UndeliveredPage


async def audit_trail(request: Request) -> Response:
    """Show the audit, the latest first."""
    asked = request.query_params
    before = asked.get("before", "")
    lines = await supervision.audit_lines(
        subject=asked.get("subject", "")[:80],
        who=asked.get("who", "")[:12],
        before=int(before) if before.isdecimal() and len(before) < 16 else None,  # noqa: PLR2004 - fits a bigint
    )
    page = AuditPage(
        title=_("Audit"),
        lines=lines,
        subject=asked.get("subject", "")[:80],
        who=asked.get("who", "")[:12],
        older=lines[-1].seq if len(lines) == supervision.PAGE_LENGTH else None,
    )
    return await show(request, page)


async def roles(request: Request) -> Response:
    """Show who may do what."""
    return await show(
        request, RolesPage(title=_("Who may do what"), lines=await supervision.roles_in_force(request.user))
    )


async def undelivered(request: Request) -> Response:
    """Show what did not go out."""
    return await show(
        request, UndeliveredPage(title=_("What did not go out"), lines=await supervision.dead_facts())
    )


async def try_again(request: Request) -> Response:
    """Let the relay tell a dead fact once more."""
    await submitted(request, Shape, form=undelivered)
    number = int(request.path_params["fact"])
    async with transaction():
        again = await Announcement.filter(id=number, done_at=None, dead_at__not_isnull=True).update(
            dead_at=None, attempts=0, run_at=clock.now()
        )
        if not again:
            raise NotFound(lazy("This has gone out in the meantime."))
        await audit.record("Announcement.try_again", f"Announcement:{number}", by=request.user)
    return await done(request, url_maker(request)("desk:undelivered"), said=_("It is on its way again."))
