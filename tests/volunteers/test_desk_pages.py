"""The desk's word over the page: one press for a shift, a receipt, and nothing of other communities."""

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.identity import Person
from tests import people
from tests.volunteers.stories import Story, a_story, at
from volunteers import disputing, ledger, recording
from volunteers.models import ClaimState, DisputeState, HourClaim, HourDispute, HourEntry, Source
from volunteers.waiting import tasks_for

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
SHIFT = "s" * 12


async def seated(client: httpx.AsyncClient, person_id: int | None) -> None:
    """Sign a member of staff in."""
    client.cookies.update(await people.signed_in(await Person.get(id=person_id), staff=True))


async def a_roll(story: Story, count: int = 4) -> list[HourClaim]:
    """Let the leader hand in the roll of one shift."""
    return [await story.claimed(person=await people.a_person(f"老人{n}"), shift=SHIFT) for n in range(count)]


async def test_a_whole_shift_is_confirmed_with_one_press_and_receipted(client: httpx.AsyncClient) -> None:
    story = await a_story()
    claims = await a_roll(story)
    await seated(client, story.desk.person_id)

    desk = await client.get("/en/cw/confirm")
    assert desk.text.count("老人") >= 4
    data = {"claim": [claim.public_id for claim in claims], "verdict": "confirm"}
    sent = await client.post(f"/en/cw/confirm/{SHIFT}", data=data)
    receipt = await client.get(sent.headers["location"])

    assert sent.status_code == 303
    assert receipt.text.count("4 people confirmed.") == 1, "what was done is said once"
    assert await HourEntry.all().count() == 4
    told = (await client.get(f"/cw/confirm/{SHIFT}", headers=JSON)).json()
    assert (told["confirmed"], told["refused"], told["waiting"]) == (4, 0, 0)


async def test_who_was_not_there_is_refused_with_a_reason(client: httpx.AsyncClient) -> None:
    story = await a_story()
    claims = await a_roll(story)
    await seated(client, story.desk.person_id)
    here = f"/en/cw/confirm/{SHIFT}"
    chosen = {"claim": [claims[0].public_id], "verdict": "refuse"}

    bare = await client.post(here, data=chosen)
    slip = await client.post(here, data={**chosen, "verdict": "confirm", "because": "她没来"})
    sent = await client.post(here, data={**chosen, "because": "那天她生病了"})

    assert bare.status_code == slip.status_code == 422
    assert "Please say why" in bare.text
    assert "empty the line" in slip.text
    assert sent.status_code == 303
    assert (await HourClaim.get(id=claims[0].id)).state == ClaimState.REFUSED
    assert await HourEntry.all().count() == 0


async def test_what_cannot_be_confirmed_is_told_before_the_press(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    await story.claimed(at(10), at(12), about="另一场", shift="t" * 12)
    await seated(client, story.desk.person_id)

    shown = await client.get("/en/cw/confirm")

    assert "cannot be confirmed" in shown.text
    assert "counted already" in shown.text


async def test_another_communitys_desk_sees_and_decides_nothing(client: httpx.AsyncClient) -> None:
    story = await a_story()
    claims = await a_roll(story)
    far = await people.an_officer("吴芳", Role.COMMUNITY_WORKER, place=story.city.wangjia)
    await seated(client, far.person_id)

    assert "老人" not in (await client.get("/cw/confirm")).text
    assert (await client.get(f"/cw/confirm/{SHIFT}")).status_code == 404
    data = {"claim": [claims[0].public_id], "verdict": "confirm"}
    assert (await client.post(f"/cw/confirm/{SHIFT}", data=data)).status_code == 404
    assert await HourEntry.all().count() == 0


async def test_an_elder_finds_no_desk(client: httpx.AsyncClient) -> None:
    story = await a_story()
    client.cookies.update(await people.signed_in(story.wang))

    for path in ("/cw/confirm", "/street/hours", "/street/papers", "/street/samples", "/cw/elders"):
        assert (await client.get(path)).status_code == 404, path


async def test_a_long_day_goes_from_the_desk_to_the_street(client: httpx.AsyncClient) -> None:
    story = await a_story()
    claim = await story.claimed(at(4), at(13), shift=SHIFT)
    data = {"claim": [claim.public_id], "verdict": "confirm"}
    await seated(client, story.desk.person_id)

    sent = await client.post(f"/en/cw/confirm/{SHIFT}", data=data)
    assert "1 waits for the street." in (await client.get(sent.headers["location"])).text
    assert (await client.get("/street/hours")).status_code == 404

    await seated(client, story.street.person_id)
    assert "王桂兰" in (await client.get("/en/street/hours")).text
    assert (await client.post(f"/en/street/hours/{SHIFT}", data=data)).status_code == 303
    assert await ledger.minutes_of(story.wang.id) == 540


async def test_a_dispute_is_answered_at_the_desk(client: httpx.AsyncClient) -> None:
    story = await a_story()
    claim = await HourClaim.get(id=(await story.entered()).claim_id)
    dispute = await disputing.dispute(claim, words="我 12 点半才走", by=await people.an_actor(story.wang))
    await seated(client, story.desk.person_id)

    assert "给邻居老人送午饭" in (await client.get("/en/cw/confirm")).text
    shown = await client.get(f"/en/cw/disputes/{dispute.public_id}")
    assert "我 12 点半才走" in shown.text
    await client.post(f"/cw/disputes/{dispute.public_id}/answer", data={"words": "已经更正"})

    assert (await HourDispute.get(id=dispute.id)).state == DisputeState.ANSWERED


async def test_what_waits_is_told_to_whom_it_waits_for(database: None) -> None:
    story = await a_story()
    await a_roll(story)
    await recording.confirm(await story.claimed(at(4), at(13)), by=story.desk)
    paper = await story.claimed(at(14), at(15), by=story.desk, source=Source.PAPER)

    def url_for(name: str, **_values: object) -> str:
        return name

    desk = {task.href: task.count for task in await tasks_for(story.desk, url_for)}
    street = {task.href: task.count for task in await tasks_for(story.street, url_for)}

    assert desk == {"volunteers:confirm_desk": 1}
    assert street == {"volunteers:confirm_desk": 1, "volunteers:second_word_desk": 1}
    assert paper.state == ClaimState.PROPOSED
    assert await tasks_for(story.leader, url_for) == []
    with clock.stopped(at(24 * 6)):
        [task] = await tasks_for(story.desk, url_for)
        assert task.overdue == 1
