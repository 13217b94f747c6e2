"""Residents at a desk: found sparingly, entered with their word, opened for a purpose that they read."""

import datetime as dt

import httpx
import pytest

from ground import clock, idnumbers, persons
from ground.actors import SYSTEM, Role
from ground.identity import Person
from ground.letters import Letter
from ground.mandates import Mandate
from ground.privacy import Consent, Look
from tests import people
from tests.volunteers.stories import Story, a_story
from volunteers import certificate_paper, enrolling, queries, suspending
from volunteers.models import Certificate, Limit, Volunteer, VolunteerState

pytestmark = pytest.mark.anyio

ID = "21112119560308102" + idnumbers.check_of("21112119560308102")


async def seated(client: httpx.AsyncClient) -> Story:
    """Tell the story with the desk of Huibin signed in."""
    story = await a_story()
    client.cookies.update(await people.signed_in(await Person.get(id=story.desk.person_id), staff=True))
    return story


async def test_someone_is_found_by_name_and_four_figures_and_reads_it(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    tail = (persons.phone_of(story.wang) or "")[-4:]

    found = await client.post("/en/cw/elders", data={"name": "王桂兰", "tail": tail})
    missed = await client.post("/en/cw/elders", data={"name": "王桂兰", "tail": "0000"})

    assert story.wang.public_id in found.text
    assert (persons.phone_of(story.wang) or "x") not in found.text
    assert "Nobody found" in missed.text
    look = await Look.get(person_id=story.wang.id)
    assert (look.looker_id, look.what) == (story.desk.person_id, "search")


async def test_pinyin_letters_and_the_end_of_the_id_number_find_too(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    li = await persons.enter(by=SYSTEM, name="李长河", id_number=ID, home=story.city.huibin)

    found = await client.post("/en/cw/elders", data={"name": "lch", "tail": ID[-4:].lower()})

    assert li.public_id in found.text


async def test_who_has_no_telephone_is_found_by_the_whole_name_and_nobody_else_without_figures(
    client: httpx.AsyncClient,
) -> None:
    story = await seated(client)
    zhao = await persons.enter(by=SYSTEM, name="赵淑芬", home=story.city.huibin)

    found = await client.post("/en/cw/elders", data={"name": "赵淑芬", "tail": ""})
    by_letters = await client.post("/en/cw/elders", data={"name": "zsf", "tail": ""})
    with_telephone = await client.post("/en/cw/elders", data={"name": "王桂兰", "tail": ""})

    assert zhao.public_id in found.text
    assert "Nobody found" in by_letters.text
    assert "Nobody found" in with_telephone.text
    assert await Look.filter(person_id=zhao.id, what="search").count() == 1


async def test_nobody_of_another_community_is_found_or_opened(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    far = await people.a_person("赵淑芬", home=story.city.wangjia)

    found = await client.post("/en/cw/elders", data={"name": "赵淑芬", "tail": far.phone_tail})

    assert "Nobody found" in found.text
    assert (await client.get(f"/cw/elders/{far.public_id}")).status_code == 404
    assert (await client.post(f"/cw/elders/{far.public_id}/record", data={"purpose": "看看"})).status_code == 404
    assert await Look.all().count() == 0


async def test_thirty_searches_an_hour_and_no_more(client: httpx.AsyncClient) -> None:
    await seated(client)

    statuses = [
        (await client.post("/cw/elders", data={"name": "王桂兰", "tail": f"{number:04d}"})).status_code
        for number in range(31)
    ]

    assert statuses == [200] * 30 + [429]


async def test_the_record_is_masked_until_it_is_opened_for_a_purpose(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    li = await persons.enter(by=SYSTEM, name="李长河", id_number=ID, phone="13800009999", home=story.city.huibin)
    here = f"/en/cw/elders/{li.public_id}"

    masked = await client.get(here)
    bare = await client.post(f"{here}/record", data={"purpose": ""})
    opened = await client.post(f"{here}/record", data={"purpose": "打电话说周三的午饭"})

    for private in ("13800009999", ID):
        assert private not in masked.text + bare.text
        assert private in opened.text
    assert bare.status_code == 422
    assert "138 **** 9999" in masked.text
    looks = await Look.filter(person_id=li.id)
    assert [look.purpose for look in looks] == ["打电话说周三的午饭"]
    assert "打电话说周三的午饭" in (await client.get(here)).text


async def test_an_elder_without_a_telephone_is_entered_with_their_word(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    form = {
        "name": "周玉珍", "born_on_year": "1944", "born_on_month": "5", "born_on_day": "1",
        "home": story.city.huibin.code, "limits": "no_stairs", "method": "present",
    }  # fmt: skip

    asked = await client.get("/en/cw/elders/new")
    sent = await client.post("/en/cw/elders/new", data=form)
    shown = await client.get(sent.headers["location"])

    assert "I can end this at any time" in asked.text
    assert "周玉珍" in shown.text
    zhou = await Person.get(name="周玉珍")
    assert (zhou.channels, zhou.born_on) == ("paper", dt.date(1944, 5, 1))
    assert (await queries.standing(zhou.id)).limits == {Limit.NO_STAIRS}
    mandate = await Mandate.get(principal_id=zhou.id)
    assert (mandate.agent_place_id, mandate.recorded_by_id) == (story.city.huibin.id, story.desk.person_id)
    assert {consent.method for consent in await Consent.filter(person_id=zhou.id)} == {"spoken"}


async def test_edge_18_someone_who_may_be_here_already_is_asked_about_first(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    form = {"name": "王桂兰", "home": story.city.huibin.code, "method": "present"}

    asked = await client.post("/en/cw/elders/new", data=form)
    sent = await client.post("/en/cw/elders/new", data={**form, "another": "yes"})

    assert asked.status_code == 422
    assert story.wang.public_id in asked.text
    assert sent.status_code == 303
    assert await Person.filter(name="王桂兰").count() == 2


async def test_inv_31_a_taken_id_number_does_not_say_whose(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    await persons.enter(by=SYSTEM, name="李长河", id_number=ID, home=story.city.wangjia)
    form = {"name": "周玉珍", "id_number": ID, "home": story.city.huibin.code, "method": "present"}

    answer = await client.post("/en/cw/elders/new", data=form)

    assert answer.status_code == 409
    assert "李长河" not in answer.text
    assert await Person.filter(name="周玉珍").count() == 0


async def test_the_desk_asks_and_prints_a_certificate_on_the_elders_word_alone(client: httpx.AsyncClient) -> None:
    story = await seated(client)
    await story.entered()
    await enrolling.enrol(story.wang, by=await people.an_actor(story.wang))
    here = f"/cw/elders/{story.wang.public_id}"
    ask = f"{here}/certificates/of/{story.org.public_id}"

    assert (await client.post(ask)).status_code == 403
    await client.post(f"{here}/permission", data={"method": "present"})
    assert (await client.post(ask)).status_code == 303

    certificate = await Certificate.get(person_id=story.wang.id)
    paper = await client.get(f"{here}/certificates/{certificate.public_id}")
    assert paper.content.startswith(b"%PDF-")
    assert certificate_paper.number_shown(certificate.number) in (await client.get("/en" + here)).text
    assert await Look.filter(person_id=story.wang.id, what="certificate").exists()


async def test_inv_38_a_suspension_has_a_reason_an_end_and_an_appeal(database: None) -> None:
    story = await a_story()
    herself = await people.an_actor(story.wang)
    volunteer = await enrolling.enrol(story.wang, by=herself)
    until = clock.today() + dt.timedelta(days=30)
    second = await people.an_officer("韩梅", Role.STREET_OFFICER, place=story.city.zhenxing)

    for someone in (story.desk, story.manager):
        with pytest.raises(Exception, match="officer of their street"):
            await suspending.suspend(volunteer, because="多次收费", until_on=until, by=someone)
    with pytest.raises(Exception, match="say why"):
        await suspending.suspend(volunteer, because="", until_on=until, by=story.street)
    with pytest.raises(Exception, match="a day to come"):
        await suspending.suspend(volunteer, because="多次收费", until_on=clock.today(), by=story.street)
    given = await suspending.suspend(volunteer, because="多次收费", until_on=until, by=story.street)

    assert not (await queries.standing(story.wang.id)).may_serve
    assert (await queries.standing(story.wang.id, day=until)).may_serve
    assert await Letter.filter(person_id=story.wang.id, purpose="volunteer_suspended").exists()
    await suspending.appeal(volunteer, words="我没有收钱", by=herself)
    with pytest.raises(Exception, match="already"):
        await suspending.appeal(volunteer, words="我没有收钱", by=herself)
    with pytest.raises(Exception, match="Another officer"):
        await suspending.answer(given, words="维持", lift=False, by=story.street)
    await suspending.answer(given, words="查无此事", lift=True, by=second)

    assert (await queries.standing(story.wang.id)).may_serve
    assert (await Volunteer.get(id=volunteer.id)).state == VolunteerState.ENROLLED


async def test_inv_38_a_suspension_ends_by_itself_on_its_day(database: None) -> None:
    story = await a_story()
    volunteer = await enrolling.enrol(story.wang, by=await people.an_actor(story.wang))
    until = clock.today() + dt.timedelta(days=3)
    await suspending.suspend(volunteer, because="多次收费", until_on=until, by=story.street)

    with clock.stopped(clock.city_moment(until)):
        [given] = await suspending.over()
        await suspending.run_out(given)

    assert (await Volunteer.get(id=volunteer.id)).state == VolunteerState.ENROLLED
