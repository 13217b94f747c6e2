"""What an organisation's people read about its projects."""

import datetime as dt

from ground import clock
from ground.actors import Actor
from ground.language import _
from ground.pages import Page
from ground.places import Place
from orgs import projects, words
from orgs.models import Organisation, Project, ProjectPlace
from orgs.rules import may_work_for, recruits
from orgs.schemas.org_pages import OrgCard, PublicProject, projects_shown

A_YEAR = dt.timedelta(days=365)


class ProjectsPage(Page):
    """The projects of an organisation, running ones first."""

    template = "orgs/projects.html"
    org: OrgCard
    projects: list[PublicProject]
    may_open: bool

    @classmethod
    async def of(cls, org: Organisation, *, by: Actor) -> "ProjectsPage":
        """Say what runs and what is planned."""
        return cls(
            title=_("Projects"),
            org=OrgCard.of(org, []),
            projects=await projects_shown(org, planned=True),
            may_open=may_work_for.allows(by, org) and recruits(org),
        )


class NewProjectPage(Page):
    """On which a project is planned."""

    template = "orgs/project_form.html"
    org: OrgCard
    categories: list[tuple[str, str]]
    category: str
    places: list[tuple[str, str]]
    first: dt.date
    last: dt.date

    @classmethod
    async def of(cls, org: Organisation) -> "NewProjectPage":
        """Offer the communities of the organisation's area, and a year from today."""
        today = clock.today()
        return cls(
            title=_("Open a project"),
            org=OrgCard.of(org, []),
            categories=words.options(words.CATEGORIES),
            category=str(org.category),
            places=[(each.code, each.name) for each in await projects.offered(org)],
            first=today,
            last=today + A_YEAR,
        )


class ProjectPage(Page):
    """One project, and what may be done with it."""

    template = "orgs/project.html"
    org: OrgCard
    project: PublicProject
    past_its_end: bool
    may_begin: bool
    may_close: bool

    @classmethod
    async def of(cls, org: Organisation, project: Project, *, by: Actor) -> "ProjectPage":
        """Say what it serves, and what is next."""
        mine = may_work_for.allows(by, org)
        return cls(
            title=project.title,
            org=OrgCard.of(org, []),
            project=PublicProject.of(project, await places_of(project)),
            past_its_end=project.ends_on < clock.today() and project.may_move("close"),
            may_begin=mine and project.may_move("begin") and recruits(org) and project.ends_on >= clock.today(),
            may_close=mine and project.may_move("close"),
        )


class CloseProjectPage(Page):
    """On which a project is closed."""

    template = "orgs/project_closing.html"
    org: OrgCard
    project: PublicProject


async def places_of(project: Project) -> list[Place]:
    """Return the communities a project serves."""
    rows = await ProjectPlace.filter(project_id=project.id).select_related("place").order_by("place__code")
    return [each.place for each in rows]
