"""Needs through the doors: the whole way of one, from the desk's form to the word in the letter's link."""

import datetime as dt

import httpx
import pytest

from ground import audit, clock, privacy
from ground.identity import Person
from marketplace.models import Need, NeedState
from marketplace.needs_at_work import WORD
from tests.marketplace.need_cast import WHERE, a_need_cast, becomes, dispatched, said_done
from tests.people import a_person, a_project

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


def _dates() -> dict[str, str]:
    return {"wanted_from": clock.today().isoformat(), "wanted_until": clock.today().isoformat()}


async def test_each_line_of_what_is_missing_says_which_field_it_means(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await becomes(client, cast.zhang.person_id)

    answer = await client.post(
        f"/en/cw/needs?for={cast.elder.public_id}", data={**_dates(), "words": "他说中午没人做饭。"}
    )

    assert answer.status_code == 422
    for label in ("Kind", "Exact address", "In one line"):
        assert f'">{label}: Please fill this in.</a>' in answer.text
    assert "他说中午没人做饭。" in answer.text, "what was written is not lost"


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


async def test_who_has_several_projects_says_under_which_and_none_is_chosen_for_them(
    client: httpx.AsyncClient,
) -> None:
    """The hours of a need are paid under its project: nobody is to find it under the first of the list."""
    cast = await a_need_cast()
    need = await dispatched(cast)
    await becomes(client, cast.manager.person_id)
    own = f"/org/needs/{need.public_id}"
    assert f'value="{cast.project.public_id}" checked' in (await client.get(own)).text, "the only one is chosen"
    other = await a_project(cast.org, cast.city.huibin, title="银龄管家值日")

    page = (await client.get(own)).text
    assert other.title in page
    assert "checked" not in page
    answer = await client.post(f"{own}/acceptance", data={})
    assert answer.status_code == 422
    assert 'href="#project"' in answer.text
    assert (await client.post(f"{own}/acceptance", data={"project": other.public_id})).status_code == 303

    need = await Need.get(id=need.id)
    assert need.project_id == other.id


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
