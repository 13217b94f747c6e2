"""Lists of needs: what a desk, an organisation, a county and anyone may see of many at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from ground.places import Place, PlaceKind
from marketplace.models import Need, NeedCategory, NeedState
from marketplace.queries.needs import own_places
from marketplace.rules.needs import DESK
from orgs.models import ActivityArea

PAGE_LENGTH = 50
CLOCKED = (
    NeedState.RECEIVED,
    NeedState.VERIFIED,
    NeedState.PUBLISHED,
    NeedState.DISPATCHED,
    NeedState.ACCEPTED,
    NeedState.SCHEDULED,
    NeedState.DONE,
)
"""States in which somebody has to answer by `due_at`."""
VIEWS: dict[str, tuple[NeedState, ...]] = {
    "waiting": (NeedState.RECEIVED, NeedState.NEEDS_FACTS, NeedState.VERIFIED, NeedState.PUBLISHED, NeedState.DONE),
    "serving": (NeedState.DISPATCHED, NeedState.ACCEPTED, NeedState.SCHEDULED),
    "late": CLOCKED,
    "over": (
        NeedState.DECLINED,
        NeedState.CONFIRMED,
        NeedState.CLOSED,
        NeedState.WITHDRAWN,
        NeedState.EXPIRED,
    ),
    "all": tuple(NeedState),
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a desk narrows its list; it stands in the address."""

    view: str = "waiting"
    category: NeedCategory | None = None
    state: NeedState | None = None
    community: str = ""
    money: bool = False
    words: str = ""


def late() -> Q:
    """Return the condition that somebody let the term pass (INV-41)."""
    return Q(state__in=CLOCKED, due_at__lt=clock.now())


def of_desk(actor: Actor) -> QuerySet[Need] | None:
    """Return the needs of the actor's places, or those that a social worker recorded; None where there can be none."""
    places = own_places(actor)
    if places is not None:
        return Need.filter(places)
    if actor.holds(Role.SOCIAL_WORKER):
        return Need.filter(recorded_by_id=actor.person_id)
    return None


async def place_of_desk(actor: Actor) -> Place:
    """Return the smallest place that holds all from which an actor's list comes; of one that has none, the city."""
    paths = [path.rstrip(".").split(".") for path in actor.paths(*DESK)]
    shared = [ids[0] for ids in zip(*paths, strict=False) if len(set(ids)) == 1]  # an id lies below one place alone
    return await Place.get(id=int(shared[-1])) if shared else await Place.get(kind=PlaceKind.CITY, valid_to=None)


def narrowed(found: QuerySet[Need], asked: Asked) -> QuerySet[Need]:
    """Return what was asked for of a list, the late first, then by term; what is over, the latest first."""
    found = found.filter(late()) if asked.view == "late" else found.filter(state__in=VIEWS[asked.view])
    if asked.category is not None:
        found = found.filter(category=asked.category)
    if asked.state is not None:
        found = found.filter(state=asked.state)
    if asked.community:
        found = found.filter(desk__code=asked.community)
    if asked.money:
        found = found.filter(speaks_of_money=True)
    if asked.words:
        found = found.filter(Q(number=asked.words) | Q(title__icontains=asked.words))
    return found.order_by("-id") if asked.view in ("over", "all") else found.order_by("due_at", "id")


async def counts_of(found: QuerySet[Need]) -> dict[str, int]:
    """Return how many there are in each view that is counted."""
    return {
        "waiting": await found.filter(state__in=VIEWS["waiting"]).count(),
        "serving": await found.filter(state__in=VIEWS["serving"]).count(),
        "late": await found.filter(late()).count(),
    }


async def with_all(found: QuerySet[Need]) -> Sequence[Need]:
    """Return the rows of a list with what a row tells."""
    return await found.select_related("desk", "organisation", "beneficiary")


async def counts_by_street(actor: Actor) -> list[tuple[Place, int, int]]:
    """Return, for each street of a county officer, how many needs are open and how many are late; no rows (R2)."""
    counted: list[tuple[Place, int, int]] = []
    for path in actor.paths(Role.COUNTY_OFFICER):
        for street in await Place.filter(path__startswith=path, kind="street", valid_to=None).order_by("code"):
            below = Need.filter(desk__path__startswith=street.path)
            is_open = await below.filter(state__in=CLOCKED).count()
            counted.append((street, is_open, await below.filter(late()).count() if is_open else 0))
    return counted


async def for_org(org_id: int, view: str) -> Sequence[Need]:
    """Return what an organisation has: offered to it, taken on, or over; the first to answer first."""
    found = Need.filter(organisation_id=org_id)
    if view == "offered":
        found = found.filter(state=NeedState.DISPATCHED)
    elif view == "ours":
        withdrawn = Q(state=NeedState.WITHDRAWN, helpers_told_at=None)
        found = found.filter(
            Q(state__in=(NeedState.ACCEPTED, NeedState.SCHEDULED, NeedState.DONE)) | withdrawn
        )  # fmt: skip
    else:
        found = found.filter(state__in=(NeedState.CONFIRMED, NeedState.CLOSED)).order_by("-id").limit(100)
    rows = await with_all(found if view == "over" else found.order_by("due_at", "id"))
    return list(rows)


async def open_for_org(org_id: int) -> Sequence[Need]:
    """Return what is open to all in the places where an organisation works."""
    areas = await ActivityArea.filter(organisation_id=org_id).select_related("place")
    if not areas:
        return []
    within = Q(*(Q(desk__path__startswith=area.place.path) for area in areas), join_type=Q.OR)
    return await with_all(Need.filter(within, state=NeedState.PUBLISHED).order_by("wanted_until", "id"))


async def org_counts(org_id: int) -> dict[str, int]:
    """Return how many needs wait for an organisation's answer, how many it has, how many are open where it works."""
    return {
        "offered": await Need.filter(organisation_id=org_id, state=NeedState.DISPATCHED).count(),
        "ours": len(await for_org(org_id, "ours")),
        "open": len(await open_for_org(org_id)),
    }


def open_to_all(category: NeedCategory | None = None) -> QuerySet[Need]:
    """Return what anyone may read and organisations may claim, the soonest over first."""
    found = Need.filter(state=NeedState.PUBLISHED, wanted_until__gte=clock.today())
    return (found.filter(category=category) if category else found).order_by("wanted_until", "id")


async def names_of(ids: set[int | None]) -> dict[int, str]:
    """Return the names of people by their ids."""
    return dict(await Person.filter(id__in=[each for each in ids if each]).values_list("id", "name"))


async def open_kinds() -> set[NeedCategory]:
    """Return the kinds of which something is open to all."""
    kinds = await open_to_all().order_by("category").distinct().values_list("category", flat=True)
    return {NeedCategory(str(each)) for each in kinds}
