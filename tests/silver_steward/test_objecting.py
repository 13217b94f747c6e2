"""Objections while the notice hangs: by anyone, heard by who took no part; the named one waits, nobody moves up."""

import httpx
import pytest

from ground import clock, notices
from ground.actors import Role
from ground.errors import MayNot
from ground.identity import Person
from ground.letters import Letter
from ground.notices import Ground, Objection, ObjectionState
from silver_steward import awarding
from silver_steward.models import Honour, Nomination, NominationState, SeasonState
from tests import people
from tests.silver_steward.stories import AFTER
from tests.silver_steward.test_awarding import MOMENT, hung
from tests.silver_steward.test_pages import comes, told

pytestmark = pytest.mark.anyio


async def test_n4_who_has_no_account_objects_with_evidence_and_the_named_one_waits(client: httpx.AsyncClient) -> None:
    story, [clean, named], notice = await hung("王桂兰", "李国")
    season = await told(client, f"/steward/{story.season.public_id}")
    assert season["notice_until"] == str(clock.city_day(notice.closes_at))
    with clock.stopped(AFTER):
        words = {"about": "2", "ground": "facts", "told": "他三月在外地。", "named": "no"}
        sent = await client.post(f"/notices/{notice.public_id}/objection", data=words | {"evidence": "有车票"})
        assert sent.status_code == 303, sent.text
        await client.post(f"/notices/{notice.public_id}/objection", data=words | {"about": "1"})
    made = await Objection.get(state=ObjectionState.RECEIVED)
    assert (made.ref, made.objector_sealed) == (f"Nomination:{named.id}", None)
    assert await Objection.filter(state=ObjectionState.TIP).count() == 1, "without name and evidence it stops nothing"
    with clock.stopped(notice.closes_at + MOMENT):
        await comes(client, story.supervisor)
        assert (await told(client, f"/sup/seasons/{story.season.public_id}"))["objections"] == 1
        [given] = await awarding.award(story.season, by=story.supervisor)
        assert given.nomination_id == clean.id
        waits = await Nomination.get(id=named.id)
        assert (waits.state, waits.why) == (NominationState.SUSPENDED, "An objection waits for its answer.")
        assert await Letter.exists(purpose="steward_waits", person_id=named.person_id)
        await comes(client, await Person.get(id=named.person_id))
        own = await told(client, f"/me/steward/{named.public_id}")
        assert ("Your honour waits" in own["now_words"], own["next_on"] is not None) == (True, True)


async def test_n4_an_objection_is_heard_by_who_took_no_part_and_nobody_moves_up_in_the_place_of_who_is_off(
    database: None,
) -> None:
    story, [first, second], notice = await hung("王桂兰", "李国", seats=2)
    fresh = await people.an_officer("高远", Role.SUPERVISOR, place=story.city.city)
    chen = await people.an_actor(await people.a_person("陈芳"))
    with clock.stopped(notice.closes_at):
        made = await notices.object_to(notice, f"Nomination:{first.id}", Ground.CONDUCT, "时长不实", by=chen)
        for took_part in (story.desk, story.colleague, story.street, story.county, story.second):
            judge = await Person.get(id=took_part.person_id)
            with pytest.raises(MayNot, match="took part"):
                await notices.assign(made, judge, by=fresh)
        await notices.assign(made, await Person.get(id=fresh.person_id), by=fresh)
        await made.refresh_from_db()
        await notices.answer(made, ObjectionState.UPHELD, "两次时长没有核实", by=fresh)
    with clock.stopped(notice.closes_at + MOMENT):
        given = await awarding.award(story.season, by=story.supervisor)
    assert [each.nomination_id for each in given] == [second.id]
    off = await Nomination.get(id=first.id)
    assert (off.state, off.why) == (NominationState.DISQUALIFIED, "An objection was found right.")
    assert await Letter.exists(purpose="steward_off_the_list", person_id=first.person_id)
    await story.season.refresh_from_db()
    assert (story.season.state, await Honour.all().count()) == (SeasonState.AWARDED, 1)
