"""Every elder's card is accepted, and a slip of the finger is told from a card."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground import clock
from ground.idnumbers import age_on, check_of, masked, normalise, read
from ground.language import reading

BIRTHS = st.dates(dt.date(1900, 1, 1), dt.date(2026, 11, 22))


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.stopped(dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)), reading("en"):
        yield


def card(division: str, born_on: dt.date, order: int) -> str:
    first = f"{division}{born_on:%Y%m%d}{order:03d}"
    return first + check_of(first)


CARDS = st.builds(card, st.integers(110_000, 829_999).map(str), BIRTHS, st.integers(0, 999))


@pytest.mark.parametrize(
    ("number", "born_on", "sex"),
    [
        ("11010519491231002X", dt.date(1949, 12, 31), "female"),
        (card("211121", dt.date(1950, 3, 4), 17), dt.date(1950, 3, 4), "male"),
        (card("211104", dt.date(1938, 7, 1), 20), dt.date(1938, 7, 1), "female"),
        (card("211199", dt.date(1944, 2, 29), 1), dt.date(1944, 2, 29), "male"),
        (card("830000", dt.date(1970, 1, 1), 2), dt.date(1970, 1, 1), "female"),
        (card("211102", dt.date(2026, 11, 22), 3), dt.date(2026, 11, 22), "male"),
    ],
)
def test_a_card_tells_the_birth_date_and_the_sex(number: str, born_on: dt.date, sex: str) -> None:
    told = read(number)
    assert (told.born_on, told.sex, told.division) == (born_on, sex, number[:6])


@given(
    st.sampled_from(["211102", "211103", "211104", "211121", "211122", "211199"]),
    st.dates(dt.date(1925, 1, 1), dt.date(1990, 1, 1)),
    st.integers(0, 999),
)
def test_6_1_no_elder_of_panjin_is_refused_for_the_year_his_county_began(
    division: str, born_on: dt.date, order: int
) -> None:
    assert read(card(division, born_on, order)).born_on == born_on


def test_all_eleven_checks_occur_and_hold() -> None:
    checks = {read(card("211121", dt.date(1950, 1, 1), order)).number[-1] for order in range(100)}
    assert checks == set("0123456789X")


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002X",
        "110105\u300019491231002ｘ",
    ],
)
def test_a_number_is_understood_as_people_type_it(typed: str) -> None:
    assert read(typed).number == "11010519491231002X"


def test_an_old_number_of_15_figures_is_given_its_check() -> None:
    assert read("110105491231002").number == "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "you wrote 0"),
        ("1101051949123100", "you wrote 16"),
        ("110105194912310021", "compare it with the card"),
        ("11010519490230002X", "no such day"),
        (card("211121", dt.date(1951, 2, 28), 1)[:12] + "29" + "001X", "no such day"),
        (card("211121", dt.date(2026, 11, 23), 1), "it cannot be 2026-11-23"),
        ("110105189912310021", "it cannot be 1899-12-31"),
        ("1101051949123100XX", "17 figures"),
        ("A1010519491231002X", "17 figures"),
        ("٣" * 18, "17 figures"),
        ("110105490231002", "no such day"),
    ],
)
def test_a_wrong_number_is_told_which_part_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read(typed)


@given(CARDS, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_never_missed(number: str, place: int, other: str) -> None:
    wrong = number[:place] + other + number[place + 1 :]
    if wrong != number:
        with pytest.raises(ValueError, match=r"ID number"):
            read(wrong)


@given(CARDS, st.integers(0, 16))
def test_two_swapped_neighbours_are_never_missed(number: str, place: int) -> None:
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if wrong != number:
        with pytest.raises(ValueError, match=r"ID number"):
            read(wrong)


@given(st.text(max_size=25) | st.text("0123456789Xx ０", min_size=13, max_size=20))
def test_nothing_typed_makes_it_crash(typed: str) -> None:
    with suppress(ValueError):
        assert len(read(typed).number) == 18
    assert normalise(normalise(typed)) == normalise(typed)


def test_a_mask_keeps_the_ends_and_nothing_of_the_birth() -> None:
    assert masked("211121195003040017") == "211***********0017"
    assert masked("211121") == "******"


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2008-11-22", "2026-11-21", 17),
        ("2008-11-22", "2026-11-22", 18),
        ("1944-02-29", "2026-02-28", 81),
        ("1944-02-29", "2026-03-01", 82),
        ("1944-02-29", "2024-02-29", 80),
        ("2026-11-22", "2026-11-22", 0),
    ],
)
def test_inv_36_age_is_counted_on_the_day_of_the_shift(born: str, on: str, age: int) -> None:
    assert age_on(dt.date.fromisoformat(born), dt.date.fromisoformat(on)) == age


def test_an_unknown_division_is_no_reason_to_refuse() -> None:
    assert read(card("999999", dt.date(1950, 1, 1), 1)).division == "999999"
