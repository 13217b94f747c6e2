"""Who is suspended is heard before they are answered, may leave, and does not shake the suspension off by it."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.errors import OutOfTurn
from ground.privacy import ConsentKind, has_consented
from tests import people
from tests.volunteers.stories import Story, a_story
from volunteers import enrolling, queries, suspending
from volunteers.models import Suspension, Volunteer, VolunteerState

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def a_suspension(story: Story) -> tuple[Volunteer, Suspension]:
    """Let Wang be stopped for ten days."""
    volunteer = await enrolling.enrol(story.wang, by=await people.an_actor(story.wang))
    until = clock.today() + dt.timedelta(days=10)
    return volunteer, await suspending.suspend(volunteer, because="多次收费", until_on=until, by=story.street)


async def test_inv_38_nobody_answers_before_the_person_appealed(database: None) -> None:
    story = await a_story()
    volunteer, given = await a_suspension(story)

    with pytest.raises(OutOfTurn, match="No objection waits"):
        await suspending.answer(given, words="维持", lift=False, by=story.county)
    await suspending.appeal(volunteer, words="我没有收钱", by=await people.an_actor(story.wang))
    assert await suspending.appeals(story.county) == [story.wang.public_id]
    await suspending.answer(given, words="维持", lift=False, by=story.county)
    with pytest.raises(OutOfTurn):
        await suspending.answer(given, words="又一次", lift=True, by=story.county)


async def test_inv_38_who_is_suspended_leaves_and_comes_back_suspended(client: httpx.AsyncClient) -> None:
    story = await a_story()
    volunteer, given = await a_suspension(story)
    client.cookies.update(await people.signed_in(story.wang))

    assert "/en/me/profile/leaving" in (await client.get("/en/me/profile")).text
    assert "runs on until its day" in (await client.get("/en/me/profile/leaving")).text
    await client.post("/me/profile/leaving")
    assert (await client.get("/me/profile", headers=JSON)).json()["state"] == ""
    assert not await has_consented(story.wang.id, ConsentKind.ENROL)
    came = await client.post("/en/me/profile/joining")

    assert "still stopped for now" in (await client.get(came.headers["location"])).text
    assert (await Volunteer.get(id=volunteer.id)).state == VolunteerState.SUSPENDED
    assert not (await queries.standing(story.wang.id)).may_serve
    with clock.stopped(clock.city_moment(given.until_on)):
        assert (await queries.standing(story.wang.id)).may_serve
        await suspending.run_out((await suspending.over())[0])
    assert (await Volunteer.get(id=volunteer.id)).state == VolunteerState.ENROLLED


async def test_a_suspension_that_ran_out_while_one_was_away_stops_nobody(database: None) -> None:
    story = await a_story()
    volunteer, given = await a_suspension(story)
    herself = await people.an_actor(story.wang)
    await enrolling.withdraw(await Volunteer.get(id=volunteer.id), by=herself)

    with clock.stopped(clock.city_moment(given.until_on)):
        assert (await enrolling.enrol(story.wang, by=herself)).state == VolunteerState.ENROLLED
