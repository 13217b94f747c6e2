"""What is open to join, as anyone may read it: in the order of time, or by what suits its reader, with reasons."""

import datetime as dt
import logging

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from marketplace import scheduling
from marketplace.models import Activity, ActivityState
from orgs.models import Organisation, OrgState
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, a_draft, another_shift, in_days, joins, neighbours
from tests.outside.walking import Walker, carry
from volunteers.enrolling import enrol
from volunteers.models import Limit, Volunteer

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}
XSS = "<script>alert(1)</script>"


async def titles(client: httpx.AsyncClient, query: str = "") -> list[str]:
    """Return the titles of a list, in its order."""
    return [each["title"] for each in (await client.get(f"/a{query}", headers=JSON)).json()["cards"]]


async def three_callings() -> tuple[Calling, Calling, Calling]:
    """Publish three: far and soon, at home and later, in the next community in ten days and done sitting."""
    here = await a_calling(title="社区图书角整理", starts_at=in_days(5))
    city, org = here.city, here.org
    far = await a_calling(title="王家村送米面", starts_at=in_days(2), city=city, org=org, place=city.wangjia)
    seated = await a_calling(
        title="教老人用手机", starts_at=in_days(10), city=city, org=org, place=city.shiyou, seated=True
    )
    return far, here, seated


async def test_a_stranger_sees_what_is_open_the_next_first(client: httpx.AsyncClient) -> None:
    await three_callings()

    data = (await client.get("/a", headers=JSON)).json()

    assert await titles(client) == ["王家村送米面", "社区图书角整理", "教老人用手机"]
    assert (data["order"], data["may_be_suggested"], len(data["cards"])) == ("time", False, 3)
    assert {each["reason"] for each in data["cards"]} == {None}


async def test_a_long_list_goes_on_to_the_last_shift_and_asks_no_more_for_it(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    calling = await a_calling(title="社区食堂帮厨", starts_at=in_days(2))
    asked_for_one = await statements_of(client, "/a", caplog)
    for number in range(43):
        await another_shift(calling, in_days(3 + number))
    leaves = [(await client.get(f"/a?at={at}", headers=JSON)).json() for at in (1, 2, 3, 4)]

    assert [len(each["cards"]) for each in leaves] == [20, 20, 4, 0]
    assert [each["more"] for each in leaves] == [True, True, False, False]
    shown = [card["starts_at"] for leaf in leaves for card in leaf["cards"]]
    assert shown == sorted(set(shown))
    assert await statements_of(client, "/a", caplog) == asked_for_one


async def statements_of(client: httpx.AsyncClient, path: str, caplog: pytest.LogCaptureFixture) -> int:
    """Return how many questions a page asks of the database."""
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "tortoise.db_client"):
        await client.get(path)
    return len(caplog.records)


async def test_who_is_known_sees_first_what_suits_them_and_why(client: httpx.AsyncClient) -> None:
    far, here, seated = await three_callings()
    wang = await people.a_person("王桂兰", home=here.city.huibin)
    await enrol(wang, by=await people.an_actor(wang))
    await Volunteer.filter(person_id=wang.id).update(limits=f",{Limit.NO_STAIRS},")
    carry(client, await people.signed_in(wang))

    data = (await client.get("/a", headers=JSON)).json()

    assert data["order"] == "suits"
    by_title = {each["title"]: each for each in data["cards"]}
    assert by_title[here.activity.title]["near"] == "In your community"
    assert by_title[far.activity.title]["near"] == "Farther away"
    assert by_title[seated.activity.title]["reason"] == "You can do it sitting"
    assert data["cards"][0]["title"] == "教老人用手机"
    assert data["cards"][-1]["title"] == "王家村送米面"


