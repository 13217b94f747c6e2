"""Supervision: the audit in order, the roles in force, what did not go out."""

from starlette.requests import Request
from starlette.responses import Response

from ground import outbox
from ground.answers import done, show
from ground.asked import asked
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.letters import delivering
from ground.outbox import Announcement
from ground.pages import url_maker
from marketplace.queries import audit_trail as trail
from marketplace.queries import supervision
from marketplace.schemas.questions import AuditQuestion, RolesQuestion
from marketplace.schemas.supervision import AuditPage, RolesPage, UndeliveredPage


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
