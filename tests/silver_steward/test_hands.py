"""Whose hand decides: each stage another, never a colleague's or one's own hours', and who is close steps aside."""

import httpx
import pytest

from ground import clock, policy
from ground.actors import SYSTEM, Role
from ground.database import IntegrityError
from ground.errors import MayNot, OutOfTurn
from ground.identity import Grant, Person
from silver_steward import looking_again, recusing, reviewing
from silver_steward.models import (
    Nomination,
    NominationState,
    Recusal,
    SecondLook,
    Stage,
    StageDecision,
    Verdict,
)
from silver_steward.reviewing import Said
from tests import people
from tests.silver_steward.stories import AFTER, a_story
from tests.silver_steward.test_pages import comes, sends, told

pytestmark = pytest.mark.anyio


async def test_the_same_person_does_not_decide_at_two_stages(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    person = await Person.get(id=story.colleague.person_id)
    await Grant.create(
        person=person, role=Role.STREET_OFFICER, place=story.city.zhenxing, from_on=clock.today(), basis="代理"
    )  # fmt: skip
    both = await people.an_actor(person)
    with clock.stopped(AFTER):
        await story.closed()
        await reviewing.decide(made, Said(Verdict.PASS), by=both)
        await story.released(Stage.COMMUNITY)
        await made.refresh_from_db()
        with pytest.raises(MayNot, match="another stage"):
            await reviewing.decide(made, Said(Verdict.PASS), by=both)
        await comes(client, both)
        page = await told(client, f"/desk/stewards/{made.public_id}")
        assert (page["may_decide"], "another stage" in page["why_not"]) == (False, True)
        assert [each["stage"] for each in page["below"]] == ["community"]
        await reviewing.decide(made, Said(Verdict.PASS), by=story.street)


async def test_a3_a_colleague_of_the_nominee_decides_nothing(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang)
    for person_id in (wang.id, story.colleague.person_id):
        await Grant.create(
            person_id=person_id, role=Role.ORG_STAFF, org_id=story.org.id, from_on=clock.today(), basis="一起上班"
        )
    with clock.stopped(AFTER):
        await story.closed()
        with pytest.raises(MayNot, match="Nobody decides"):
            await reviewing.decide(made, Said(Verdict.PASS), by=story.colleague)


async def test_a3_above_the_community_nobody_decides_on_hours_that_they_confirmed_themselves(database: None) -> None:
    story = await a_story()
    wang = await story.elder(hours=48)
    qian = await people.an_officer("钱敏", Role.STREET_OFFICER, place=story.city.zhenxing)
    for number in range(4):
        await story.line(wang, clock.city_day(AFTER).replace(month=8, day=3 + number), 9, 360, by=qian)
    made = await story.named(wang)
    with clock.stopped(AFTER):
        await story.closed()
        await story.passed(made, upto=Stage.COMMUNITY)
        await made.refresh_from_db()
        with pytest.raises(MayNot, match="confirmed much"):
            await reviewing.decide(made, Said(Verdict.PASS), by=qian)
        await policy.put("steward.own_hours_percent", 50, valid_from=clock.today(), citation="新规", by=SYSTEM)
        await reviewing.decide(made, Said(Verdict.PASS), by=qian)


async def test_who_steps_aside_decides_no_more_and_what_they_decided_falls(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(made)
        with pytest.raises(MayNot):
            await recusing.step_aside(made, "老邻居", by=story.street)
        await comes(client, story.colleague)
        await sends(client, f"/desk/stewards/{made.public_id}/aside", because="我们两家是老邻居")
        assert not await StageDecision.exists()
        page = await told(client, f"/desk/stewards/{made.public_id}")
        assert (page["may_decide"], page["may_step_aside"]) == (False, False)
        with pytest.raises(OutOfTurn, match="already"):
            await recusing.step_aside(made, "再说一次", by=story.colleague)
        with pytest.raises(MayNot, match="Nobody decides"):
            await story.said(made)
        other = await people.an_officer("田芳", Role.COMMUNITY_WORKER, place=story.city.huibin)
        await reviewing.decide(made, Said(Verdict.PASS), by=other)
    with pytest.raises(IntegrityError):
        await Recusal.all().update(because="别的")


async def test_the_desk_tells_what_waits_first_with_its_day_and_its_seats(client: httpx.AsyncClient) -> None:
    story = await a_story()
    first, second = await story.named(await story.elder("王桂兰")), await story.named(await story.elder("李国"))
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(first)
        await comes(client, story.colleague)
        [bench] = (await told(client, "/desk/stewards"))["benches"]
        assert [each["id"] for each in bench["waiting"]] == [second.public_id, first.public_id]
        assert (bench["left"], bench["due_on"], bench["late"], bench["may_release"]) == (1, "2026-11-13", False, False)
        page = await told(client, f"/desk/stewards/{second.public_id}")
        assert (page["seats"] > 0, page["passed"], page["due_on"]) == (True, 0, "2026-11-13")
    with clock.stopped(clock.city_moment(clock.city_day(AFTER).replace(day=16))):
        await comes(client, story.colleague)
        assert (await told(client, "/desk/stewards"))["benches"][0]["late"]


async def test_who_was_refused_reads_why_asks_for_a_second_look_and_reads_the_answer(client: httpx.AsyncClient) -> None:
    story = await a_story()
    wang = await story.elder("王桂兰")
    made, other = await story.named(wang), await story.named(await story.elder("李国"))
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(made, Verdict.REJECT, "名额有限")
        await story.said(other)
        await story.released(Stage.COMMUNITY)
        await comes(client, wang)
        own = f"/me/steward/{made.public_id}"
        page = await told(client, own)
        assert ("名额有限" in page["now_words"], "someone else looks again" in page["next_words"]) == (True, True)
        assert page["look"]["may_ask"]
        await sends(client, f"{own}/look", words="我的时长没有算全。")
        page = await told(client, own)
        assert (page["next_on"], page["look"]["may_ask"]) == ("2026-11-16", False)
        again = await client.post(f"/en{own}/look", data={"words": "我的时长没有算全。"})
        assert again.status_code == 409

        look = await SecondLook.get()
        with pytest.raises(MayNot):
            await looking_again.answer(look, "核对过了", by=story.county)
        await comes(client, story.supervisor)
        here = f"/sup/seasons/{story.season.public_id}"
        [asked] = (await told(client, here))["looks"]
        assert (asked["name"], asked["may_answer"]) == ("王桂兰", True)
        await sends(client, f"/sup/stewards/{made.public_id}/look", reply="时长算全了，今年名额满了。")
        assert (await client.post(f"/sup/stewards/{made.public_id}/look", data={"reply": "再答"})).status_code == 404
        await comes(client, wang)
        assert (await told(client, own))["look"]["reply"] == "时长算全了，今年名额满了。"
    assert (await Nomination.get(id=made.id)).state == NominationState.NOT_SELECTED
