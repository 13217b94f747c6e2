"""A certificate that was asked for is refused, and a false one taken back, by those who answer for it, with why."""

import httpx
import pytest

from ground.actors import Actor, Role
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.letters import Letter
from marketplace.app import relay
from tests import people
from tests.volunteers.stories import Story, a_story, at
from volunteers import certificate_paper, certifying, recording
from volunteers.models import Certificate, CertificateRequest, CertificateState, HourClaim, HourEntry, RequestState
from volunteers.waiting import tasks_for

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def seated(client: httpx.AsyncClient, who: Actor) -> None:
    """Sign a member of staff in."""
    client.cookies.update(await people.signed_in(await Person.get(id=who.person_id), staff=True))


async def a_certificate(story: Story) -> Certificate:
    """Let Wang ask for a certificate of two hours, which is issued at once."""
    await story.entered()
    made = await certifying.ask(story.wang, story.org, by=await people.an_actor(story.wang))
    return await Certificate.get(id=made.certificate_id)


async def a_waiting_request(story: Story) -> CertificateRequest:
    """Let Wang ask while an hour of hers waits for the community's word."""
    await story.entered(at(10), at(12))
    await story.claimed(at(14), at(15))
    return await certifying.ask(story.wang, story.org, by=await people.an_actor(story.wang))


async def test_inv_91_the_manager_refuses_with_why_and_the_person_reads_it(client: httpx.AsyncClient) -> None:
    story = await a_story()
    asked = await a_waiting_request(story)
    here = f"/org/{story.org.public_id}/certificates"
    one = f"{here}/{asked.public_id}"
    await seated(client, story.leader)
    listed = (await client.get(here, headers=JSON)).json()
    assert ([each["id"] for each in listed["waiting"]], listed["may_refuse"]) == ([asked.public_id], False)
    assert (await client.post(one, data={"because": "正在复核"})).status_code == 404
    await seated(client, story.manager)

    [task] = [each for each in await tasks_for(story.manager, lambda name, **_: name) if "certificates" in each.href]
    assert task.count == 1
    assert f'href="/en{one}"' in (await client.get(f"/en{here}")).text
    assert (await client.get(one, headers=JSON)).json()["may_say_no"] is True
    assert (await client.post(f"/en{one}", data={"because": ""})).status_code == 422
    sent = await client.post(f"/en{one}", data={"because": "签到表正在复核"})
    assert "Refused. The person reads why." in (await client.get(sent.headers["location"])).text
    assert (await client.post(one, data={"because": "又一次"})).status_code == 409

    assert await Letter.filter(person_id=story.wang.id, purpose="certificate_refused").count() == 1
    client.cookies.update(await people.signed_in(story.wang))
    assert "签到表正在复核" in (await client.get("/en/me/certificates")).text
    await client.post(f"/me/certificates/of/{story.org.public_id}")
    assert (await client.get("/me/certificates", headers=JSON)).json()["refused"] == []


async def test_inv_91_what_refuses_itself_is_told_too(database: None) -> None:
    story = await a_story()
    asked = await a_waiting_request(story)
    await recording.reverse(await HourEntry.get(), because="那天她没有来", by=story.desk)
    await recording.refuse(await HourClaim.get(state="proposed"), because="名单上没有", by=story.desk)
    await relay().settle()

    assert (await CertificateRequest.get(id=asked.id)).state == RequestState.REFUSED
    assert await Letter.filter(person_id=story.wang.id, purpose="certificate_refused").count() == 1


async def test_inv_92_the_street_finds_a_false_certificate_by_its_number_and_takes_it_back(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    certificate = await a_certificate(story)
    far = await people.an_officer("吴芳", Role.STREET_OFFICER, place=story.city.tianjia)
    number, one = certificate_paper.number_shown(certificate.number), f"/street/certificates/{certificate.public_id}"
    for someone in (far, story.desk, story.leader):
        await seated(client, someone)
        assert (await client.get(one)).status_code == 404
        assert (await client.post(one, data={"because": "我不喜欢"})).status_code == 404
    await seated(client, far)
    nothing = (await client.get("/street/certificates", params={"number": number}, headers=JSON)).json()
    assert nothing["certificates"] == []

    await seated(client, story.street)
    [found] = (await client.get("/street/certificates", params={"number": number}, headers=JSON)).json()["certificates"]
    assert (found["id"], found["may_revoke"]) == (certificate.public_id, True)
    assert "Whoever checks it reads at once" in (await client.get(f"/en{one}")).text
    sent = await client.post(f"/en{one}", data={"because": "查实没有参加"})

    assert "Taken back" in (await client.get(sent.headers["location"])).text
    assert "taken back" in (await client.get(f"/en{one}")).text
    assert (await client.post(one, data={"because": "查实没有参加"})).status_code == 409
    assert (await Certificate.get(id=certificate.id)).state == CertificateState.REVOKED
    assert await Letter.filter(person_id=story.wang.id, purpose="certificate_revoked").count() == 1
    client.cookies.update(await people.signed_in(story.wang))
    assert "查实没有参加" in (await client.get(f"/en/me/certificates/{certificate.public_id}")).text


async def test_the_county_sees_one_certificate_by_its_number_and_no_list(client: httpx.AsyncClient) -> None:
    story = await a_story()
    certificate = await a_certificate(story)
    await seated(client, story.county)

    assert (await client.get("/street/certificates", headers=JSON)).json()["certificates"] == []
    found = (await client.get(f"/street/certificates?number={certificate.number}", headers=JSON)).json()
    assert len(found["certificates"]) == 1


async def test_the_issuer_takes_its_own_certificate_back_and_nobody_their_own(client: httpx.AsyncClient) -> None:
    story = await a_story()
    certificate = await a_certificate(story)
    await seated(client, story.manager)

    sent = await client.post(f"/en/street/certificates/{certificate.public_id}", data={"because": "名字写错了"})

    assert sent.headers["location"].endswith(f"/org/{story.org.public_id}/certificates")
    with pytest.raises(OutOfTurn):
        await certifying.revoke(certificate, because="再一次", by=story.street)
    again = await certifying.ask(story.wang, story.org, by=await people.an_actor(story.wang))
    assert again.certificate_id not in (None, certificate.id), "the hours stand, and are certified anew"
