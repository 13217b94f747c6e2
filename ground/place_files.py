"""A city's places as a file: code, name, kind, parent; read, checked and put in order from the city down."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from ground.language import _
from ground.sheets import Mistake, Row, SheetRefused, read_sheet

COLUMNS: Final = ("code", "name", "kind", "parent")
COLUMNS_OF_HEIRS: Final = ("code", "became")
KINDS: Final = ("city", "county", "street", "community", "grid")
MOST_PLACES: Final = 30_000  # the largest city of the country has some 11 000 communities

_LONGEST_NAME: Final = 60
_CODE: Final = re.compile(r"[0-9]{12}")
_GRID_CODE: Final = re.compile(r"[0-9]{13,18}")
_RURAL_ENDINGS: Final = ("村", "村委会", "村民委员会", "屯")


class PlaceRow(NamedTuple):
    """One place as the file tells it; `line` is its number in the spreadsheet, `parent` a code, empty for the city."""

    line: int
    code: str
    name: str
    kind: str
    parent: str

    @property
    def rural(self) -> bool:
        """Whether the name is a village's; the city corrects it where the name deceives."""
        return self.kind == "community" and self.name.endswith(_RURAL_ENDINGS)


class PlaceFile(NamedTuple):
    """What a file says: its places, the city first and each place after its parent, and every mistake found."""

    places: list[PlaceRow]
    mistakes: list[Mistake]


def read_places(content: bytes) -> PlaceFile:
    """Read a CSV or XLSX file of one city; raise SheetRefused when it is no such table at all.

    Codes have 12 figures (grid cells more, beginning with their community's); a parent is of the kind above (T1),
    which also rules a circle out (T3); exactly one city has none. A file with mistakes is to be refused whole.
    """
    rows = [_place(row) for row in read_sheet(content, COLUMNS, most_rows=MOST_PLACES)]
    if not rows:
        raise SheetRefused(_("The table has no places."))
    first: dict[str, PlaceRow] = {}
    for row in rows:
        first.setdefault(row.code, row)
    mistakes = [Mistake(row.line, sentence) for row in rows if (sentence := _mistake(row, first))]
    mistakes += _mistakes_of_roots([row for row in rows if row.kind == KINDS[0]])
    ordered = sorted(rows, key=lambda row: KINDS.index(row.kind) if row.kind in KINDS else len(KINDS))
    return PlaceFile(ordered, sorted(mistakes))


class HeirsFile(NamedTuple):
    """What a file says became of places: by the code of each, the codes of its heirs, and every mistake found."""

    heirs: dict[str, tuple[str, ...]]
    mistakes: list[Mistake]


def read_heirs(content: bytes) -> HeirsFile:
    """Read a CSV or XLSX file that tells of ended places; raise SheetRefused when it is no such table at all.

    One line an heir: a place that was split has a line for each. A line without an heir says that there is none.
    """
    told: dict[str, tuple[str, ...]] = {}
    mistakes = []
    for row in read_sheet(content, COLUMNS_OF_HEIRS, most_rows=MOST_PLACES):
        code, heir = (row.cells[column] for column in COLUMNS_OF_HEIRS)
        before = told.get(code)
        if not all(_GRID_CODE.fullmatch(each) or _CODE.fullmatch(each) for each in (code, heir or code)):
            mistakes.append(Mistake(row.number, _("A code has 12 figures, a grid cell's 13 to 18.")))
        elif before is not None and (not heir or not before or heir in before):
            mistakes.append(Mistake(row.number, _("This contradicts or repeats an earlier line.")))
        else:
            told[code] = (*(before or ()), *([heir] if heir else ()))
    return HeirsFile(told, mistakes)


def _place(row: Row) -> PlaceRow:
    return PlaceRow(row.number, *(row.cells[column] for column in COLUMNS))


def _mistake(row: PlaceRow, first: Mapping[str, PlaceRow]) -> str | None:
    """Find the first thing that is wrong with a line by itself or beside the others."""
    if row.kind not in KINDS:
        return _("Kind has to be one of %(kinds)s.", kinds="、".join(KINDS))
    if not (_GRID_CODE if row.kind == "grid" else _CODE).fullmatch(row.code):
        return _("A code has 12 figures, a grid cell's 13 to 18.")
    if first[row.code] is not row:
        return _("The code is already in line %(line)d.", line=first[row.code].line)
    if not row.name or len(row.name) > _LONGEST_NAME or not row.name.isprintable():
        return _("A name has 1 to 60 characters.")
    return _mistake_of_parent(row, first)


def _mistake_of_parent(row: PlaceRow, first: Mapping[str, PlaceRow]) -> str | None:
    if row.kind == KINDS[0]:
        return _("The city has no place above it: leave parent empty.") if row.parent else None
    above = first.get(row.parent)
    if above is None:
        return _("The place above it, %(code)s, is not in the file.", code=row.parent or "—")
    if above.kind != KINDS[KINDS.index(row.kind) - 1]:
        return _("%(name)s cannot stand directly above it.", name=above.name)
    if row.kind == "grid" and not row.code.startswith(above.code):
        return _("A grid cell's code begins with its community's.")
    return None


def _mistakes_of_roots(cities: list[PlaceRow]) -> list[Mistake]:
    if not cities:
        return [Mistake(1, _("The file has no city."))]
    return [Mistake(city.line, _("The file has more than one city.")) for city in cities[1:]]
