"""A word that ends between sign-up and shift: the place stays, nobody acts under it, and the desk asks anew."""

import datetime as dt

import httpx
import pytest

from ground import clock, mandates
from ground.actors import Actor, Role
from ground.errors import MayNot
from ground.identity import Person
from ground.mandates import Method, Scope
from marketplace import helping
from marketplace.models import Commitment, CommitmentState
from marketplace.queries.words_waiting import tasks_for_words
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, in_days, state_of

pytestmark = pytest.mark.anyio


async def signed_up(calling: Calling) -> tuple[Actor, Commitment]:
    """Let the desk of Huibin sign an elder up on her word."""
    desk = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    wang = await people.a_person("王桂兰", home=calling.city.huibin, phone=None)
    place = await helping.sign_up_for(wang, calling.slot, by=desk, place=calling.city.huibin, method=Method.PRESENT)
    return desk, await Commitment.get(id=place.id).select_related("person", "slot", "shift__activity")


def _path(name: str, **values: object) -> str:
    return f"/{name}/{'/'.join(map(str, values.values()))}"


async def test_edge_16_the_place_stays_the_hand_is_stopped_and_the_desk_has_a_task(database: None) -> None:
    calling = await a_calling()
    desk, place = await signed_up(calling)
    person, huibin = place.person, calling.city.huibin
    far = await people.an_officer("王芳", Role.COMMUNITY_WORKER, place=calling.city.wangjia)
    assert await tasks_for_words(desk, _path) == []

    [word] = await mandates.live_for(desk, person.id)
    await mandates.revoke(word, by=await people.an_actor(person))
    [task] = await tasks_for_words(desk, _path)

    assert await state_of(place) == CommitmentState.CONFIRMED
    assert (task.count, task.href) == (1, f"/signing:help_person/{person.public_id}")
    assert await tasks_for_words(far, _path) == []
    with pytest.raises(MayNot):
        await mandates.helping(desk, person.id, Scope.CANCEL)
    await helping.give_up_for(place, by=desk, place=huibin, method=Method.PHONE)
    assert await state_of(place) == CommitmentState.WITHDRAWN
    assert await tasks_for_words(desk, _path) == []


async def test_edge_16_a_word_that_runs_out_by_its_day_is_asked_anew_too(database: None) -> None:
    calling = await a_calling(starts_at=in_days(20))
    desk, place = await signed_up(calling)
    [word] = await mandates.live_for(desk, place.person_id)
    with clock.stopped(word.ends_at + dt.timedelta(minutes=1)):
        assert await tasks_for_words(desk, _path) == []  # the shift is over by then
    short = await mandates.grant(
        place.person, [Scope.SIGN_UP, Scope.CANCEL], method=Method.PRESENT, wording="", days=10,
        agent_place=calling.city.huibin, by=desk,
    )  # fmt: skip
    await mandates.revoke(word, by=await people.an_actor(place.person))

    assert await tasks_for_words(desk, _path) == []
    with clock.stopped(short.ends_at):
        assert [each.count for each in await tasks_for_words(desk, _path)] == [1]
        assert await state_of(place) == CommitmentState.CONFIRMED


async def test_edge_16_the_desk_reads_it_first_thing(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    desk, place = await signed_up(calling)
    [word] = await mandates.live_for(desk, place.person_id)
    await mandates.revoke(word, by=await people.an_actor(place.person))
    worker = await Person.get(id=desk.person_id)
    client.cookies.update(await people.signed_in(worker, staff=True))

    first = await client.get((await client.get("/en/desk")).headers["location"])

    assert "the word to act for them has run out" in first.text
    assert f"/en/cw/help/people/{place.person.public_id}" in first.text
