"""The stages: nobody decides on their own, a place releases all together and by quota, the city may call one up."""

import pytest

from ground import clock
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.letters import Letter
from silver_steward import calling_up, consenting, facts, reviewing
from silver_steward.allotting import seats_of
from silver_steward.eligibility import Ask
from silver_steward.models import (
    CallUp,
    EvidenceSnapshot,
    Nomination,
    NominationState,
    Quota,
    SeasonState,
    Stage,
    StageDecision,
    Verdict,
)
from silver_steward.reviewing import Said
from tests import people
from tests.silver_steward.stories import AFTER, AGREES, a_story

pytestmark = pytest.mark.anyio


async def test_one_passes_the_four_stages_each_with_its_own_office(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        with pytest.raises(MayNot, match="office of this stage"):
            await reviewing.decide(made, Said(Verdict.PASS), by=story.street)
        with pytest.raises(OutOfTurn, match="nothing to release"):
            await story.released(Stage.COMMUNITY)
        await story.passed(made)

    await made.refresh_from_db()
    await story.season.refresh_from_db()
    assert (made.state, story.season.state) == (NominationState.SHORTLISTED, SeasonState.CITY_REVIEW)
    assert [each.stage for each in await StageDecision.all().order_by("id")] == list(Stage)
    assert [each.occasion for each in await EvidenceSnapshot.filter(nomination_id=made.id)] == [
        "submission", "city_review",
    ]  # fmt: skip


async def test_nobody_decides_on_themselves_their_kin_or_whom_they_named(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        with pytest.raises(MayNot, match="Nobody decides"):
            await reviewing.decide(made, Said(Verdict.PASS), by=story.desk)
        wang = await Person.get(id=made.person_id)
        await Person.filter(id=story.colleague.person_id).update(phone_hash=wang.phone_hash)
        with pytest.raises(MayNot, match="Nobody decides"):
            await reviewing.decide(made, Said(Verdict.PASS), by=story.colleague)


async def test_decisions_are_released_together_and_no_more_than_the_quota(database: None) -> None:
    """Quota of one with a tie: the place chooses, or uses less than it has."""
    story = await a_story(seats=1)
    first, second = await story.named(await story.elder("王桂兰")), await story.named(await story.elder("李国"))
    with clock.stopped(AFTER):
        await story.closed()
        assert await seats_of(story.season.id, Stage.CITY, story.city.city.id) == 1
        await story.said(first)
        with pytest.raises(OutOfTurn, match="1 still wait"):
            await story.released(Stage.COMMUNITY)
        await story.said(second)
        await story.released(Stage.COMMUNITY)
        for stage in (Stage.STREET, Stage.COUNTY):
            await story.said(first)
            await story.said(second)
            await story.released(stage)
        await story.said(first)
        await story.said(second)
        with pytest.raises(OutOfTurn, match="More are passed on than the 1 seats"):
            await story.released(Stage.CITY)
        await story.said(second, Verdict.REJECT, "名额有限")
        await story.released(Stage.CITY)

    await first.refresh_from_db()
    await second.refresh_from_db()
    assert (first.state, second.state) == (NominationState.SHORTLISTED, NominationState.NOT_SELECTED)
    assert await Letter.exists(purpose="steward_not_chosen", person_id=second.person_id)


async def test_a_street_with_nobody_eligible_has_no_seat_and_another_does_not_wait_for_it(database: None) -> None:
    story = await a_story()
    near = await story.named(await story.elder("王桂兰"))
    far = await story.named(await story.elder("远村人", home=story.city.wangjia, hours=30))
    with clock.stopped(AFTER):
        await story.closed()
        streets = [each.place_id for each in await Quota.filter(stage=Stage.STREET)]
        assert streets == [story.city.zhenxing.id]
        await story.said(near)
        await story.released(Stage.COMMUNITY)
        await story.said(near)
        await story.released(Stage.STREET)

    await near.refresh_from_db()
    await far.refresh_from_db()
    await story.season.refresh_from_db()
    assert (near.state, far.state) == (NominationState.STREET_PASSED, NominationState.SUBMITTED)
    assert story.season.state == SeasonState.COMMUNITY_REVIEW


async def test_whom_a_condition_rules_out_is_not_passed_on_and_ends_as_ineligible(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder(hours=30))
    with clock.stopped(AFTER):
        await story.closed()
        with pytest.raises(OutOfTurn, match="missing or unknown"):
            await story.said(made)
        with pytest.raises(OutOfTurn, match="write why"):
            await story.said(made, Verdict.REJECT)
        await story.said(made, Verdict.REJECT, "时长不够")
        await story.released(Stage.COMMUNITY)

    await made.refresh_from_db()
    assert (made.state, made.why) == (NominationState.INELIGIBLE, "时长不够")


async def test_an_officers_word_stands_for_what_nobody_wrote_down_and_for_nothing_else(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    await Person.filter(id=wang.id).update(born_on=None)
    made = await story.named(await Person.get(id=wang.id))
    with clock.stopped(AFTER):
        await story.closed()
        with pytest.raises(OutOfTurn, match="missing or unknown"):
            await story.said(made)
        with pytest.raises(MayNot):
            await facts.say_fact(made, Ask.AGE, holds=True, words="户口本", by=story.desk)
        with pytest.raises(OutOfTurn, match="records tell this"):
            await facts.say_fact(made, Ask.HOURS, holds=True, words="户口本", by=story.colleague)
        await facts.say_fact(made, Ask.AGE, holds=True, words="户口本", by=story.colleague)
        await story.said(made)


async def test_what_was_sent_back_comes_again_in_another_round(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(made, Verdict.RETURN, "请写上做了什么")
        await story.released(Stage.COMMUNITY)
        await made.refresh_from_db()
        assert made.state == NominationState.RETURNED
        await consenting.consent(made, AGREES, by=await people.an_actor(await Person.get(id=made.person_id)))
        await made.refresh_from_db()
        assert (made.state, made.round) == (NominationState.SUBMITTED, 2)
        await story.passed(made, upto=Stage.STREET)


async def test_the_city_calls_up_with_a_reason_and_two_signatures(database: None) -> None:
    story = await a_story()
    rejected, other = await story.named(await story.elder("王桂兰")), await story.named(await story.elder("李国"))
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(rejected, Verdict.REJECT, "今年人多")
        await story.said(other)
        await story.released(Stage.COMMUNITY)
        await rejected.refresh_from_db()
        with pytest.raises(MayNot):
            await calling_up.call_up(rejected, "贡献特别大", by=story.county)
        made = await calling_up.call_up(rejected, "贡献特别大", by=story.supervisor)
        with pytest.raises(OutOfTurn, match="someone else"):
            await calling_up.sign_second(made, by=story.supervisor)
        await calling_up.sign_second(made, by=story.second)

    await rejected.refresh_from_db()
    assert rejected.state == NominationState.COUNTY_PASSED
    assert (await CallUp.get()).second_by_id == story.second.person_id


async def test_what_is_decided_on_is_frozen_and_a_withdrawn_one_holds_nobody_up(database: None) -> None:
    story = await a_story()
    made, other = await story.named(await story.elder("王桂兰")), await story.named(await story.elder("李国"))
    with clock.stopped(AFTER):
        await story.closed()
        await story.said(made)
        await consenting.withdraw(other, by=await people.an_actor(await Person.get(id=other.person_id)))
        assert await story.released(Stage.COMMUNITY) == 1
    assert (await Nomination.get(id=other.id)).state == NominationState.WITHDRAWN
