"""Several press at the same moment, on either database: one decision, one release, one notice, one number."""

import asyncio
from collections.abc import Awaitable

import pytest

from ground import clock
from ground.actors import Role
from ground.errors import Refusal
from ground.notices import PublicNotice
from silver_steward import awarding, calling_up, nominating, noticing, reviewing, seasons
from silver_steward.models import (
    CallUp,
    Honour,
    Nomination,
    NominationState,
    Season,
    SeasonState,
    Source,
    Stage,
    StageDecision,
    Verdict,
)
from silver_steward.nominating import Word
from silver_steward.reviewing import Said
from tests import people
from tests.silver_steward.stories import AFTER, a_story
from tests.silver_steward.test_awarding import MOMENT, hung

pytestmark = pytest.mark.anyio


async def told(*presses: Awaitable[object]) -> tuple[int, list[Refusal]]:
    """Let all press together; return how many did it, and what the others were told."""
    said = await asyncio.gather(*presses, return_exceptions=True)
    refused = [each for each in said if isinstance(each, Refusal)]
    assert all(isinstance(each, Refusal) or not isinstance(each, BaseException) for each in said), said
    return len(said) - len(refused), refused


async def test_of_two_who_name_her_at_once_there_is_one_nomination_with_both_words(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    neighbours = [await people.an_actor(await people.a_person(f"邻居{n}", home=story.city.huibin)) for n in range(4)]
    did, _refused = await told(
        *(
            nominating.nominate(
                story.season, wang, Word(source=Source.RESIDENT, words="天天扫楼道。", interest=""), by=by
            )
            for by in neighbours
        )
    )
    assert did == 4
    assert await Nomination.all().count() == 1


async def test_a_stage_has_one_decision_of_a_round_and_releases_it_once(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        copies = [await Nomination.get(id=made.id) for _ in range(6)]
        said = [Said(Verdict.PASS), Said(Verdict.REJECT, note="名额不够")] * 3
        did, _refused = await told(
            *(reviewing.decide(copy, word, by=story.colleague) for copy, word in zip(copies, said, strict=True))
        )
        assert did >= 1
        assert await StageDecision.all().count() == 1

        seasons_seen = [await Season.get(id=story.season.id) for _ in range(6)]
        released, _refused = await told(
            *(reviewing.release(each, Stage.COMMUNITY, story.city.huibin, by=story.colleague) for each in seasons_seen)
        )
    assert released == 1
    decision = await StageDecision.get()
    await made.refresh_from_db()
    passed = decision.verdict == Verdict.PASS
    assert made.state == (NominationState.COMMUNITY_RECOMMENDED if passed else NominationState.NOT_SELECTED)


async def test_names_are_closed_once_and_one_notice_hangs(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        closed, _refused = await told(
            *[
                seasons.close_nominations(await Season.get(id=story.season.id), by=by)
                for by in (story.supervisor, story.second) * 2
            ]
        )
        await story.passed(made)
        hung_by, _refused = await told(
            *[noticing.hang(await Season.get(id=story.season.id), by=by) for by in (story.supervisor, story.second) * 2]
        )
    assert (closed, hung_by) == (1, 1)
    assert await PublicNotice.all().count() == 1


async def test_a_call_up_is_signed_first_by_one_and_second_by_one(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    thirds = [await people.an_officer(f"监督{n}", Role.SUPERVISOR, place=story.city.city) for n in range(3)]
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(made, Verdict.REJECT, "名额不够")
        await story.released(Stage.COMMUNITY)
        first, _refused = await told(
            *[calling_up.call_up(await Nomination.get(id=made.id), "漏看了", by=story.supervisor) for _ in range(4)]
        )
        signed, _refused = await told(*[calling_up.sign_second(await CallUp.get(), by=by) for by in thirds])
    assert (first, signed) == (1, 1)
    assert (await Nomination.get(id=made.id)).state == NominationState.COUNTY_PASSED


async def test_two_supervisors_honour_at_once_and_numbers_run_without_a_gap(database: None) -> None:
    story, made, notice = await hung("王桂兰", "李国", "陈芳")
    with clock.stopped(notice.closes_at + MOMENT):
        did, _refused = await told(
            *[
                awarding.award(await Season.get(id=story.season.id), by=by)
                for by in (story.supervisor, story.second) * 3
            ]
        )
    assert did == 1
    assert [each.number[-1] for each in await Honour.all().order_by("seq")] == ["1", "2", "3"]
    assert len({each.nomination_id for each in await Honour.all()}) == len(made)
    assert (await Season.get(id=story.season.id)).state == SeasonState.AWARDED
