"""Lists that wait for a second officer, and those that left, with the alarms of supervision."""

from starlette.requests import Request
from starlette.responses import Response

from ground import lists, persons
from ground.answers import done, show
from ground.asked import asked
from ground.forms import Shape, submitted
from ground.language import _
from ground.lists import ListAlarm, ListRequest, ListRequestState, TakenList
from ground.pages import prefix, url_maker
from marketplace.queries import lists as queries
from marketplace.schemas.lists import (
    AlarmLine,
    AskedList,
    AskedListPage,
    AskedListsPage,
    RefuseListDraft,
    TakenLine,
    TakenListsPage,
)
from marketplace.schemas.questions import TakenQuestion


async def show_waiting(request: Request) -> Response:
    """Show what waits for the reader's word."""
    return await show(request, await _waiting(request))


async def _waiting(request: Request) -> AskedListsPage:
    found = await lists.waiting_for(request.user)
    return AskedListsPage(title=_("Lists to be taken away"), lists=[_asked(each) for each in found])


def _asked(each: ListRequest) -> AskedList:
    return AskedList(
        id=each.public_id,
        of=each.title,
        person=persons.name_shown(each.person),
        place=each.place.name,
        most_rows=each.most_rows,
        purpose=each.purpose,
        asked_at=each.asked_at,
    )


async def show_request(request: Request) -> Response:
    """Show one list that is asked for."""
    wanted = await lists.request_read(request.user, request.path_params["list"])
    page = AskedListPage(
        title=_("May this list leave?"),
        asked=_asked(wanted),
        state=wanted.state,
        reply=wanted.reply,
        decided_at=wanted.decided_at,
        may_answer=wanted.state == ListRequestState.ASKED and lists.may_answer_list.allows(request.user, wanted),
    )
    return await show(request, page)


async def approve(request: Request) -> Response:
    """Say yes."""
    await submitted(request, Shape, form=show_request)
    wanted = await lists.request_read(request.user, request.path_params["list"])
    await lists.approve(wanted, by=request.user)
    return await _back(request, _("Allowed. It can be taken once, within a day."))


async def refuse(request: Request) -> Response:
    """Say no, with a sentence."""
    wanted = await lists.request_read(request.user, request.path_params["list"])
    draft = await submitted(request, RefuseListDraft, form=show_request)
    await lists.refuse(wanted, draft.reply, by=request.user)
    return await _back(request, _("Refused. The one who asked reads why."))


async def _back(request: Request, said: str) -> Response:
    return await done(request, url_maker(request)("lists:desk"), page=lambda: _waiting(request), said=said)


async def take_back(request: Request) -> Response:
    """Take back what one asked for."""
    wanted = await lists.request_read(request.user, request.path_params["list"])
    await submitted(request, Shape)
    await lists.take_back(wanted, by=request.user)
    return await done(request, prefix() + wanted.at, said=_("Taken back."))


async def show_taken(request: Request) -> Response:
    """Show what left, the latest first."""
    return await show(request, await _taken(request))


async def _taken(request: Request) -> TakenListsPage:
    at = asked(request, TakenQuestion).page
    found, total = await queries.taken_lists(request.user, at)
    return TakenListsPage(
        title=_("Lists taken away"),
        alarms=[await _alarm(each, request) for each in await queries.alarms_raised(request.user)],
        lines=[_line(each) for each in found],
        at=at,
        of=max(1, -(-total // queries.PAGE_LENGTH)),
        total=total,
    )


def _line(each: TakenList) -> TakenLine:
    return TakenLine(
        of=each.title,
        person=persons.name_shown(each.person),
        kind=each.kind.upper(),
        rows=each.rows,
        purpose=each.purpose,
        taken_at=each.taken_at,
        second=each.request_id is not None,
    )


async def _alarm(each: ListAlarm, request: Request) -> AlarmLine:
    return AlarmLine(
        id=each.public_id,
        person=persons.name_shown(each.person),
        day=each.day,
        rows=await lists.rows_of_day(each.person_id, each.day),
        may_see=each.person_id != request.user.person_id,
    )


async def note_seen(request: Request) -> Response:
    """Note that someone has looked into an alarm."""
    alarm = await queries.alarm_read(request.user, request.path_params["alarm"])
    await submitted(request, Shape, form=show_taken)
    await lists.note_seen(alarm, by=request.user)
    at = url_maker(request)("lists:taken")
    return await done(request, at, page=lambda: _taken(request), said=_("Noted that you have looked into it."))
