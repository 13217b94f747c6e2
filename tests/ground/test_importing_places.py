"""A city is imported once however often; what is renamed, merged or split goes on under its heirs."""

import datetime as dt
import time

import pytest

from ground import clock, settings
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, Unreadable
from ground.identity import Grant, Person
from ground.importing_places import Report, import_places
from ground.place_files import PlaceRow, read_places
from ground.places import LEVELS, Place, PlaceKind, PlaceSuccessor, line_of, live_places
from tests import people

pytestmark = pytest.mark.anyio

PANJIN = settings.CHECKOUT / "marketplace/places/panjin.csv"
FILE = """code,name,kind,parent
211100000000,盘锦市,city,
211103000000,兴隆台区,county,211100000000
211121000000,大洼县,county,211100000000
211103001000,振兴街道,street,211103000000
211103002000,兴海街道,street,211103000000
211121001000,田家镇,street,211121000000
211103001001,惠宾社区,community,211103001000
211103001002,石油社区,community,211103001000
211103002001,海河社区,community,211103002000
211121001001,王家村,community,211121001000
"""


def rows(file: str = FILE, **changes: str) -> list[PlaceRow]:
    """Read the small city, with words of it changed."""
    for old, new in changes.items():
        assert old in file
        file = file.replace(old, new)
    read = read_places(file.encode())
    assert read.mistakes == []
    return read.places


def without(file: str, *codes: str) -> str:
    return "".join(line for line in file.splitlines(keepends=True) if not line.startswith(codes))


async def live(code: str) -> Place:
    return await Place.get(code=code, valid_to=None)


async def the_tree_holds() -> None:
    """T1 to T4: the order of levels, paths, one root, nothing alive under what ended."""
    for place in await Place.filter(valid_to=None).select_related("parent"):
        above = place.parent
        assert place.path == f"{above.path if above else ''}{place.id}."
        assert (LEVELS.index(above.kind) + 1 if above else 0) == LEVELS.index(place.kind)
        assert above is None or above.valid_to is None
        assert [each.id for each in await line_of(place)][-1] == place.id
    assert await Place.filter(kind=PlaceKind.CITY, valid_to=None).count() == 1
    assert await Grant.filter(ended_at=None, place__valid_to__isnull=False).count() == 0


async def test_the_whole_of_panjin_enters_in_seconds_and_again_changes_nothing(database: None) -> None:
    places = read_places(PANJIN.read_bytes()).places

    began = time.perf_counter()
    first = await import_places(places, by=SYSTEM)
    spent = time.perf_counter() - began
    rows_before = await Place.all().order_by("id").values()
    second = await import_places(places, by=SYSTEM)

    assert (first.added, first.replaced, first.unexplained) == (len(places), (), ())
    assert [len(await live_places(kind)) for kind in LEVELS] == [1, 4, 50, 544, 0]
    assert second == Report(added=0, replaced=(), ended=(), unexplained=())
    assert second.changed_nothing
    assert await Place.all().order_by("id").values() == rows_before
    assert await AuditEntry.filter(verb="Place.import").count() == 1
    assert spent < 5
    huibin = await live("211103001001")
    assert [place.kind for place in await line_of(huibin)] == list(LEVELS[:4])
    assert huibin.path == "".join(f"{place.id}." for place in await line_of(huibin))


async def test_a_renamed_community_goes_on_under_its_new_name_with_its_people(database: None) -> None:
    await import_places(rows(), by=SYSTEM)
    old = await live("211103001001")
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=old)
    wang = await people.a_person(home=old)

    report = await import_places(rows(惠宾社区="惠宾花园社区"), by=SYSTEM)

    new = await live("211103001001")
    assert report.replaced == ("211103001001 惠宾社区 → 211103001001",)
    assert (new.name, new.valid_from) == ("惠宾花园社区", clock.today())
    assert (await Place.get(id=old.id)).valid_to == clock.today()
    assert await PlaceSuccessor.filter(place_id=old.id, successor_id=new.id).count() == 1
    assert (await Person.get(id=wang.id)).home_id == new.id
    after = await people.an_actor(await Person.get(id=worker.person_id))
    assert after.holds_over_place(new.path, Role.COMMUNITY_WORKER)
    assert after.holds_over_place(old.path, Role.COMMUNITY_WORKER), "records of its old days stay the desk's"
    assert not after.holds_over_place((await live("211103001002")).path, Role.COMMUNITY_WORKER)
    await the_tree_holds()
    assert (await import_places(rows(惠宾社区="惠宾花园社区"), by=SYSTEM)).changed_nothing


async def test_edge_33_a_county_that_becomes_a_district_takes_all_its_places_along(database: None) -> None:
    await import_places(rows(), by=SYSTEM)
    village, officer = await live("211121001001"), await live("211121000000")
    county = await people.an_officer("周洋", Role.COUNTY_OFFICER, place=officer)
    file = FILE.replace("大洼县", "大洼区").replace("211121", "211104")

    report = await import_places(rows(file), by=SYSTEM, became={"211121000000": ["211104000000"]})

    assert len(report.replaced) == 3, "the county is told; town and village are found by their names under its heir"
    new = await live("211104001001")
    assert await PlaceSuccessor.filter(place_id=village.id, successor_id=new.id).count() == 1
    after = await people.an_actor(await Person.get(id=county.person_id))
    assert after.holds_over_place(new.path, Role.COUNTY_OFFICER)
    assert after.holds_over_place(village.path, Role.COUNTY_OFFICER)
    await the_tree_holds()


