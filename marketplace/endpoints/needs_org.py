"""An organisation's needs: says yes or no, claims, finds a day, says that it is done."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.errors import MayNot
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.pages import url_maker
from marketplace import answering, dropping, needs_at_work, rating
from marketplace.endpoints.needs_org_pages import list_page, need_page
from marketplace.endpoints.needs_reasons import reason_page
from marketplace.models import Need, NeedState
from marketplace.queries.needs import org_need
from marketplace.rules.needs import TEAM, may_serve
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.need_org_pages import VisitPage
from marketplace.schemas.needs import AcceptDraft, MarkDraft, ReasonDraft, VisitDraft, WithdrawalToldDraft
from orgs.models import Organisation, Project
from orgs.queries import own_org


async def _need(request: Request) -> Need:
    return await org_need(request.user, request.path_params["need"])


async def _back(request: Request, need: Need, said: str) -> Response:
    return await done(request, url_maker(request)("needs:org_need", need=need.public_id), said=said)


async def list_needs(request: Request) -> Response:
    """Show what waits for this organisation's answer, what it has, what is open where it works."""
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, await list_page(org, request))


async def show_need(request: Request) -> Response:
    """Show one need."""
    return await show(request, await need_page(await _need(request), request))


async def accept(request: Request) -> Response:
    """Take it on under a project: what was sent to us, or what is open to all."""
    need = await _need(request)
    draft = await submitted(request, AcceptDraft, form=show_need)
    project = await _own_project(request, draft.project)
    if need.state == NeedState.PUBLISHED:
        org = await Organisation.get(id=project.organisation_id)
        await answering.claim(need, org, project, by=request.user)
    else:
        await answering.accept(need, project, by=request.user)
    return await _back(request, need, _("It is yours. Now find a day; the person has been told."))


async def _own_project(request: Request, public_id: str) -> Project:
    """Return a project of one of the reader's organisations; another's is as good as none."""
    found = await Project.get_or_none(public_id=public_id)
    if found is None or not request.user.holds_over_org(found.organisation_id, *TEAM):
        raise MayNot(lazy("Please choose a project of yours that is running."))
    return found


async def show_send_back(request: Request) -> Response:
    return await show(request, reason_page("send_back", await _need(request), request, side="org"))


async def send_back(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_send_back)
    org = need.organisation
    await answering.send_back(need, draft.because, by=request.user)
    at = url_maker(request)("needs:org_needs", org=org.public_id) if org else url_maker(request)("desk:org")
    return await done(request, at, said=_("Sent back. Thank you for saying so in time."))


async def show_visit(request: Request) -> Response:
    """Ask when somebody comes."""
    need = await _need(request)
    may_serve.require(request.user, need)
    first = max(need.wanted_from, clock.today() + dt.timedelta(days=1))
    return await show(
        request,
        VisitPage(title=_("When do you come?"), id=need.public_id, when=sentences.when(need, on_desk=True), on=first),
    )


async def visit(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, VisitDraft, form=show_visit)
    comes_at, leaves_at = clock.city_moment(draft.on, draft.starts), clock.city_moment(draft.on, draft.ends)
    await needs_at_work.schedule(need.id, by=request.user, comes_at=comes_at, leaves_at=leaves_at)
    return await _back(request, need, _("The person has been told when you come."))


async def show_unschedule(request: Request) -> Response:
    return await show(request, reason_page("unschedule", await _need(request), request, side="org"))


async def unschedule(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_unschedule)
    await needs_at_work.unschedule(need.id, by=request.user, because=draft.because)
    return await _back(request, need, _("The person has been told that nobody comes then."))


async def say_done(request: Request) -> Response:
    need = await _need(request)
    await submitted(request, Shape, form=show_need)
    await needs_at_work.say_done(need.id, by=request.user)
    return await _back(request, need, _("Thank you. The person is asked whether all is well."))


async def tell_helpers(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, WithdrawalToldDraft, form=show_need)
    await dropping.tell_helpers(need, on_the_way=draft.on_the_way == "yes", by=request.user)
    return await _back(request, need, _("Noted. Thank you for calling them."))


async def rate(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, MarkDraft, form=show_need)
    await rating.rate(need, draft.mark, by=request.user)
    return await _back(request, need, _("Thank you. You read each other's word when both are there."))
