"""An organisation's desk: from a name to a published activity and back, as pages and as JSON, for its own people."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.identity import Person
from ground.language import spoken_span
from marketplace import scheduling
from marketplace.models import Activity, ActivityState, Shift, ShiftState, Slot
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, a_draft, in_days, joins, neighbours
from tests.outside.walking import Walker, carry, in_boxes

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def becomes(client: httpx.AsyncClient, person_id: int | None) -> Walker:
    """Let the client be someone of the staff."""
    client.cookies.clear()
    carry(client, await people.signed_in(await Person.get(id=person_id), staff=True))
    return Walker(client)


async def manages(client: httpx.AsyncClient, calling: Calling) -> Walker:
    return await becomes(client, calling.manager.person_id)


async def test_what_still_lacks_its_roll_stands_before_what_is_to_come(client: httpx.AsyncClient) -> None:
    late = await a_calling(title="昨天的午饭")
    await a_calling(title="明天的午饭", starts_at=in_days(1), city=late.city, org=late.org)
    await Shift.filter(id=late.shift.id).update(starts_at=in_days(-1), ends_at=in_days(-1, hour=12))
    await manages(client, late)

    page = (await client.get(f"/org/{late.org.public_id}/a", headers=JSON)).json()

    assert [each["title"] for each in page["rows"]] == ["昨天的午饭", "明天的午饭"]


async def test_a_draft_is_written_in_parts_and_published(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await manages(client, calling)
    org = calling.org.public_id
    day = clock.today() + dt.timedelta(days=5)

    await walker.open(f"/en/org/{org}/a/new")
    await walker.press("Go on", title="包饺子")
    assert walker.path.endswith("/what")
    await walker.press("Save and go on", what="和邻居一起包饺子，送给独居老人。")
    await walker.press(
        "Save and go on", spot="石油社区活动室", **in_boxes("on", day), starts="14:00", ends="1630", weeks="3"
    )
    await walker.press("Save and go on", capacity="12", capacity_min="4")
    await walker.press("Save and go on", risk_level="1", risk_text="刀和热水，请小心。", demands=["no_long_standing"])
    await walker.press("Save and go on", contact_name="刘敏", contact_phone="04272810000")
    assert walker.path.endswith("/check")
    assert "刀和热水" in walker.text
    await walker.press("Publish it")

    activity = await Activity.get(title="包饺子")
    assert activity.state == ActivityState.PUBLISHED
    assert activity.contact_phone == "0427-2810000"
    shifts = await Shift.filter(activity_id=activity.id).order_by("starts_at")
    assert [(each.ends_at - each.starts_at) for each in shifts] == [dt.timedelta(hours=2.5)] * 3
    assert [each.capacity_min for each in await Slot.filter(shift_id__in=[each.id for each in shifts])] == [4] * 3
    assert "石油社区活动室" in (await client.get(f"/a/{activity.public_id}")).text


async def test_once_more_from_last_time_takes_four_presses(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await manages(client, calling)
    await walker.open(f"/en/org/{calling.org.public_id}/a/new")

    await walker.press("给邻居老人送午饭")
    await walker.press("Go on", **in_boxes("on", clock.today() + dt.timedelta(days=9)))
    await walker.press("Publish it")

    again = await Activity.filter(title="给邻居老人送午饭").order_by("-id").first()
    assert again is not None
    assert (again.state, again.id != calling.activity.id) == (ActivityState.PUBLISHED, True)


async def test_what_was_typed_is_not_lost_and_the_sentence_stands_beside_its_field(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    again = await scheduling.repeat(calling.activity, in_days(9).date(), by=calling.manager)
    walker = await manages(client, calling)
    await walker.open(f"/en/org/a/{again.public_id}/what")

    await walker.press("Save and go on", title="包饺子", what="有事请打 13812345678 找老王，谢谢。")

    assert walker.answer.status_code == 422
    assert "有事请打 13812345678" in walker.answer.text
    assert "13812345678”" in walker.text
    assert (await Activity.get(id=again.id)).what == calling.activity.what


async def test_a_draft_lacks_what_it_lacks_in_words(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await manages(client, calling)
    await walker.open(f"/org/{calling.org.public_id}/a/new")
    await client.post(
        f"/org/{calling.org.public_id}/a/new", data={"title": "包饺子", "project": calling.project.public_id}
    )
    draft = await Activity.get(title="包饺子")

    page = (await client.get(f"/org/a/{draft.public_id}/check", headers=JSON)).json()
    refused = await client.post(f"/org/a/{draft.public_id}/publication", headers=JSON)

    assert len(page["gaps"]) == 3
    assert (refused.status_code, refused.json()["status"]) == (409, 409)
    assert (await client.get(f"/org/a/{draft.public_id}")).status_code == 200
    assert (await client.get(f"/a/{draft.public_id}")).status_code == 200
    client.cookies.clear()
    assert (await client.get(f"/a/{draft.public_id}")).status_code == 404


async def test_places_time_and_calling_off_each_say_first_what_will_happen(client: httpx.AsyncClient) -> None:
    calling = await a_calling(capacity=2)
    for each in await neighbours(3):
        await joins(each, calling)
    walker = await manages(client, calling)
    shift = calling.shift.public_id

    await walker.open(f"/en/org/s/{shift}/places")
    await walker.press("Save", capacity="1")
    assert walker.answer.status_code == 409
    assert "2 people have a place" in walker.text
    await walker.press("Save", capacity="3")
    assert walker.path == f"/en/org/s/{shift}/people"
    await walker.open(f"/en/org/s/{shift}/time")
    assert "3 people have a place" in walker.text
    await walker.press("Move it", starts="15:00", ends="17:00")
    assert (await calling.fresh_shift()).revision == 1
    await walker.open(f"/en/org/s/{shift}/cancellation")
    await walker.press("Call it off", because="下大雪")

    assert (await calling.fresh_shift()).state == ShiftState.CANCELLED


async def test_a_poster_without_a_date_says_where_to_ask_for_it(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await manages(client, calling)
    await Shift.filter(id=calling.shift.id).update(state=ShiftState.CANCELLED)

    poster = await client.get(f"/org/a/{calling.activity.public_id}/poster")

    assert "时间另行通知，请打电话问" in poster.text
    assert calling.activity.contact_phone in poster.text


async def test_the_poster_has_a_code_and_the_address_beside_it(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await manages(client, calling)

    poster = await client.get(f"/org/a/{calling.activity.public_id}/poster?large=1")

    assert poster.status_code == 200
    assert "data:image/svg+xml;base64," in poster.text
    assert f"/a/{calling.activity.public_id}" in poster.text
    assert spoken_span(calling.shift.starts_at, calling.shift.ends_at) in poster.text, "elders read it as they say it"


@pytest.mark.parametrize(
    "path",
    [
        "/org/{org}/a", "/org/{org}/a/new", "/org/a/{activity}", "/org/a/{activity}/again", "/org/a/{activity}/leader",
        "/org/a/{activity}/check", "/org/a/{activity}/poster", "/org/a/{activity}/cancellation",
        "/org/a/{activity}/spot", "/org/a/{activity}/more", "/org/s/{shift}/places", "/org/s/{shift}/time",
        "/org/s/{shift}/cancellation", "/org/s/{shift}/people", "/org/s/{shift}/phones", "/org/s/{shift}/removal",
        "/org/s/{shift}/add", "/org/s/{shift}/roll", "/org/s/{shift}/sheet", "/org/s/{shift}/paper",
    ],
)  # fmt: skip
async def test_each_page_is_read_in_both_languages_and_as_json_by_its_own_people_alone(
    client: httpx.AsyncClient, path: str
) -> None:
    calling = await a_calling()
    here = path.format(org=calling.org.public_id, activity=calling.activity.public_id, shift=calling.shift.public_id)
    stranger = await people.an_officer("赵敏", Role.ORG_MANAGER, org=await people.an_org(calling.city, "别的社"))

    await becomes(client, stranger.person_id)
    assert (await client.get(here)).status_code == 404
    await manages(client, calling)
    chinese, english, told = (
        await client.get(here),
        await client.get(f"/en{here}"),
        await client.get(here, headers=JSON),
    )
    found = {chinese.status_code, english.status_code, told.status_code}

    assert found <= {200, 303}
    if told.status_code == 200:
        assert told.json()["title"]
        assert "<h1" in chinese.text
        assert "<h1" in english.text


async def test_a_draft_that_was_thrown_away_stays_its_organisations_own(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    draft = await a_draft(
        calling.city, calling.org, calling.project, by=calling.manager, leader=calling.leader, title="还没想好"
    )
    await scheduling.cancel(draft, by=calling.manager, because="不办了")

    assert (await client.get(f"/a/{draft.public_id}")).status_code == 404
    assert (await client.get(f"/a/{calling.activity.public_id}")).status_code == 200
