"""What a public text may not tell: telephones, ID and card numbers, house numbers; and amounts of money.

Found as people write them (full width, gaps, Chinese figures), so that a person is asked to take them out before a
need is published (INV-40, EDGE-39) and old rows are shown without them. Money raises a flag (INV-45).
"""

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from typing import Final, NamedTuple

from ground.language import Lazy, _, lazy


class Kind(StrEnum):
    """What was found. The order is that of claim: an ID number is not read as a telephone as well."""

    ID_NUMBER = "id_number"
    BANK_CARD = "bank_card"
    TELEPHONE = "telephone"
    HOUSE_NUMBER = "house_number"
    MONEY = "money"


class Found(NamedTuple):
    """One find: its kind, where it stands in the text as written, and the words themselves."""

    kind: Kind
    start: int
    end: int
    text: str


PERSONAL: Final = (Kind.ID_NUMBER, Kind.BANK_CARD, Kind.TELEPHONE, Kind.HOUSE_NUMBER)

_SENTENCES: Final[dict[Kind, Lazy]] = {
    Kind.ID_NUMBER: lazy("Please take out the ID number “%(text)s”. Everybody can read this text."),
    Kind.BANK_CARD: lazy("Please take out the card number “%(text)s”. Everybody can read this text."),
    Kind.TELEPHONE: lazy("Please take out the telephone number “%(text)s”. Everybody can read this text."),
    Kind.HOUSE_NUMBER: lazy("Please take out the house number “%(text)s”. Everybody can read this text."),
    Kind.MONEY: lazy("“%(text)s” looks like money. Volunteer service is free of charge."),
}

_CHINESE_FIGURES: Final = str.maketrans("〇零○一二三四五六七八九幺", "0001234567891")
_GAP: Final = r"[ ,.、_*/\-‐-―−·]{0,2}"
_N: Final = r"[0-9〇零一二三四五六七八九十百]{1,4}"  # a house number's figures, of either kind

_SHAPES: Final[dict[Kind, tuple[str, ...]]] = {
    # The checksum is not asked: a mistyped number still points at a person.
    Kind.ID_NUMBER: (
        (
            rf"(?<!\d)[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}\d){{2}}{_GAP}[01]{_GAP}\d"
            rf"{_GAP}[0-3](?:{_GAP}\d){{4}}{_GAP}[\dXx](?!\d)"
        ),
        r"(?<!\d)[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)",
    ),
    Kind.BANK_CARD: (rf"(?<!\d)6{_GAP}2(?:{_GAP}\d){{14,17}}(?!\d)",),
    Kind.TELEPHONE: (
        rf"(?:(?<!\d)(?:\+|00)?86{_GAP}|(?<!\d))1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)",
        rf"(?<!\d)\(?(?:010|02\d|0[3-9]\d\d)\)?{_GAP}[2-8]\d{{2,3}}{_GAP}\d{{4}}(?!\d)",
        rf"[话机拨系]\D{{0,4}}(?P<it>[2-8]\d{{2,3}}{_GAP}\d{{4}})(?!\d)",
    ),
    Kind.HOUSE_NUMBER: (
        # 3号楼2单元501, 三栋二单元五零一室, 2单元501, 3幢501室; a building alone only when it is numbered: 3号楼, 3幢
        (
            rf"(?:{_N} ?(?:号?楼|号院|栋|幢|座|#楼?) ?-?)?(?<![第\d一二三四五六七八九十百])"
            rf"{_N} ?(?:单元|门栋)(?: ?-?{_N} ?(?:室|户|号|房)?)?"
        ),
        rf"{_N} ?(?:号楼|栋|幢|座|#楼?) ?-?(?:\d{{1,2}}-)?{_N} ?(?:室|户|号|房|层|楼)",
        r"\d{1,3} ?(?:号楼|栋|幢|座|#楼?) ?-?(?:\d{1,2}-)?\d{3,4}(?!\d)",
        r"(?<!\d)\d{1,3} ?(?:号楼|栋|幢)",
        rf"[一二三四五六七八九十]{{1,3}}号楼|(?<!\d){_N} ?(?:室|户室|号房)(?![内外友])",
        # 5-2-301
        r"(?<![\d-])\d{1,3}[-‐-―#]\d{1,2}[-‐-―]\d{3,4}(?![\d-])",
        # 胜利街45号, 田家村12号
        rf"(?:(?<=[路街巷弄村屯])|(?<=胡同)) ?{_N}(?:-\d{{1,3}})? ?号(?!楼|线|车)",
    ),
    Kind.MONEY: (
        r"[¥$€£] ?\d(?:[\d,.]{0,18}\d)?(?: ?[万千百])?",
        (
            r"(?:(?<![\d,.])\d[\d,]{0,14}(?:\.\d{1,4})?|[一二三四五六七八九十百千万两几半]{1,9})"
            r" ?[多几]? ?[十百千万亿]? ?"
            r"(?:元(?![旦宵月素件代明清老首])|圆(?![形桌圈])|块钱|毛钱|角钱|人民币|美元|块(?=[/每一,，。;；!！]|$))"
        ),
        r"(?:付|给|收费|工钱|报酬|红包|押金|转账|补贴|费用) ?[:是为]? ?(?P<it>\d{1,9})(?!\d|[:年月日号点人次岁个分小])",
    ),
}  # fmt: skip
_FINDERS: Final = {kind: [re.compile(shape, re.ASCII) for shape in shapes] for kind, shapes in _SHAPES.items()}


def found(text: str, kinds: Collection[Kind] = PERSONAL) -> list[Found]:
    """Find what stands in `text`, in the order of the text, no two finds over each other."""
    half, places = _placed(text)
    figures = half.translate(_CHINESE_FIGURES)
    taken: list[Found] = []
    free = bytearray(b"\1" * len(text))
    for kind in Kind:
        read = half if kind in {Kind.HOUSE_NUMBER, Kind.MONEY} else figures
        for shape in _FINDERS[kind] if kind in kinds else ():
            for match in shape.finditer(read):
                first, last = match.span("it" if "it" in shape.groupindex else 0)
                start, end = places[first], places[last - 1] + 1
                if all(free[start:end]):
                    free[start:end] = bytes(end - start)
                    taken.append(Found(kind, start, end, text[start:end].strip()))
    return sorted(taken, key=lambda each: each.start)


def explained(find: Found) -> str:
    """Say what to take out, in a sentence for the one who wrote it."""
    return _(_SENTENCES[find.kind].msgid, text=find.text)


def blanked(text: str, kinds: Collection[Kind] = PERSONAL) -> str:
    """Show an old text with each find as ＊＊＊ (EDGE-39)."""
    for find in reversed(found(text, kinds)):
        text = f"{text[: find.start]}＊＊＊{text[find.end :]}"
    return text


def plain(text: str) -> str:
    """Write a text in half width without what cannot be seen, for other searches in it; lengths may differ."""
    return _placed(text)[0]


def _placed(text: str) -> tuple[str, list[int]]:
    """Write a text plainly, and tell for each letter where it stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
            continue
        for half in unicodedata.normalize("NFKC", letter):
            letters.append(" " if half.isspace() else half)
            places.append(place)
    return "".join(letters), places
