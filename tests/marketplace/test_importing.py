"""A city, organisations and volunteers come from files: tried first, told line by line, and the same twice is once."""

import pytest

from ground.actors import SYSTEM
from ground.places import Place
from ground.settings import shipped
from ground.sheets import SheetRefused
from marketplace.importing import IMPORTS, Report
from orgs.importing_rows import COLUMNS
from orgs.models import Organisation
from volunteers.models import Volunteer

pytestmark = pytest.mark.anyio

HUIBIN = "211103019001"


def panjin() -> bytes:
    return (shipped("marketplace") / "places" / "panjin.csv").read_bytes()


def committee(name: str, place: str = HUIBIN) -> bytes:
    cells = {"名称": name, "类型": "居民委员会", "类别": "为民服务", "所在地代码": place, "负责人": "刘敏"}
    return "\n".join([",".join(COLUMNS), ",".join(cells.get(each, "") for each in COLUMNS)]).encode()


def helpers(*rows: str) -> bytes:
    return "\n".join(["name,id_number,phone,community", *rows]).encode()


async def imported(what: str, content: bytes, *, write: bool = True, skip_refused: bool = False) -> Report:
    return await IMPORTS[what](content, by=SYSTEM, write=write, skip_refused=skip_refused)


async def test_a_city_is_tried_then_written_then_left_as_it_is(database: None) -> None:
    assert (await imported("places", panjin(), write=False)).clean
    assert await Place.all().count() == 0

    assert (await imported("places", panjin())).clean
    assert await Place.all().count() == 599

    again = await imported("places", panjin())
    assert again.clean
    assert await Place.all().count() == 599


async def test_a_file_with_a_wrong_place_changes_nothing_and_says_which_line(database: None) -> None:
    wrong = panjin() + b"211103019999,\xe6\x97\xa0,community,999999999999\n"

    report = await imported("places", wrong)

    assert not report.clean
    assert "601" in report.lines()[0]
    assert await Place.all().count() == 0


async def test_organisations_are_tried_written_and_known_again(database: None) -> None:
    await imported("places", panjin())

    assert (await imported("orgs", committee("迎宾社区居民委员会"), write=False)).clean
    assert await Organisation.all().count() == 0
    assert (await imported("orgs", committee("迎宾社区居民委员会"))).clean
    assert (await imported("orgs", committee("迎宾社区居民委员会"))).clean
    assert await Organisation.all().count() == 1


async def test_of_a_table_with_a_refused_organisation_nothing_is_written(database: None) -> None:
    await imported("places", panjin())

    report = await imported("orgs", committee("无处社区居民委员会", place="211199999999"))

    assert not report.clean
    assert "无处社区居民委员会" in report.lines()[0]
    assert await Organisation.all().count() == 0


async def test_volunteers_are_tried_written_and_known_again(database: None) -> None:
    await imported("places", panjin())
    file = helpers(f"王桂兰,,15400000071,{HUIBIN}", f"李国强,,15400000068,{HUIBIN}")

    assert (await imported("volunteers", file, write=False)).clean
    assert await Volunteer.all().count() == 0
    assert (await imported("volunteers", file)).clean
    assert (await imported("volunteers", file)).clean
    assert await Volunteer.all().count() == 2


async def test_of_a_table_with_a_refused_volunteer_nothing_is_written(database: None) -> None:
    await imported("places", panjin())

    report = await imported("volunteers", helpers(f"王桂兰,,15400000071,{HUIBIN}", f"赵淑芬,,,{HUIBIN}"))

    assert not report.clean
    assert "3" in report.lines()[0]
    assert await Volunteer.all().count() == 0


async def test_edge_31_who_chooses_so_gets_the_rows_that_are_not_refused(database: None) -> None:
    await imported("places", panjin())
    bodies = committee("迎宾社区居民委员会") + b"\n" + committee("无处", place="211199999999").split(b"\n")[1]
    people = helpers(f"王桂兰,,15400000071,{HUIBIN}", f"赵淑芬,,,{HUIBIN}")

    for what, content, made in (("orgs", bodies, Organisation), ("volunteers", people, Volunteer)):
        tried = await imported(what, content, write=False, skip_refused=True)
        assert await made.all().count() == 0
        done = await imported(what, content, skip_refused=True)
        assert (tried.clean, done.clean) == (False, False)
        assert tried.lines()[:-1] == done.lines()[:-1]
        assert await made.all().count() == 1


async def test_no_place_of_a_city_is_left_out(database: None) -> None:
    with pytest.raises(SheetRefused):
        await imported("places", panjin(), skip_refused=True)


@pytest.mark.parametrize("what", sorted(IMPORTS))
async def test_what_is_no_table_is_refused_as_that(database: None, what: str) -> None:
    with pytest.raises(SheetRefused):
        await imported(what, b"dear all, please find attached")
