"""Money is whole fen: what is shown, typed, written in capitals or shared out is the same money."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.language import reading
from ground.money import LARGEST, Fen, capital, fen_of, split, wan, yuan

AMOUNTS = st.integers(0, LARGEST).map(Fen)
FIGURES = {figure: number for number, figure in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def test_a_contract_shows_every_fen() -> None:
    assert yuan(Fen(38_600_000)) == "386,000.00"
    assert yuan(Fen(5)) == "0.05"
    assert yuan(Fen(-123_456)) == "-1,234.56"
    assert yuan(Fen(0)) == "0.00"


def test_a_budget_is_spoken_of_in_full_to_an_english_reader() -> None:
    with reading("en"):
        assert wan(Fen(38_600_000)) == "386,000.00 yuan"


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (38_600_000, "叁拾捌万陆仟元整"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (12, "壹角贰分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (10_000_001, "壹拾万元零壹分"),
        (100_000_100, "壹佰万零壹元整"),
        (10_000_000_000, "壹亿元整"),
        (10_000_100_000, "壹亿零壹仟元整"),
        (10_010_000_000, "壹亿零壹拾万元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (1_001_000, "壹万零壹拾元整"),
        (99_999_999_999_999, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        (-5_000, "负伍拾元整"),
    ],
)
def test_capitals_follow_the_rules_of_payment_papers(fen: int, words: str) -> None:
    assert capital(Fen(fen)) == f"人民币{words}"


def fen_in_capitals(words: str) -> int:
    """Read capitals back, the slow way: an own reading of the same rules."""
    text = words.removeprefix("人民币").removesuffix("整")
    before, _, after = text.rpartition("元")
    total = group = figure = 0
    for each in before:
        if each in FIGURES:
            figure = FIGURES[each]
        elif each in PLACES:
            group, figure = group + figure * PLACES[each], 0
        else:
            total, group, figure = total + (group + figure) * {"万": 10**4, "亿": 10**8}[each], 0, 0
    part = 0
    for number, unit in zip(after.replace("零", "")[::2], after.replace("零", "")[1::2], strict=True):
        part += FIGURES[number] * {"角": 10, "分": 1}[unit]
    return (total + group + figure) * 100 + part


@given(AMOUNTS)
def test_capitals_read_back_as_the_same_money(fen: Fen) -> None:
    words = capital(fen)
    assert fen_in_capitals(words) == fen
    assert "零零" not in words
    assert words.endswith(("整", "分"))


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("38.6", 3_860),
        ("1,200.50", 120_050),
        ("1，200.50", 120_050),
        ("１２００．５０", 120_050),
        (" 1200 元 ", 120_000),
        ("38.6万元", 38_600_000),
        ("38.60 万", 38_600_000),
        ("￥5", 500),
        ("¥5.00元", 500),
        ("人民币 5 元整", 500),
        ("38.600000", 3_860),
        ("0.000001万", 1),
        ("0", 0),
        ("30块", 3_000),
    ],
)
def test_what_a_person_types_is_understood(typed: str, fen: int) -> None:
    assert fen_of(typed) == fen


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "1,20",
        "12,00.5",
        "1.2.3",
        "-5",
        "+5",
        "1e5",
        "0.001",
        "0.0000001万",
        "五十元",
        "5 美元",
        "1/2",
        "NaN",
        "9" * 15,
        "9" * 4500,
        "1,0000",
        ".5",
        "5.",
        "٣",
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"), reading("en"):
        fen_of(typed)


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused_and_never_crashes(typed: str) -> None:
    with suppress(ValueError):
        assert 0 <= fen_of(typed) <= LARGEST


@given(AMOUNTS)
def test_what_is_shown_can_be_typed_again(fen: Fen) -> None:
    assert fen_of(yuan(fen)) == fen


@given(st.integers(-(10**12), 10**12).map(Fen), st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any))
def test_a_shared_amount_loses_nothing_and_favours_nobody_by_more_than_a_fen(fen: Fen, weights: list[int]) -> None:
    parts = split(fen, weights)
    assert sum(parts) == fen
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - fen * weight) < sum(weights)
        assert weight or not part


def test_a_hundred_yuan_for_three() -> None:
    assert split(Fen(10_000), [1, 1, 1]) == [3_334, 3_333, 3_333]
    assert split(Fen(-10_000), [1, 1, 1]) == [-3_334, -3_333, -3_333]
    assert split(Fen(1), [1, 3]) == [0, 1]


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_an_amount_cannot_be_shared_among_nobody(weights: list[int]) -> None:
    with reading("en"), pytest.raises(ValueError, match="weights"):
        split(Fen(100), weights)


def test_more_than_a_trillion_yuan_is_refused() -> None:
    with reading("en"), pytest.raises(ValueError, match="more money"):
        capital(Fen(LARGEST + 1))
