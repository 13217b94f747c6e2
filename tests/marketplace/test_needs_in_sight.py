"""Who sees what of needs, through the doors: the city, a desk, a street, a county, organisations, and strangers."""

import datetime as dt
import re

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.language import reading, spoken_day
from marketplace import answering, dispatching, posting
from marketplace.models import Need, NeedState, RiskLevel
from marketplace.queries.needs import need_by_id
from marketplace.queries.needs_tasks import tasks_for_needs
from tests.marketplace.need_cast import (
    a_draft,
    a_need_cast,
    accepted,
    becomes,
    dispatched,
    recorded,
    said_done,
    verified,
)
from tests.people import a_project, an_officer, an_org

pytestmark = pytest.mark.anyio


async def test_inv_40_the_public_sees_no_name_telephone_or_address(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    await Need.filter(id=need.id).update(
        state=NeedState.PUBLISHED, published_at=clock.now(), public_text="没人做饭，请打 13800001234 到3号楼2单元501。"
    )

    for answer in (await client.get("/needs"), await client.get(f"/needs/{need.public_id}")):
        assert answer.status_code == 200
        assert need.title in answer.text
        assert "王桂兰" not in answer.text
        drawn = f"{need.public_id}|{need.number}"  # by chance, which may draw these figures
        told = re.sub(rf"/static/\S+|{drawn}", "", answer.text)
        assert not re.search(r"1[3-9]\d{9}|501", told)
    as_json = await client.get(f"/needs/{need.public_id}", headers={"accept": "application/json"})
    assert "＊＊＊" in as_json.json()["public_text"]


async def test_the_public_reads_the_days_that_are_left_as_they_are_said(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    today = clock.today()
    passed = {"wanted_from": today - dt.timedelta(days=9), "weekdays": "1,4", "dayparts": "morning,afternoon"}
    await Need.filter(id=need.id).update(state=NeedState.PUBLISHED, published_at=clock.now(), **passed)

    shown = (await client.get(f"/needs/{need.public_id}", headers={"accept": "application/json"})).json()

    assert shown["when"] == f"现在到 {spoken_day(need.wanted_until)} · 周二、周五 · 上午、下午"
    assert shown["state"] == "在找人"
    ahead = {"wanted_from": dt.date(2026, 12, 28), "wanted_until": dt.date(2027, 1, 3), "weekdays": "", "dayparts": ""}
    await Need.filter(id=need.id).update(**ahead)
    assert "12 月 28 日周一到 2027 年 1 月 3 日周日" in (await client.get("/needs")).text


async def test_a_desk_reads_how_risky_without_the_forms_examples(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    await Need.filter(id=need.id).update(risk_level=RiskLevel.NONE)
    await becomes(client, cast.zhang.person_id)

    shown = (await client.get(f"/cw/needs/{need.public_id}", headers={"accept": "application/json"})).json()

    assert shown["risk"] == "没有特别风险"


async def test_r2_what_is_foreign_is_not_found_for_anyone(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await accepted(cast)
    other_org = await an_org(cast.city, "振兴义工")
    strangers = [
        await an_officer("李梅", Role.COMMUNITY_WORKER, place=cast.city.shiyou),
        await an_officer("周强", Role.STREET_OFFICER, place=cast.city.tianjia),
        await an_officer("马强", Role.ORG_MANAGER, org=other_org),
        await an_officer("钱局", Role.COUNTY_OFFICER, place=cast.city.xinglongtai),
    ]
    for stranger in strangers:
        await becomes(client, stranger.person_id)
        for path in (f"/cw/needs/{need.public_id}", f"/org/needs/{need.public_id}", f"/me/needs/{need.public_id}"):
            assert (await client.get(path)).status_code == 404, path
            assert (await client.get(f"{path}/withdrawal")).status_code == 404
        for act in ("verification", "dispatch", "recall", "withdrawal", "contact", "closing", "report"):
            assert (await client.post(f"/cw/needs/{need.public_id}/{act}", data={})).status_code == 404, act
        for act in ("acceptance", "return", "visit", "done", "contact"):
            assert (await client.post(f"/org/needs/{need.public_id}/{act}", data={})).status_code == 404, act
        assert need.title not in (await client.get("/cw/needs?view=all")).text
    await becomes(client, None)
    assert (await client.get(f"/cw/needs/{need.public_id}")).status_code == 303


async def test_r2_a_county_sees_counts_by_street_and_no_rows(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)
    county = await an_officer("钱局", Role.COUNTY_OFFICER, place=cast.city.xinglongtai)
    await becomes(client, county.person_id)

    page = await client.get("/cw/needs", headers={"accept": "application/json"})

    assert page.json()["streets"] == [{"street": "振兴街道", "open": 1, "late": 0}]
    assert page.json()["rows"] == []
    assert (await client.get(f"/cw/needs/{need.public_id}")).status_code == 404


async def test_inv_41_what_is_late_stands_first_and_the_street_sees_it(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await recorded(cast, title="不急的事")
    late = await dispatched(cast, title="急的事")
    await Need.filter(id=late.id).update(due_at=clock.now().replace(year=2020))
    await becomes(client, cast.street.person_id)

    page = await client.get("/cw/needs?view=late", headers={"accept": "application/json"})
    rows = page.json()["rows"]

    assert [row["late"] for row in rows] == [True]
    with reading("en"):
        tasks = await tasks_for_needs(cast.street, lambda name, **_given: name)
    assert [(task.sentence, task.count, task.overdue) for task in tasks] == [("Needs that are late", 1, 1)]


async def test_the_list_is_taken_away_as_it_is_shown_and_no_name_goes_out(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await recorded(cast, title="=1+1 送饭")
    await recorded(cast, title="陪聊天", category="company")
    await becomes(client, cast.zhang.person_id)

    here = "/cw/needs/taking"
    table = await client.post(f"{here}?category=meals", data={"kind": "csv", "purpose": "meeting"})

    text = table.content.decode("utf-8-sig")
    assert "'=1+1 送饭" in text
    assert "陪聊天" not in text
    assert "王*兰" in text
    assert "王桂兰" not in text
    assert (await client.post(here, data={"kind": "xlsx", "purpose": "meeting"})).content.startswith(b"PK")
    assert (await client.post(here, data={"kind": "pdf", "purpose": "meeting"})).status_code == 422
    sheet = await client.get("/cw/needs/print?view=all")
    assert sheet.status_code == 200
    assert f"张丽 导出，{clock.today()}" in sheet.text


async def test_every_page_of_the_way_opens_in_both_languages(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    new, sent, done = await recorded(cast), await dispatched(cast), await said_done(cast)
    pages = {
        cast.wang.person_id: [
            "/cw/needs/new",
            f"/cw/needs/new?for={cast.elder.public_id}",
            *(f"/cw/needs/{new.public_id}/{page}" for page in ("verification", "question", "refusal", "withdrawal")),
            f"/cw/needs/{sent.public_id}/recall",
            *(f"/cw/needs/{done.public_id}/{page}" for page in ("confirmation", "doubt", "contact", "report")),
            f"/cw/needs/{done.public_id}",
        ],
        cast.manager.person_id: [
            *(f"/org/{cast.org.public_id}/needs?view={view}" for view in ("offered", "ours", "open", "over")),
            f"/org/needs/{sent.public_id}",
            f"/org/needs/{sent.public_id}/return",
            f"/org/needs/{done.public_id}/contact",
        ],
        cast.elder.id: ["/me/needs", f"/me/needs/{done.public_id}", f"/me/needs/{done.public_id}/report"],
    }
    for person_id, paths in pages.items():
        await becomes(client, person_id)
        for path in paths:
            for prefix in ("", "/en"):
                assert (await client.get(prefix + path)).status_code == 200, prefix + path


async def test_a_report_reaches_the_street_alone(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await said_done(cast)
    await becomes(client, cast.elder.id, staff=False)
    told = await client.post(f"/me/needs/{need.public_id}/report", data={"kind": "charged", "words": "收了 50 元"})
    assert told.status_code == 303
    await becomes(client, cast.street.person_id)
    page = await client.get(f"/cw/needs/{need.public_id}", headers={"accept": "application/json"})
    href = page.json()["troubles"][0]["href"]

    assert "收了 50 元" in (await client.get(href)).text
    assert (await client.post(f"{href}/hearing", data={"words": "是菜钱"})).status_code == 303
    assert (await client.post(f"{href}/outcome", data={"words": "已退"})).status_code == 303
    for person_id in (cast.manager.person_id, cast.zhang.person_id):
        await becomes(client, person_id)
        assert (await client.get(href)).status_code == 404


async def test_an_organisation_without_a_project_here_is_told_to_open_one(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    other = await an_org(cast.city, "振兴义工")
    manager = await an_officer("马强", Role.ORG_MANAGER, org=other)
    await a_project(other, cast.city.shiyou, title="石油社区的项目")
    need = await verified(cast)
    await dispatching.dispatch(need, other, by=cast.zhang)
    await becomes(client, manager.person_id)

    page = await client.get(f"/org/needs/{need.public_id}")

    assert f"/org/{other.public_id}/projects" in page.text
    assert "石油社区的项目" not in page.text


async def test_a_second_organisation_does_not_read_what_the_first_one_said(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await dispatched(cast)
    await answering.send_back(need, "这周人手不够。", by=cast.manager)
    other = await an_org(cast.city, "振兴义工")
    manager = await an_officer("马强", Role.ORG_MANAGER, org=other)
    await dispatching.dispatch(await need_by_id(need.id), other, by=cast.wang)
    await becomes(client, manager.person_id)

    page = await client.get(f"/org/needs/{need.public_id}")

    assert page.status_code == 200
    assert "人手不够" not in page.text
    await becomes(client, cast.zhang.person_id)
    assert "人手不够" in (await client.get(f"/cw/needs/{need.public_id}")).text


async def test_a_social_worker_sees_what_she_wrote_down_and_nothing_else_of_the_desk(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    own = await posting.record(cast.elder, a_draft(method=None), by=cast.sun, place=cast.city.huibin)
    other = await recorded(cast, title="别人的事")
    await becomes(client, cast.sun.person_id)

    listed = await client.get("/cw/needs?view=all")

    assert own.public_id in listed.text
    assert other.public_id not in listed.text
    assert (await client.get(f"/cw/needs/{own.public_id}")).status_code == 200
    assert (await client.get(f"/cw/needs/{other.public_id}")).status_code == 404
