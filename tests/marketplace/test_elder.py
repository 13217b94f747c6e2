"""One's own pages: what comes next, what is kept of me and who looked, where I am signed in, what I was told."""

import datetime as dt
import json

import httpx
import pytest

from ground import clock, privacy
from ground.actors import SYSTEM, Role
from ground.database import transaction
from ground.identity import Person, Session
from ground.sessions import open_sessions
from tests import people
from tests.letterbox import code_to
from tests.marketplace.need_cast import WHERE, a_need_cast, recorded
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import Walker, carry
from volunteers.enrolling import enrol, vouch

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}
PAGES = ("/me", "/me/signups", "/me/devices", "/me/data", "/me/name", "/me/home", "/me/family", "/me/messages")


async def comes_in(client: httpx.AsyncClient, person: Person) -> None:
    """Give the browser to a person."""
    client.cookies.clear()
    carry(client, await people.signed_in(person))


@pytest.mark.parametrize("path", PAGES)
async def test_a_stranger_is_asked_in_and_comes_back_to_the_page(client: httpx.AsyncClient, path: str) -> None:
    walker = await Walker(client).open(f"/en{path}")
    await walker.press("Text me", phone="13912345678")
    await walker.press("Next", code=await code_to("13912345678"))

    assert walker.path == f"/en{path}"
    assert walker.answer.status_code == 200
    assert (await client.get(path, headers=JSON)).json()["title"]


async def test_a_program_without_a_session_reads_why(client: httpx.AsyncClient) -> None:
    answer = await client.get("/me/data", headers=JSON)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


