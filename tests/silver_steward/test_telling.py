"""The nominee reads at each stage where they stand and what comes next, and a letter goes at each change."""

import httpx
import pytest

from ground import clock
from ground.database import IntegrityError
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.letters import Letter
from silver_steward import awarding, consenting, hall, open_sets, seasons
from silver_steward.models import HallEntry, Honour, Level, Nomination, Stage, StewardConsent
from tests import people
from tests.silver_steward.stories import AFTER, AGREES, a_story
from tests.silver_steward.test_awarding import MOMENT, hung
from tests.silver_steward.test_pages import comes, told

pytestmark = pytest.mark.anyio


async def purposes(person_id: int) -> list[str]:
    """Return which letters went to someone, in order."""
    found = await Letter.filter(person_id=person_id, purpose__startswith="steward_").order_by("id")
    return [each.purpose.removeprefix("steward_") for each in found]


async def test_each_stage_is_told_in_plain_words_with_the_next_day_and_a_letter(client: httpx.AsyncClient) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang, agrees=False)
    own, said = f"/me/steward/{made.public_id}", []

    async def reads() -> None:
        await comes(client, wang)
        page = await told(client, own)
        said.append((page["now_words"], page["next_on"]))

    await reads()
    await consenting.consent(made, AGREES, by=await people.an_actor(wang))
    await reads()
    with clock.stopped(AFTER):
        await story.closed()
        await reads()
        for stage in Stage:
            await story.said(made)
            await story.released(stage)
            await reads()
    assert said == [
        ("Your yes is still missing.", "2026-10-31"),
        ("Your papers are with the community.", "2026-10-31"),
        ("Your papers are with the community.", "2026-11-13"),
        ("Your papers are with the street.", "2026-11-16"),
        ("Your papers are with the county.", "2026-11-16"),
        ("Your papers are with the city.", "2026-11-16"),
        ("All four stages have passed you on. You are on the list of the city.", None),
    ]
    assert await purposes(wang.id) == ["named", "handed_in", "passed", "passed", "passed", "passed"]


async def test_the_notice_and_the_honour_are_told(client: httpx.AsyncClient) -> None:
    story, [made], notice = await hung("王桂兰")
    wang = await Person.get(id=made.person_id)
    with clock.stopped(AFTER):
        await comes(client, wang)
        page = await told(client, f"/me/steward/{made.public_id}")
        assert ("public notice" in page["now_words"], page["next_on"]) == (True, "2026-11-09")
        assert page["steps"][1]["words"].startswith(story.city.huibin.name)
    with clock.stopped(notice.closes_at + MOMENT):
        await awarding.award(story.season, by=story.supervisor)
    assert (await purposes(wang.id))[-2:] == ["on_notice", "awarded"]


async def test_a_season_that_is_called_off_ends_consents_and_leaves_the_hours(client: httpx.AsyncClient) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang)
    await seasons.cancel(story.season, by=story.supervisor, because="洪水")
    assert not await StewardConsent.exists(withdrawn_at=None)
    assert (await purposes(wang.id))[-1] == "called_off"
    await comes(client, wang)
    assert "洪水" in (await told(client, f"/me/steward/{made.public_id}"))["now_words"]


async def test_a5_open_data_and_feed_have_only_who_agreed_and_as_long_as_they_do(client: httpx.AsyncClient) -> None:
    story, [wang, _li], notice = await hung("王桂兰", "李国")
    with clock.stopped(notice.closes_at + MOMENT):
        await awarding.award(story.season, by=story.supervisor)
        given = await Honour.get(nomination_id=wang.id)
        own = await people.an_actor(await Person.get(id=wang.person_id))
        await hall.tell(given, "我喜欢干净的楼道。", by=own)

        answer = await client.get("/en/open/data/honours", headers={"accept": "application/json"})
        assert "PJ-2026-00001" in answer.text
        assert "李国" not in answer.text
        table = await client.get("/en/open/data/honours/csv")
        assert "王桂兰" in table.text
        feed = await client.get("/en/open/data/honours/atom")
        assert ("王桂兰" in feed.text, "/honours/2026" in feed.text, "李国" in feed.text) == (True, True, False)
        for row in await open_sets.rows(0, 9):
            assert set(row) == set(open_sets.FIELDS)
        await consenting.take_back(await Nomination.get(id=wang.id), Level.HALL, by=own)
        assert await open_sets.count() == 0
        assert "王桂兰" not in (await client.get("/en/open/data/honours/atom")).text
        await consenting.take_back(await Nomination.get(id=wang.id), Level.NOTICE, by=own)
        assert (await told(client, f"/certificate/{given.number}"))["name"] == ""


async def test_the_family_of_who_has_died_has_the_story_taken_down(database: None) -> None:
    story, [wang], notice = await hung("王桂兰")
    with clock.stopped(notice.closes_at + MOMENT):
        [given] = await awarding.award(story.season, by=story.supervisor)
        await hall.tell(given, "我喜欢干净的楼道。", by=await people.an_actor(await Person.get(id=wang.person_id)))
        with pytest.raises(MayNot):
            await hall.take_down(given, "家属请求", by=story.county)
        with pytest.raises(OutOfTurn, match="who asked"):
            await hall.take_down(given, " ", by=story.supervisor)
        await hall.take_down(given, "家属请求", by=story.supervisor)
        with pytest.raises(OutOfTurn, match="No story"):
            await hall.take_down(given, "家属请求", by=story.supervisor)
    assert not await HallEntry.exists(taken_down_at=None)
    assert not await StewardConsent.exists(level=Level.HALL, withdrawn_at=None)
    with pytest.raises(IntegrityError):
        await Honour.all().update(name="别人")
