"""One row of a table of organisations: read into facts, or refused with a sentence that says what to mend."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from ground import clock, patterns, phones, privacy
from ground.language import Lazy, _, lazy
from ground.places import Place, PlaceKind
from ground.sheets import Row
from orgs import areas, hosting, uscc
from orgs.models import CODE_BEGINS, CODED, HOSTED, Category, Organisation, OrgKind, OrgState
from orgs.schemas.typed import without_numbers

T = TypeVar("T")

NAME, KIND, CODE, CATEGORY, PLACE, AREAS = "名称", "类型", "统一社会信用代码", "类别", "所在地代码", "活动范围代码"
LEADER, LEADER_PHONE, PHONE, ADDRESS = "负责人", "负责人手机", "公开电话", "地址"
SUMMARY, HOST, FILING_NO, FOUNDED = "简介", "托管单位", "备案编号", "成立日期"
COLUMNS: Final = (NAME, KIND, CODE, CATEGORY, PLACE, AREAS, LEADER, PHONE, ADDRESS, SUMMARY, HOST, FILING_NO, FOUNDED)
"""Columns that the table has; a leader's mobile may be added as one more."""

KINDS: Mapping[str, OrgKind] = {
    "社会团体": OrgKind.SHETUAN,
    "民办非企业单位": OrgKind.MINFEI,
    "社会服务机构": OrgKind.MINFEI,
    "基金会": OrgKind.FOUNDATION,
    "备案组织": OrgKind.FILED_GROUP,
    "社区团队": OrgKind.AGREED_TEAM,
    "居民委员会": OrgKind.GRASSROOTS,
    "村民委员会": OrgKind.GRASSROOTS,
    "公共机构": OrgKind.PUBLIC_BODY,
    "国家机关": OrgKind.ORGAN,
    "企业": OrgKind.COMPANY,
}
CATEGORIES: Mapping[str, Category] = {
    "为民服务": Category.SERVICE,
    "公益慈善": Category.CHARITY,
    "邻里互助": Category.NEIGHBOURS,
    "文体娱乐": Category.CULTURE,
    "农村生产技术服务": Category.FARMING,
}
LONGEST_NAME, LONGEST_SUMMARY = 80, 500
LONGEST_LEADER, LONGEST_ADDRESS, LONGEST_FILING_NO = 40, 120, 30
NO_FULL_NAME: Final = 2


class RowRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """The row is not taken in; the sentence says what to mend."""


@dataclass(frozen=True)
class Imported:
    """The facts of one row."""

    name: str
    kind: OrgKind
    category: Category
    uscc: str | None
    filing_no: str | None
    place: Place
    areas: tuple[Place, ...]
    """As written; a row may leave them out."""
    host: Organisation | None
    leader_name: str
    leader_phone_sealed: str | None
    contact_phone: str
    address: str
    summary: str
    founded_on: dt.date | None

    @property
    def works_in(self) -> tuple[Place, ...]:
        """The places it works in: where none are written, its own."""
        return self.areas or (self.place,)


def is_hosted(row: Row) -> bool:
    """Whether the row is of a group that needs a host."""
    return KINDS.get(row.cells.get(KIND, "")) in HOSTED


async def read(row: Row) -> Imported:
    """Return the facts of a row, or refuse it with RowRefused; what is too long is refused, never cut."""
    cells = row.cells
    kind = _one_of(KINDS, cells[KIND], lazy("Write the kind as one of: %(words)s.", words="、".join(KINDS)))
    place = await _place(cells[PLACE])
    wanted = tuple([await _place(code) for code in _split(cells[AREAS])])
    host = await _host(cells[HOST], kind, wanted or (place,)) if kind in HOSTED else None
    return Imported(
        name=_name(cells[NAME]),
        kind=kind,
        category=_one_of(
            CATEGORIES, cells[CATEGORY], lazy("Write the category as one of: %(words)s.", words="、".join(CATEGORIES))
        ),
        uscc=_code(cells[CODE], kind),
        filing_no=_within(cells, FILING_NO, LONGEST_FILING_NO) or None if kind in HOSTED else None,
        place=place,
        areas=wanted,
        host=host,
        leader_name=_needed(_within(cells, LEADER, LONGEST_LEADER), lazy("Write who is in charge.")),
        leader_phone_sealed=_mobile(cells.get(LEADER_PHONE, "")),
        contact_phone=_phone(cells[PHONE]),
        address=_line(_within(cells, ADDRESS, LONGEST_ADDRESS)),
        summary=_summary(_within(cells, SUMMARY, LONGEST_SUMMARY)),
        founded_on=_day(cells[FOUNDED]),
    )


