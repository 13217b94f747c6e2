"""An organisation's projects: planned, begun, closed."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs import projects
from orgs.models import Organisation, Project
from orgs.queries import own_org
from orgs.schemas.desk_drafts import WordsDraft
from orgs.schemas.filing_drafts import NoDraft
from orgs.schemas.org_pages import OrgCard, PublicProject
from orgs.schemas.own_drafts import ProjectDraft
from orgs.schemas.project_pages import CloseProjectPage, NewProjectPage, ProjectPage, ProjectsPage, places_of

STAFF = (Role.ORG_MANAGER, Role.ORG_STAFF)


async def show_projects(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, await ProjectsPage.of(org, by=request.user))


async def show_new(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"], *STAFF)
    return await show(request, await NewProjectPage.of(org))


async def open_one(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"], *STAFF)
    draft = await submitted(request, ProjectDraft, form=show_new)
    project = await projects.open_project(org, draft, by=request.user)
    return await _at(request, org, project, said=_("The project is planned. Begin it when you are ready."))


async def show_one(request: Request) -> Response:
    org, project = await _one(request)
    return await show(request, await ProjectPage.of(org, project, by=request.user))


async def begin(request: Request) -> Response:
    org, project = await _one(request, *STAFF)
    await submitted(request, NoDraft, form=show_one)
    await projects.begin(project, by=request.user)
    return await _at(request, org, project, said=_("The project runs. You can open activities under it."))


async def show_closing(request: Request) -> Response:
    org, project = await _one(request, *STAFF)
    page = CloseProjectPage(
        title=_("Close the project"),
        org=OrgCard.of(org, []),
        project=PublicProject.of(project, await places_of(project)),
    )
    return await show(request, page)


async def close(request: Request) -> Response:
    org, project = await _one(request, *STAFF)
    draft = await submitted(request, WordsDraft, form=show_closing)
    await projects.close(project, draft.words, by=request.user)
    return await _at(request, org, project, said=_("The project is closed."))


async def _one(request: Request, *roles: Role) -> tuple[Organisation, Project]:
    org = await own_org(request.user, request.path_params["org"], *roles)
    return org, await projects.project_for(org.id, request.path_params["project"])


async def _at(request: Request, org: Organisation, project: Project, *, said: str) -> Response:
    async def page() -> ProjectPage:
        return await ProjectPage.of(org, project, by=request.user)

    at = url_maker(request)("orgs:project", org=org.public_id, project=project.public_id)
    return await done(request, at, page=page, said=said)
