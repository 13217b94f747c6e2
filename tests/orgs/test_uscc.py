"""A code is accepted as the certificate has it, and a wrong one is told which part to look at."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.language import reading
from orgs.uscc import (
    ALPHABET,
    KINDS,
    check_of,
    normalise,
    organisation_check_of,
    read,
)

LETTERS = st.sampled_from(ALPHABET)


def code(head: str, division: str, organisation: str) -> str:
    first = head + division + organisation + organisation_check_of(organisation)
    return first + check_of(first)


CODES = st.builds(
    code,
    st.sampled_from([*sorted(KINDS), "A1", "Y1"]),
    st.integers(110_000, 659_999).map(str),
    st.text(ALPHABET, min_size=8, max_size=8),
)


@pytest.mark.parametrize(
    "known",
    [
        "91350100M000100Y43",  # the example that goes round with the standard
        "91110000600037341L",  # a registered company's, used as an example by python-stdnum
    ],
)
def test_published_codes_hold(known: str) -> None:
    assert read(known).code == known


@given(CODES)
def test_6_1_codes_of_every_department_hold(good: str) -> None:
    told = read(good)
    assert told.kind == good[:2]
    assert told.department == good[0]
    assert told.division + told.organisation_code == good[2:17]


@pytest.mark.parametrize("head", ["N2", "A1", "Y1"])
def test_6_1_a_code_that_begins_with_a_letter_is_not_refused(head: str) -> None:
    assert read(code(head, "211122", "MA0001XT")).kind == head


def test_6_1_the_check_that_crashes_snippets_is_zero() -> None:
    with_zero = [code("51", "211102", f"MJ{number:06d}") for number in range(200)]
    assert any(each.endswith("0") for each in with_zero)
    assert all(read(each).code == each for each in with_zero)


def test_the_inner_check_has_its_x_and_its_zero() -> None:
    checks = {organisation_check_of(f"MJ{number:06d}") for number in range(60)}
    assert checks == set("0123456789X")


@given(CODES, st.integers(0, 17), LETTERS)
def test_6_1_one_wrong_character_is_never_missed(good: str, place: int, other: str) -> None:
    wrong = good[:place] + other + good[place + 1 :]
    if wrong != good:
        with pytest.raises(ValueError, match=r"."):
            read(wrong)


@given(CODES, st.integers(8, 16))
def test_6_1_two_swapped_neighbours_are_never_missed(good: str, place: int) -> None:
    wrong = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
    if wrong != good:
        with pytest.raises(ValueError, match=r"."):
            read(wrong)


@pytest.mark.parametrize(
    "typed",
    ["91350100m000100y43", " 9135 0100 M000 100Y 43 ", "９１３５０１００Ｍ０００１００Ｙ４３", "91350100-M000100Y-43"],
)
def test_a_code_is_understood_as_people_type_it(typed: str) -> None:
    assert read(typed).code == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "you wrote 0"),
        ("91350100M000100Y4", "you wrote 17"),
        ("9135010OM000100Y43", r"Character 8 .* letter O. Is it 0\?"),
        ("91350100M000I00Y43", r"Character 13 .* letter I. Is it 1\?"),
        ("91350100M000100Y4社", "Character 18 of the code is neither"),
        ("91350100M000100Y4€", "Character 18 of the code is neither"),
        ("9135A100M000100Y43", "3 to 8"),
        ("91350200M000100Y43", "1 to 8, or the last one"),
        ("91350100M000100Y44", "1 to 8, or the last one"),
        ("91350100M000200Y43", "9 to 17"),
    ],
)
def test_a_wrong_code_is_told_which_part_is_wrong(typed: str, sentence: str) -> None:
    with reading("en"), pytest.raises(ValueError, match=sentence):
        read(typed)


@given(st.text(max_size=22) | st.text(ALPHABET, min_size=18, max_size=18))
def test_nothing_typed_makes_it_crash(typed: str) -> None:
    with suppress(ValueError):
        assert len(read(typed).code) == 18
    assert normalise(normalise(typed)) == normalise(typed)


def test_an_o_is_told_and_never_mended() -> None:
    with pytest.raises(ValueError, match=r"."):
        read("9135O100M000100Y43")
