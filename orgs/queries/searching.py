"""Searching: organisations by name, category, kind and place, as everybody may."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from ground.places import Place
from orgs.models import ActivityArea, Category, Organisation, OrgKind, OrgState
from orgs.naming import BY_NAME

ONE_PAGE = 12
SHOWN = (OrgState.ACTIVE, OrgState.RENEWAL_DUE, OrgState.LAPSED, OrgState.SUSPENDED)
"""What a search finds: a body that closes is still to be read at its address, and looked for by nobody."""


@dataclass(frozen=True)
class Asked:
    """What someone looks for; empty parts ask nothing."""

    words: str = ""
    category: Category | None = None
    kind: OrgKind | None = None
    place: Place | None = None


@dataclass(frozen=True)
class OrgsFound:
    """One page of what was found, and how much there is."""

    orgs: Sequence[Organisation]
    total: int
    areas: dict[int, list[Place]]
    """Where each works, by the organisation's id."""


async def orgs_found(asked: Asked, *, page: int = 1) -> OrgsFound:
    """Return the bodies asked for, those at work first, then by name."""
    found = Organisation.filter(state__in=SHOWN)
    if asked.words:
        found = found.filter(Q(name__icontains=asked.words) | Q(short_name__icontains=asked.words))
    if asked.category:
        found = found.filter(category=asked.category)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.place:
        found = found.filter(id__in=await _working_in(asked.place))
    orgs = await found.select_related("place").order_by(*BY_NAME).offset((page - 1) * ONE_PAGE).limit(ONE_PAGE)
    return OrgsFound(orgs, await found.count(), await areas_of(orgs))


async def areas_of(orgs: Sequence[Organisation]) -> dict[int, list[Place]]:
    """Return where each of these works, in the order of the places' codes."""
    found: dict[int, list[Place]] = {org.id: [] for org in orgs}
    rows = ActivityArea.filter(organisation_id__in=list(found)).select_related("place").order_by("place__code")
    for area in await rows:
        found[area.organisation_id].append(area.place)
    return found


async def _working_in(place: Place) -> list[int]:
    """Return the ids of bodies whose area touches a place: holds it, or lies in it."""
    rows = ActivityArea.filter(Q(place_id__in=place.line_ids) | Q(place__path__startswith=place.path))
    return sorted({org_id for (org_id,) in await rows.values_list("organisation_id")})
