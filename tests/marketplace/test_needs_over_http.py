"""Needs through the doors: the whole way of one, as page and as JSON, and what strangers find."""

import datetime as dt
import re

import httpx
import pytest

from ground import audit, clock, privacy
from ground.actors import Role
from ground.identity import Person
from ground.language import reading
from marketplace import dispatching
from marketplace.models import Need, NeedState
from marketplace.needs_at_work import WORD
from marketplace.queries.needs_tasks import tasks_for_needs
from tests.marketplace.need_cast import WHERE, a_need_cast, accepted, dispatched, recorded, said_done, verified
from tests.people import a_person, a_project, an_officer, an_org, signed_in

pytestmark = pytest.mark.anyio

FORM = {
    "category": "meals",
    "title": "中午没人做饭",
    "words": "腿脚不好，中午一个人没法做饭。",
    "where": WHERE,
    "public_text": "一位八十多岁的老人腿脚不便，中午没人做饭，想请人送午饭。",
    "risk_level": "1",
    "risk_text": "上二楼，没有电梯。",
    "urgency": "week",
    "weekdays": ["0", "2"],
    "people_wanted": "1",
    "method": "present",
}


async def becomes(client: httpx.AsyncClient, person_id: int | None, *, staff: bool = True) -> None:
    """Let the client be someone: sign in as them."""
    client.cookies.clear()
    if person_id is not None:
        client.cookies.update(await signed_in(await Person.get(id=person_id), staff=staff))


def _dates() -> dict[str, str]:
    return {"wanted_from": clock.today().isoformat(), "wanted_until": clock.today().isoformat()}


