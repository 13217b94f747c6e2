"""Missing, refused and wrong hours are put right over the pages, and three hands stay three."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.attachments import Attachment
from ground.identity import Person
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers import disputing, ledger, recording, windows
from volunteers.flagging import flags_in
from volunteers.models import ClaimState, Flag, Grade, HourClaim, HourDispute, HourEntry, LateWindow, Side, Source

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
PICTURE = {"picture": ("签到表.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", "application/pdf")}
SETTLED = at(9, day=dt.date(2027, 1, 30))


async def seated(client: httpx.AsyncClient, who: Actor) -> None:
    """Sign a member of staff in."""
    client.cookies.update(await people.signed_in(await Person.get(id=who.person_id), staff=True))


def a_record(story: Story, **others: str) -> dict[str, str]:
    """Return the form of two hours on the story's Wednesday."""
    return {
        "project": story.project.public_id, "place": story.city.huibin.code, "about": "给邻居老人送午饭",
        "served_on": f"{DAY:%Y-%m-%d}", "came": "10:00", "left": "12:00", "because": "邻居老人当面说的", **others,
    }  # fmt: skip


async def test_inv_86_missing_time_goes_from_the_question_to_the_ledger(client: httpx.AsyncClient) -> None:
    story = await a_story()
    herself = await people.an_actor(story.wang)
    asked = await disputing.report_missing(
        story.wang, place=story.city.huibin, about="送午饭", words="名单上没有我", by=herself
    )
    await seated(client, story.desk)
    here = f"/cw/hours/of/{story.wang.public_id}"

    assert f'href="/en{here}"' in (await client.get(f"/en/cw/disputes/{asked.public_id}")).text
    assert f"{here}/late" in (await client.get(here)).text
    assert (await client.get(f"{here}/late", headers=JSON)).json()["project"] == story.project.public_id
    sent = await client.post(f"/en{here}/late", data=a_record(story), files=PICTURE)
    assert "The street confirms it now." in (await client.get(sent.headers["location"])).text

    claim = await HourClaim.get()
    assert (claim.source, claim.grade, claim.late) == (Source.LATE, Grade.C, True)
    assert (claim.recorder_side, claim.reason) == (Side.DESK, "邻居老人当面说的")
    picture = await Attachment.get(about=f"HourClaim:{claim.id}")
    chosen = {"claim": [claim.public_id], "verdict": "confirm"}
    await client.post(f"/cw/confirm/{claim.shift_ref}", data=chosen)
    assert await ledger.minutes_of(story.wang.id) == 0, "the desk does not confirm what a desk recorded"
    await seated(client, story.street)
    assert (await client.get(f"/files/{picture.public_id}")).status_code == 200
    await client.post(f"/cw/confirm/{claim.shift_ref}", data=chosen)
    assert await ledger.minutes_of(story.wang.id) == 120
    assert (await HourEntry.get()).late


