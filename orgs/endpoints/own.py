"""An organisation's own desk: profile, words, changes, what falls due, and closing."""

from starlette.requests import Request
from starlette.responses import Response

from ground import phones
from ground.actors import Role
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs import changing, presenting, renewing, winding_up
from orgs.models import Organisation
from orgs.queries import own, own_org
from orgs.schemas.change_pages import ChangePage
from orgs.schemas.due_pages import DuePage
from orgs.schemas.filing_drafts import NoDraft
from orgs.schemas.org_pages import OrgCard
from orgs.schemas.own_drafts import BringDraft, ChangeDraft, ProfileDraft, WindDownDraft
from orgs.schemas.own_pages import ClosingPage, OwnPage, WordsPage


async def show_own(request: Request) -> Response:
    return await show(request, await OwnPage.of(await _org(request), by=request.user))


async def show_words(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    page = WordsPage(
        title=_("What you say of yourselves"),
        org=OrgCard.of(org, []),
        short_name=org.short_name,
        summary=org.summary,
        telephone=phones.shown(org.contact_phone),
    )
    return await show(request, page)


async def keep_words(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    draft = await submitted(request, ProfileDraft, form=show_words)
    await presenting.present(org, draft, by=request.user)
    return await _at(request, org, said=_("Kept. Everybody reads it from now on."))


async def show_change(request: Request) -> Response:
    return await show(request, await ChangePage.of(await _org(request, Role.ORG_MANAGER)))


async def ask_change(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    draft = await submitted(request, ChangeDraft, form=show_change)
    await changing.ask(org, draft, by=request.user)
    return await _at(request, org, said=_("The street looks at it. Until then everything stays as it was."))


async def withdraw_change(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    await submitted(request, NoDraft, form=show_own)
    await changing.withdraw(await own.change_of(org, request.path_params["change"]), by=request.user)
    return await _at(request, org, said=_("The change is taken back."))


async def show_due(request: Request) -> Response:
    org = await _org(request)
    due = await own.due_of(org, request.path_params["due"])
    return await show(request, await DuePage.of(org, due, by=request.user))


async def bring(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    due = await own.due_of(org, request.path_params["due"])
    draft = await submitted(request, BringDraft, form=show_due)
    await renewing.bring(due, draft, by=request.user)
    return await _at(request, org, said=_("The street has your paper. There is no gap while it looks."))


async def show_closing(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    return await show(request, await ClosingPage.of(org, request.app.state.obligations, by=request.user))


async def begin_closing(request: Request) -> Response:
    org = await _org(request, Role.ORG_MANAGER)
    draft = await submitted(request, WindDownDraft, form=show_closing)
    await winding_up.wind_down(org, draft.words, by=request.user)
    return await _at(request, org, said=_("The organisation is closing. Nothing new begins."))


async def _org(request: Request, *roles: Role) -> Organisation:
    return await own_org(request.user, request.path_params["org"], *roles)


async def _at(request: Request, org: Organisation, *, said: str) -> Response:
    async def page() -> OwnPage:
        return await OwnPage.of(await own_org(request.user, org.public_id), by=request.user)

    return await done(request, url_maker(request)("orgs:own", org=org.public_id), page=page, said=said)
