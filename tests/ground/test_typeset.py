"""A paper says in Chinese what it was given, on every machine alike, and loses no character unseen."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
import typst

from ground import clock, qr
from ground.language import lazy, reading
from ground.settings import shipped
from ground.typeset import typeset, unprintable

PAPER = """
#import "paper.typ": *
#show: paper.with(title: content.title, footer: content.footer)
= #content.title
#facts(..content.facts.map(pair => fact(pair.at(0), pair.at(1))))
#if "code" in content { code(content.code) }
"""
CONTENT = {
    "title": "志愿服务记录证明",
    "facts": [["姓名", "王桂兰"], ["时长", lazy("two hours")], ["金额", "人民币叁拾捌万陆仟元整"]],
    "footer": "双台子区民政局",
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    shutil.copytree(shipped("templates") / "papers", folder)
    (folder / "tried.typ").write_text(PAPER, encoding="utf-8")
    return folder


def read_back(pdf: bytes, folder: Path) -> str:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    (folder / "paper.pdf").write_bytes(pdf)
    read = subprocess.run([reader, "-layout", folder / "paper.pdf", "-"], capture_output=True, check=True)
    return read.stdout.decode()


def test_a_paper_is_read_back_in_chinese(papers: Path, tmp_path: Path) -> None:
    with reading("en"):
        text = read_back(typeset("tried.typ", CONTENT, folder=papers), tmp_path)
    for words in ("志愿服务记录证明", "王桂兰", "two hours", "人民币叁拾捌万陆仟元整", "双台子区民政局"):
        assert words in text


def test_the_same_paper_at_the_same_moment_is_the_same_file(papers: Path) -> None:
    with clock.stopped(dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)):
        assert typeset("tried.typ", CONTENT, folder=papers) == typeset("tried.typ", CONTENT, folder=papers)


def test_a_paper_uses_our_fonts_alone_and_carries_them(papers: Path) -> None:
    pdf = typeset("tried.typ", CONTENT, folder=papers)
    assert b"NotoSansSC-Regular" in pdf
    assert b"DejaVu" not in pdf
    assert b"Libertinus" not in pdf


def test_a_code_on_a_paper_is_read_by_a_scanner(papers: Path, tmp_path: Path) -> None:
    address = "https://sanshe.example/certificate/2026-000123"
    pdf = typeset("tried.typ", CONTENT | {"code": qr.svg_file(address).decode()}, folder=papers)
    tools = [shutil.which(name) for name in ("pdftoppm", "zbarimg")]
    if None in tools:
        pytest.skip("pdftoppm or zbarimg is not installed (apt-get install poppler-utils zbar-tools)")
    (tmp_path / "paper.pdf").write_bytes(pdf)
    subprocess.run([str(tools[0]), "-r", "150", "-png", tmp_path / "paper.pdf", tmp_path / "seen"], check=True)
    seen = next(tmp_path.glob("seen*.png"))
    read = subprocess.run([str(tools[1]), "--raw", "-q", seen], capture_output=True, check=True)
    assert read.stdout.decode().strip() == address


def test_a_character_that_our_fonts_lack_is_marked_and_can_be_told_before(papers: Path, tmp_path: Path) -> None:
    assert unprintable("王𠮷，㛃 𬭚\n") == {"𠮷"}
    text = read_back(typeset("tried.typ", CONTENT | {"title": "王𠮷"}, folder=papers), tmp_path)
    assert "王〓" in text


@pytest.mark.parametrize("name", ["../paper.typ", "/etc/passwd", "tried", "", "Tried.typ", "a/b.typ"])
def test_only_a_paper_of_ours_can_be_named(name: str, papers: Path) -> None:
    with pytest.raises(ValueError, match="not the name"):
        typeset(name, CONTENT, folder=papers)


def test_content_is_text_and_never_typst(papers: Path, tmp_path: Path) -> None:
    hostile = '#read("/etc/passwd") $x$ *b* #panic() \\ "'
    text = read_back(typeset("tried.typ", CONTENT | {"title": hostile}, folder=papers), tmp_path)
    assert '#read("/etc/passwd") $x$ *b* #panic()' in " ".join(text.split())


def test_a_paper_cannot_read_what_lies_outside_its_folder(papers: Path) -> None:
    (papers / "thief.typ").write_text('#read("../../etc/passwd")', encoding="utf-8")
    with pytest.raises(typst.TypstError):
        typeset("thief.typ", CONTENT, folder=papers)
