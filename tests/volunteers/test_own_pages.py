"""One's own pages: hours in words, what is not right about them, and what one can and cannot do."""

from typing import Any

import httpx
import pytest

from ground.actors import Role
from tests import people
from tests.volunteers.stories import Story, a_story, at
from volunteers import disputing, enrolling, ledger, profiling, queries, recording
from volunteers.models import DisputeLevel, DisputeState, HourClaim, HourDispute, Limit, Skill, VolunteerState

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def as_wang(client: httpx.AsyncClient) -> Story:
    """Tell the story, and sign Wang in."""
    story = await a_story()
    client.cookies.update(await people.signed_in(story.wang))
    return story


async def test_hours_are_shown_with_organisation_and_who_confirmed_by_role(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    await story.entered(at(10), at(12))

    shown = await client.get("/en/me/hours")
    told = (await client.get("/me/hours", headers=JSON)).json()

    assert shown.status_code == 200
    for words in ("给邻居老人送午饭", "盘锦银龄互助社", "Confirmed by 惠宾社区"):
        assert words in shown.text
    assert "张丽" not in shown.text
    assert (told["hours"], told["minutes"]) == ("2", 120)
    assert [line["minutes"] for line in told["lines"]] == [120]


async def test_a_line_taken_back_says_why_on_the_page(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    line = await story.entered()
    await recording.reverse(line, by=story.desk, because="那天她没有来")

    shown = await client.get("/en/me/hours")
    told = (await client.get("/me/hours", headers=JSON)).json()

    assert "那天她没有来" in shown.text
    assert told["minutes"] == 0
    assert told["lines"][0]["taken_back"]
    assert told["lines"][0]["reversal"]


async def test_nobody_reads_or_contests_the_hours_of_another(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    line = await story.entered()
    claim = await HourClaim.get(id=line.claim_id)
    client.cookies.update(await people.signed_in(await people.a_person("李强")))

    assert "给邻居老人送午饭" not in (await client.get("/me/hours")).text
    assert (await client.get(f"/me/hours/{claim.public_id}/dispute")).status_code == 404
    answer = await client.post(f"/me/hours/{claim.public_id}/dispute", data={"words": "这是我的时间"})
    assert answer.status_code == 404


async def test_what_is_not_right_goes_to_the_desk_then_the_street_then_the_county(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    claim = await HourClaim.get(id=(await story.entered()).claim_id)

    sent = await client.post(f"/en/me/hours/{claim.public_id}/dispute", data={"words": "我 12 点半才走"})

    assert sent.status_code == 303
    dispute = await HourDispute.get(person_id=story.wang.id)
    herself = await people.an_actor(story.wang)
    for level, officer in ((DisputeLevel.COMMUNITY, story.desk), (DisputeLevel.STREET, story.street)):
        assert dispute.level == level
        await disputing.answer(dispute, words="我们问过了", by=officer)
        await disputing.go_up(dispute, words="还是不对", by=herself)
    assert dispute.level == DisputeLevel.COUNTY
    shown = await client.get(f"/en/me/disputes/{dispute.public_id}")
    assert shown.text.count("还是不对") == 2
    await client.post(f"/me/disputes/{dispute.public_id}/settlement")
    assert (await HourDispute.get(id=dispute.id)).state == DisputeState.CLOSED


async def test_a_desk_answers_only_what_lies_before_it(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    claim = await HourClaim.get(id=(await story.entered()).claim_id)
    dispute = await disputing.dispute(claim, words="时间不对", by=await people.an_actor(story.wang))
    far = await people.an_officer("吴芳", Role.COMMUNITY_WORKER, place=story.city.wangjia)

    for someone in (story.street, far, story.leader):
        with pytest.raises(Exception, match="another desk"):
            await disputing.answer(dispute, words="不归我", by=someone)


async def test_a_question_without_words_is_asked_again_and_loses_nothing(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    claim = await HourClaim.get(id=(await story.entered()).claim_id)

    answer = await client.post(f"/en/me/hours/{claim.public_id}/dispute", data={"words": "不"})

    assert answer.status_code == 422
    assert "at least 4 characters" in answer.text
    assert "给邻居老人送午饭" in answer.text
    assert await HourDispute.all().count() == 0


async def test_each_part_of_the_profile_is_kept_and_shown_again(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    await client.post("/me/profile/joining")

    answers: dict[str, dict[str, Any]] = {
        "skills": {"skills": ["cooking", "company"]},
        "limits": {"limits": ["no_stairs"]},
        "times": {"day0": ["morning"], "day2": ["morning", "afternoon"]},
        "distance": {"minutes": "20"},
        "most": {"a_day": "2", "a_week": "6"},
        "suggestions": {"suggestions": "no"},
        "way": {"way": "voice"},
    }
    for part, answer in answers.items():
        assert (await client.get(f"/en/me/profile/{part}")).status_code == 200
        assert (await client.post(f"/en/me/profile/{part}", data=answer)).status_code == 303, part

    standing = await queries.standing(story.wang.id)
    assert standing.skills == {Skill.COOKING, Skill.COMPANY}
    assert standing.limits == {Limit.NO_STAIRS}
    assert (standing.most_minutes_a_day, standing.most_minutes_a_week) == (120, 360)
    assert standing.walks_minutes == 20
    assert not standing.suggestions
    assert len(standing.free) == 3
    shown = await client.get("/en/me/profile")
    for words in ("cooking", "I cannot climb stairs", "by a call"):
        assert words in shown.text


async def test_edge_40_who_helps_may_add_a_limit_and_never_takes_one_back(database: None) -> None:
    story = await a_story()
    herself = await people.an_actor(story.wang)
    volunteer = await enrolling.enrol(story.wang, by=herself)
    await profiling.set_limits(volunteer, [Limit.NO_STAIRS], by=herself)
    helping = story.desk.helping(story.wang.id, mandate_id=1)

    await profiling.set_limits(volunteer, [Limit.NO_STAIRS, Limit.NO_LIFTING], by=helping)
    with pytest.raises(Exception, match="Nobody else takes a limit back"):
        await profiling.set_limits(volunteer, [], by=helping)
    with pytest.raises(Exception, match="helping them"):
        await profiling.set_limits(volunteer, [], by=story.desk)
    await profiling.set_limits(volunteer, [], by=herself)

    assert queries.limits_of(volunteer) == frozenset()


async def test_edge_23_who_leaves_keeps_hours_and_loses_the_profile(client: httpx.AsyncClient) -> None:
    story = await as_wang(client)
    await client.post("/me/profile/joining")
    await client.post("/me/profile/skills", data={"skills": "cooking"})
    await story.entered()

    await client.post("/me/profile/leaving")

    volunteer = await queries.volunteer_of(story.wang.id)
    assert volunteer is not None
    assert volunteer.state == VolunteerState.WITHDRAWN
    assert (await queries.standing(story.wang.id)).skills == frozenset()
    assert await ledger.minutes_of(story.wang.id) == 120
    assert "I want to help" in (await client.get("/en/me/profile")).text


async def test_a_stranger_is_asked_to_sign_in(client: httpx.AsyncClient) -> None:
    for path in ("/me/hours", "/me/profile", "/me/certificates", "/me/papers"):
        answer = await client.get(path)
        assert answer.status_code == 303, path
        assert "/sign-in" in answer.headers["location"]
