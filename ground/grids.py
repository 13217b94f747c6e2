"""Grid cells: a community divides itself, each address in at most one cell, and is told what no cell covers (T6)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from tortoise import fields
from tortoise.models import Model

from ground import audit, clock
from ground.actors import Actor, Channel, Role
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn, Taken
from ground.language import lazy
from ground.places import Place, PlaceKind

LONGEST = 60
"""Characters of an address."""


class GridAddress(Model):
    """A building or yard that a grid cell looks after; in one community no address lies in two cells."""

    id = fields.IntField(primary_key=True)
    community: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="addresses", on_delete=fields.RESTRICT
    )
    community_id: int
    grid: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="covers", on_delete=fields.RESTRICT
    )
    grid_id: int
    address = fields.CharField(LONGEST)

    class Meta:
        """The table."""

        table = "ground_grid_address"
        unique_together = (("community", "address"),)


async def add_grids(community: Place, n: int, *, by: Actor) -> Sequence[Place]:
    """Divide a community into n cells, adding those that are not there yet; return all of them in their order.

    Refuses with OutOfTurn (409) fewer than there are, or a place that is no living community; with MayNot (403) others
    than its workers and the street above.
    """
    _require_own(by, community)
    if community.kind != PlaceKind.COMMUNITY or not community.live_on(clock.today()):
        raise OutOfTurn(lazy("Only a community of today is divided into cells."))
    async with transaction():
        await Place.filter(id=community.id).update(kind=PlaceKind.COMMUNITY)
        there = len(await cells_of(community))
        if n < there:
            raise OutOfTurn(
                lazy("There are %(count)s cells already. A cell does not end while it has its people.", count=there)
            )
        for number in range(there + 1, n + 1):
            cell = await Place.create(
                code=f"{community.code}{number:03}",
                name=f"第{number}网格",
                kind=PlaceKind.GRID,
                rural=community.rural,
                parent=community,
                path="",
                valid_from=clock.today(),
            )
            await Place.filter(id=cell.id).update(path=f"{community.path}{cell.id}.")
        if n > there:
            await audit.record("Place.add_grids", community, by=by, cells=n)
    return await cells_of(community)


async def cells_of(community: Place) -> Sequence[Place]:
    """Return the living cells of a community in their order."""
    return await Place.filter(parent_id=community.id, kind=PlaceKind.GRID, valid_to=None).order_by("code")


async def cover(grid: Place, addresses: Iterable[str], *, by: Actor) -> None:
    """Give buildings to a cell; refuses with Taken (409) all of them where one lies in another cell already.

    Refuses with OutOfTurn (409) an address that is too long, with MayNot (403) others than the community and street.
    """
    community = await Place.get(id=grid.parent_id)
    _require_own(by, community)
    written = {_tidy(each) for each in addresses} - {""}
    if long := next((each for each in sorted(written) if len(each) > LONGEST), None):
        raise OutOfTurn(lazy("“%(address)s” is longer than %(most)s characters.", address=long, most=LONGEST))
    own = set(await GridAddress.filter(grid_id=grid.id).values_list("address", flat=True))
    try:
        async with transaction():
            for address in sorted(written - own):
                await GridAddress.create(community_id=community.id, grid_id=grid.id, address=address)
            await audit.record("Place.cover", grid, by=by, addresses=len(written - own))
    except IntegrityError as taken:
        raise Taken(lazy("One of these addresses belongs to another cell. Please take it out there first.")) from taken


async def uncover(grid: Place, address: str, *, by: Actor) -> None:
    """Take a building out of a cell."""
    _require_own(by, await Place.get(id=grid.parent_id))
    async with transaction():
        if not await GridAddress.filter(grid_id=grid.id, address=_tidy(address)).delete():
            raise OutOfTurn(lazy("This address is not in the cell."))
        await audit.record("Place.uncover", grid, by=by)


async def uncovered(community: Place, addresses: Iterable[str]) -> list[str]:
    """Return which of these addresses no cell of the community looks after: a warning, no refusal."""
    covered = set(await GridAddress.filter(community_id=community.id).values_list("address", flat=True))
    return sorted({_tidy(each) for each in addresses} - covered - {""}, key=_as_counted)


async def addresses_of(community: Place) -> dict[int, list[str]]:
    """Return the addresses of each cell of a community, by the cell's id."""
    found: dict[int, list[str]] = {}
    written = await GridAddress.filter(community_id=community.id).values_list("grid_id", "address")
    for grid_id, address in sorted(written, key=lambda each: _as_counted(str(each[1]))):
        found.setdefault(int(grid_id), []).append(str(address))
    return found


def _as_counted(address: str) -> list[tuple[int, str]]:
    """Return by what houses are ordered as people count them: 9 before 10."""
    return [(int(each), "") if each.isdecimal() else (0, each) for each in re.split(r"([0-9]+)", address)]


def _tidy(address: str) -> str:
    return "".join(unicodedata.normalize("NFKC", address).split())


def _require_own(by: Actor, community: Place) -> None:
    own = by.holds_over_place(community.path, Role.COMMUNITY_WORKER, Role.STREET_OFFICER)
    if by.channel is not Channel.SYSTEM and not own:
        raise MayNot(lazy("Only the community itself and its street divide it into cells."))
