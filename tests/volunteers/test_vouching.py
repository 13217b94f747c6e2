"""Papers open tasks once an officer has seen them, and social workers' registrations end."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn, Taken, Unreadable
from ground.identity import Person
from tests import people
from tests.volunteers.stories import a_story
from volunteers import queries, vouching
from volunteers.models import PaperStanding, Qualification, QualificationState, Skill, WorkerLevel

pytestmark = pytest.mark.anyio


async def test_a_paper_opens_nothing_until_an_officer_of_the_home_has_seen_it(database: None) -> None:
    story = await a_story()
    herself = await people.an_actor(story.wang)
    until = clock.today() + dt.timedelta(days=400)
    paper = await vouching.claim_paper(
        story.wang, Skill.FIRST_AID, paper="红十字救护员证", valid_until=until, by=herself
    )
    far = await people.an_officer("吴芳", Role.STREET_OFFICER, place=story.city.tianjia)

    for someone in (herself, story.desk, story.manager, far):
        with pytest.raises(MayNot):
            await vouching.verify(paper, by=someone)
    assert (await queries.standing(story.wang.id)).papers == frozenset()
    await vouching.verify(paper, by=story.street)

    assert (await queries.standing(story.wang.id)).papers == {Skill.FIRST_AID}
    assert (await queries.standing(story.wang.id, day=until + dt.timedelta(days=1))).papers == frozenset()
    assert await vouching.standing_of(until) == PaperStanding.VALID
    assert await vouching.standing_of(until, until - dt.timedelta(days=30)) == PaperStanding.EXPIRING
    assert await vouching.standing_of(until, until + dt.timedelta(days=1)) == PaperStanding.OVER


async def test_a_paper_that_is_over_is_not_taken(database: None) -> None:
    story = await a_story()
    herself = await people.an_actor(story.wang)
    yesterday = clock.today() - dt.timedelta(days=1)

    with pytest.raises(Unreadable):
        await vouching.claim_paper(story.wang, Skill.FIRST_AID, paper="旧证", valid_until=yesterday, by=herself)
    with pytest.raises(MayNot):
        await vouching.claim_paper(story.wang, Skill.LAW, paper="别人的", by=story.manager)


async def test_a_social_workers_registration_holds_three_years_and_is_renewed_in_its_window(database: None) -> None:
    story = await a_story()
    today = clock.today()

    worker = await vouching.register(
        story.wang, WorkerLevel.ASSISTANT, certificate_no="ZL2026001", registered_on=today, by=story.street
    )

    assert worker.registered_until == today.replace(year=today.year + 3)
    assert await vouching.is_registered(story.wang.id)
    with pytest.raises(Taken):
        await vouching.register(
            story.wang, WorkerLevel.ASSISTANT, certificate_no="ZL2026001", registered_on=today, by=story.street
        )
    with pytest.raises(OutOfTurn):
        await vouching.renew(worker, by=story.street)
    with clock.stopped(clock.city_moment(worker.registered_until - dt.timedelta(days=60))):
        renewed = await vouching.renew(worker, by=story.street)
    assert renewed.registered_until == today.replace(year=today.year + 6)


async def test_papers_go_from_the_page_to_the_officers_desk(client: httpx.AsyncClient) -> None:
    story = await a_story()
    client.cookies.update(await people.signed_in(story.wang))
    sent = await client.post("/en/me/papers", data={"skill": "first_aid", "paper": "红十字救护员证"})
    assert "waits for the street" in (await client.get(sent.headers["location"])).text
    paper = await Qualification.get(person_id=story.wang.id)

    client.cookies.update(await people.signed_in(await Person.get(id=story.street.person_id), staff=True))
    assert "红十字救护员证" in (await client.get("/en/street/papers")).text
    bare = await client.post(f"/en/street/papers/{paper.public_id}", data={"verdict": "refused"})
    assert bare.status_code == 422
    await client.post(f"/en/street/papers/{paper.public_id}", data={"verdict": "seen"})

    assert (await Qualification.get(id=paper.id)).state == QualificationState.VERIFIED
    far = await people.an_officer("吴芳", Role.STREET_OFFICER, place=story.city.tianjia)
    client.cookies.update(await people.signed_in(await Person.get(id=far.person_id), staff=True))
    answer = await client.post(f"/street/papers/{paper.public_id}", data={"verdict": "refused", "because": "看不清"})
    assert answer.status_code == 404
