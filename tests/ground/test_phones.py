"""One telephone is one number, however an elder types it; and what is wrong is said in a sentence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.language import reading
from ground.phones import is_mobile, masked, mobile, normalise, shown, tail, telephone

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(
    MOBILES,
    st.sampled_from(["", "+86", "+86 ", "0086", "86", "(+86)", "＋８６"]),
    st.lists(st.sampled_from(["", " ", "-", "－", "\u3000", ".", "—", "\u00a0"]), min_size=10, max_size=10),
    st.booleans(),
)
def test_security_2_all_variants_of_one_phone_are_one(
    number: str,
    before: str,
    between: list[str],
    wide: bool,
) -> None:
    typed = before + "".join(map("".join, zip(number, [*between, ""], strict=True)))
    assert mobile(typed.translate(FULL_WIDTH) if wide else typed) == number


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "11 figures"),
        ("138001380", "you wrote 9"),
        ("138 0013 8000 0", "you wrote 12"),
        ("12800138000", "begins with 13 to 19"),
        ("1380013800O", "figures only"),
        ("张三", "figures only"),
        ("0427-2812345", "landline"),
        ("2812345", "landline"),
        ("+1 415 555 2671", "figures only"),
        ("٠١٣٨٠٠١٣٨٠٠", "figures only"),
        ("86138001380001", "you wrote 14"),
    ],
)
def test_a_slip_is_explained(typed: str, sentence: str) -> None:
    with reading("en"), pytest.raises(ValueError, match=sentence):
        mobile(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0427-2812345", "04272812345"),
        ("(0427) 281 2345", "04272812345"),
        ("+86 427 2812345", "04272812345"),
        ("2812345", "04272812345"),
        ("6512 3456", "042765123456"),
        ("010-65123456", "01065123456"),
        ("024 22334455", "02422334455"),
        ("400-800-1234", "4008001234"),
        ("+86 400 800 1234", "4008001234"),
        ("12345", "12345"),
        ("95598", "95598"),
        ("13800138000", "13800138000"),
    ],
)
def test_an_office_may_have_a_landline(typed: str, number: str) -> None:
    assert telephone(typed) == number


@pytest.mark.parametrize("typed", ["0427-12", "0427 1812345", "0999", "1234", "123456", "", "0427-2812345 转 801"])
def test_what_nobody_can_call_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        telephone(typed)


@given(st.text(max_size=25))
def test_nothing_typed_makes_it_crash(typed: str) -> None:
    with suppress(ValueError):
        assert is_mobile(mobile(typed))
    with suppress(ValueError):
        assert telephone(typed).isascii()


@given(MOBILES)
def test_a_number_that_is_kept_stays_as_it_is(number: str) -> None:
    assert normalise(number) == number
    assert normalise(shown(number)) == number


def test_a_number_is_shown_in_groups_or_masked() -> None:
    assert shown("13812346621") == "138 1234 6621"
    assert masked("13812346621") == "138 **** 6621"
    assert shown("04272812345") == "0427-2812345"
    assert masked("04272812345") == "0427-***2345"
    assert shown("01065123456") == "010-65123456"
    assert shown("12345") == "12345"
    assert masked("12345") == "*****"
    assert tail("13812346621") == "6621"