async def test_what_one_is_in_already_says_so_and_leaves_the_first_page(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰")
    await joins(wang, calling)
    carry(client, await people.signed_in(wang))

    listed = (await client.get("/a", headers=JSON)).json()["cards"]
    home = (await client.get("/", headers=JSON)).json()["activities"]

    assert [each["mine"] for each in listed] == [True]
    assert home == []
    assert "You are in it" in (await client.get("/en/a")).text


async def test_the_plain_order_is_one_press_away_and_back(client: httpx.AsyncClient) -> None:
    """INV-72 (PIPL 24)."""
    _far, here, _seated = await three_callings()
    carry(client, await people.signed_in(await people.a_person(home=here.city.huibin)))
    walker = await Walker(client).open("/en/a")
    assert "What suits you first." in walker.text

    await walker.press("Order by time instead")
    assert "The next first." in walker.text
    assert await titles(client, "?order=time") == ["王家村送米面", "社区图书角整理", "教老人用手机"]
    await walker.press("This week")
    assert "The next first." in walker.text
    await walker.press("What suits me first")
    assert "What suits you first." in walker.text


async def test_who_wants_no_suggestions_gets_none(client: httpx.AsyncClient) -> None:
    """INV-72: opting out changes nothing else."""
    _far, here, _seated = await three_callings()
    wang = await people.a_person(home=here.city.huibin)
    await joins(wang, here)
    await Volunteer.filter(person_id=wang.id).update(suggestions=False)
    carry(client, await people.signed_in(wang))

    data = (await client.get("/a", headers=JSON)).json()

    assert (data["order"], data["may_be_suggested"]) == ("time", False)
    assert [each["title"] for each in data["cards"]] == ["王家村送米面", "社区图书角整理", "教老人用手机"]


async def test_the_list_narrows_to_this_week_near_home_and_done_sitting(client: httpx.AsyncClient) -> None:
    _far, here, _seated = await three_callings()
    carry(client, await people.signed_in(await people.a_person(home=here.city.huibin)))

    assert set(await titles(client, "?which=week")) == {"王家村送米面", "社区图书角整理"}
    assert set(await titles(client, "?which=near")) == {"社区图书角整理", "教老人用手机"}
    assert await titles(client, "?which=seated") == ["教老人用手机"]
    assert (await client.get("/a?which=nonsense", headers=JSON)).status_code == 422
    to_a_person = (await client.get("/a?which=nonsense")).text
    assert all(title in to_a_person for title in await titles(client))
    assert len(await titles(client)) == 3


async def test_near_home_asks_a_stranger_in_and_a_newcomer_for_their_community(client: httpx.AsyncClient) -> None:
    await three_callings()
    walker = await Walker(client).open("/en/a?which=near")
    assert "Sign in, and we know what is near your home." in walker.text

    carry(client, await people.signed_in(await people.a_person()))
    await walker.open("/en/a?which=near")
    await walker.press("Choose my community")

    assert walker.path == "/en/me/home"


async def test_a_long_list_comes_in_pages(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    for day in range(4, 28):
        await scheduling.add_shift(
            await Activity.get(id=calling.activity.id),
            scheduling.ShiftPlan(starts_at=in_days(day), ends_at=in_days(day, 12), capacity=2),
            by=calling.manager,
        )
    walker = await Walker(client).open("/en/a")
    await walker.press("Next page")
    assert walker.path.endswith("at=2")
    assert "Page 2" in walker.text
    assert len([each for each in walker.page.pressables if each.words == calling.activity.title]) == 5
    for odd in ("0", "-1", "99999", "x", "²", "٣"):
        assert (await client.get("/a", params={"at": odd})).status_code == 200


async def test_drafts_are_hidden_from_all_but_their_organisation(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    leader = await Person.get(id=calling.leader.id)
    draft = await a_draft(calling.city, calling.org, calling.project, by=calling.manager, leader=leader, title="还没定")

    assert (await client.get(f"/a/{draft.public_id}")).status_code == 404
    assert "还没定" not in (await client.get("/a")).text
    await shown_to(client, await people.an_officer("赵刚", Role.STREET_OFFICER, place=calling.city.zhenxing))
    assert (await client.get(f"/a/{draft.public_id}")).status_code == 404
    await shown_to(client, calling.manager)
    assert (await client.get(f"/a/{draft.public_id}")).status_code == 200


async def shown_to(client: httpx.AsyncClient, actor: Actor) -> None:
    """Give the browser to a member of staff."""
    carry(client, await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def test_what_is_called_off_says_so_and_why(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await scheduling.cancel(calling.activity, because="下大雨", by=calling.manager)

    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")

    assert "This has been called off: 下大雨" in walker.text
    assert walker.find("Look for another")
    assert calling.activity.title not in (await client.get("/a")).text


@pytest.mark.parametrize("state", [OrgState.SUSPENDED, OrgState.LAPSED, OrgState.WINDING_DOWN])
async def test_an_organisation_that_may_not_recruit_is_not_listed(client: httpx.AsyncClient, state: OrgState) -> None:
    """INV-6, EDGE-21."""
    calling = await a_calling()
    await Organisation.filter(id=calling.org.id).update(state=state)

    assert await titles(client) == []


async def test_what_has_begun_is_not_listed(client: httpx.AsyncClient) -> None:
    calling = await a_calling(starts_at=in_days(1))

    with clock.stopped(calling.shift.starts_at + dt.timedelta(minutes=1)):
        assert await titles(client) == []
        walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")
        assert "No date is open just now." in walker.text


async def test_an_activity_says_when_where_who_what_and_what_could_be_risky(client: httpx.AsyncClient) -> None:
    calling = await a_calling(demands=(Limit.NO_STAIRS,), bring="保温袋", way_there="坐 9 路车到惠宾街")

    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")

    for words in ("惠宾社区食堂", "坐 9 路车到惠宾街", "盘锦银龄互助社", "刘敏", "保温袋", "要爬楼梯，请慢走。"):
        assert words in walker.text
    assert walker.find("Call 0427-2810000").href == "tel:0427-2810000"
    assert "It costs nothing, and nothing is sold." in walker.text
    assert "2 hours of service on record" in walker.text


async def test_the_time_chosen_from_the_list_stands_first_and_others_are_offered(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    later = await scheduling.add_shift(
        calling.activity,
        scheduling.ShiftPlan(starts_at=in_days(9, 14), ends_at=in_days(9, 16), capacity=2),
        by=calling.manager,
    )
    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}?shift={later.public_id}")

    assert walker.find("I want to join").href == f"/en/s/{later.public_id}"
    assert "Other times" in walker.text
    data = (await client.get(f"/a/{calling.activity.public_id}", headers=JSON)).json()
    assert [each["id"] for each in data["shifts"]] == [calling.shift.public_id, later.public_id]


async def test_what_stands_against_it_for_this_reader_is_said_on_the_page(client: httpx.AsyncClient) -> None:
    """EDGE-40: the limit is named, by no one but its reader."""
    calling = await a_calling(demands=(Limit.NO_STAIRS,))
    other = await a_calling(city=calling.city, org=calling.org, title="读报", starts_at=in_days(6))
    wang = await people.a_person()
    await joins(wang, other)
    await Volunteer.filter(person_id=wang.id).update(limits=f",{Limit.NO_STAIRS},")
    address = f"/en/a/{calling.activity.public_id}"
    assert (await client.get(address, headers=JSON)).json()["hindrances"] == []
    carry(client, await people.signed_in(wang))

    walker = await Walker(client).open(address)

    assert not [each for each in walker.page.pressables if each.words == "I want to join"]
    assert len((await client.get(address, headers=JSON)).json()["hindrances"]) == 1


async def test_a_full_one_says_how_many_wait(client: httpx.AsyncClient) -> None:
    calling = await a_calling(capacity=1)
    for each in await neighbours(3):
        await joins(each, calling)

    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")

    assert "Full, 2 people in line" in walker.text
    assert walker.find("Queue for a place")


async def test_words_of_strangers_are_words_and_never_markup(client: httpx.AsyncClient) -> None:
    """Security 7."""
    calling = await a_calling(title=f"送饭{XSS}", spot=f"食堂{XSS}", bring=XSS, way_there=XSS)
    await Organisation.filter(id=calling.org.id).update(name=f"互助社{XSS}")
    await Activity.filter(id=calling.activity.id).update(what=XSS, risk_text=XSS, contact_name=XSS, reason=XSS)
    wang = await people.a_person(f"王{XSS}"[:40])
    place = await joins(wang, calling)
    carry(client, await people.signed_in(wang))

    for state in (ActivityState.PUBLISHED, ActivityState.CANCELLED):
        await Activity.filter(id=calling.activity.id).update(state=state)
        for path in (
            "/", "/a", f"/a/{calling.activity.public_id}", f"/s/{calling.shift.public_id}/check", "/me", "/me/signups",
            f"/place/{place.public_id}", f"/place/{place.public_id}/cancel", "/me/data", "/me/name", "/me/family",
        ):  # fmt: skip
            page = await client.get(path)
            assert page.status_code == 200, path
            assert "<script>alert" not in page.text, path
