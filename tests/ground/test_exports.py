"""What a stranger typed cannot run on the desk of the officer who takes the table away."""

import csv
import datetime as dt
import io
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ground.exports import FORMULA_SIGNS, Cell, Table, csv_of, xlsx_of
from ground.language import reading

ATTACKS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "＝1+1",
    "  =1+1",
    '=HYPERLINK("http://evil.example","click")',
    "=cmd|' /C calc'!A0",
    "https://evil.example",
    "mailto:a@evil.example",
    "{=1+1}",
    "internal:Sheet2!A1",
]
TEXTS = st.text(max_size=40) | st.builds(str.__add__, st.sampled_from(FORMULA_SIGNS), st.text(max_size=20))
CELLS = TEXTS | st.integers() | st.booleans() | st.none() | st.dates() | st.decimals(-(10**9), 10**9, places=2)


def table(*rows: list[Cell], title: str = "报名表", mark: str = "") -> Table:
    width = max(map(len, rows), default=1)
    return Table(title=title, columns=[f"列{number}" for number in range(width)], rows=rows, mark=mark)


def reopened(content: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row)
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5), TEXTS, TEXTS)
@settings(max_examples=60)
def test_security_18_no_formula_survives_in_a_spreadsheet(rows: list[list[Cell]], title: str, mark: str) -> None:
    content = xlsx_of(table(*rows, title=title, mark=mark))
    reopened(content)
    with ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert "xl/externalLinks" not in " ".join(book.namelist())


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5), TEXTS, TEXTS)
def test_security_18_no_text_in_csv_begins_a_formula(rows: list[list[Cell]], title: str, mark: str) -> None:
    lines = parsed(csv_of(table(*rows, title=title, mark=mark)))
    numbers = {str(cell) for row in rows for cell in row if isinstance(cell, int | Decimal)}
    for line in lines:
        for cell in line:
            assert cell in numbers or not cell.strip(" ").startswith(FORMULA_SIGNS)


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_known_attack_is_shown_as_what_it_is(attack: str) -> None:
    shown = reopened(xlsx_of(table([attack])))[-1][0]
    assert "1+1" not in attack or "1+1" in str(shown)
    assert not parsed(csv_of(table([attack])))[-1][0].startswith(FORMULA_SIGNS)


def test_a_true_number_stays_a_number_and_a_negative_one_too() -> None:
    row: list[Cell] = [-5, Decimal("386000.50"), 0]
    assert reopened(xlsx_of(table(row)))[-1] == [-5, 386000.5, 0]
    assert csv_of(table(row)).decode("utf-8-sig").splitlines()[-1] == "-5,386000.50,0"


def test_leading_zeros_and_long_numbers_stay_text() -> None:
    row: list[Cell] = ["007", "211121195003040017", "04272812345", 211121195003040017]
    assert reopened(xlsx_of(table(row)))[-1] == ["007", "211121195003040017", "04272812345", "211121195003040017"]
    assert parsed(csv_of(table(row)))[-1] == ["007", "211121195003040017", "04272812345", "211121195003040017"]


def test_days_moments_and_answers_are_written_as_desks_write_them() -> None:
    moment = dt.datetime(2026, 11, 24, 17, 30, tzinfo=dt.UTC)
    row: list[Cell] = [dt.date(2026, 11, 25), moment, True, False, None]
    with reading("en"):
        assert parsed(csv_of(table(row)))[-1] == ["2026-11-25", "2026-11-25 01:30", "yes", "no", ""]


def test_csv_opens_as_chinese_in_excel_and_keeps_lines_together() -> None:
    content = csv_of(table(["第一行\n第二行，带逗号", '带"引号"']))
    assert content.startswith(b"\xef\xbb\xbf")
    assert parsed(content)[-1] == ["第一行\n第二行，带逗号", '带"引号"']


def test_the_mark_of_who_took_it_stands_above_the_columns() -> None:
    taken = table([1], mark="王敏，2026-11-25 10:00，1 行，仅供核对")
    assert [row[0] for row in reopened(xlsx_of(taken))] == ["报名表", taken.mark, "列0", 1]
    assert [line[0] for line in parsed(csv_of(taken))] == ["报名表", taken.mark, "列0", "1"]


@pytest.mark.parametrize("title", ["", "[a]:b*c?d/e\\f", "很" * 40, "𠮷" * 40, "'", "History"])
def test_any_title_makes_a_sheet(title: str) -> None:
    assert reopened(xlsx_of(table([1], title=title)))


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    assert str(reopened(xlsx_of(table(["长" * 40_000])))[-1][0]).endswith("长…")
    assert str(reopened(xlsx_of(table(["𠮷" * 20_000])))[-1][0]).endswith("𠮷…")


def test_half_a_character_does_not_break_the_table() -> None:
    assert reopened(xlsx_of(table(["a\ud800b"])))[-1] == ["ab"]
    assert parsed(csv_of(table(["a\ud800b"])))[-1] == ["ab"]


def test_an_empty_table_still_has_its_columns() -> None:
    empty = Table(title="", columns=["姓名"], rows=[])
    assert reopened(xlsx_of(empty)) == [["姓名"]]
    assert parsed(csv_of(empty)) == [["姓名"]]
