"""What was found by walking the silver stewards by hand: what a desk counts, and what a page says to whom."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.language import reading
from ground.notices import PublicNotice
from silver_steward.certificate_paper import wording, wording_to_others
from silver_steward.models import Basis, Season
from silver_steward.waiting import tasks_for
from tests.silver_steward.stories import AFTER, a_story
from tests.silver_steward.test_pages import comes, told

pytestmark = pytest.mark.anyio


async def test_a_desk_says_that_seats_are_not_shared_out_before_it_says_none(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    at = f"/desk/stewards/{made.public_id}"
    await comes(client, story.colleague)
    desk = await told(client, "/desk/stewards")
    assert (desk["benches"][0]["seats"], (await told(client, at))["seats"]) == (None, None)
    assert "还没分配" in (await client.get(at)).text
    with clock.stopped(AFTER):
        await story.closed()
        await comes(client, story.colleague)
        assert (await told(client, at))["seats"] == 1


async def test_who_named_someone_is_not_told_to_decide_on_them_and_a_colleague_is(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.named(await story.elder())
    waits = {}
    for actor in (story.desk, story.colleague):
        tasks = await tasks_for(actor, lambda *_names, **_of: "/")
        await comes(client, actor)
        [bench] = (await told(client, "/desk/stewards"))["benches"]
        waits[actor.person_id] = (sum(each.count for each in tasks), bench["yours"], bench["waiting"][0]["barred"])
    assert waits == {story.desk.person_id: (0, 0, True), story.colleague.person_id: (1, 1, False)}


async def test_an_elder_reads_their_conditions_with_units(client: httpx.AsyncClient) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang)
    await comes(client, wang)
    values = {each["ask"]: each["value"] for each in (await told(client, f"/me/steward/{made.public_id}"))["reasons"]}
    assert (values["age"], values["months"], values["hours"]) == ("70 years old", "5 months", "66 hours")
    assert values["post"].endswith(" days")


async def test_a_second_form_of_a_page_keeps_what_it_begins_with_when_the_first_was_wrong(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    await comes(client, story.colleague)
    page = await client.post(f"/desk/stewards/{made.public_id}/aside", data={"because": ""})
    assert page.status_code == 422
    assert '<option value="good" selected>' in page.text, "not the first of the list, which is the best"


async def test_looking_for_a_resident_by_name_alone_says_what_is_missing(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await comes(client, story.desk)
    assert "请把姓名和后 4 位都写上" in (await client.get("/cw/stewards?name=王桂兰")).text


def test_a_check_speaks_of_the_holder_and_the_certificate_to_them() -> None:
    season = Season(year=2026)
    with reading("zh-Hans"):
        for basis in Basis:
            assert "您" in wording(basis, season)
            assert "您" not in wording_to_others(basis, season)


async def test_a_season_leads_to_its_notice_only_while_the_notice_is_there(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.hung(made)
        at, notice = f"/steward/{story.season.public_id}", story.season.notice_ref
        assert (await told(client, at))["notice"] == notice
    hung = await PublicNotice.get(public_id=notice)
    with clock.stopped(hung.taken_down_at + dt.timedelta(minutes=1)):
        assert (await told(client, at))["notice"] == ""
        assert (await client.get(f"/notices/{notice}")).status_code == 410
        await comes(client, story.supervisor)
        assert (await told(client, f"/sup/seasons/{story.season.public_id}"))["notice"] == ""
