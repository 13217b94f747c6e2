"""The communities whose grid cells an actor may draw, and the cells as a page."""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground import grids
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import _, lazy
from ground.places import Place, PlaceKind
from marketplace.schemas.grids import CellShown, GridsPage

DRAW = (Role.COMMUNITY_WORKER, Role.STREET_OFFICER)
NO_COMMUNITY = lazy("We could not find this community.")


async def drawn_by(actor: Actor) -> list[Place]:
    """Return the communities that the actor may divide into cells, in the order of their codes."""
    paths = actor.paths(*DRAW)
    within = Q(*(Q(path__startswith=path) for path in paths), join_type=Q.OR)
    return await Place.filter(within, kind=PlaceKind.COMMUNITY, valid_to=None).order_by("code") if paths else []


async def community_of(actor: Actor, code: str) -> Place:
    """Return one of these by its code, the first where none is asked for; NotFound for any other."""
    for each in await drawn_by(actor):
        if code in ("", each.code):
            return each
    raise NotFound(NO_COMMUNITY)


async def cell_of(community: Place, code: str) -> Place:
    """Return a living cell of a community by its code, or NotFound."""
    for each in await grids.cells_of(community):
        if each.code == code:
            return each
    raise NotFound(lazy("We could not find this cell."))


async def grids_page(actor: Actor, community: Place, *, buildings: Sequence[str] | None = None) -> GridsPage:
    """Return a community's cells; with a list of its buildings, also those that no cell looks after (T6)."""
    own = await drawn_by(actor)
    addresses = await grids.addresses_of(community)
    return GridsPage(
        title=_("Grid cells of %(community)s", community=community.name),
        community=community.code,
        name=community.name,
        communities=[(each.code, each.name) for each in own] if len(own) > 1 else [],
        cells=[
            CellShown(code=each.code, name=each.name, addresses=addresses.get(each.id, []))
            for each in await grids.cells_of(community)
        ],
        checked=buildings is not None,
        uncovered=await grids.uncovered(community, buildings or ()),
    )
