"""Objections are heard at the desk by someone who took no part, who alone reads them, and answered with reasons."""

import httpx
import pytest

from ground import clock, notices
from ground.actors import NOBODY
from ground.attachments import Attachment
from ground.audit import AuditEntry
from ground.identity import Person
from ground.letters import Letter
from ground.notices import NoticeState, Objection, ObjectionState, PublicNotice
from marketplace.app import relay
from tests import people
from tests.marketplace.notice_cast import a_hanging_notice, after, comes
from tests.marketplace.test_attendance_pages import a_picture
from tests.outside.walking import Walker

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}


async def test_it_stands_first_on_the_desk_is_given_to_another_and_answered_and_the_objector_is_told(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    resident = await people.an_actor(await people.a_person("郑爱华"))
    objection = await hanging.objected(by=resident)
    await comes(client, hanging.county)
    walker = await Walker(client).open("/en/county")

    await walker.press("1 objection to a notice")
    await walker.press(hanging.notice.title)
    assert "他三月没有来" not in walker.text
    await walker.press("Give it", judge=(await Person.get(id=hanging.judge.person_id)).public_id)
    assert "周敏" in walker.text

    await comes(client, hanging.judge)
    await walker.open("/en/street")
    await walker.press("1 objection to a notice")
    await walker.press(hanging.notice.title)
    assert "他三月没有来" in walker.text
    assert "郑爱华" not in walker.text
    await walker.press("Answer", outcome="partly", reply="三月少来一次，已经改正。")

    assert (await Objection.get(id=objection.id)).state is ObjectionState.PARTLY
    assert "三月少来一次" in walker.text
    await relay().settle()
    assert await Letter.filter(purpose="objection_answered").count() == 1
    assert "三月少来一次" in (await client.get(f"/objections/{objection.public_id}")).text


async def test_who_decided_and_who_is_elsewhere_do_not_find_it(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    objection = await hanging.objected(by=NOBODY, named=False)

    for officer in (hanging.decider, hanging.stranger):
        await comes(client, officer)
        assert (await client.get("/desk/notices", headers=JSON)).json()["objections"] == []
        assert (await client.get(f"/desk/objections/{objection.public_id}")).status_code == 404
    await comes(client, hanging.county)
    page = (await client.get(f"/desk/objections/{objection.public_id}", headers=JSON)).json()
    names = {each[1] for each in page["judges"]}
    assert "李强" not in names
    assert {"周敏", "赵刚", "郭颖"} <= names


async def test_its_judge_asks_who_objects_and_a_supervisor_breaks_the_glass_and_both_are_on_record(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    objection = await hanging.objected(by=await people.an_actor(await people.a_person("郑爱华")))
    await notices.assign(objection, await Person.get(id=hanging.judge.person_id), by=hanging.county)
    here = f"/desk/objections/{objection.public_id}"

    await comes(client, hanging.county)
    assert (await client.post(f"{here}/objector", json={}, headers=JSON)).status_code == 404
    assert (await client.post(f"{here}/objector/why", json={"because": "想知道"}, headers=JSON)).status_code == 404
    await comes(client, hanging.judge)
    assert "郑爱华" in (await client.post(f"{here}/objector", json={}, headers=JSON)).json()["who"]
    assert (await client.get(here, headers=JSON)).json()["who"] is None
    await comes(client, hanging.supervisor)
    walker = await Walker(client).open(f"/en{here}")
    assert "他三月没有来" not in walker.text
    assert (await client.post(f"{here}/objector/why", json={}, headers=JSON)).status_code == 422
    await walker.press("Show who it is", because="纪检来函")
    assert "郑爱华" in walker.text

    verbs = await AuditEntry.filter(verb__in=["Objection.look", "Objection.break_glass"]).order_by("seq")
    assert [(each.verb, each.who) for each in verbs] == [
        ("Objection.look", hanging.judge.person_id),
        ("Objection.break_glass", hanging.supervisor.person_id),
    ]


async def test_an_answer_needs_its_reasons_and_its_judge(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    objection = await hanging.objected(by=NOBODY, named=False)
    await notices.assign(objection, await Person.get(id=hanging.judge.person_id), by=hanging.county)
    here = f"/desk/objections/{objection.public_id}/answer"

    await comes(client, hanging.judge)
    assert (await client.post(here, json={"outcome": "upheld", "reply": " "}, headers=JSON)).status_code == 422
    await comes(client, hanging.county)
    draft = {"outcome": "upheld", "reply": "属实，已改。"}
    assert (await client.post(here, json=draft, headers=JSON)).status_code == 403
    assert (await Objection.get()).state is ObjectionState.JUDGING


async def test_what_was_sent_with_an_objection_is_for_its_judge_alone(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    form = {"about": "1", "ground": "facts", "told": "他三月没有来。", "named": "no"}
    await client.post(f"{hanging.here}/objection", data=form, files={"picture": ("a.jpg", a_picture())})
    objection = await Objection.get()
    await notices.assign(objection, await Person.get(id=hanging.judge.person_id), by=hanging.county)
    photo = await Attachment.get()

    await comes(client, hanging.judge)
    page = await client.get(f"/desk/objections/{objection.public_id}")
    assert f"/files/{photo.public_id}" in page.text
    assert (await client.get(f"/files/{photo.public_id}")).status_code == 200
    for officer in (hanging.county, hanging.supervisor, hanging.decider):
        await comes(client, officer)
        assert (await client.get(f"/files/{photo.public_id}")).status_code == 404


async def test_a_hint_is_read_by_the_officers_above_and_waits_for_nobody(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    tip = await hanging.objected(by=NOBODY, named=False, evidence="")
    assert tip.state is ObjectionState.TIP

    await comes(client, hanging.county)
    walker = await Walker(client).open("/en/desk/notices")
    assert "Hints, which stop nothing" in walker.text
    await walker.press(hanging.notice.title)
    assert "他三月没有来" in walker.text
    assert "Who looks into it?" not in walker.text
    await comes(client, hanging.decider)
    assert (await client.get("/desk/notices", headers=JSON)).json()["tips"] == []


async def test_the_end_of_a_notice_is_noted_when_its_days_are_over_and_nothing_waits(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    objection = await hanging.objected(by=NOBODY, named=False)
    at = f"/desk/notices/{hanging.notice.public_id}/settlement"

    with clock.stopped(after(hanging.notice)):
        await comes(client, hanging.decider)
        assert (await client.get("/desk/notices", headers=JSON)).json()["ended"] == []
        assert (await client.post(at, json={}, headers=JSON)).status_code == 409
        await notices.assign(objection, await Person.get(id=hanging.judge.person_id), by=hanging.county)
        await notices.answer(objection, ObjectionState.NOT_UPHELD, "查实来过。", by=hanging.judge)
        await comes(client, hanging.stranger)
        assert (await client.post(at, json={}, headers=JSON)).status_code == 404
        await comes(client, hanging.decider)
        walker = await Walker(client).open("/en/street")
        await walker.press("1 notice is over: note its end")
        await walker.press("Note its end")

    assert (await PublicNotice.get(id=hanging.notice.id)).state is NoticeState.CLEAN