async def _host(name: str, kind: OrgKind, wanted: Collection[Place]) -> Organisation:
    if not name:
        raise RowRefused(_("Write which body answers for the group."))
    host = await Organisation.exclude(state=OrgState.DISSOLVED).filter(name=name).first()
    if host is None:
        raise RowRefused(_("The host %(name)s is not here.", name=name))
    no = await hosting.why_not(host, kind, wanted)
    if no is not None:
        raise RowRefused(str(no))
    return host


async def _place(code: str) -> Place:
    place = await areas.live_by_code(code, PlaceKind.COUNTY, PlaceKind.STREET, PlaceKind.COMMUNITY) if code else None
    if place is None:
        raise RowRefused(_("There is no place with the code %(code)s.", code=code or "?"))
    return place


def _code(text: str, kind: OrgKind) -> str | None:
    if kind not in CODED:
        if text and kind in HOSTED:
            raise RowRefused(_("A filed group has no code of its own."))
        return _read_code(text) if text else None
    if not text:
        raise RowRefused(_("Write the social credit code."))
    code = _read_code(text)
    if not code.startswith(CODE_BEGINS[kind]):
        raise RowRefused(_("The code is of another kind of body."))
    return code


def _read_code(text: str) -> str:
    try:
        return uscc.read(text).code
    except ValueError as wrong:
        raise RowRefused(str(wrong)) from wrong


def _phone(text: str) -> str:
    if not text:
        return ""
    try:
        figures = phones.telephone(text)
    except ValueError as wrong:
        raise RowRefused(str(wrong)) from wrong
    if phones.is_mobile(figures):
        raise RowRefused(_("The public telephone is somebody's mobile. Write an office's, or leave it empty."))
    return figures


def _mobile(text: str) -> str | None:
    if not text:
        return None
    try:
        return privacy.seal("leader_phone", phones.mobile(text))
    except ValueError as wrong:
        raise RowRefused(str(wrong)) from wrong


def _name(text: str) -> str:
    if not NO_FULL_NAME <= len(text) <= LONGEST_NAME:
        raise RowRefused(_("Write the whole name, of 2 to 80 characters."))
    return _line(text)


def _line(text: str) -> str:
    try:
        return without_numbers(text)
    except ValueError as wrong:
        raise RowRefused(str(wrong)) from wrong


def _summary(text: str) -> str:
    finds = patterns.found(text)
    if finds:
        raise RowRefused(patterns.explained(finds[0]))
    return text


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as wrong:
        raise RowRefused(_("Write the day as 2020-05-01.")) from wrong
    if day > clock.today():
        raise RowRefused(_("This day has not come yet."))
    return day


def _within(cells: Mapping[str, str], column: str, most: int) -> str:
    text = cells[column]
    if len(text) > most:
        raise RowRefused(
            _(
                "%(column)s has %(count)d characters; at most %(most)d fit. Please shorten it.",
                column=column,
                count=len(text),
                most=most,
            )
        )
    return text


def _needed(text: str, sentence: Lazy) -> str:
    if not text:
        raise RowRefused(str(sentence))
    return text


def _split(text: str) -> list[str]:
    return [code for part in text.replace("；", ";").replace("、", ";").split(";") if (code := part.strip())]


def _one_of(table: Mapping[str, T], text: str, sentence: Lazy) -> T:
    found = table.get(text)
    if found is None:
        raise RowRefused(str(sentence))
    return found
