"""Supervision: the audit in order, the roles in force, what did not go out."""

from starlette.requests import Request
from starlette.responses import Response

from ground import outbox
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.letters import delivering
from ground.outbox import Announcement
from ground.pages import url_maker
from marketplace.queries import supervision
from marketplace.schemas.supervision import AuditPage, RolesPage, UndeliveredPage

MOST_DIGITS = 15
"""Of a row's number: it fits every database's column."""


async def audit_trail(request: Request) -> Response:
    """Show the audit, the latest first."""
    asked = request.query_params
    subject, who = asked.get("subject", "")[:80], _number(asked.get("who", ""))
    lines = await supervision.audit_lines(
        request.user, subject=subject, who=who, before=_number(asked.get("before", ""))
    )
    page = AuditPage(
        title=_("Audit"),
        lines=lines,
        subject=subject,
        who=str(who or ""),
        who_name=lines[0].who if who and lines else "",
        older=lines[-1].seq if len(lines) == supervision.PAGE_LENGTH else None,
    )
    return await show(request, page)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


async def roles(request: Request) -> Response:
    """Show who may do what."""
    page = RolesPage(title=_("Who may do what"), lines=await supervision.roles_in_force(request.user))
    return await show(request, page)


async def undelivered(request: Request) -> Response:
    """Show what did not go out."""
    return await show(request, await _undelivered(request))


async def _undelivered(request: Request) -> UndeliveredPage:
    return UndeliveredPage(
        title=_("What did not go out"),
        facts=await supervision.dead_facts(request.user),
        letters=await supervision.dead_letters(request.user),
        may_try=outbox.may_mend.allows(request.user, Announcement()),
    )


async def try_again(request: Request) -> Response:
    """Let the relay tell a dead fact once more."""
    await submitted(request, Shape, form=undelivered)
    fact = await Announcement.get_or_none(id=request.path_params["fact"])
    if fact is None:
        raise NotFound(lazy("This has gone out in the meantime."))
    await outbox.try_again(fact, by=request.user)
    return await _back(request)


async def send_again(request: Request) -> Response:
    """Send a letter that reached nobody once more."""
    await submitted(request, Shape, form=undelivered)
    letter = await delivering.letter_seen_by(request.user, request.path_params["letter"])
    await delivering.try_again(letter, by=request.user)
    return await _back(request)


async def _back(request: Request) -> Response:
    at = url_maker(request)("desk:undelivered")
    return await done(request, at, page=lambda: _undelivered(request), said=_("It is on its way again."))
