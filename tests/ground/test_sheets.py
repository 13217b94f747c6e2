"""A table that an office sends is read as it stands there, or told which line is wrong."""

import datetime as dt
import io
from collections.abc import Sequence
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ground.exports import Table, csv_of, xlsx_of
from ground.language import reading
from ground.sheets import Row, SheetRefused, read_sheet

COLUMNS = ["姓名", "手机号"]
TYPED = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=20).map(
    lambda text: text.strip().lstrip("'\ufeff").strip()
)


def xlsx(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, part: str, text: bytes, other: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(text, other) if name == part else before.read(name))
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_csv_is_read_in_every_encoding_that_offices_use(encoding: str, comma: str) -> None:
    text = f"姓名{comma}手机号{comma}备注\r\n王桂兰{comma}13812346621{comma}\r\n\r\n 李强 {comma}０１\r\n"
    assert read_sheet(text.encode(encoding), COLUMNS) == [
        Row(2, {"姓名": "王桂兰", "手机号": "13812346621", "备注": ""}),
        Row(4, {"姓名": "李强", "手机号": "０１", "备注": ""}),
    ]


def test_xlsx_is_read_as_typed_with_the_numbers_of_its_lines() -> None:
    content = xlsx(
        ["志愿者名单"],
        ["姓名*", "手机号", "生日", "小时"],
        ["王桂兰", 13812346621, dt.date(1950, 3, 4), 2.5],
        [],
        [" 李强 ", "04272812345", dt.datetime(1950, 3, 4, 9, 30), True],  # noqa: DTZ001 - spreadsheets know no zone
    )
    with reading("en"):
        assert read_sheet(content, COLUMNS) == [
            Row(3, {"姓名": "王桂兰", "手机号": "13812346621", "生日": "1950-03-04", "小时": "2.5"}),
            Row(5, {"姓名": "李强", "手机号": "04272812345", "生日": "1950-03-04 09:30", "小时": "yes"}),
        ]


@given(st.lists(st.tuples(TYPED, TYPED), max_size=6))
@settings(max_examples=40)
def test_what_we_export_comes_back_as_it_was(pairs: list[tuple[str, str]]) -> None:
    taken = Table(title="名单", columns=COLUMNS, rows=pairs, mark="王敏 2026-11-25 10:00")
    expected = [dict(zip(COLUMNS, pair, strict=True)) for pair in pairs if any(pair)]
    assert [row.cells for row in read_sheet(csv_of(taken), COLUMNS)] == expected
    assert [row.cells for row in read_sheet(xlsx_of(taken), COLUMNS)] == expected


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "needs the columns 姓名、手机号"),
        ("姓名,电话\n".encode(), "needs the columns"),
        ("姓名,手机号,手机号\n".encode(), "same name"),
        ('姓名,手机号\n"王,1\n'.encode(), "quotation mark"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no table"),
        (b"\xff\xfe\x00\xd8", "no table"),
        (b"PK\x03\x04", "damaged"),
        (b"a," * 6_000_000, "larger than 10 MB"),
        (xlsx(["姓名", "手机号"], ["王桂兰", "=1+1"]), "Line 2 has a formula"),
        (xlsx(["姓名", "手机号"], ["王桂兰", "#N/A"]), "Line 2 has a cell with an error"),
        (xlsx(["姓名", "手机号"], ["王桂兰", 2.11121195003040e17]), "Line 2 has a long number"),
        (xlsx(["姓名"], ["王桂兰"]), "needs the columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, sentence: str) -> None:
    with reading("en"), pytest.raises(SheetRefused, match=sentence):
        read_sheet(content, COLUMNS)


def test_more_lines_than_allowed_are_refused_before_they_are_kept() -> None:
    content = "姓名,手机号\n".encode() + b"a,1\n" * 11
    assert len(read_sheet(content, COLUMNS, most_rows=11)) == 11
    with reading("en"), pytest.raises(SheetRefused, match="more than 10 lines"):
        read_sheet(content, COLUMNS, most_rows=10)


def test_an_entity_bomb_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    content = changed(xlsx(COLUMNS, ["a", "b"]), "xl/worksheets/sheet1.xml", b"<worksheet", bomb + b"<worksheet")
    with reading("en"), pytest.raises(SheetRefused, match="can run"):
        read_sheet(content, COLUMNS)


def test_a_sheet_that_claims_a_million_lines_is_read_for_what_it_has() -> None:
    part = "xl/worksheets/sheet1.xml"
    content = xlsx(COLUMNS, ["王桂兰", "1"])
    claims = changed(content, part, b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    far_below = changed(changed(content, part, b'r="2"', b'r="1048576"'), part, b'2" t', b'1048576" t')
    assert [row.number for row in read_sheet(claims, COLUMNS)] == [2]
    assert [row.number for row in read_sheet(far_below, COLUMNS)] == [1_048_576]


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_no_bytes_make_it_crash(content: bytes) -> None:
    with suppress(SheetRefused):
        read_sheet(content, ["a"])
    with suppress(SheetRefused):
        read_sheet(b"PK\x03\x04" + content, ["a"])
