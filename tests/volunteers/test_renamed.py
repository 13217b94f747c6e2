"""A body is called otherwise from a day on: certificates bear the new name, earlier lines the old one (EDGE-22)."""

import datetime as dt

import pytest

from ground import clock
from orgs import changing
from orgs.models import Organisation
from orgs.schemas.own_drafts import ChangeDraft
from tests import people
from tests.volunteers.stories import NOON_AFTER, a_story, at
from volunteers import certificate_paper, certifying, confirming, ledger
from volunteers.models import Certificate

pytestmark = pytest.mark.anyio

LATER = dt.timedelta(days=7)


async def test_edge_22_after_the_change_the_new_name_and_code_and_on_earlier_lines_the_old(database: None) -> None:
    story = await a_story()
    old, code = story.org.name, people.a_code()
    await story.entered()
    wang = await people.an_actor(story.wang)
    await certifying.ask(story.wang, story.org, by=wang)
    with clock.stopped(NOON_AFTER + dt.timedelta(days=1)):
        draft = ChangeDraft(name="盘锦银龄互助服务中心", uscc=code, why="登记机关已经改名")
        await changing.accept(await changing.ask(story.org, draft, by=story.manager), by=story.street)
    org = await Organisation.get(id=story.org.id)
    day = at(10).date() + LATER
    with clock.stopped(NOON_AFTER + LATER):
        claim = await story.claimed(at(10, day=day), at(11, day=day), org=org)
        await confirming.confirm(claim, by=story.desk)
        await certifying.ask(story.wang, org, by=wang)

    first, second = await Certificate.all().order_by("id")
    papers = [certifying.snapshot(each) for each in (first, second)]
    shown = certificate_paper.paper_of(second)
    assert [paper["issuer"]["name"] for paper in papers] == [old, "盘锦银龄互助服务中心"]  # type: ignore[index]
    assert papers[1]["issuer"]["code"] == code  # type: ignore[index]
    assert [line["under"] for line in papers[1]["lines"]] == [old, ""]  # type: ignore[attr-defined]
    assert [old in line[2] for line in shown["lines"]] == [True, False]  # type: ignore[attr-defined]
    assert await ledger.minutes_of(story.wang.id) == 180
    verdict = await ledger.verify_chain(org.id)
    assert (verdict.lines, verdict.broken_at) == (2, None)
