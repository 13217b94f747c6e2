"""Organisations come from a table: tried first, refused with reasons, twice the same as once (EDGE-31)."""

import csv
import io

import pytest

from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.errors import OutOfTurn
from ground.sheets import SheetRefused
from orgs import importing
from orgs.importing_rows import COLUMNS, LEADER_PHONE
from orgs.models import ActivityArea, Due, Organisation, OrgKind, Verification
from tests import people

pytestmark = pytest.mark.anyio


def a_table(*rows: dict[str, str]) -> bytes:
    """Return a CSV file of rows, each filled up to a whole one."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*COLUMNS, LEADER_PHONE])
    writer.writeheader()
    for row in rows:
        writer.writerow({"类别": "为民服务", "负责人": "刘敏", **row})
    return out.getvalue().encode("utf-8-sig")


def a_committee(city: people.City) -> dict[str, str]:
    """Return the row of a residents' committee."""
    return {"名称": "惠宾社区居民委员会", "类型": "居民委员会", "所在地代码": city.huibin.code}


def a_group(city: people.City, **more: str) -> dict[str, str]:
    """Return the row of a filed group of that committee."""
    place = city.huibin.code
    return {"名称": "惠宾合唱队", "类型": "备案组织", "所在地代码": place, "托管单位": "惠宾社区居民委员会", **more}


def a_unit(city: people.City, code: str, **more: str) -> dict[str, str]:
    """Return the row of a private non-enterprise unit."""
    places = f"{city.huibin.code};{city.shiyou.code}"
    known = {"名称": "银龄中心", "类型": "民办非企业单位", "统一社会信用代码": code}
    return {**known, "所在地代码": city.zhenxing.code, "活动范围代码": places, "公开电话": "0427-2812345", **more}


async def test_a_table_is_tried_and_nothing_is_written(database: None) -> None:
    city = await people.a_city()

    report = await importing.import_orgs(a_table(a_group(city), a_committee(city)), by=SYSTEM)

    assert (sorted(report.made), report.refused, report.done) == (["惠宾合唱队", "惠宾社区居民委员会"], [], False)
    assert await Organisation.all().count() == 0


async def test_the_host_and_its_group_come_in_any_order(database: None) -> None:
    city = await people.a_city()

    await importing.import_orgs(a_table(a_group(city), a_committee(city)), by=SYSTEM, write=True)

    group = await Organisation.get(name="惠宾合唱队").select_related("host")
    assert group.host is not None
    assert (group.kind, group.host.name) == (OrgKind.FILED_GROUP, "惠宾社区居民委员会")
    assert await Due.filter(organisation_id=group.id).count() == 1


async def test_a_code_is_well_formed_and_no_more_than_that(database: None) -> None:
    city = await people.a_city()

    await importing.import_orgs(a_table(a_unit(city, people.a_code())), by=SYSTEM, write=True)

    org = await Organisation.get(name="银龄中心")
    assert org.verification == Verification.FORMAT_OK
    assert await ActivityArea.filter(organisation_id=org.id).count() == 2


async def test_edge_31_the_same_table_again_changes_nothing(database: None) -> None:
    city = await people.a_city()
    table = a_table(a_committee(city), a_group(city), a_unit(city, people.a_code()))
    await importing.import_orgs(table, by=SYSTEM, write=True)
    lines = await AuditEntry.all().count()

    report = await importing.import_orgs(table, by=SYSTEM, write=True)

    assert (report.made, len(report.there), report.refused) == ([], 3, [])
    assert await Organisation.all().count() == 3
    assert await AuditEntry.all().count() == lines


async def test_edge_31_each_refused_row_says_why_and_nothing_partial_without_choice(database: None) -> None:
    city = await people.a_city()
    wrong = people.a_code()
    wrong = wrong[:-1] + ("1" if wrong[-1] != "1" else "2")
    table = a_table(
        a_unit(city, people.a_code()),
        a_unit(city, wrong, 名称="错码中心"),
        a_unit(city, "", 名称="无码中心"),
        a_unit(city, people.a_code(OrgKind.SHETUAN), 名称="别类中心"),
        a_unit(city, people.a_code(), 名称="手机中心", 公开电话="13812345678"),
        a_unit(city, people.a_code(), 名称="有号中心", 地址="活动室 找张阿姨 13812345678"),
        a_unit(city, people.a_code(), 名称="无地中心", 所在地代码="999999999999"),
        a_unit(city, people.a_code(), 名称="怪类中心", 类型="俱乐部"),
        a_unit(city, people.a_code(), 名称="无人中心", 负责人=""),
        a_unit(city, people.a_code(), 名称="来日中心", 成立日期="2099-01-01"),
        a_group(city),
        a_group(city, 统一社会信用代码=people.a_code(), 名称="有码的队"),
    )

    tried = await importing.import_orgs(table, by=SYSTEM)
    with pytest.raises(OutOfTurn):
        await importing.import_orgs(table, by=SYSTEM, write=True)
    assert await Organisation.all().count() == 0
    done = await importing.import_orgs(table, by=SYSTEM, write=True, partial=True)

    assert len(tried.refused) == len(done.refused) == 11
    assert {each.number for each in tried.refused} == set(range(3, 14))
    assert all(each.reason for each in tried.refused)
    assert done.made == ["银龄中心"]


