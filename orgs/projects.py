"""Projects: an organisation opens a service in communities of its area, begins it and closes it (house.md 1)."""

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, NotFound, OutOfTurn, Unreadable
from ground.language import _, lazy
from ground.outbox import announce
from ground.places import Place, PlaceKind, live_places
from orgs import hosting
from orgs.events import ProjectBegun, ProjectClosed
from orgs.models import Funding, Organisation, Project, ProjectPlace, ProjectState
from orgs.rules import may_work_for, recruits
from orgs.schemas.own_drafts import ProjectDraft


async def open_project(org: Organisation, draft: ProjectDraft, *, by: Actor) -> Project:
    """Plan a project paid by the organisation's own means. Refused while it may not recruit (INV-6, INV-7): 409."""
    may_work_for.require(by, org)
    _require_recruiting(org)
    if draft.ends_on < clock.today():
        sentence = _("The last day has passed already.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("ends_on", sentence)])
    wanted = await _chosen(org, draft)
    async with transaction():
        project = await Project.create(
            organisation=org,
            title=draft.title,
            summary=draft.summary,
            category=draft.category,
            funding=Funding.OWN,
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
            made_at=clock.now(),
        )
        await ProjectPlace.bulk_create(ProjectPlace(project_id=project.id, place_id=place.id) for place in wanted)
        await audit.record("Project.open", project, by=by, org=org.id)
    return project


async def begin(project: Project, *, by: Actor) -> None:
    """Let a planned project run: activities may be opened under it."""
    org = await Organisation.get(id=project.organisation_id)
    may_work_for.require(by, org)
    _require_recruiting(org)
    if project.ends_on < clock.today():
        raise OutOfTurn(lazy("The last day of this project has passed already."))
    async with transaction():
        await project.move("begin", by=by)
        await announce(ProjectBegun(project.id, org.id))


async def close(project: Project, words: str, *, by: Actor) -> None:
    """End a project with a reason; it is not opened again."""
    org = await Organisation.get(id=project.organisation_id)
    may_work_for.require(by, org)
    async with transaction():
        await project.move("close", by=by, because=words)
        await announce(ProjectClosed(project.id, org.id))


async def pay_by(project: Project, funding: Funding) -> None:
    """Let a project be paid by a contract or a grant, in the open act that brings one; refuses one paid otherwise."""
    unpaid = Project.filter(id=project.id, funding=Funding.OWN).exclude(state=ProjectState.CLOSED)
    if not await unpaid.update(funding=funding):
        raise OutOfTurn(lazy("This project is paid in another way already. Please choose another."))


async def payable(org_id: int) -> list[Project]:
    """Return the projects of an organisation that a contract or a grant may still pay."""
    found = Project.filter(organisation_id=org_id, funding=Funding.OWN).exclude(state=ProjectState.CLOSED)
    return await found.order_by("-starts_on", "-id")


async def project_for(org_id: int, project_public_id: str) -> Project:
    """Return a project of this organisation; of another, NotFound."""
    project = await Project.get_or_none(organisation_id=org_id, public_id=project_public_id)
    if project is None:
        raise NotFound(lazy("We could not find this project."))
    return project


async def offered(org: Organisation) -> list[Place]:
    """Return the communities in which an organisation may open a project: those of its area, in their order."""
    found: dict[int, Place] = {}
    for area in await hosting.places_of(org):
        found |= {place.id: place for place in await live_places(PlaceKind.COMMUNITY, below=area)}
    return sorted(found.values(), key=lambda place: place.code)


async def _chosen(org: Organisation, draft: ProjectDraft) -> list[Place]:
    wanted = set(draft.places)
    found = [place for place in await offered(org) if place.code in wanted]
    if len(found) < len(wanted):
        sentence = _("Please choose communities in which the organisation works.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("places", sentence)])
    return found


def _require_recruiting(org: Organisation) -> None:
    if not recruits(org):
        raise OutOfTurn(lazy("The organisation is not at work now, so it cannot begin anything new."))
