"""A community divides itself into cells; no building lies in two, and what none covers is told (T6)."""

import pytest

from ground import grids
from ground.actors import SYSTEM, Actor, Role
from ground.errors import MayNot, OutOfTurn, Taken
from ground.grids import GridAddress
from ground.importing_places import import_places
from ground.place_files import read_places
from ground.places import Place
from tests import people
from tests.ground.test_importing_places import FILE, live, rows, without

pytestmark = pytest.mark.anyio


async def a_worker() -> tuple[Place, Actor]:
    await import_places(rows(), by=SYSTEM)
    huibin = await live("211103001001")
    return huibin, await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=huibin)


async def test_cells_are_added_once_and_more_of_them_later(database: None) -> None:
    huibin, worker = await a_worker()

    first = await grids.add_grids(huibin, 3, by=worker)
    again = await grids.add_grids(huibin, 3, by=worker)
    more = await grids.add_grids(huibin, 4, by=worker)

    assert [cell.id for cell in again] == [cell.id for cell in first] == [cell.id for cell in more[:3]]
    assert [(cell.code, cell.name) for cell in more][-1] == ("211103001001004", "第4网格")
    assert all(cell.path == f"{huibin.path}{cell.id}." for cell in more)
    with pytest.raises(OutOfTurn):
        await grids.add_grids(huibin, 2, by=worker)
    with pytest.raises(OutOfTurn):
        await grids.add_grids(more[0], 2, by=SYSTEM)


async def test_only_the_community_and_its_street_divide_it(database: None) -> None:
    huibin, _worker = await a_worker()
    other = await people.an_officer("钱伟", Role.COMMUNITY_WORKER, place=await live("211103001002"))

    with pytest.raises(MayNot):
        await grids.add_grids(huibin, 2, by=other)
    (cell,) = await grids.add_grids(huibin, 1, by=SYSTEM)
    with pytest.raises(MayNot):
        await grids.cover(cell, ["1号楼"], by=other)
    with pytest.raises(MayNot):
        await grids.uncover(cell, "1号楼", by=other)


async def test_t6_no_building_lies_in_two_cells_and_a_forgotten_one_is_told(database: None) -> None:
    huibin, worker = await a_worker()
    east, west = await grids.add_grids(huibin, 2, by=worker)

    await grids.cover(east, ["1号楼", "2 号楼", ""], by=worker)
    await grids.cover(east, ["１号楼", "3号楼"], by=worker)
    with pytest.raises(Taken):
        await grids.cover(west, ["4号楼", "3号楼"], by=worker)

    assert await GridAddress.filter(grid_id=west.id).count() == 0, "all of them or none"
    assert await grids.uncovered(huibin, ["1号楼", "2号楼", "3号楼", "4号楼"]) == ["4号楼"]
    await grids.uncover(east, "3号楼", by=worker)
    await grids.cover(west, ["3号楼", "4号楼"], by=worker)
    assert await grids.uncovered(huibin, ["1号楼", "2号楼", "3号楼", "4号楼"]) == []
    with pytest.raises(OutOfTurn):
        await grids.uncover(west, "9号楼", by=worker)


async def test_houses_stand_in_the_order_in_which_people_count_them(database: None) -> None:
    huibin, worker = await a_worker()
    (east,) = await grids.add_grids(huibin, 1, by=worker)

    await grids.cover(east, ["10号楼", "2号楼", "1号楼", "东里9号", "东里12号"], by=worker)

    assert (await grids.addresses_of(huibin))[east.id] == ["1号楼", "2号楼", "10号楼", "东里9号", "东里12号"]
    assert await grids.uncovered(huibin, ["12号楼", "9号楼"]) == ["9号楼", "12号楼"]


async def test_cells_stay_when_the_file_comes_again_and_follow_a_renamed_community(database: None) -> None:
    huibin, worker = await a_worker()
    cells = await grids.add_grids(huibin, 2, by=worker)
    await grids.cover(cells[0], ["1号楼"], by=worker)

    assert (await import_places(rows(), by=SYSTEM)).changed_nothing
    await import_places(rows(惠宾社区="惠宾花园社区"), by=SYSTEM)

    new = await live(huibin.code)
    assert [cell.id for cell in await grids.cells_of(new)] == [cell.id for cell in cells]
    assert all(cell.path.startswith(new.path) for cell in await grids.cells_of(new))
    assert await grids.uncovered(new, ["1号楼"]) == []


async def test_cells_end_with_a_community_that_is_merged(database: None) -> None:
    huibin, worker = await a_worker()
    await grids.add_grids(huibin, 2, by=worker)
    file = read_places(without(FILE, huibin.code).encode()).places

    await import_places(file, by=SYSTEM, became={huibin.code: ["211103001002"]})

    assert await Place.filter(kind="grid", valid_to=None).count() == 0
