"""Where the choice of stewards asks a second person: the same one is refused at each step, whatever they hold."""

import datetime as dt

import pytest

from ground import clock, granting, notices
from ground.actors import SYSTEM, Actor, Role
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.notices import Ground, PublicNotice
from marketplace import house
from silver_steward import calling_up, nominating, reviewing, seasons
from silver_steward.models import Nomination, Season, Source, Stage, Verdict
from silver_steward.nominating import Word
from silver_steward.reviewing import Said
from silver_steward.rules import DECIDES
from tests import people
from tests.silver_steward.stories import AFTER, Story, a_plan, a_story, wrote
from tests.silver_steward.test_awarding import MOMENT

pytestmark = pytest.mark.anyio
DECIDE, RELEASE, MOVE = "Decide on 1 silver steward", "Release 1 decision", "Move 1 season on"


async def desk_of(actor: Actor) -> list[str]:
    """Return what waits for someone, as their desk says it."""
    found = [task for told in house.tasks() for task in await told(actor, lambda name, **_of: name)]
    return [str(task.sentence) for task in found if task.count]


async def in_office(story: Story, actor: Actor, stage: Stage) -> Actor:
    """Give someone the office of a stage over Huibin too: only their earlier part stands against them."""
    place = {
        Stage.COMMUNITY: story.city.huibin, Stage.STREET: story.city.zhenxing, Stage.COUNTY: story.city.xinglongtai,
        Stage.CITY: story.city.city,
    }[stage]  # fmt: skip
    person = await Person.get(id=actor.person_id)
    await granting.grant(person, DECIDES[stage], by=SYSTEM, basis="story", place=place)
    return await people.an_actor(person)


async def before(story: Story, made: Nomination, stage: Stage) -> Nomination:
    """Bring a nomination before a stage."""
    await story.closed()
    for earlier in Stage:
        if earlier == stage:
            break
        await story.said(made)
        await story.released(earlier)
    return await Nomination.get(id=made.id)


@pytest.mark.parametrize("stage", list(Stage))
async def test_each_stage_is_told_decides_and_releases_and_who_named_her_does_not(database: None, stage: Stage) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        fresh = await before(story, made, stage)
        same = await in_office(story, story.desk, stage)
        assert [each for each in Stage if DECIDE in await desk_of(story.officer(each))] == [stage]
        with pytest.raises(MayNot, match="Nobody decides"):
            await reviewing.decide(fresh, Said(Verdict.PASS), by=same)

        await story.said(fresh)

        assert RELEASE in await desk_of(story.officer(stage))
        await story.released(stage)
        assert RELEASE not in await desk_of(story.officer(stage))


@pytest.mark.parametrize("stage", list(Stage))
async def test_who_wrote_a_letter_for_her_decides_at_no_stage(database: None, stage: Stage) -> None:
    story = await a_story()
    wang, writer = await story.elder(), await people.a_person("陈芳", home=story.city.huibin)
    neighbour = await people.an_actor(await people.a_person("李国", home=story.city.huibin))
    made = await nominating.nominate(
        story.season, wang, Word(source=Source.RESIDENT, words="楼道干净全靠她。", interest="邻居"), by=neighbour
    )
    await wrote(made, writer)
    await story.named(wang)  # the community too, so that no letter is missing
    with clock.stopped(AFTER):
        fresh = await before(story, made, stage)
        for tied in (await people.an_actor(writer), neighbour, await people.an_actor(wang)):
            with pytest.raises(MayNot):
                await reviewing.decide(fresh, Said(Verdict.PASS), by=await in_office(story, tied, stage))


async def test_a_season_is_announced_by_another_and_each_next_step_is_told_when_its_day_comes(database: None) -> None:
    story = await a_story()
    drafted = await seasons.draft(a_plan(year=2027, title="2027 年"), story.city.city, by=story.supervisor)
    assert MOVE not in await desk_of(story.supervisor), "who wrote it down waits for another"
    assert MOVE in await desk_of(story.second)
    with pytest.raises(MayNot, match="second person"):
        await seasons.announce(drafted, by=story.supervisor)
    await Season.filter(id=drafted.id).delete()

    made = await story.named(await story.elder())
    assert MOVE not in await desk_of(story.supervisor), "names are still taken"
    with clock.stopped(AFTER):
        assert MOVE in await desk_of(story.supervisor)
        await story.hung(made)
        assert MOVE not in await desk_of(story.supervisor), "the notice hangs"
        notice = await PublicNotice.get(public_id=story.season.notice_ref)
    with clock.stopped(notice.closes_at + MOMENT):
        assert MOVE in await desk_of(story.supervisor)


async def test_a_call_up_is_signed_by_two(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(made, Verdict.REJECT, "名额不够")
        await story.released(Stage.COMMUNITY)
        first = await calling_up.call_up(await Nomination.get(id=made.id), "街道漏看了", by=story.supervisor)
        assert "Sign 1 call-up" not in await desk_of(story.supervisor)
        assert "Sign 1 call-up" in await desk_of(story.second)
        with pytest.raises(OutOfTurn, match="someone else"):
            await calling_up.sign_second(first, by=story.supervisor)
        await calling_up.sign_second(first, by=story.second)


async def test_who_decided_or_objects_judges_no_objection(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.hung(made)
    notice = await PublicNotice.get(public_id=story.season.notice_ref).select_related("place")
    third = await people.an_officer("何伟", Role.SUPERVISOR, place=story.city.city)
    objector = await people.an_officer("孙平", Role.SUPERVISOR, place=story.city.city)
    with clock.stopped(AFTER + dt.timedelta(hours=1)):
        objection = await notices.object_to(
            notice, f"Nomination:{made.id}", Ground.FACTS, "时长不对。", by=objector, named=True, evidence=""
        )
        for tied in (*(story.officer(stage) for stage in Stage), objector):
            with pytest.raises(MayNot):
                await notices.assign(objection, await Person.get(id=tied.person_id), by=third)