async def test_inv_84_without_a_picture_two_offices_confirm_what_an_organisation_says_late(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    await story.entered(at(14), at(15))
    await seated(client, story.leader)
    here = f"/en/org/{story.org.public_id}/hours/late"

    nobody = await client.post(here, data=a_record(story))
    sent = await client.post(here, data=a_record(story, name="王桂兰", tail=story.wang.phone_tail))

    assert nobody.status_code == 422
    assert "Nobody who served for you has this name" in nobody.text
    assert sent.status_code == 303
    claim = await HourClaim.get(source=Source.LATE)
    assert (claim.grade, claim.recorder_side) == (Grade.D, Side.ORGANISATION)
    assert Flag.NO_EVIDENCE in flags_in(claim.flags)
    await recording.confirm(claim, by=story.desk)
    assert (await HourClaim.get(id=claim.id)).state == ClaimState.HELD


async def test_refused_time_is_said_anew_under_its_own_shift(client: httpx.AsyncClient) -> None:
    story = await a_story()
    claim = await story.claimed(planned=(at(10), at(12)))
    await recording.refuse(claim, because="名单上没有签名", by=story.desk)
    await seated(client, story.leader)
    here = f"/en/org/{story.org.public_id}/hours"
    anew = f"{here}/late?claim={claim.public_id}"

    assert anew in (await client.get(here)).text
    assert 'value="10:00"' in (await client.get(anew)).text
    too_long = await client.post(f"{here}/late", data=a_record(story, claim=claim.public_id, left="15:00"))
    sent = await client.post(f"{here}/late", data=a_record(story, claim=claim.public_id), files=PICTURE)
    again = await client.post(f"{here}/late", data=a_record(story, claim=claim.public_id), files=PICTURE)

    assert (too_long.status_code, sent.status_code, again.status_code) == (409, 303, 409)
    second = await HourClaim.get(source=Source.LATE)
    assert (second.shift_ref, second.state) == (claim.shift_ref, ClaimState.PROPOSED)
    assert anew not in (await client.get(here)).text


async def test_edge_14_nobody_records_late_for_themselves_or_for_far_away(client: httpx.AsyncClient) -> None:
    story = await a_story()
    herself = await Person.get(id=story.desk.person_id)
    await Person.filter(id=herself.id).update(home_id=story.city.huibin.id)
    far = await people.an_officer("吴芳", Role.COMMUNITY_WORKER, place=story.city.wangjia)
    await seated(client, story.desk)

    own = await client.post(f"/cw/hours/of/{herself.public_id}/late", data=a_record(story))
    elsewhere = a_record(story, place=story.city.wangjia.code)
    not_there = await client.post(f"/cw/hours/of/{story.wang.public_id}/late", data=elsewhere)
    await seated(client, far)
    stranger = await client.post(f"/cw/hours/of/{story.wang.public_id}/late", data=a_record(story))

    assert (own.status_code, not_there.status_code, stranger.status_code) == (403, 422, 404)
    assert await HourClaim.all().count() == 0


async def test_inv_85_a_desk_shortens_at_once_and_lengthens_with_the_streets_word(client: httpx.AsyncClient) -> None:
    story = await a_story()
    line = await story.entered()
    await seated(client, story.desk)
    form = {"verdict": "correct", "came": "10:00", "because": "邻居看到的"}

    short = await client.post(f"/en/cw/hours/{line.public_id}", data={**form, "left": "11:00"})
    assert "Put right." in (await client.get(short.headers["location"])).text
    assert await ledger.minutes_of(story.wang.id) == 60
    now = await HourEntry.get(minutes=60)
    longer = await client.post(f"/en/cw/hours/{now.public_id}", data={**form, "left": "12:20"})
    assert "Another office confirms" in (await client.get(longer.headers["location"])).text
    assert await ledger.minutes_of(story.wang.id) == 60, "until then the old line stands"

    waiting = await HourClaim.get(corrects_id=now.id)
    await seated(client, story.street)
    await client.post(f"/cw/confirm/{waiting.shift_ref}", data={"claim": [waiting.public_id], "verdict": "confirm"})
    assert await ledger.minutes_of(story.wang.id) == 140
    assert [each.minutes for each in await HourEntry.all().order_by("seq")] == [120, -120, 60, -60, 140]


async def test_inv_85_a_settled_month_opens_by_the_county_for_a_line_or_for_an_organisation(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    first, second = await story.entered(at(8), at(9)), await story.entered(at(10), at(11))
    takes = {"verdict": "reverse", "because": "复查发现没有来"}
    with clock.stopped(SETTLED):
        await seated(client, story.desk)
        page = (await client.get(f"/cw/hours/{first.public_id}", headers=JSON)).json()
        assert (page["settled"], page["may_correct"]) == (True, False)
        assert (await client.post(f"/cw/hours/{first.public_id}", data=takes)).status_code == 403
        await seated(client, story.county)
        assert (await client.post(f"/cw/hours/{first.public_id}", data=takes)).status_code == 303
        await _opened(client, story)
        await seated(client, story.desk)
        assert (await client.post(f"/cw/hours/{second.public_id}", data=takes)).status_code == 303

    assert await ledger.minutes_of(story.wang.id) == 0


async def test_edge_12_the_county_opens_days_of_long_ago_and_they_close_again(client: httpx.AsyncClient) -> None:
    story = await a_story()
    late = f"/cw/hours/of/{story.wang.public_id}/late"
    with clock.stopped(SETTLED):
        await seated(client, story.desk)
        assert (await client.post(late, data=a_record(story))).status_code == 409
        assert (await client.get("/county/hours")).status_code == 404
        await seated(client, story.county)
        told = await _opened(client, story)
        await seated(client, story.desk)
        assert (await client.post(late, data=a_record(story))).status_code == 303
    with clock.stopped(SETTLED + dt.timedelta(days=15)):
        assert await windows.windows_of(story.county) == []
        await seated(client, story.desk)
        second = a_record(story, came="14:00", left="15:00")
        assert (await client.post(late, data=second)).status_code == 409

    assert told["windows"][0]["organisation"] == story.org.name
    assert await HourClaim.all().count() == 1


async def _opened(client: httpx.AsyncClient, story: Story) -> dict[str, list[dict[str, str]]]:
    form = {
        "org": story.org.public_id, "from_on": "2026-11-01", "until_on": "2026-11-30",
        "open_until": f"{clock.today() + dt.timedelta(days=14):%Y-%m-%d}", "because": "补录专项活动",
    }  # fmt: skip
    wrong = await client.post("/en/county/hours", data={**form, "open_until": "2026-12-01"})
    assert wrong.status_code == 422
    sent = await client.post("/county/hours", data=form)
    assert sent.status_code == 303
    assert await LateWindow.all().count() == 1
    shown: dict[str, list[dict[str, str]]] = (await client.get("/county/hours", headers=JSON)).json()
    return shown


async def test_missing_time_is_asked_of_the_community_where_it_was(client: httpx.AsyncClient) -> None:
    story = await a_story()
    client.cookies.update(await people.signed_in(story.wang))
    here = "/en/me/hours/missing"
    form = {
        "about": "理发", "served_on_year": "2026", "served_on_month": "11", "served_on_day": "18",
        "words": "下午在石油社区帮忙",
    }  # fmt: skip

    assert 'value="惠宾社区"' in (await client.get(here)).text
    assert (await client.post(here, data={**form, "place": "没有的社区"})).status_code == 422
    assert (await client.post(here, data={**form, "place": "振兴街道石油社区"})).status_code == 303

    assert (await HourDispute.get()).place_id == story.city.shiyou.id
