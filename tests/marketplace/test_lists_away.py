"""Lists on their way out of the house: the page that asks what for, the second officer's desk, the supervisor's."""

import httpx
import pytest

from ground import clock, lists, policy
from ground.actors import SYSTEM, Role
from ground.lists import ListAlarm, ListRequest, TakenList
from marketplace.queries.lists import tasks_for_lists
from tests import people
from tests.marketplace.need_cast import NeedCast, a_need_cast, becomes, recorded
from tests.outside.walking import Walker

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
HERE = "/cw/needs/taking?view=waiting"


async def a_long_list() -> NeedCast:
    """Enter three needs where two already are too many for one alone."""
    cast = await a_need_cast()
    for title in ("送饭", "陪聊天", "修水龙头"):
        await recorded(cast, title=title)
    today = clock.today()
    await policy.put("lists.rows_on_ones_own", 2, valid_from=today, citation="story", by=SYSTEM)
    await policy.put("lists.rows_for_alarm", 3, valid_from=today, citation="story", by=SYSTEM)
    return cast


async def test_a_list_leaves_only_with_its_purpose_and_reading_its_page_changes_nothing(
    client: httpx.AsyncClient,
) -> None:
    cast = await a_need_cast()
    await recorded(cast, title="送饭")
    await becomes(client, cast.zhang.person_id)

    shown = (await client.get(HERE, headers=JSON)).json()
    silent = await client.post(HERE, data={"kind": "csv"})
    other = await client.post(HERE, data={"kind": "csv", "purpose": "other", "why": ""})
    assert (shown["rows"], shown["left"], shown["word"], shown["may_take"]) == (1, 3, "not_needed", True)
    assert (silent.status_code, other.status_code) == (422, 422)
    assert not await TakenList.exists()

    taken = await client.post(HERE, data={"kind": "csv", "purpose": "other", "why": "春节慰问"})

    assert taken.headers["content-disposition"].startswith('attachment; filename="needs-')
    assert "春节慰问" in taken.text
    line = await TakenList.get()
    assert (line.purpose, line.rows, line.person_id) == ("春节慰问", 1, cast.zhang.person_id)