async def test_a_row_with_other_facts_is_refused_and_names_them(database: None) -> None:
    city = await people.a_city()
    code = people.a_code()
    await importing.import_orgs(a_table(a_unit(city, code)), by=SYSTEM, write=True)

    report = await importing.import_orgs(a_table(a_unit(city, code, 名称="银龄新中心", 负责人="王强")), by=SYSTEM)

    assert "名称、负责人" in report.refused[0].reason


async def test_edge_31_a_trial_says_what_writing_would(database: None) -> None:
    city = await people.a_city()
    code = people.a_code()
    table = a_table(
        a_committee(city),
        a_unit(city, code),
        a_unit(city, code, 名称="银龄新中心"),
        a_unit(city, code),
        a_group(city, 备案编号="兴备 2026-1"),
        a_group(city, 备案编号="兴备 2026-1", 名称="惠宾舞蹈队"),
        a_group(city, 名称="石油合唱队", 所在地代码=city.shiyou.code),
        a_group(city, 名称="街坊队", 类型="社区团队", 托管单位="银龄中心"),
    )

    tried = await importing.import_orgs(table, by=SYSTEM)
    with pytest.raises(OutOfTurn):
        await importing.import_orgs(table, by=SYSTEM, write=True)
    assert await Organisation.all().count() == 0
    done = await importing.import_orgs(table, by=SYSTEM, write=True, partial=True)

    assert (tried.made, tried.refused) == (done.made, done.refused)
    assert done.made == ["惠宾社区居民委员会", "银龄中心", "惠宾合唱队"]
    assert {each.number: each.reason for each in done.refused} == {
        4: "和第 3 行重复。",
        5: "表里有两行同名。",
        7: "别的组织已经用了这个代码或编号。",
        8: "托管单位管不到石油社区。",
        9: "这类单位不能当托管单位。",
    }


async def test_edge_31_no_changed_fact_is_dropped_without_a_word(database: None) -> None:
    city = await people.a_city()
    code = people.a_code()
    told = {"公开电话": "0427-2812345", "简介": "助餐", "成立日期": "2020-05-01"}
    await importing.import_orgs(a_table(a_unit(city, code, **told)), by=SYSTEM, write=True)
    other = {"公开电话": "0427-2812346", "简介": "助餐和助浴", "成立日期": "2020-05-02"}
    more = {"类别": "公益慈善", "所在地代码": city.dawa.code, "活动范围代码": city.shiyou.code, "地址": "一号"}

    changed = await importing.import_orgs(a_table(a_unit(city, code, **other, **more)), by=SYSTEM)
    silent = await importing.import_orgs(a_table(a_unit(city, code, **dict.fromkeys(told, ""))), by=SYSTEM)

    assert "类别、所在地代码、活动范围代码、公开电话、地址、简介、成立日期" in changed.refused[0].reason
    assert silent.there == ["银龄中心"]


async def test_edge_31_a_group_with_another_host_is_not_here_already(database: None) -> None:
    city = await people.a_city()
    other = {**a_committee(city), "名称": "惠宾第二居民委员会"}
    both = a_table(a_committee(city), other, a_group(city))
    await importing.import_orgs(both, by=SYSTEM, write=True)

    report = await importing.import_orgs(a_table(a_group(city, 托管单位="惠宾第二居民委员会")), by=SYSTEM)

    assert "托管单位" in report.refused[0].reason


async def test_edge_31_nobody_leads_two_associations_by_a_table(database: None) -> None:
    city = await people.a_city()
    one, two = people.a_code(OrgKind.SHETUAN), people.a_code(OrgKind.SHETUAN)
    rows = [
        a_unit(city, code, 名称=name, 类型="社会团体", 负责人手机="13900000001")
        for code, name in ((one, "一会"), (two, "二会"))
    ]

    report = await importing.import_orgs(a_table(*rows), by=SYSTEM)

    assert [(each.number, each.reason) for each in report.refused] == [(3, "刘敏已经是“一会”的负责人。")]


@pytest.mark.parametrize(
    ("column", "most"), [("地址", 120), ("备案编号", 30), ("简介", 500), ("负责人", 40), ("名称", 80)]
)
async def test_edge_31_what_is_too_long_is_refused_with_the_limit_and_never_cut(
    database: None, column: str, most: int
) -> None:
    city = await people.a_city()
    fits, long = ("好" * length for length in (most, most + 1))

    report = await importing.import_orgs(
        a_table(a_committee(city), a_group(city, **{column: fits}), a_group(city, **{column: long})), by=SYSTEM
    )

    assert [each.number for each in report.refused] == [4]
    assert str(most) in report.refused[0].reason


async def test_what_is_no_table_is_refused(database: None) -> None:
    with pytest.raises(SheetRefused):
        await importing.import_orgs(b"\x00\x01", by=SYSTEM)