async def test_a_need_is_written_down_checked_sent_taken_on_done_and_confirmed(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await becomes(client, cast.zhang.person_id)
    found = await client.post("/cw/needs/people/found", data={"name": "wgl", "tail": cast.elder.phone_tail})
    assert cast.elder.public_id in found.text

    answer = await client.post(f"/cw/needs?for={cast.elder.public_id}", data={**FORM, **_dates()})
    assert answer.status_code == 303
    need = await Need.get()
    desk = f"/cw/needs/{need.public_id}"
    assert (await client.get(desk)).status_code == 200
    assert (await client.get("/cw/needs")).text.count(desk) == 1

    await becomes(client, cast.wang.person_id)
    blocked = await client.post(
        f"{desk}/verification", data={**_text(), "public_text": "老人没人做饭，找王桂兰 13800001234。"}
    )
    assert blocked.status_code == 422
    assert "<mark>13800001234</mark>" in blocked.text
    assert "<mark>王桂兰</mark>" in blocked.text
    assert (await client.post(f"{desk}/verification", data=_text())).status_code == 303
    assert cast.org.name in (await client.get(f"{desk}/dispatch")).text
    assert (await client.post(f"{desk}/dispatch", data={"org": cast.org.public_id})).status_code == 303

    await becomes(client, cast.manager.person_id)
    own = f"/org/needs/{need.public_id}"
    offered = await client.get(f"/org/{cast.org.public_id}/needs")
    assert own in offered.text
    assert "王桂兰" not in (await client.get(own)).text
    assert (await client.post(f"{own}/acceptance", data={"project": cast.project.public_id})).status_code == 303
    revealed = await client.post(f"{own}/contact", data={"key": "k1"})
    assert WHERE in revealed.text
    day = clock.today() + dt.timedelta(days=2)
    visit = {"on": day.isoformat(), "starts": "10:00", "ends": "12:00"}
    assert (await client.post(f"{own}/visit", data=visit)).status_code == 303
    assert (await client.post(f"{own}/done", data={})).status_code == 409

    await becomes(client, cast.elder.id, staff=False)
    mine = await client.get(f"/me/needs/{need.public_id}")
    assert "刘敏" in mine.text  # she reads who saw her telephone
    assert (await Need.get()).state == NeedState.SCHEDULED
    assert (await audit.verify()).broken_at is None


def _text() -> dict[str, str]:
    return {name: str(FORM[name]) for name in ("title", "public_text", "risk_level", "risk_text")}


async def test_an_elder_says_through_the_letters_link_that_it_was_done(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await said_done(cast)
    link = await _link(need)

    page = await client.get(link)
    assert "王桂兰" not in page.text
    assert (await client.post(f"{link}/yes", data={})).status_code == 303
    assert (await client.post(f"{link}/rating", data={"mark": "3"})).status_code == 303

    need = await Need.get(id=need.id)
    assert (need.state, need.confirmed_by_id) == (NeedState.CONFIRMED, cast.elder.id)
    assert (await client.post(f"{link}/yes", data={})).status_code == 409
    assert (await client.get("/y/000000000000")).status_code == 404


async def _link(need: Need) -> str:
    assert need.word_sealed is not None
    return f"/y/{privacy.unseal(WORD, need.word_sealed)}"


async def test_what_was_typed_is_not_lost_when_the_word_is_missing(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await becomes(client, cast.zhang.person_id)

    again = await client.post(
        f"/cw/needs?for={cast.elder.public_id}", data={**FORM, **_dates(), "method": "", "title": "想要一顿热饭"}
    )

    assert again.status_code == 422
    assert "想要一顿热饭" in again.text
    assert 'href="#method"' in again.text


async def test_somebody_new_is_entered_at_the_desk_and_then_written_about(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await becomes(client, cast.zhang.person_id)

    entered = await client.post("/cw/needs/people", data={"full_name": "李长河"})

    person = await Person.get(name="李长河")
    assert person.home_id == cast.city.huibin.id
    assert entered.headers["location"].endswith(f"?for={person.public_id}")
    assert (await client.get(entered.headers["location"])).status_code == 200


async def test_an_elder_asks_in_three_steps_and_nothing_is_sent_before_the_last(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await becomes(client, cast.elder.id, staff=False)
    what = {"category": "repairs", "words": "水龙头漏水"}
    when = {**what, "urgency": "today", "dayparts": ["morning"], "where": "3号楼2单元501"}

    assert (await client.get("/me/needs/new")).status_code == 200
    assert "水龙头漏水" in (await client.post("/me/needs/when", data=what)).text
    assert (await client.post("/me/needs/when", data={"category": "repairs"})).status_code == 422
    lost = await client.post("/me/needs/check", data={**when, "where": ""})
    assert lost.status_code == 422
    assert "水龙头漏水" in lost.text
    checked = await client.post("/me/needs/check", data=when)
    assert "3号楼2单元501" in checked.text
    assert "水龙头漏水" in (await client.post("/me/needs/new", data=when)).text
    assert not await Need.exists()

    sent = await client.post("/me/needs", data={**when, "key": "once"})
    again = await client.post("/me/needs", data={**when, "key": "once"})

    assert sent.status_code == again.status_code == 303
    assert sent.headers["location"] == again.headers["location"]
    assert await Need.all().count() == 1
    assert (await client.get(sent.headers["location"])).status_code == 200
    assert (await client.get("/me/needs")).status_code == 200


async def test_who_has_told_no_community_is_asked_for_it_first(client: httpx.AsyncClient) -> None:
    await a_need_cast()
    stranger = await a_person("周玉珍")
    await becomes(client, stranger.id, staff=False)

    page = await client.get("/me/needs/new")

    assert "/me/home" in page.text


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
        assert not re.search(r"1[3-9]\d{9}|501", re.sub(r"/static/\S+", "", answer.text))
    as_json = await client.get(f"/needs/{need.public_id}", headers={"accept": "application/json"})
    assert "＊＊＊" in as_json.json()["public_text"]


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
        tasks = await tasks_for_needs(cast.street, lambda name, **given: name)
    assert [(task.sentence, task.count, task.overdue) for task in tasks] == [("Needs that are late", 1, 1)]


async def test_the_list_is_taken_away_as_it_is_shown_and_no_name_goes_out(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await recorded(cast, title="=1+1 送饭")
    await recorded(cast, title="陪聊天", category="company")
    await becomes(client, cast.zhang.person_id)

    table = await client.get("/cw/needs/table/csv?category=meals")

    text = table.content.decode("utf-8-sig")
    assert "'=1+1 送饭" in text
    assert "陪聊天" not in text
    assert "王*兰" in text
    assert "王桂兰" not in text
    assert (await client.get("/cw/needs/table/xlsx")).content.startswith(b"PK")
    assert (await client.get("/cw/needs/table/pdf")).status_code == 404
    assert (await client.get("/cw/needs/print?view=all")).status_code == 200


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
