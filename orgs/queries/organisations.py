"""Organisations and projects as actors and higher floors may see them."""

from tortoise.expressions import Q

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from ground.places import Place
from orgs.models import BUYERS, RECRUITING, SUPPLIERS, ActivityArea, Organisation, Project, ProjectState
from orgs.naming import BY_NAME
from orgs.rules import TEAM

NO_SUCH_ORG = lazy("We could not find this organisation.")


async def org_seen_by(actor: Actor, public_id: str) -> Organisation:  # noqa: ARG001 - every reader sees who serves
    """Return an organisation by its public id, with its place and host; that it is there is public in every state."""
    return await _found(public_id)


async def own_org(actor: Actor, public_id: str, *roles: Role) -> Organisation:
    """Return an organisation the actor works for, in one of these roles (any of the team); NotFound (404) otherwise."""
    org = await _found(public_id)
    if not actor.holds_over_org(org.id, *(roles or TEAM)):
        raise NotFound(NO_SUCH_ORG)
    return org


async def running_projects(org_id: int) -> list[Project]:
    """Return the projects under which an organisation may serve today, the newest first."""
    return await Project.filter(organisation_id=org_id, state=ProjectState.RUNNING).order_by("-starts_on", "-id")


async def orgs_working_in(place: Place) -> list[Organisation]:
    """Return the bodies that may take work in a place now: their area holds it, and they may recruit (INV-6).

    A state organ buys services and serves nobody itself.
    """
    ids = await ActivityArea.filter(place_id__in=place.line_ids).values_list("organisation_id", flat=True)
    working = Organisation.filter(Q(id__in=list(ids)), state__in=RECRUITING).exclude(kind__in=BUYERS)
    return await working.order_by(*BY_NAME)


async def org_in_good_standing(org_id: int) -> bool:
    """Whether an organisation may take on something new: active, or in its renewal window (INV-6)."""
    return await Organisation.exists(id=org_id, state__in=RECRUITING)


async def may_be_paid(org_id: int) -> bool:
    """Whether a body may be supplier in procurement and payee of money: a group's money sits with its host (INV-3)."""
    return await Organisation.exists(id=org_id, kind__in=SUPPLIERS, state__in=RECRUITING)


async def _found(public_id: str) -> Organisation:
    org = await Organisation.get_or_none(public_id=public_id).select_related("place", "host")
    if org is None:
        raise NotFound(NO_SUCH_ORG)
    return org