async def test_a_county_with_a_new_name_alone_keeps_its_communities_as_they_are(database: None) -> None:
    await import_places(rows(), by=SYSTEM)
    village = await live("211121001001")

    report = await import_places(rows(大洼县="大洼区"), by=SYSTEM)

    assert len(report.replaced) == 1
    same = await live("211121001001")
    assert same.id == village.id
    assert same.path != village.path
    assert [place.name for place in await line_of(same)][1] == "大洼区"
    await the_tree_holds()


async def test_t4_two_communities_merge_and_one_is_split(database: None) -> None:
    await import_places(rows(), by=SYSTEM)
    huibin, shiyou, haihe = [await live(code) for code in ("211103001001", "211103001002", "211103002001")]
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=haihe)
    await people.an_officer("孙丽", Role.COMMUNITY_WORKER, place=shiyou)
    file = without(FILE, "211103001001", "211103001002", "211103002001") + (
        "211103001009,惠宾石油社区,community,211103001000\n211103002008,海河东社区,community,211103002000\n"
        "211103002009,海河西社区,community,211103002000\n"
    )

    became = {
        huibin.code: ["211103001009"], shiyou.code: ["211103001009"], haihe.code: ["211103002008", "211103002009"],
    }  # fmt: skip
    await import_places(rows(file), by=SYSTEM, became=became)

    links = await PlaceSuccessor.all().select_related("place", "successor").order_by("successor__code", "id")
    assert [(link.place.name, link.successor.name) for link in links] == [
        ("惠宾社区", "惠宾石油社区"),
        ("石油社区", "惠宾石油社区"),
        ("海河社区", "海河东社区"),
        ("海河社区", "海河西社区"),
    ]
    after = await people.an_actor(await Person.get(id=worker.person_id))
    for place in (haihe, await live("211103002008"), await live("211103002009")):
        assert after.holds_over_place(place.path, Role.COMMUNITY_WORKER)
    await the_tree_holds()
    assert (await import_places(rows(file), by=SYSTEM, became=became)).changed_nothing


async def test_a_place_that_is_missing_is_told_and_left_and_one_under_an_ended_place_stops_the_import(
    database: None,
) -> None:
    await import_places(rows(), by=SYSTEM)

    report = await import_places(rows(without(FILE, "211103001002")), by=SYSTEM)
    assert report.unexplained == ("211103001002 石油社区",)
    assert report.changed_nothing

    before = await Place.all().order_by("id").values()
    nobody: list[str] = []
    for heirs in (nobody, ["999999999999"]):
        with pytest.raises(Unreadable) as refused:
            await import_places(rows(without(FILE, "211121")), by=SYSTEM, became={"211121000000": heirs})
        assert refused.value.mistakes
    another = FILE.replace("盘锦市", "营口市").replace("2111", "2108")
    with pytest.raises(Unreadable):
        await import_places(rows(another), by=SYSTEM)
    assert await Place.all().order_by("id").values() == before


async def test_a_street_that_moves_under_another_county_is_dated(database: None) -> None:
    await import_places(rows(), by=SYSTEM)
    street = await live("211103002000")
    file = FILE.replace("211103002000,兴海街道,street,211103000000", "211103002000,兴海街道,street,211121000000")

    await import_places(rows(file), by=SYSTEM, on=clock.today() + dt.timedelta(days=1))

    moved = await live("211103002000")
    assert (moved.id != street.id, moved.valid_from) == (True, clock.today() + dt.timedelta(days=1))
    assert (await live("211103002001")).path.startswith(moved.path)
    await the_tree_holds()


async def test_nothing_is_believed_of_codes_that_stay_or_never_were_nor_of_days_before_the_beginning(
    database: None,
) -> None:
    await import_places(rows(), by=SYSTEM, on=dt.date(2026, 3, 1))
    gone = rows(without(FILE, "211103001002"))

    for became, day, told in (
        ({"211103001001": ["211103002001"]}, dt.date(2026, 4, 1), "惠宾社区"),
        ({"211103009999": ["211103002001"]}, dt.date(2026, 4, 1), "211103009999"),
        ({"211103001002": ["211103001001"]}, dt.date(2026, 2, 1), "石油社区"),
    ):
        with pytest.raises(Unreadable) as refused:
            await import_places(gone, by=SYSTEM, became=became, on=day)
        assert [told in each.sentence for each in refused.value.mistakes] == [True]
    with pytest.raises(Unreadable):
        await import_places(rows(惠宾社区="惠宾花园社区"), by=SYSTEM, on=dt.date(2026, 2, 1))
    assert await Place.filter(valid_to=None).count() == len(rows())


async def test_only_the_administrator_imports(database: None) -> None:
    city = await people.a_city()
    supervisor = await people.an_officer("马超", Role.SUPERVISOR, place=city.city)

    with pytest.raises(MayNot):
        await import_places(rows(), by=supervisor)
