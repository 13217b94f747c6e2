"""Objections at the desk: given to someone who took no part, judged in words, and the ends of notices noted."""

from starlette.requests import Request
from starlette.responses import Response

from ground import notices, persons
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.notices import Objection, ObjectionState
from ground.pages import url_maker
from marketplace.endpoints.objection_pages import desk_page, objection_page
from marketplace.schemas.objections import AnswerDraft, JudgeDraft
from marketplace.schemas.staff_drafts import BecauseDraft


async def show_desk(request: Request) -> Response:
    """Show what waits about notices."""
    return await show(request, await desk_page(request.user))


async def settle(request: Request) -> Response:
    """Note how a notice ended."""
    notice = await notices.notice_of_desk(request.user, request.path_params["notice"])
    await submitted(request, Shape, form=show_desk)
    await notices.settle(notice, by=request.user)
    at = url_maker(request)("notices:desk")
    return await done(request, at, page=lambda: desk_page(request.user), said=_("Its end is noted."))


async def show_objection(request: Request) -> Response:
    """Show one objection."""
    return await show(request, await objection_page(await _objection(request), request.user))


async def assign(request: Request) -> Response:
    """Give an objection to who judges it."""
    objection = await _objection(request)
    draft = await submitted(request, JudgeDraft, form=show_objection)
    judge = await Person.get_or_none(public_id=draft.judge)
    if judge is None:
        raise NotFound(lazy("We could not find this page."))
    await notices.assign(objection, judge, by=request.user)
    return await _back(request, objection, _("%(name)s looks into it now.", name=judge.name))


async def answer(request: Request) -> Response:
    """Judge an objection."""
    objection = await _objection(request)
    draft = await submitted(request, AnswerDraft, form=show_objection)
    await notices.answer(objection, ObjectionState(draft.outcome), draft.reply, by=request.user)
    return await _back(request, objection, _("Answered. Who objected gets a message."))


async def look(request: Request) -> Response:
    """Tell its judge who objects; the look is on record."""
    objection = await _objection(request)
    await submitted(request, Shape, form=show_objection)
    return await _told(request, objection, "")


async def break_glass(request: Request) -> Response:
    """Tell a supervisor who objects, for a reason that stands in the audit."""
    objection = await _objection(request)
    draft = await submitted(request, BecauseDraft, form=show_objection)
    return await _told(request, objection, draft.because)


async def _told(request: Request, objection: Objection, because: str) -> Response:
    found = await notices.objector_of(objection, by=request.user, because=because)
    who = (
        f"{persons.name_shown(found)} {persons.phone_shown(found)}".strip() if found else _("Nobody said who they are.")
    )
    return await show(request, await objection_page(objection, request.user, who=who))


async def _objection(request: Request) -> Objection:
    return await notices.objection_seen_by(request.user, request.path_params["objection"])


async def _back(request: Request, objection: Objection, said: str) -> Response:
    at = url_maker(request)("notices:objection", objection=objection.public_id)
    return await done(request, at, page=lambda: objection_page(objection, request.user), said=said)
