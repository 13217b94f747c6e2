"""The street's and county's desk of organisations: looked at, hosted, stopped, closed, and answered."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.language import _, lazy
from ground.pages import Page, url_maker
from orgs import changing, hosting, renewing, standing, succeeding, verifying, winding_up, words
from orgs.models import Advice, Organisation, OrgKind
from orgs.queries.desk import ONE_PAGE, change_on_desk, due_on_desk, org_on_desk, orgs_on_desk
from orgs.schemas.desk_answer_pages import ChangeDeskPage, DueDeskPage, answers_page
from orgs.schemas.desk_drafts import AnswerDraft, CheckDraft, HostDraft, SuccessorDraft, SuspendDraft, WordsDraft
from orgs.schemas.desk_org_pages import (
    ActPage,
    DeskOrgLine,
    OrgDeskPage,
    OrgsDeskPage,
    SuccessionPage,
)
from orgs.schemas.own_pages import open_lines
from orgs.schemas.questions import OrgsDeskQuestion

HALF_A_YEAR = dt.timedelta(days=180)
TITLES = {
    "suspension": lazy("Suspend the organisation"),
    "restoration": lazy("Let it work again"),
    "winding-up": lazy("Wind the organisation down"),
    "dissolution": lazy("Dissolve the organisation"),
}


async def show_orgs(request: Request) -> Response:
    wanted = asked(request, OrgsDeskQuestion)
    found = await orgs_on_desk(request.user, words=wanted.q, state=wanted.state, page=wanted.page)
    page = OrgsDeskPage(
        title=_("Organisations of our places"),
        orgs=[DeskOrgLine.of(each) for each in found.orgs],
        total=found.total,
        at=wanted.page,
        of=max(-(-found.total // ONE_PAGE), 1),
        words=wanted.q,
        state=wanted.state,
        states=words.options(words.ORG_STATES),
    )
    return await show(request, page)


async def show_org(request: Request) -> Response:
    return await show(request, await _page(request, await _org(request)))


async def check(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, CheckDraft, form=show_org)
    await verifying.look(org, draft, by=request.user)
    return await _at(request, org, said=_("Noted. Level and day are public now."))


async def rehost(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, HostDraft, form=show_org)
    host = await hosting.named(OrgKind(org.kind), draft.host, org.place)
    await hosting.rehost(org, host, by=request.user)
    return await _at(request, org, said=_("The group has its host."))


async def show_act(request: Request) -> Response:
    org, what = await _org(request), request.url.path.rsplit("/", 1)[-1]
    page = ActPage(
        title=str(TITLES[what]),
        org=DeskOrgLine.of(org),
        what=what,
        open=await open_lines(org, request.app.state.obligations),
        until=clock.today() + HALF_A_YEAR,
    )
    return await show(request, page)


async def suspend(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, SuspendDraft, form=show_act)
    await standing.suspend(org, draft, by=request.user)
    return await _at(request, org, said=_("Suspended. Its managers get a message."))


async def restore(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, WordsDraft, form=show_act)
    await standing.restore(org, draft.words, by=request.user)
    return await _at(request, org, said=_("It works again."))


async def wind_down(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, WordsDraft, form=show_act)
    await winding_up.wind_down(org, draft.words, by=request.user)
    return await _at(request, org, said=_("It is being wound down."))


async def dissolve(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, WordsDraft, form=show_act)
    await winding_up.dissolve(org, draft.words, by=request.user, sources=request.app.state.obligations)
    return await _at(request, org, said=_("It is dissolved. Its history stays."))


async def show_succession(request: Request) -> Response:
    return await show(request, await SuccessionPage.of(await _org(request)))


async def name_successor(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, SuccessorDraft, form=show_succession)
    heir = await succeeding.name_successor(org, draft.successor, draft.basis, by=request.user)
    return await _at(request, org, said=_("%(name)s answers for its records.", name=heir.name))


async def show_answers(request: Request) -> Response:
    return await show(request, await answers_page(request.user))


async def show_change(request: Request) -> Response:
    change = await change_on_desk(request.user, request.path_params["change"])
    return await show(request, await ChangeDeskPage.of(change, by=request.user))


async def answer_change(request: Request) -> Response:
    change = await change_on_desk(request.user, request.path_params["change"])
    draft = await submitted(request, AnswerDraft, form=show_change)
    act = changing.accept if draft.answer == Advice.ACCEPT else changing.refuse
    await act(change, draft.words, by=request.user)
    return await _answered(request, await ChangeDeskPage.of(change, by=request.user))


async def show_due(request: Request) -> Response:
    due = await due_on_desk(request.user, request.path_params["due"])
    return await show(request, await DueDeskPage.of(due, by=request.user))


async def answer_due(request: Request) -> Response:
    due = await due_on_desk(request.user, request.path_params["due"])
    draft = await submitted(request, AnswerDraft, form=show_due)
    act = renewing.meet if draft.answer == Advice.ACCEPT else renewing.give_back
    await act(due, draft.words, by=request.user)
    return await _answered(request, await DueDeskPage.of(due, by=request.user))


async def _org(request: Request) -> Organisation:
    return await org_on_desk(request.user, request.path_params["org"])


async def _page(request: Request, org: Organisation) -> OrgDeskPage:
    return await OrgDeskPage.of(org, request.app.state.obligations, by=request.user)


async def _at(request: Request, org: Organisation, *, said: str) -> Response:
    async def page() -> OrgDeskPage:
        return await _page(request, await org_on_desk(request.user, org.public_id))

    return await done(request, url_maker(request)("orgs:org_desk", org=org.public_id), page=page, said=said)


async def _answered(request: Request, answered: Page) -> Response:
    async def page() -> Page:
        return answered

    said = _("Answered. The organisation gets a message.")
    return await done(request, url_maker(request)("orgs:changes_desk"), page=page, said=said)
