"""Posts: set up by the community, given to who may serve, and never without the insurance that they need."""

import datetime as dt

import pytest

from ground.errors import MayNot, OutOfTurn, Taken
from ground.identity import Person
from silver_steward import posting
from silver_steward.models import PostKind
from tests import people
from tests.silver_steward.stories import a_story

pytestmark = pytest.mark.anyio


async def test_a_post_that_needs_insurance_is_given_only_while_it_is_in_force(database: None) -> None:
    story = await a_story()
    wang = await people.a_person(home=story.city.huibin)
    post = await posting.set_up(PostKind.PATROL, story.city.huibin, by=story.desk)
    with pytest.raises(OutOfTurn, match="insurance"):
        await posting.assign(post, wang, by=story.desk)
    await posting.insure(post, dt.date(2026, 10, 13), by=story.desk)
    with pytest.raises(OutOfTurn, match="insurance"):
        await posting.assign(post, wang, by=story.desk)

    await posting.insure(post, dt.date(2026, 12, 31), by=story.desk)
    held = await posting.assign(post, wang, by=story.desk)
    with pytest.raises(Taken):
        await posting.assign(post, wang, by=story.desk)
    await posting.end(held, by=story.colleague)
    await posting.assign(post, wang, by=story.desk)


async def test_work_with_children_waits_for_a_paper_and_strangers_give_nothing(database: None) -> None:
    story = await a_story()
    wang = await people.a_person(home=story.city.huibin)
    post = await posting.set_up(
        PostKind.CHILDREN, story.city.huibin, by=story.street, insured_until=dt.date(2027, 1, 1)
    )
    with pytest.raises(OutOfTurn, match="paper for work with children"):
        await posting.assign(post, wang, by=story.desk)
    with pytest.raises(MayNot):
        await posting.set_up(PostKind.GARDENS, story.city.wangjia, by=story.desk)
    yard = await posting.set_up(PostKind.GARDENS, story.city.huibin, by=story.desk)
    with pytest.raises(MayNot, match="to themselves"):
        await posting.assign(yard, await Person.get(id=story.desk.person_id), by=story.desk)
