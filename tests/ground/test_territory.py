"""Totals of a year neither lose nor double what was recorded under places that ended meanwhile (T5, EDGE-33)."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import SYSTEM, Role
from ground.database import transaction
from ground.importing_places import import_places
from ground.place_files import read_places
from ground.places import Place, PlaceKind
from ground.territory import roll_up
from tests import people
from tests.ground.test_importing_places import FILE, live, without

pytestmark = pytest.mark.anyio

MERGER = dt.date(2026, 7, 1)


async def told(counts: dict[int, int], level: PlaceKind, **where: object) -> dict[str, int]:
    """Return the lines of a report by the names of their places."""
    lines = await roll_up(counts, level, **where)  # type: ignore[arg-type]
    return {line.place.name: sum(counts[each] for each in line.place_ids) for line in lines}


async def a_year_with_a_merged_street() -> dict[int, int]:
    """Count 10 hours in each community and 1 in each street before 兴海街道 is merged into 振兴街道, and 5 after."""
    await import_places(read_places(FILE.encode()).places, by=SYSTEM)
    counts = {place.id: 10 for place in await Place.filter(kind=PlaceKind.COMMUNITY)}
    counts |= {place.id: 1 for place in await Place.filter(kind=PlaceKind.STREET)}
    file = without(FILE, "211103002000").replace("community,211103002000", "community,211103001000")
    became = {"211103002000": ["211103001000"]}
    await import_places(read_places(file.encode()).places, by=SYSTEM, became=became, on=MERGER)
    counts[(await live("211103001001")).id] += 5
    return counts


async def test_t5_a_merged_street_counts_with_the_street_it_became_part_of(database: None) -> None:
    counts = await a_year_with_a_merged_street()

    assert await told(counts, PlaceKind.STREET) == {"振兴街道": 37, "田家镇": 11}
    assert await told(counts, PlaceKind.COUNTY) == {"兴隆台区": 37, "大洼县": 11}
    assert await told(counts, PlaceKind.CITY) == {"盘锦市": sum(counts.values())}
    assert await told(counts, PlaceKind.STREET, below=await live("211103000000")) == {"振兴街道": 37}
    assert await told(counts, PlaceKind.COMMUNITY, below=await live("211103001000")) == {
        "惠宾社区": 15, "石油社区": 10, "海河社区": 10, "振兴街道": 2,
    }  # fmt: skip


async def test_t5_the_report_of_an_earlier_day_has_the_streets_own_records_where_they_were(database: None) -> None:
    counts = await a_year_with_a_merged_street()

    lines = await told(counts, PlaceKind.STREET, day=MERGER - dt.timedelta(days=1))

    assert lines["兴海街道"] == 1
    assert sum(lines.values()) == sum(counts.values())


async def test_t5_r1_a_street_officer_of_the_heir_reaches_the_records_of_the_street_that_ended(database: None) -> None:
    await a_year_with_a_merged_street()
    ended = await Place.get(code="211103002000")

    officer = await people.an_officer("李强", Role.STREET_OFFICER, place=await live("211103001000"))
    elsewhere = await people.an_officer("何伟", Role.STREET_OFFICER, place=await live("211121001000"))

    assert officer.holds_over_place(ended.path, Role.STREET_OFFICER)
    assert not elsewhere.holds_over_place(ended.path, Role.STREET_OFFICER)


async def test_t5_a_split_community_is_a_line_of_its_own_until_a_level_has_all_its_heirs(database: None) -> None:
    await import_places(read_places(FILE.encode()).places, by=SYSTEM)
    old = await live("211103001001")
    file = without(FILE, "211103001001") + (
        "211103001011,惠宾东社区,community,211103001000\n211103001012,惠宾西社区,community,211103001000\n"
    )
    await import_places(
        read_places(file.encode()).places, by=SYSTEM, became={old.code: ["211103001011", "211103001012"]}
    )
    counts = {old.id: 10, (await live("211103001011")).id: 3, (await live("211103001012")).id: 4}

    assert await told(counts, PlaceKind.COMMUNITY) == {"惠宾社区": 10, "惠宾东社区": 3, "惠宾西社区": 4}
    assert await told(counts, PlaceKind.STREET) == {"振兴街道": 17}
    assert await told(counts, PlaceKind.COMMUNITY, below=await live("211103001000")) == {
        "惠宾社区": 10, "惠宾东社区": 3, "惠宾西社区": 4,
    }  # fmt: skip
    assert await told(counts, PlaceKind.COMMUNITY, below=await live("211103002000")) == {}


async def test_t5_whatever_is_merged_split_and_renamed_the_city_keeps_its_sum(database: None) -> None:
    counts = await a_year_with_a_merged_street()
    (haihe,) = await Place.filter(code="211103002001", valid_to=None)
    async with transaction():
        await Place.filter(id=haihe.id).update(valid_to=clock.today())

    for level in PlaceKind:
        for day in (MERGER - dt.timedelta(days=1), MERGER, clock.today(), clock.today() + dt.timedelta(days=9)):
            assert sum((await told(counts, level, day=day)).values()) == sum(counts.values())
