"""Areas: in which places a body may say it works, by where it is at home and what it is."""

from collections.abc import Iterable, Sequence

from tortoise.expressions import Q

from ground import clock
from ground.errors import Mistake, Unreadable
from ground.language import _, lazy
from ground.places import Place, PlaceKind, live_places
from orgs.models import HOSTED, Filing, Organisation, OrgKind


async def live_by_code(code: str, *kinds: PlaceKind) -> Place | None:
    """Return the place that has this code today, if it is of one of these kinds."""
    today = clock.today()
    found = Place.filter(Q(valid_to=None) | Q(valid_to__gt=today), code=code, valid_from__lte=today)
    return await (found.filter(kind__in=kinds) if kinds else found).first()


async def above(place: Place, kind: PlaceKind) -> Place:
    """Return the place of this kind that holds the place: itself, or one above it."""
    return await Place.get(id__in=place.line_ids, kind=kind)


async def streets() -> list[tuple[Place, Place]]:
    """Return every street with its county, in the order of their codes."""
    counties = {each.id: each for each in await live_places(PlaceKind.COUNTY)}
    return [
        (street, counties[street.parent_id])
        for street in await live_places(PlaceKind.STREET)
        if street.parent_id in counties
    ]


async def communities(place: Place) -> Sequence[Place]:
    """Return the communities of a place's street; of a county, all of them."""
    near = place if place.kind == PlaceKind.COUNTY else await above(place, PlaceKind.STREET)
    return await live_places(PlaceKind.COMMUNITY, below=near)


async def offered(home: Place, kind: OrgKind) -> list[Place]:
    """Return the places a body may name: a hosted group, its street's communities; others the county's streets too.

    A body of the whole county names its streets.
    """
    if kind in HOSTED:
        return list(await communities(home))
    county = await above(home, PlaceKind.COUNTY)
    near = [] if home.id == county.id else await communities(home)
    return [*near, *await live_places(PlaceKind.STREET, below=county), county]


async def home_of(filing: Filing, community: str | None, *, desk: Place | None = None) -> Place:
    """Return the community written as home, which must lie in the filing's street; without one, the street.

    A desk that writes for someone writes it at home in its own place, and leaves it nowhere else (M1).
    """
    street = await above(await Place.get(id=filing.place_id), PlaceKind.STREET)
    if community is None and desk is None:
        return street
    home = await live_by_code(community, PlaceKind.COMMUNITY) if community else None
    if home is None or not home.lies_in(desk or street):
        sentence = _("Please choose a community of %(street)s.", street=street.name)
        if desk is not None:
            sentence = _("Your desk writes files for groups at home in %(place)s.", place=desk.name)
        raise Unreadable(lazy("Please look at these again."), [Mistake("community", sentence)])
    return home


async def offered_to(org: Organisation, standing: Iterable[Place]) -> list[Place]:
    """Return the places a body may name from now on, and those where it works that nobody would offer it today."""
    found = await offered(org.place, OrgKind(org.kind))
    codes = {each.code for each in found}
    return [*found, *(each for each in standing if each.code not in codes)]


async def chosen(places: Iterable[Place], codes: Iterable[str]) -> list[Place]:
    """Return those of the places that have these codes, all of which must be among them; none inside another."""
    wanted = set(codes)
    found = [each for each in places if each.code in wanted]
    if len(found) < len(wanted):
        sentence = _("Please choose places from the list.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("areas", sentence)])
    return [each for each in found if not any(each.lies_in(other) for other in found if other.id != each.id)]


def covered(place: Place, by: Iterable[Place]) -> bool:
    """Whether a place lies in one of others."""
    return any(place.lies_in(each) for each in by)
