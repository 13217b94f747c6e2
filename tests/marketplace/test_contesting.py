"""Someone whom the roll did not see says that they were there; the first mark stays, and it counts against nobody."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Actor
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.letters import Letter
from marketplace import attending, contesting, withdrawing
from marketplace.attending import Presence
from marketplace.models import Commitment, CommitmentState
from marketplace.queries.activity_tasks import tasks_for_activities
from tests import people
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, joins, state_of

pytestmark = pytest.mark.anyio

WORDS = "我在签到表上签了名，刘敏看见我的"


async def missed(calling: Calling) -> tuple[Commitment, Person]:
    """Let a neighbour be marked as missing by the roll."""
    wang = await people.a_person("王桂兰")
    place = await joins(wang, calling)
    with clock.stopped(calling.shift.ends_at + HOUR):
        leader = await people.an_actor(calling.leader)
        await attending.hand_in(await calling.fresh_shift(), [Presence(place.id, came=False)], by=leader)
    return await again(place), wang


async def again(place: Commitment) -> Commitment:
    """Return a place as it is now, with person, shift and activity."""
    return await Commitment.get(id=place.id).select_related("person", "shift__activity")


def _path(name: str, **_values: object) -> str:
    return f"/{name}"


async def sees(actor: Actor) -> list[str]:
    """Return where an actor's tasks lead."""
    return [each.href for each in await tasks_for_activities(actor, _path)]


async def test_edge_10_missing_then_contested_then_there_and_the_mark_stays_in_the_history(database: None) -> None:
    calling = await a_calling()
    place, wang = await missed(calling)
    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        counted = await contesting.missed(wang.id)
        await contesting.say_there(place, words=WORDS, by=await people.an_actor(wang))
        waits = await sees(calling.manager)
        in_doubt = await contesting.missed(wang.id)
        await attending.put_right(
            await again(place), Presence(place.id, came=True), by=calling.manager, because="签到表上有她的签名"
        )
        after = await contesting.missed(wang.id)

    assert await state_of(place) == CommitmentState.ATTENDED
    assert (counted, in_doubt, after) == ((0, 1), (0, 0), (0, 0))
    assert waits == ["/attending:right"]
    told = await AuditEntry.filter(subject=f"Commitment:{place.id}").order_by("seq")
    assert [each.verb for each in told] == [
        "Commitment.sign_up",
        "Commitment.miss",
        "Commitment.contest",
        "Commitment.attend",
    ]


async def test_edge_10_the_mark_is_left_with_a_reason_that_the_person_reads(database: None) -> None:
    calling = await a_calling()
    place, wang = await missed(calling)
    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        await contesting.say_there(place, words=WORDS, by=await people.an_actor(wang))
        with pytest.raises(MayNot):
            await contesting.leave_mark(await again(place), because="没有看见", by=await people.an_actor(wang))
        await contesting.leave_mark(await again(place), because="签到表上没有她的名字", by=calling.manager)

        assert await contesting.missed(wang.id) == (0, 1)
    assert (await again(place)).reason == "签到表上没有她的名字"
    assert await Letter.filter(purpose="not_seen_there", person_id=wang.id).count() == 1


async def test_edge_10_only_the_person_only_once_and_for_ninety_days(database: None) -> None:
    calling = await a_calling()
    place, wang = await missed(calling)
    other = await people.an_actor(await people.a_person("李长河"))

    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        for nobody in (other, calling.manager):
            with pytest.raises(MayNot):
                await contesting.say_there(place, words=WORDS, by=nobody)
    with clock.stopped(calling.shift.ends_at + dt.timedelta(days=91)), pytest.raises(OutOfTurn):
        await contesting.say_there(place, words=WORDS, by=await people.an_actor(wang))
    with clock.stopped(calling.shift.ends_at + dt.timedelta(days=2)):
        await contesting.say_there(place, words=WORDS, by=await people.an_actor(wang))
        with pytest.raises(OutOfTurn):
            await contesting.say_there(await again(place), words=WORDS, by=await people.an_actor(wang))


async def test_inv_68_late_and_missed_are_counted_in_a_window_and_fade(database: None) -> None:
    calling = await a_calling()
    _place, wang = await missed(calling)
    second = await a_calling(city=calling.city, org=calling.org, title="陪老人聊天")
    late = await joins(wang, second)
    with clock.stopped(second.shift.starts_at - HOUR):
        await withdrawing.withdraw(late, by=await people.an_actor(wang))
    with clock.stopped(second.shift.starts_at):
        assert await contesting.missed(wang.id) == (1, 1)
        assert "2026" not in await contesting.missed_words(wang.id)
    with clock.stopped(second.shift.starts_at + dt.timedelta(days=181)):
        assert await contesting.missed(wang.id) == (0, 0)
        assert await contesting.missed_words(wang.id) == ""


async def test_edge_10_it_is_said_and_answered_on_their_pages(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    place, wang = await missed(calling)
    stranger = await people.a_person("李长河")
    with clock.stopped(calling.shift.ends_at + dt.timedelta(days=91)):
        client.cookies.update(await people.signed_in(wang))
        assert "I was there after all" not in (await client.get(f"/en/place/{place.public_id}")).text
        client.cookies.clear()
    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        client.cookies.update(await people.signed_in(stranger))
        hidden = await client.get(f"/en/place/{place.public_id}/there")
        client.cookies.clear()
        client.cookies.update(await people.signed_in(wang))
        offered = await client.get(f"/en/place/{place.public_id}")
        empty = await client.post(f"/en/place/{place.public_id}/there", data={"words": ""})
        said = await client.post(f"/en/place/{place.public_id}/there", data={"words": WORDS})
        shown = await client.get(f"/en/place/{place.public_id}")
        listed = await client.get("/en/me/signups", headers={"Accept": "application/json"})
        client.cookies.clear()
        manager = await Person.get(id=calling.manager.person_id)
        client.cookies.update(await people.signed_in(manager, staff=True))
        here = f"/en/org/s/{calling.shift.public_id}/people/{place.public_id}"
        asked = await client.get(f"{here}/right")
        left = await client.post(f"{here}/mark", data={"why_not": "签到表上没有她的名字"})

    assert hidden.status_code == 404
    assert "I was there after all" in offered.text
    assert (empty.status_code, said.status_code, left.status_code) == (422, 303, 303)
    assert WORDS in shown.text
    assert listed.json()["behind"][0]["state"] == "disputed"
    assert WORDS in asked.text
    assert await state_of(place) == CommitmentState.ABSENT
