"""A code printed on a poster leads where it says, read by a scanner that is not ours."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from ground import qr

ADDRESSES = ["https://sanshe.example/q/3K7Q", "http://127.0.0.1:8000/certificate/2026-000123?code=ABCD", "签到：王桂兰"]


def scanned(picture: Path) -> str:
    scanner = shutil.which("zbarimg")
    if scanner is None:
        pytest.skip("zbarimg is not installed (apt-get install zbar-tools)")
    read = subprocess.run([scanner, "--raw", "-q", picture], capture_output=True, check=True)
    return read.stdout.decode().rstrip("\n")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_printed_code_is_read_by_a_scanner(address: str, tmp_path: Path) -> None:
    picture = tmp_path / "code.png"
    picture.write_bytes(qr.png(address))
    assert scanned(picture) == address


def test_the_code_of_a_page_needs_no_style_and_is_read_aloud() -> None:
    drawn = qr.svg("https://sanshe.example/q/3K7Q", label="扫一扫报名")
    assert drawn.startswith("<svg ")
    assert 'role="img"' in drawn
    assert "<title>扫一扫报名</title>" in drawn
    assert not re.search(r"\bstyle=|<script|\bon\w+=|<\?xml|\bwidth=", drawn)


def test_a_template_prints_the_code_as_it_is() -> None:
    page = Environment(autoescape=True).from_string("{{ code }}").render(code=qr.svg("a", label="b"))
    assert page == qr.svg("a", label="b")


@given(st.text(max_size=50), st.text(max_size=50))
def test_a_label_cannot_leave_the_title(text: str, label: str) -> None:
    drawn = qr.svg(text or "a", label=f"</title><script>{label}")
    assert drawn.count("<script") == 0
    assert drawn.count("<title>") == drawn.count("</title>") == 1


def test_an_svg_file_stands_alone() -> None:
    assert qr.svg_file("a").startswith(b"<?xml")
    assert b'xmlns="http://www.w3.org/2000/svg"' in qr.svg_file("a")
