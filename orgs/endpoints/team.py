"""An organisation's team: who is in it, added, let go."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs import membership
from orgs.models import Organisation
from orgs.queries import own_org
from orgs.queries.team import role_of_team
from orgs.schemas.desk_drafts import WordsDraft
from orgs.schemas.org_pages import OrgCard
from orgs.schemas.own_drafts import InviteDraft
from orgs.schemas.team_pages import InvitePage, Member, RemovePage, TeamPage


async def show_team(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, await TeamPage.of(org, by=request.user))


async def show_invitation(request: Request) -> Response:
    return await show(request, InvitePage.of(await _org(request)))


async def invite(request: Request) -> Response:
    org = await _org(request)
    draft = await submitted(request, InviteDraft, form=show_invitation)
    await membership.invite(org, draft, by=request.user)
    return await _at(request, org, said=_("%(name)s is in the team, and gets a message.", name=draft.name))


async def show_removal(request: Request) -> Response:
    org = await _org(request)
    given = await role_of_team(request.user, org, request.path_params["role"])
    member = Member.of(given, by=request.user)
    page = RemovePage(title=_("Let %(name)s go?", name=member.name), org=OrgCard.of(org, []), member=member)
    return await show(request, page)


async def remove(request: Request) -> Response:
    org = await _org(request)
    given = await role_of_team(request.user, org, request.path_params["role"])
    draft = await submitted(request, WordsDraft, form=show_removal)
    await membership.remove(org, given, draft.words, by=request.user)
    return await _at(request, org, said=_("The role is taken back at once."))


async def _org(request: Request) -> Organisation:
    return await own_org(request.user, request.path_params["org"], Role.ORG_MANAGER)


async def _at(request: Request, org: Organisation, *, said: str) -> Response:
    async def page() -> TeamPage:
        return await TeamPage.of(org, by=request.user)

    return await done(request, url_maker(request)("orgs:team", org=org.public_id), page=page, said=said)
