"""A list tells neighbours who is meant and tells strangers nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.names import initials, masked_name


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王桂兰", "王*兰"),
        ("王兰", "王*"),
        ("欧阳娜娜", "欧**娜"),
        ("王 桂 兰", "王***兰"),
        ("阿依古丽·买买提", "阿******提"),
        ("王", "*"),
        ("", "*"),
        ("John Smith", "J*** S***"),
    ],
)
def test_security_14_a_list_shows_a_masked_name(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王桂兰", "W.G.L."),
        ("单田芳", "S.T.F."),
        ("尉迟恭", "Y.C.G."),
        ("曾国藩", "Z.G.F."),
        ("王 芳", "W.F."),
        ("阿依古丽·买买提", "A.Y.G.L.M.M.T."),
        ("John Smith", "J.S."),
        ("Ａnn", "A."),
        ("", ""),
    ],
)
def test_inv_93_a_certificate_is_checked_by_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=20))
def test_any_name_can_be_masked(name: str) -> None:
    tidy = "".join(name.split())
    assert len(tidy) < 2 or masked_name(name) != name
    assert initials(name) == initials(name).upper()  # not `isupper`: some letters have no great form
