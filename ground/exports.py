"""Tables to take away as CSV or XLSX, in which nothing that a person once typed can run (decision 0009)."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from ground.language import _, desk_time

Cell = str | int | Decimal | bool | dt.date | dt.datetime | None

CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What a spreadsheet takes for the beginning of a formula, in half and in full width.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")

_EXACT: Final = 10**15  # a spreadsheet keeps 15 figures of a number; a longer one is written as text
_LONGEST_CELL: Final = 32_767  # in UTF-16, where a rare character counts two
_LONGEST_SHEET_NAME: Final = 15  # 31 in UTF-16
_WIDEST_COLUMN: Final = 48
_NOT_IN_SHEET_NAMES: Final = str.maketrans("", "", "[]:*?/\\'")
_UNPRINTED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Table:
    """What is shown, as rows: `columns` in the reader's words; amounts as Decimal yuan, hours as Decimal hours.

    `mark` is the line that says who took it, when and what for; it stands above the columns on every copy.
    """

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    mark: str = ""


def csv_of(table: Table) -> bytes:
    """Write CSV as Excel and WPS open it: UTF-8 with a BOM, text quoted, a formula's first sign disarmed by '.

    Text stays text as typed: leading zeros and 18-figure numbers are not touched; in a spreadsheet take XLSX.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for line in (*_above(table), [without_unprinted(column) for column in table.columns]):
        writer.writerow([_disarmed(each) for each in line])
    for row in table.rows:
        writer.writerow([_disarmed(each) if isinstance(each, str) else each for each in map(_plain, row)])
    return ("\ufeff" + out.getvalue()).encode()


def xlsx_of(table: Table) -> bytes:
    """Write XLSX in memory, no copy of it on the disk; every text is written as text, whatever it begins with."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_sheet_name(table.title))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        widths = [_width(column) for column in table.columns]
        head = 0
        for line in _above(table):
            sheet.write_string(head, 0, _fitting(line[0]))
            head += 1
        for at, column in enumerate(table.columns):
            sheet.write_string(head, at, _fitting(without_unprinted(column)), bold)
        sheet.freeze_panes(head + 1, 0)
        last = head
        for last, row in enumerate(table.rows, start=head + 1):
            for at, cell in enumerate(map(_plain, row)):
                _write(sheet, last, at, cell)
                widths[at] = max(widths[at], _width(str(cell)))
        sheet.autofilter(head, 0, last, max(len(table.columns) - 1, 0))
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
    return out.getvalue()


def _above(table: Table) -> list[list[str]]:
    return [[without_unprinted(line)] for line in (table.title, table.mark) if without_unprinted(line)]


def _plain(cell: Cell) -> str | int | Decimal:
    """Write a cell as text or number: yes and no in words, days and moments as desks write them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, dt.datetime):
        return desk_time(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        return without_unprinted(cell)
    return str(cell) if isinstance(cell, int) and abs(cell) >= _EXACT else cell


def without_unprinted(text: str) -> str:
    """Take out what no file can show: control characters, which XML forbids, and halves of characters."""
    return _UNPRINTED.sub("", text)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) or text.lstrip().startswith(FORMULA_SIGNS) else text


def _write(sheet: Any, row: int, column: int, cell: str | int | Decimal) -> None:  # noqa: ANN401 - has no types
    if isinstance(cell, str):
        sheet.write_string(row, column, _fitting(cell))
    else:
        sheet.write_number(row, column, cell)


def _fitting(text: str) -> str:
    """Keep a text within what a cell holds: XlsxWriter drops a longer one whole."""
    fits = len(text.encode("utf-16-le")) <= 2 * _LONGEST_CELL
    return text if fits else f"{text[: _LONGEST_CELL // 2]}…"


def _sheet_name(title: str) -> str:
    return without_unprinted(title).translate(_NOT_IN_SHEET_NAMES).strip()[:_LONGEST_SHEET_NAME] or _("Table")


def _width(text: str) -> int:
    """Guess the width of a column: Chinese characters count double."""
    return min(2 + sum(1 + (letter > "\u2e7f") for letter in text[:_WIDEST_COLUMN]), _WIDEST_COLUMN)