async def test_an_empty_list_says_so_and_has_no_button(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    await becomes(client, cast.zhang.person_id)

    page = await client.get(f"/en{HERE}")

    assert "Widen the list first" in page.text
    assert "Take as XLSX" not in page.text


async def test_a_long_list_is_asked_for_allowed_by_the_street_and_taken_once(client: httpx.AsyncClient) -> None:
    cast = await a_long_list()
    walker = Walker(client)
    await becomes(client, cast.zhang.person_id)
    await walker.open(f"/en{HERE}")
    await walker.press("Ask for a yes", purpose="meeting")
    assert "A second officer has been asked" in walker.answer.text
    request = await ListRequest.get()
    [waiting] = await tasks_for_lists(cast.street, lambda name, **_given: name)
    assert waiting.count == 1

    await becomes(client, cast.street.person_id)
    await walker.open(f"/en/street/lists/{request.public_id}")
    await walker.press("Say yes")
    assert "Allowed." in walker.answer.text

    await becomes(client, cast.zhang.person_id)
    [ready] = await tasks_for_lists(cast.zhang, lambda name, **_given: name)
    assert ready.href == HERE
    taken = await client.post(HERE, data={"kind": "csv", "purpose": "meeting"})
    assert "修水龙头" in taken.text
    assert (await TakenList.get()).request_id == request.id
    again = (await client.get(HERE, headers=JSON)).json()
    assert (again["word"], again["may_take"], again["may_ask"]) == ("needed", False, True)


async def test_a_no_is_read_by_the_one_who_asked_and_a_request_can_be_taken_back(client: httpx.AsyncClient) -> None:
    cast = await a_long_list()
    await becomes(client, cast.zhang.person_id)
    await client.post(HERE, data={"purpose": "meeting"})
    request = await ListRequest.get()

    await becomes(client, cast.street.person_id)
    silent = await client.post(f"/street/lists/{request.public_id}/refusal", data={"reply": ""})
    await client.post(f"/street/lists/{request.public_id}/refusal", data={"reply": "请只取本月的"})
    late = await client.post(f"/street/lists/{request.public_id}/approval")
    assert (silent.status_code, late.status_code) == (422, 409)

    await becomes(client, cast.zhang.person_id)
    walker = Walker(client)
    await walker.open(f"/en{HERE}")
    assert "请只取本月的" in walker.answer.text
    await walker.press("Ask for a yes", purpose="report")
    await walker.press("Take it back")
    assert "Taken back." in walker.answer.text
    assert await lists.waiting_for(cast.street) == []


async def test_a_request_is_there_for_officers_of_its_place_alone(client: httpx.AsyncClient) -> None:
    cast = await a_long_list()
    await becomes(client, cast.zhang.person_id)
    await client.post(HERE, data={"purpose": "meeting"})
    request = await ListRequest.get()
    elsewhere = await people.an_officer("孙丽", Role.STREET_OFFICER, place=cast.city.tianjia)
    await becomes(client, elsewhere.person_id)

    assert (await client.get("/street/lists", headers=JSON)).json()["lists"] == []
    for path in ("", "/approval", "/refusal"):
        at = f"/street/lists/{request.public_id}{path}"
        answer = await (client.post(at, data={"reply": "不行"}) if path else client.get(at))
        assert answer.status_code == 404, path
    assert (await client.post(f"/lists/{request.public_id}/withdrawal")).status_code == 404


async def test_supervision_reads_what_left_and_looks_into_an_alarm(client: httpx.AsyncClient) -> None:
    cast = await a_long_list()
    await becomes(client, cast.zhang.person_id)
    await client.post(HERE, data={"purpose": "meeting"})
    request = await lists.request_read(cast.street, (await ListRequest.get()).public_id)
    await lists.approve(request, by=cast.street)
    await client.post(HERE, data={"kind": "csv", "purpose": "meeting"})
    alarm = await ListAlarm.get()
    dawa = await people.an_officer("钱局", Role.SUPERVISOR, place=cast.city.dawa)
    boss = await people.an_officer("郑强", Role.SUPERVISOR, place=cast.city.xinglongtai)

    await becomes(client, dawa.person_id)
    other = (await client.get("/sup/exports", headers=JSON)).json()
    assert (other["lines"], other["alarms"]) == ([], [])
    assert (await client.post(f"/sup/exports/{alarm.public_id}/seen")).status_code == 404

    await becomes(client, boss.person_id)
    tasks = await tasks_for_lists(boss, lambda name, **_given: name)
    assert [(task.href, task.count, task.overdue) for task in tasks] == [("lists:desk", 0, 0), ("lists:taken", 1, 1)]
    page = (await client.get("/sup/exports?page=1", headers=JSON)).json()
    assert [(line["rows"], line["second"]) for line in page["lines"]] == [(3, True)]
    assert [(line["rows"], line["may_see"]) for line in page["alarms"]] == [(3, True)]
    walker = Walker(client)
    await walker.open("/en/sup/exports")
    await walker.press("Looked into it")
    assert "Noted that you have looked into it." in walker.answer.text
    assert (await client.get("/sup/exports", headers=JSON)).json()["alarms"] == []


async def test_no_more_goes_on_paper_than_leaves_without_a_second_word(client: httpx.AsyncClient) -> None:
    cast = await a_long_list()
    await becomes(client, cast.zhang.person_id)

    sheet = (await client.get("/cw/needs/print", headers=JSON)).json()
    page = await client.get("/en/cw/needs/print")

    assert (len(sheet["rows"]), sheet["total"], sheet["left_out"]) == (2, 3, 1)
    assert "1 more is not printed" in page.text
