"""Committees: the residents' committee of each community, brought in from a table as a city does, before any group."""

import csv
import io

from ground.actors import SYSTEM
from marketplace.seeding import cast, names
from marketplace.seeding.stage import Desk, Stage
from orgs import importing, importing_rows
from orgs.models import Organisation

SUMMARY = "社区居民自我管理、自我服务的组织，为备案的社区社会组织提供场地，代管经费。"
BUREAU = "兴隆台区民政局"
BUREAU_SUMMARY = "区里管养老、社区和社会组织的部门，向社会组织购买服务。"
STATION = "{county}志愿服务指导站"
STATION_SUMMARY = "区里的志愿服务公共机构，发马甲、办培训、借场地。"


async def bring_in(stage: Stage) -> None:
    """Import the committees of the communities played, each county's public station, and the bureau that buys."""
    rows = [_committee(stage, desk) for desk in stage.desks]
    counties = {desk.county.id: desk.county for desk in stage.desks}
    for county in counties.values():
        chance = stage.chance("station", county.code)
        name = STATION.format(county=county.name)
        rows.append(_row(name, "公共机构", county.code, names.name(chance, elder=False, woman=True), STATION_SUMMARY))
    chance = stage.chance("bureau")
    rows.append(_row(BUREAU, "国家机关", cast.COUNTY, names.name(chance, elder=False, woman=False), BUREAU_SUMMARY))
    await importing.import_orgs(_table(rows), by=SYSTEM, write=True)
    made = {each.name: each for each in await Organisation.all()}
    for desk in stage.desks:
        desk.committee = made[_name(desk)]


def _committee(stage: Stage, desk: Desk) -> dict[str, str]:
    chance = stage.chance("committee", desk.place.code)
    kind = "村民委员会" if desk.place.rural else "居民委员会"
    leader = names.name(chance, elder=False, woman=chance.random() < 0.5)  # noqa: PLR2004 - one half
    return _row(_name(desk), kind, desk.place.code, leader, SUMMARY)


def _name(desk: Desk) -> str:
    """Return the committee's name: 迎宾社区居民委员会, or the place's own where it is called after its committee."""
    name = desk.place.name.removesuffix("居委会").removesuffix("居民委员会").removesuffix("村委会")
    return f"{name}{'村民委员会' if desk.place.rural else '居民委员会'}"


def _row(name: str, kind: str, code: str, leader: str, summary: str) -> dict[str, str]:
    return {
        **dict.fromkeys(importing_rows.COLUMNS, ""),
        importing_rows.NAME: name,
        importing_rows.KIND: kind,
        importing_rows.CATEGORY: "为民服务",
        importing_rows.PLACE: code,
        importing_rows.AREAS: code,
        importing_rows.LEADER: leader,
        importing_rows.SUMMARY: summary,
    }


def _table(rows: list[dict[str, str]]) -> bytes:
    written = io.StringIO()
    table = csv.DictWriter(written, importing_rows.COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()
