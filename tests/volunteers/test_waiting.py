"""What waits is told to whom it waits for, one line a kind, and each line leads to where it is done."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from marketplace import house
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers import disputing, enrolling, looking_after, queries, recording, suspending, vouching
from volunteers.models import HourClaim, Skill
from volunteers.waiting import tasks_for

pytestmark = pytest.mark.anyio

LATER = at(9, day=dt.date(2026, 12, 9))


def url_for(name: str, /, **values: object) -> str:
    """Return the address of a page."""
    path = next(str(each.path) for each in house.addresses() if each.name == name)
    for key, value in values.items():
        path = path.replace(f"{{{key}:pid}}", str(value))
    return path


async def a_full_desk(story: Story) -> Actor:
    """Let one thing of each kind wait for the street's second officer, who had no hand in any; return them."""
    herself = await people.an_actor(story.wang)
    volunteer = await queries.volunteer_of(story.wang.id) or await enrolling.enrol(story.wang, by=herself)
    await vouching.claim_paper(story.wang, Skill.FIRST_AID, paper="救护员证", valid_until=None, by=herself)
    line = await story.entered(at(16), at(17))
    await looking_after.draw(f"{DAY:%Y-%m}", by=story.county)
    await recording.confirm(await story.claimed(at(4), at(13)), by=story.desk)
    await story.claimed(at(14), at(15), by=story.desk)
    asked = await disputing.dispute(await HourClaim.get(id=line.claim_id), words="我多待了半小时", by=herself)
    await disputing.answer(asked, words="名单是对的", by=story.desk)
    await disputing.go_up(asked, words="我不同意", by=herself)
    await suspending.suspend(volunteer, because="多次收费", until_on=DAY + dt.timedelta(days=90), by=story.street)
    await suspending.appeal(volunteer, words="我没有收钱", by=herself)
    return await people.an_officer("韩梅", Role.STREET_OFFICER, place=story.city.zhenxing)


async def test_each_kind_of_work_waits_for_the_street_once_and_its_link_opens(client: httpx.AsyncClient) -> None:
    story = await a_story()
    with clock.stopped(LATER):
        second = await a_full_desk(story)
        told = await tasks_for(second, url_for)
        client.cookies.update(await people.signed_in(await Person.get(id=second.person_id), staff=True))

        opened = {task.href: (await client.get(task.href)).status_code for task in told}

    assert {task.sentence: task.count for task in told} == {
        "Confirm the hours of 1 shift": 1,
        "Give the second word on 1 long time": 1,
        "Answer 1 question about hours": 1,
        "Look at 1 paper": 1,
        "Look into 1 drawn time": 1,
        "Answer 1 objection to a stop": 1,
    }
    assert set(opened.values()) == {200}


async def test_no_officer_is_shown_what_another_has_to_decide(database: None) -> None:
    story = await a_story()
    with clock.stopped(LATER):
        await a_full_desk(story)

        sentences = {task.sentence for task in await tasks_for(story.street, url_for)}
        desk = {task.sentence for task in await tasks_for(story.desk, url_for)}

    assert "Answer 1 objection to a stop" not in sentences, "who gave it does not answer"
    assert "Look into 1 drawn time" in sentences
    assert not {"Look at 1 paper", "Look into 1 drawn time"} & desk


async def test_the_way_to_drawn_times_stands_at_the_desks_that_look_into_them(client: httpx.AsyncClient) -> None:
    story = await a_story()
    for officer, desk in ((story.street, "/street"), (story.county, "/county")):
        client.cookies.update(await people.signed_in(await Person.get(id=officer.person_id), staff=True))
        assert "/street/samples" in (await client.get(desk)).text
