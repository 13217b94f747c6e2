"""Settling the demonstration city: its real places, and the people at its desks."""

from ground import grids, place_files
from ground.actors import SYSTEM, Actor, Role
from ground.identity import Person
from ground.importing_places import import_places
from ground.places import Place, PlaceKind, city, live_places
from ground.settings import shipped
from marketplace import accounts
from marketplace.seeding import cast
from marketplace.seeding.cast import Employed
from marketplace.seeding.stage import Desk, Stage

PLAYED = {
    cast.STREET: 3,
    "211103001000": 3,
    "211102003000": 2,
    "211103002000": 2,
    "211104004000": 2,
    "211122001000": 2,
    "211102005000": 2,
    "211103004000": 2,
    "211104005000": 1,
}
"""Streets and towns by code, and in how many of each one's communities the year is played."""
STAFF_AGES = (27, 54)
CELLS, BUILDINGS = 3, 4
"""Grid cells of a community, and buildings of a cell."""


async def settle(stage: Stage) -> None:
    """Import the city and appoint the people of its desks, each by whoever holds the role above."""
    file = shipped("marketplace") / "places" / "panjin.csv"
    await import_places(place_files.read_places(file.read_bytes()).places, by=SYSTEM)
    root = await city()
    administrator = await _employ(stage, cast.ADMINISTRATOR, by=SYSTEM)
    supervisor = await _employ(stage, cast.SUPERVISOR, by=await stage.acting(administrator), place=root)
    await _employ(stage, cast.SECOND_SUPERVISOR, by=await stage.acting(administrator), place=root)
    above = await stage.acting(supervisor)
    streets = list(PLAYED)[: stage.some(len(PLAYED))]
    for county in await live_places(PlaceKind.COUNTY):
        played = [each for each in await live_places(PlaceKind.STREET, below=county) if each.code in streets]
        if played:
            known = [cast.COUNTY_OFFICER] if county.code == cast.COUNTY else []
            officers = await _pair(stage, Role.COUNTY_OFFICER, county, known, by=above)
            for street in played:
                await _settle_street(stage, street, county, officers)
    stage.desks.sort(key=lambda desk: (streets.index(desk.street.code), desk.place.code))


async def _settle_street(stage: Stage, street: Place, county: Place, county_officers: list[Person]) -> None:
    here = street.code == cast.STREET
    known = [cast.OFFICER, cast.SECOND_OFFICER] if here else []
    officers = await _pair(stage, Role.STREET_OFFICER, street, known, by=await stage.acting(county_officers[0]))
    appoints = await stage.acting(officers[0])
    for community in (await live_places(PlaceKind.COMMUNITY, below=street))[: PLAYED[street.code]]:
        known = [cast.WORKER, cast.SECOND_WORKER] if community.code == cast.COMMUNITY else []
        workers = await _pair(stage, Role.COMMUNITY_WORKER, community, known, by=appoints)
        await _divide(community, await stage.acting(workers[0]))
        stage.desks.append(Desk(community, street, county, workers, officers, county_officers))


async def _divide(community: Place, worker: Actor) -> None:
    """Let the desk draw the cells of its community, with the buildings of each."""
    for number, cell in enumerate(await grids.add_grids(community, CELLS, by=worker)):
        first = number * BUILDINGS + 1
        await grids.cover(cell, [f"{each}号楼" for each in range(first, first + BUILDINGS)], by=worker)


async def _pair(stage: Stage, role: Role, place: Place, known: list[Employed], *, by: Actor) -> list[Person]:
    """Appoint the two who look at each other's work: the prepared ones first."""
    pair = [await _employ(stage, each, by=by, place=place) for each in known]
    chance = stage.chance(role, place.code)
    while len(pair) < 2:  # noqa: PLR2004 - four eyes
        person = await stage.enter(chance, age=chance.randint(*STAFF_AGES), by=by)
        pair.append(await stage.appoint(person, role, by=by, place=place))
    return pair


async def _employ(stage: Stage, employed: Employed, *, by: Actor, place: Place | None = None) -> Person:
    chance = stage.chance(employed.username)
    person = await stage.enter(chance, age=chance.randint(*STAFF_AGES), called=employed.name, by=by)
    await stage.appoint(person, employed.role, by=by, place=place)
    await open_account(employed, person)
    return stage.keep(employed.name, person)


async def open_account(employed: Employed, person: Person) -> None:
    """Open the account by which one of the prepared staff signs in; whoever runs the command line does so."""
    await accounts.open_account(person, employed.username, cast.PASSWORD, by=SYSTEM)
