"""An organisation names whom it records late: by name and four figures, among those who served for it."""

import httpx
import pytest

from tests import people
from tests.volunteers.stories import a_story, at
from tests.volunteers.test_putting_right import a_record, seated
from volunteers.models import HourClaim, Source

pytestmark = pytest.mark.anyio


async def test_inv_86_of_two_people_of_one_name_the_figures_tell_who(client: httpx.AsyncClient) -> None:
    story = await a_story()
    other = await people.a_person("王桂兰")
    nobody_here = await people.a_person("李秀英")
    without = await people.a_person("赵德山", phone=None)
    for each in (story.wang, other, without):
        await story.claimed(at(14), at(15), person=each)
    await seated(client, story.leader)
    here = f"/en/org/{story.org.public_id}/hours/late"
    assert 'name="tail"' in (await client.get(here)).text

    for wrong in ({"name": "王桂兰"}, {"name": "李秀英", "tail": nobody_here.phone_tail}, {"name": "赵德"}, {}):
        assert (await client.post(here, data=a_record(story, **wrong))).status_code == 422
    for right in ({"name": "wgl", "tail": other.phone_tail}, {"name": "赵德山"}):
        assert (await client.post(here, data=a_record(story, **right))).status_code == 303

    late = await HourClaim.filter(source=Source.LATE).order_by("id")
    assert [claim.person_id for claim in late] == [other.id, without.id]
