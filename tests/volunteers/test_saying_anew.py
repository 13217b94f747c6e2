"""Time that was refused is said anew at the desk that refused it, and each desk sees what it answers for."""

import httpx
import pytest

from ground.actors import Role
from ground.errors import OutOfTurn
from orgs.models import ProjectPlace
from tests import people
from tests.volunteers.stories import a_story, at
from tests.volunteers.test_putting_right import JSON, a_record, seated
from volunteers import disputing, recording
from volunteers.late_records import LateRecord, record_late
from volunteers.models import HourClaim

pytestmark = pytest.mark.anyio


async def test_inv_84_what_one_desk_refused_is_not_taken_to_another(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await ProjectPlace.create(project=story.project, place=story.city.shiyou)
    other = await people.a_project(story.org, story.city.shiyou, title="陪伴")
    neighbour = await people.an_officer("周洁", Role.COMMUNITY_WORKER, place=story.city.shiyou)
    claim = await story.claimed(planned=(at(10), at(12)))
    await recording.refuse(claim, because="名单上没有签名", by=story.desk)
    await seated(client, story.leader)
    here = f"/org/{story.org.public_id}/hours/late"

    asked = (await client.get(f"{here}?claim={claim.public_id}", headers=JSON)).json()
    assert [each["value"] for each in asked["places"]] == [story.city.huibin.code]
    assert [each["value"] for each in asked["projects"]] == [story.project.public_id]
    for change in ({"place": story.city.shiyou.code}, {"project": other.public_id}):
        assert (await client.post(here, data=a_record(story, claim=claim.public_id, **change))).status_code == 422
    told = LateRecord(
        person=story.wang, project=story.project, place=story.city.shiyou, about="送午饭",
        starts_at=at(10), ends_at=at(12), because="本人说的", again=claim,
    )  # fmt: skip
    with pytest.raises(OutOfTurn, match="stays with its person, its community"):
        await record_late(told, picture=None, by=story.leader)

    await disputing.report_missing(
        story.wang, place=story.city.shiyou, about="送午饭", words="名单上没有我", by=await people.an_actor(story.wang)
    )
    await seated(client, neighbour)
    at_desk = f"/cw/hours/of/{story.wang.public_id}/late"
    assert (await client.get(f"{at_desk}?claim={claim.public_id}")).status_code == 404
    taken = a_record(story, claim=claim.public_id, place=story.city.shiyou.code)
    assert (await client.post(at_desk, data=taken)).status_code == 404
    assert await HourClaim.all().count() == 1


async def test_each_desk_sees_its_own_part_of_a_shift(client: httpx.AsyncClient) -> None:
    story = await a_story()
    neighbour = await people.an_officer("周洁", Role.COMMUNITY_WORKER, place=story.city.shiyou)
    here = await story.claimed()
    there = await story.claimed(person=await people.a_person("李秀英"), shift=here.shift_ref)
    await HourClaim.filter(id=there.id).update(place_id=story.city.shiyou.id)

    for desk, claim in ((story.desk, here), (neighbour, there)):
        await seated(client, desk)
        shown = (await client.get(f"/cw/confirm/{here.shift_ref}", headers=JSON)).json()
        assert [each["claim"] for each in shown["shift"]["people"]] == [claim.public_id]