async def test_my_page_shows_what_comes_next_and_my_hours(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰")
    await comes_in(client, wang)
    assert "You have promised nothing yet" in (await client.get("/en/me")).text
    await joins(wang, calling)

    page = (await client.get("/me", headers=JSON)).json()

    assert page["next"]["title"] == calling.activity.title
    assert page["hours"] == "0 hours"
    assert page["staff"] is False


async def test_sign_ups_stand_as_to_come_and_past(client: httpx.AsyncClient) -> None:
    calling = await a_calling(capacity=1)
    wang, li = await people.a_person("王桂兰"), await people.a_person("李长河")
    await joins(wang, calling)
    await joins(li, calling)
    await comes_in(client, li)
    assert "In line, number 1" in (await client.get("/en/me/signups")).text

    with clock.stopped(calling.shift.ends_at + dt.timedelta(hours=1)):
        await comes_in(client, wang)
        page = (await client.get("/me/signups", headers=JSON)).json()
        assert "Waits for the roll" in (await client.get("/en/me/signups")).text

    assert page["ahead"] == []
    assert [each["title"] for each in page["behind"]] == [calling.activity.title]


async def test_a_device_is_signed_out_from_another_at_once(client: httpx.AsyncClient) -> None:
    """Security 10."""
    wang = await people.a_person("王桂兰")
    lost = await people.signed_in(wang)
    await comes_in(client, wang)
    walker = await Walker(client).open("/en/me/devices")
    assert walker.text.count("This is the one in your hand.") == 1

    await walker.press("Sign it out")

    assert "That device is signed out." in walker.text
    assert len(await open_sessions(wang.id)) == 1
    carry(client, lost)
    assert (await client.get("/me")).status_code == 303


async def test_anothers_device_is_not_found(client: httpx.AsyncClient) -> None:
    li = await people.a_person("李长河")
    await people.signed_in(li)
    theirs = await Session.get(person_id=li.id)
    await comes_in(client, await people.a_person("王桂兰"))

    assert (await client.post(f"/me/devices/{theirs.public_id}/end", data={})).status_code == 404
    assert len(await open_sessions(li.id)) == 1


async def test_who_was_seen_by_the_desk_does_not_read_that_nothing_is_known(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang = await people.a_person("王桂兰", home=city.huibin)
    await comes_in(client, wang)
    assert "Not told" in (await client.get("/en/me/data")).text
    zhang = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin)
    volunteer = await enrol(wang, by=await people.an_actor(wang))

    await vouch(volunteer, by=zhang)

    assert "Seen by the desk, not kept" in (await client.get("/en/me/data")).text


async def test_my_data_shows_what_is_kept_with_numbers_masked(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang = await people.a_person("王桂兰", phone="13812346621", home=city.huibin, born_on=dt.date(1950, 3, 2))
    await comes_in(client, wang)

    page = await client.get("/en/me/data")

    for words in ("王桂兰", "138 **** 6621", "惠宾社区", "1950"):
        assert words in page.text
    assert "13812346621" not in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_who_looked_and_why_is_told(client: httpx.AsyncClient) -> None:
    """Security 15."""
    city = await people.a_city()
    wang = await people.a_person("王桂兰", home=city.huibin)
    zhang = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin)
    await privacy.log_look(wang.id, "record", "打电话问午饭", by=zhang)
    await comes_in(client, wang)

    (look,) = (await client.get("/me/data", headers=JSON)).json()["looks"]

    assert (look["who"], look["purpose"]) == ("张丽", "打电话问午饭")
    assert "打电话问午饭" in (await client.get("/en/me/data")).text


async def test_what_i_agreed_to_says_where_it_is_taken_back(client: httpx.AsyncClient) -> None:
    wang = await people.a_person("王桂兰")
    await enrol(wang, by=await people.an_actor(wang))
    await comes_in(client, wang)

    (consent,) = (await client.get("/me/data", headers=JSON)).json()["consents"]

    assert (consent["kind"], consent["words"]) == ("enrol", "You joined as a helper")
    assert (await client.get(consent["href"])).status_code == 200


async def test_a_copy_holds_all_that_is_kept_of_me_and_nothing_of_others(client: httpx.AsyncClient) -> None:
    """PIPL 45."""
    calling = await a_calling()
    wang = await people.a_person("王桂兰", phone="13812346621")
    await joins(wang, calling)
    await joins(await people.a_person("李长河"), calling)
    await comes_in(client, wang)

    answer = await client.get("/me/data/copy")

    kept = json.loads(answer.text)
    assert answer.headers["content-disposition"] == 'attachment; filename="my-data.json"'
    assert (kept["name"], kept["telephone"]) == ("王桂兰", "13812346621")
    assert kept["sign_ups"][0]["title"] == calling.activity.title
    assert len(kept["letters"]) == 1
    assert "李长河" not in answer.text


async def test_a_copy_holds_needs_permissions_and_what_i_said_of_myself(client: httpx.AsyncClient) -> None:
    """PIPL 45."""
    cast = await a_need_cast()
    await recorded(cast)
    await enrol(cast.elder, by=await people.an_actor(cast.elder))
    await comes_in(client, cast.elder)

    kept = json.loads((await client.get("/me/data/copy")).text)

    assert [(each["where"], each["state"]) for each in kept["needs"]] == [(WHERE, "received")]
    assert kept["community"] == "惠宾社区"
    assert kept["as_a_helper"]["state"] == "enrolled"
    assert len(kept["devices"]) == 1
    assert kept["permissions_given"]
    assert kept["roles"] == []


async def test_a_copy_is_given_only_shortly_after_the_six_digits(client: httpx.AsyncClient) -> None:
    """Security 10: step-up on a device that stays signed in for half a year."""
    wang = await people.a_person("王桂兰", phone="13812346621")
    await comes_in(client, wang)

    with clock.stopped(clock.now() + dt.timedelta(minutes=16)):
        walker = await Walker(client).open("/en/me/data/copy")
        assert "13812346621" not in walker.answer.text
        await walker.press("Text me", phone="13812346621")
        await walker.press("Next", code=await code_to("13812346621"))
        assert walker.path == "/en/me/data"
        await walker.press("Take a copy")
        assert json.loads(walker.answer.text)["name"] == "王桂兰"


async def test_i_write_how_i_am_called(client: httpx.AsyncClient) -> None:
    wang = await people.a_person("")
    await comes_in(client, wang)
    walker = await Walker(client).open("/en/me/name")

    await walker.press("Keep it", name="")
    assert walker.answer.status_code == 422
    await walker.press("Keep it", name="一" * 30)
    assert "Please write at most 20 characters." in walker.text
    assert dict(walker.find("Keep it").form.fields)["name"] == "一" * 30  # type: ignore[union-attr]
    await walker.press("Keep it", name=" 王桂兰 ")

    assert "Your name is changed." in walker.text
    assert (await Person.get(id=wang.id)).name == "王桂兰"


async def test_i_choose_my_community_without_typing(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang = await people.a_person("王桂兰")
    await comes_in(client, wang)
    walker = await Walker(client).open("/en/me/home")

    for place in ("兴隆台区", "振兴街道", "惠宾社区"):
        await walker.press(place)

    assert "We know your community now." in walker.text
    assert (await Person.get(id=wang.id)).home_id == city.huibin.id


@pytest.mark.parametrize("code", ["", "nonsense", "211103001000", "9" * 40, "'; --"])
async def test_a_place_that_is_no_community_is_not_taken(client: httpx.AsyncClient, code: str) -> None:
    await people.a_city()
    wang = await people.a_person("王桂兰")
    await comes_in(client, wang)

    assert (await client.get("/me/home", params={"in": code})).status_code == 200
    assert (await client.post("/me/home", data={"community": code})).status_code == 422
    assert (await Person.get(id=wang.id)).home_id is None


async def test_my_messages_are_what_i_was_told_and_never_the_six_digits(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    phone = "13812346621"
    wang = await people.a_person("王桂兰", phone=phone)
    await joins(wang, calling)
    walker = await Walker(client).open("/en/sign-in?next=/me/messages")
    await walker.press("Text me", phone=phone)
    code = await code_to(phone)
    await walker.press("Next", code=code)

    assert calling.activity.title in walker.text
    assert code not in walker.text


async def test_who_has_died_is_let_in_no_more(client: httpx.AsyncClient) -> None:
    """EDGE-24."""
    wang = await people.a_person("王桂兰")
    await comes_in(client, wang)
    async with transaction():
        await wang.move("die", by=SYSTEM)

    assert (await client.get("/me")).status_code == 303
