"""The pages: a season from a neighbour's word to the hall, page and JSON, and what strangers do not find."""

from typing import Any

import httpx
import pytest

from ground import clock
from ground.actors import Actor
from ground.identity import Person
from silver_steward import awarding, consenting
from silver_steward.models import Honour, Level, Nomination, NominationState, Stage
from tests import people
from tests.outside.walking import carry
from tests.silver_steward.stories import AFTER, Story, a_plan, a_story
from tests.silver_steward.test_awarding import MOMENT, hung

pytestmark = pytest.mark.anyio
JSON = {"accept": "application/json"}


async def comes(client: httpx.AsyncClient, who: Actor | Person) -> None:
    """Give the browser to someone."""
    person = who if isinstance(who, Person) else await Person.get(id=who.person_id)
    client.cookies.clear()
    carry(client, await people.signed_in(person, staff=not isinstance(who, Person)))


async def sends(client: httpx.AsyncClient, path: str, **values: str) -> httpx.Response:
    answer = await client.post(path, data=values)
    assert answer.status_code == 303, answer.text
    return answer


async def told(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    answer = await client.get(f"/en{path}", headers=JSON)
    assert answer.status_code == 200, answer.text
    assert (await client.get(f"/en{path}")).status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_everyone_reads_the_season_and_a_draft_is_not_there(client: httpx.AsyncClient) -> None:
    story = await a_story()
    page = await told(client, f"/steward/{story.season.public_id}")
    assert (page["may_name"], page["seats"]) == (True, 3)
    assert "60 hours of confirmed service" in str(page["conditions"])
    assert len((await told(client, "/steward"))["seasons"]) == 1
    await type(story.season).filter(id=story.season.id).update(state="draft")
    assert (await client.get(f"/steward/{story.season.public_id}")).status_code == 404


async def test_a_neighbour_names_her_two_write_and_she_says_yes(client: httpx.AsyncClient) -> None:
    story = await a_story()
    wang = await story.elder()
    naming = f"/steward/{story.season.public_id}/name"
    await comes(client, await people.a_person("陈芳"))
    missing = await client.post(f"/en{naming}", data={"who": "other", "words": "她天天扫楼道。"})
    assert (missing.status_code, "Please say who" in missing.text) == (422, True)
    words = {"who": "other", "name": "王桂兰", "community": str(story.city.huibin.id), "words": "她天天扫楼道。"}
    await sends(client, naming, **words)
    made = await Nomination.get(person_id=wang.id)
    assert "王桂兰" in str((await told(client, "/me/steward"))["named"])
    assert (await client.get(f"/me/steward/{made.public_id}")).status_code == 404
    for name in ("李国", "孙平"):
        await comes(client, await people.a_person(name))
        await sends(client, f"/steward/letters/{made.support_key}", words="我看见了。", independent="yes")

    await comes(client, wang)
    page = await told(client, f"/me/steward/{made.public_id}")
    assert (page["letters"], page["may_agree"], page["may_decline"]) == (2, True, True)
    half = await client.post(f"/en/me/steward/{made.public_id}", data={"answer": "agree", "take_part": "yes"})
    assert half.status_code == 422
    await sends(client, f"/me/steward/{made.public_id}", answer="agree", take_part="yes", notice="yes")
    assert (await Nomination.get(id=made.id)).state == NominationState.SUBMITTED
    await sends(client, f"/me/steward/{made.public_id}", answer="withdraw")
    assert (await Nomination.get(id=made.id)).state == NominationState.WITHDRAWN


async def test_communities_stand_under_their_street_for_many_share_a_name(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await comes(client, await people.a_person("陈芳"))

    groups = (await told(client, f"/steward/{story.season.public_id}/name"))["communities"]
    page = await client.get(f"/steward/{story.season.public_id}/name")

    assert [(street, [name for _id, name in found]) for street, found in groups] == [
        ("兴隆台区 振兴街道", ["惠宾社区", "石油社区"]),
        ("大洼区 田家街道", ["王家村"]),
    ]
    assert '<optgroup label="大洼区 田家街道">' in page.text


async def test_the_desk_names_an_elder_without_a_telephone_and_writes_down_her_yes(client: httpx.AsyncClient) -> None:
    story = await a_story()
    wang = await story.elder()
    await comes(client, story.desk)
    here = f"/cw/stewards/{wang.public_id}"
    assert (await told(client, here))["may_name"]
    assert (await told(client, f"/cw/stewards?name=王桂兰&tail={wang.phone_tail}"))["found"]
    await sends(client, here, words="楼道干净全靠她。", interest="没有")
    yes = {"method": "paper", "take_part": "yes", "notice": "yes"}
    assert (await client.post(f"/en{here}/word", data=yes)).status_code == 409
    await sends(client, f"{here}/word", **yes | {"proof": "第 12 号"})
    assert (await Nomination.get(person_id=wang.id)).state == NominationState.SUBMITTED

    await sends(client, "/desk/steward-posts", kind="patrol", place=str(story.city.huibin.id))
    post = next(each for each in (await told(client, "/desk/steward-posts"))["posts"] if each["needs_insurance"])
    until = {"insured_until_year": "2027", "insured_until_month": "1", "insured_until_day": "1"}
    await sends(client, f"/desk/steward-posts/{post['id']}/insurance", **until)
    await sends(client, f"{here}/post", post=post["id"])
    held = next(each for each in (await told(client, here))["held"] if each["words"].startswith("safety"))
    await sends(client, f"/desk/steward-posts/held/{held['id']}/end")


async def test_each_stage_decides_at_its_desk_and_reads_what_waits(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    place = {
        Stage.COMMUNITY: story.city.huibin, Stage.STREET: story.city.zhenxing, Stage.COUNTY: story.city.xinglongtai,
        Stage.CITY: story.city.city,
    }  # fmt: skip
    with clock.stopped(AFTER):
        await story.closed()
        await comes(client, story.street)
        assert (await client.get(f"/desk/stewards/{made.public_id}")).status_code == 404
        for stage in Stage:
            await comes(client, story.officer(stage))
            [bench] = (await told(client, "/desk/stewards"))["benches"]
            assert (bench["stage"], bench["seats"] > 0, bench["may_release"]) == (stage, True, False)
            assert (await told(client, f"/desk/stewards/{made.public_id}"))["may_pass"]
            await sends(client, f"/desk/stewards/{made.public_id}", verdict="pass", band="strong")
            away = f"/desk/stewards/of/{story.season.public_id}/{stage}/{place[stage].id}/release"
            await sends(client, away)
        await made.refresh_from_db()
        assert made.state == NominationState.SHORTLISTED


async def test_a_season_is_drafted_announced_and_honours_given_on_its_page(client: httpx.AsyncClient) -> None:
    story, [made], notice = await hung("王桂兰")
    here = f"/sup/seasons/{story.season.public_id}"
    with clock.stopped(notice.closes_at + MOMENT):
        await comes(client, story.supervisor)
        assert (await told(client, here))["steps"] == [["award", "Give the honours"]]
        await sends(client, here, step="award")
        assert "PJ-2026-00001" in str((await told(client, here))["people"])
    await comes(client, story.supervisor)
    plan = {name: str(value) for name, value in vars(a_plan(year=2027)).items()}
    days = {f"{name}_{part}": words for name, value in plan.items() if name.endswith(("_on", "_from", "_until"))
            for part, words in zip(("year", "month", "day"), value.split("-"), strict=True)}  # fmt: skip
    answer = await sends(client, "/sup/seasons", **{name: value for name, value in plan.items()
                                                    if f"{name}_year" not in days}, **days)  # fmt: skip
    fresh = answer.headers["location"]
    assert (await told(client, fresh))["needs_second"]
    assert (await client.post(f"/en{fresh}", data={"step": "announce"})).status_code == 403
    await comes(client, story.second)
    await sends(client, fresh, step="announce")
    await comes(client, story.county)
    assert (await client.get(here)).status_code == 404
    assert made.id


async def test_the_honoured_prints_the_paper_tells_the_story_and_anyone_checks(client: httpx.AsyncClient) -> None:
    story, [made], notice = await hung("王桂兰")
    with clock.stopped(notice.closes_at + MOMENT):
        [given] = await awarding.award(story.season, by=story.supervisor)
        wang = await Person.get(id=made.person_id)
        await comes(client, wang)
        own = f"/me/steward/{made.public_id}"
        assert (await client.get(f"{own}/paper")).status_code == 404
        await sends(client, f"{own}/print")
        paper = await client.get(f"{own}/paper")
        assert (paper.headers["content-type"], paper.content[:4]) == ("application/pdf", b"%PDF")
        assert (await client.post(f"/en{own}/story", data={"story": "我喜欢干净。"})).status_code == 422
        await sends(client, f"{own}/story", story="我喜欢干净的楼道。", hall="yes")

        client.cookies.clear()
        assert (await told(client, "/honours/2026"))["stories"] == [
            {"name": "王桂兰", "community": story.city.huibin.name, "year": 2026, "story": "我喜欢干净的楼道。"}
        ]
        assert (await told(client, "/honours"))["years"] == [2026]
        assert (await told(client, f"/certificate/{given.number}"))["name"] == "王桂兰"
        assert not (await told(client, "/certificate/PJ-2026-99999"))["found"]

        herself = await people.an_actor(wang)
        await consenting.take_back(await Nomination.get(id=made.id), Level.NOTICE, by=herself)
        assert (await told(client, f"/certificate/{given.number}"))["name"] == ""
    assert await Honour.filter(number=given.number).exists()


async def test_what_waits_stands_on_the_desk(database: None) -> None:
    from silver_steward.tasks import TASKS  # noqa: PLC0415 - as the house asks it

    story: Story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        [task] = await TASKS[0](story.colleague, lambda name, **_: name)
        assert (task.sentence, task.count) == ("Decide on 1 silver steward", 1)
        await story.said(made)
        [task] = await TASKS[0](story.colleague, lambda name, **_: name)
        assert task.sentence == "Release 1 decision"
        assert await TASKS[0](story.street, lambda name, **_: name) == []
