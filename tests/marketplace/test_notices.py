"""Public notices have a door: everyone reads what hangs, prints it, objects, and finds it gone after its time."""

import httpx
import pytest

from ground import clock, notices
from ground.identity import Person
from ground.notices import Objection, ObjectionState
from ground.privacy import unseal
from tests import people
from tests.marketplace.notice_cast import a_hanging_notice, after, comes
from tests.marketplace.test_attendance_pages import a_picture
from tests.outside.walking import Walker

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}


async def test_what_hangs_is_found_from_the_first_page_and_read_without_signing_in(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    walker = await Walker(client).open("/en")

    await walker.press("Public notices")
    await walker.press(hanging.notice.title)

    assert "拟评为一星志愿者" in walker.text
    assert "王*兰" in walker.text
    assert "5 working days" in walker.text
    listed = (await client.get("/notices", headers=JSON)).json()
    assert [each["id"] for each in listed["lines"]] == [hanging.notice.public_id]
    told = (await client.get(hanging.here, headers=JSON)).json()
    assert (told["names"], told["state"], told["may_object"]) == (["王*兰", "李*国"], "hangs", True)


async def test_where_nothing_hangs_the_page_says_what_will_be_here(client: httpx.AsyncClient) -> None:
    assert "Nothing hangs just now" in (await client.get("/en/notices")).text


async def test_n5_no_search_engine_keeps_a_notice_and_after_its_time_its_address_says_that_it_is_gone(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    for path in ("/notices", hanging.here, f"{hanging.here}/paper", f"{hanging.here}/objection"):
        shown = await client.get(path)
        assert shown.headers["x-robots-tag"] == "noindex, noarchive"
        assert '<meta name="robots" content="noindex, noarchive">' in shown.text

    with clock.stopped(after(hanging.notice)):
        assert (await client.get("/notices", headers=JSON)).json()["lines"] == []
        assert (await client.get(hanging.here, headers=JSON)).json()["state"] == "over"
    with clock.stopped(after(hanging.notice, days=hanging.notice.kept_days)):
        for path in (hanging.here, f"{hanging.here}/paper", f"{hanging.here}/objection"):
            gone = await client.get(f"/en{path}")
            assert gone.status_code == 410
            assert "This was taken down" in gone.text
            assert "拟评" not in gone.text
        assert (await client.get(hanging.here, headers=JSON)).json()["status"] == 410


async def test_n2_what_was_replaced_or_taken_down_tells_nobodys_name_any_more(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    fresh = await notices.correct(
        hanging.notice, title="星级志愿者拟评定名单公示（更正）", body={"text": "更正。"},
        names=[("Volunteer:2", "李*国")], by=hanging.decider, because="名单有误",
    )  # fmt: skip

    replaced = await client.get(f"/en{hanging.here}")
    assert "王*兰" not in replaced.text
    assert f"/en/notices/{fresh.public_id}" in replaced.text
    await notices.withdraw(fresh, by=hanging.decider, because="不评了")
    told = (await client.get(f"/notices/{fresh.public_id}", headers=JSON)).json()
    assert (told["state"], told["names"], told["said"]) == ("withdrawn", [], [])


async def test_it_is_printed_for_the_board_with_a_code_that_leads_back(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()

    paper = await client.get(f"/en{hanging.here}/paper")

    assert "王*兰" in paper.text
    assert "data:image/svg+xml;base64," in paper.text
    assert hanging.notice.public_id in paper.text
    assert "12345" in paper.text


async def test_somebody_objects_under_their_name_reads_how_it_stands_and_takes_it_back(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    resident = await people.a_person("郑爱华")
    await comes(client, await people.an_actor(resident), staff=False)
    walker = await Walker(client).open(f"/en{hanging.here}")

    await walker.press("I object")
    await walker.press("Send my objection", about="1", ground="facts", told="他三月没有来。", named="yes")

    objection = await Objection.get()
    assert (objection.ref, objection.state) == ("Volunteer:1", ObjectionState.RECEIVED)
    assert unseal("objector", objection.objector_sealed or "") == str(resident.id)
    assert "We have it" in walker.text
    assert "他三月没有来。" in walker.text
    assert "You objected" in (await client.get(f"/en{hanging.here}")).text
    await walker.press("Take it back")
    assert (await Objection.get()).state is ObjectionState.WITHDRAWN


async def test_a_stranger_objects_without_a_name_with_a_picture_and_reads_the_answer_with_the_number_alone(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    form = {"about": "0", "ground": "procedure", "told": "名单没有贴出来。", "named": "no"}

    sent = await client.post(f"/en{hanging.here}/objection", data=form, files={"picture": ("a.jpg", a_picture())})

    objection = await Objection.get()
    assert (objection.state, objection.objector_sealed) == (ObjectionState.RECEIVED, None)
    shown = await client.get(sent.headers["location"])
    assert "名单没有贴出来" not in shown.text
    await notices.assign(objection, await Person.get(id=hanging.judge.person_id), by=hanging.county)
    await notices.answer(objection, ObjectionState.UPHELD, "已经补贴。", by=hanging.judge)
    told = (await client.get(f"/objections/{objection.public_id}", headers=JSON)).json()
    assert (told["reply"], told["words"], told["may_take_back"]) == ("已经补贴。", "", False)


async def test_without_name_and_without_evidence_it_is_a_hint_and_the_page_says_so(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    walker = await Walker(client).open(f"/en{hanging.here}/objection")

    await walker.press("Send my objection", ground="conduct", told="听说他不好。")

    assert (await Objection.get()).state is ObjectionState.TIP
    assert "Your hint" in walker.text
    assert "stops nothing" in walker.text


async def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()

    answer = await client.post(f"/en{hanging.here}/objection", data={"told": "他三月没有来。", "named": "no"})
    program = await client.post(f"{hanging.here}/objection", json={"about": 7}, headers=JSON)
    nowhere = {"about": 77, "ground": "facts", "told": "他没有来。", "named": "no"}

    assert answer.status_code == 422
    assert "他三月没有来。" in answer.text
    assert {each["field"] for each in program.json()["mistakes"]} == {"ground", "told", "named"}
    assert (await client.post(f"{hanging.here}/objection", json=nowhere, headers=JSON)).status_code == 404
    named = nowhere | {"about": 0, "named": "yes"}
    assert (await client.post(f"{hanging.here}/objection", json=named, headers=JSON)).status_code == 403
    assert not await Objection.exists()


async def test_after_the_last_day_nobody_objects_any_more(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    draft = {"about": 0, "ground": "facts", "told": "他没有来。", "named": "no"}

    with clock.stopped(after(hanging.notice)):
        assert (await client.get(f"{hanging.here}/objection")).status_code == 409
        assert (await client.post(f"{hanging.here}/objection", json=draft, headers=JSON)).status_code == 409
        assert "I object" not in (await client.get(f"/en{hanging.here}")).text


async def test_one_place_sends_only_so_many_objections(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    draft = {"about": 0, "ground": "facts", "told": "他没有来。", "named": "no"}

    said = [(await client.post(f"{hanging.here}/objection", json=draft, headers=JSON)).status_code for _ in range(11)]

    assert said == [200] * 10 + [429]
