"""Tables that people send: CSV or XLSX read into rows by header, each with its number in the spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, NamedTuple

import openpyxl

from ground.archives import ArchiveRefused, checked_zip
from ground.exports import FORMULA_SIGNS
from ground.language import _

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_ROWS: Final = 10_000

_MOST_COLUMNS: Final = 100
_LINES_ABOVE: Final = 10  # a title and notes may stand above the columns
_MOST_WRITTEN: Final = 50_000
_EXACT: Final = 10**15


class SheetRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """The file cannot be read as a table; the sentence says why and what to do."""


class Row(NamedTuple):
    """One line of a table: its number as the spreadsheet shows it, and its cells as text by column."""

    number: int
    cells: dict[str, str]


class Mistake(NamedTuple):
    """What is wrong with one line, in a sentence."""

    line: int
    sentence: str


def read_sheet(content: bytes, columns: Sequence[str], *, most_rows: int = MOST_ROWS) -> list[Row]:
    """Read the rows under the line that names all of `columns`; more columns are kept, empty lines left out.

    CSV may be UTF-8, UTF-16 with its mark, or GB 18030; XLSX is read for what was typed, and a formula is refused,
    since nobody can check what it will say.
    """
    if len(content) > MOST_BYTES:
        raise SheetRefused(_("The file is larger than 10 MB. Please split it."))
    lines = _spreadsheet(content) if content.startswith(b"PK") else _csv(content)
    named, head = _under_header(lines, columns)
    rows: list[Row] = []
    for number, cells in named:
        if any(cells):
            if len(rows) == most_rows:
                raise SheetRefused(_("There are more than %(count)d lines. Please split the file.", count=most_rows))
            filled = zip(head, [*cells, *[""] * len(head)], strict=False)
            rows.append(Row(number, {name: cell for name, cell in filled if name}))
    return rows


Lines = Iterator[tuple[int, list[str]]]


def _under_header(lines: Lines, columns: Sequence[str]) -> tuple[Lines, list[str]]:
    for number, cells in lines:
        head = [cell.rstrip("* ") for cell in cells]  # a star marks a column that must be filled in
        if set(columns) <= set(head):
            named = [name for name in head if name]
            if len(named) != len(set(named)):
                raise SheetRefused(_("Two columns have the same name. Please rename one."))
            return lines, head
        if number >= _LINES_ABOVE:
            break
    raise SheetRefused(_("The table needs the columns %(columns)s.", columns="、".join(columns)))


def _csv(content: bytes) -> Lines:
    text = _decoded(content)
    first = text.lstrip().split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [_tidy(cell) for cell in cells[:_MOST_COLUMNS]]
    except csv.Error as wrong:
        raise SheetRefused(_("Line %(line)d cannot be read. Is a quotation mark missing?", line=number + 1)) from wrong


def _decoded(content: bytes) -> str:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetRefused(_("This is an old Excel file. Please save it as .xlsx without a password."))
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetRefused(_("The file is no table that we can read. Please save it as .xlsx or .csv."))


def _spreadsheet(content: bytes) -> Lines:
    try:
        checked_zip(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a declared size is not believed
        for number, cells in _written_rows(sheet.iter_rows(max_col=_MOST_COLUMNS)):
            yield number, [_cell_text(cell, number) for cell in cells]
    except ArchiveRefused as refused:
        raise SheetRefused(str(refused)) from refused
    except SheetRefused:
        raise
    except Exception as damaged:  # openpyxl raises whatever its parsers meet
        raise SheetRefused(_("The file is damaged. Please save it again and send it once more.")) from damaged


def _written_rows(every: Iterator[tuple[Any, ...]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Pass over lines that are not there: openpyxl fills a gap by one empty tuple, repeated up to a million times."""
    before: tuple[Any, ...] | None = None
    written = 0
    for number, cells in enumerate(every, start=1):
        if cells is before:
            continue
        before = cells
        written += 1
        if written > _MOST_WRITTEN:
            raise SheetRefused(_("The sheet has too many empty lines. Please copy the table into a new file."))
        yield number, cells


def _cell_text(cell: Any, number: int) -> str:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    if cell.data_type == "f":
        raise SheetRefused(_("Line %(line)d has a formula. Please copy it and paste its value.", line=number))
    if cell.data_type == "e":
        raise SheetRefused(_("Line %(line)d has a cell with an error, %(error)s.", line=number, error=value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return _number_text(value, number)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat(timespec="minutes") if isinstance(value, time) else _tidy(str(value))


def _number_text(value: float, number: int) -> str:
    """Write a number as its cell shows it; one with more figures than a spreadsheet keeps has lost some already."""
    if abs(value) >= _EXACT:
        raise SheetRefused(
            _(
                "Line %(line)d has a long number as a number, which loses figures. Please make the cell text.",
                line=number,
            )
        )
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def _tidy(text: str) -> str:
    """Take off what spreadsheets and our own exports put around a text: space, a BOM, the ' that disarms a formula."""
    tidy = text.strip().removeprefix("\ufeff").strip()
    return tidy[1:].strip() if tidy.startswith("'") and tidy[1:].lstrip().startswith(FORMULA_SIGNS) else tidy
