"""Who recorded, certifies: free, as a snapshot, checkable by anyone and telling no more than it must."""

import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from ground import clock, idnumbers
from ground.actors import Actor
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from ground.privacy import seal
from marketplace.app import relay
from orgs.models import Organisation
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers import certificate_paper, certifying, checking, recording
from volunteers.confirming import give_second_word
from volunteers.models import (
    Certificate,
    CertificateRequest,
    CertificateState,
    HourCategory,
    RequestState,
    Source,
)

pytestmark = pytest.mark.anyio


async def a_certificate(story: Story, org: Organisation | None = None) -> Certificate:
    """Let Wang ask for a certificate, which is issued at once."""
    made = await certifying.ask(story.wang, org or story.org, by=await herself(story))
    return await Certificate.get(id=made.certificate_id).select_related("issuer", "person")


async def herself(story: Story) -> Actor:
    """Return Wang as an actor."""
    return await people.an_actor(story.wang)


async def test_inv_90_each_organisation_certifies_what_it_recorded_and_nothing_else(database: None) -> None:
    story = await a_story()
    other = await people.an_org(story.city, "别的社")
    await story.entered(at(10), at(12))

    certificate = await a_certificate(story)

    assert (certificate.issuer_id, certificate.minutes) == (story.org.id, 120)
    with pytest.raises(OutOfTurn, match="no confirmed hours"):
        await certifying.ask(story.wang, other, by=await herself(story))


async def test_inv_91_it_is_issued_at_once_and_asking_twice_gives_the_same(database: None) -> None:
    story = await a_story()
    await story.entered()

    first, second = await a_certificate(story), await a_certificate(story)

    assert first.id == second.id
    assert await Certificate.all().count() == 1
    assert first.issued_by_id == story.wang.id


async def test_inv_91_it_waits_for_the_desks_word_and_then_comes_by_itself(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    waiting = await story.claimed(at(14), at(15))

    request = await certifying.ask(story.wang, story.org, by=await herself(story))
    assert request.state == RequestState.WAITING
    assert request.due_at > clock.now()
    await recording.confirm(waiting, by=story.desk)
    await relay().settle()

    assert (await CertificateRequest.get(id=request.id)).state == RequestState.ISSUED
    assert (await Certificate.get(person_id=story.wang.id)).minutes == 180


async def test_inv_91_a_refusal_needs_a_reason_and_the_organisation_that_was_asked(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    await story.claimed(at(14), at(15))
    request = await certifying.ask(story.wang, story.org, by=await herself(story))

    with pytest.raises(MayNot):
        await certifying.refuse(request, because="不", by=story.desk)
    with pytest.raises(Unreadable):
        await certifying.refuse(request, because=" ", by=story.manager)
    await certifying.refuse(request, because="这段时间正在复核", by=story.manager)

    assert request.reason == "这段时间正在复核"


async def test_nobody_asks_for_anothers_certificate(database: None) -> None:
    story = await a_story()
    await story.entered()

    for someone in (story.manager, story.desk, await people.an_actor(await people.a_person("路人"))):
        with pytest.raises(MayNot):
            await certifying.ask(story.wang, story.org, by=someone)


async def test_inv_92_a_later_change_alters_no_word_of_it(database: None) -> None:
    story = await a_story()
    await story.entered()
    certificate = await a_certificate(story)
    before = certificate_paper.paper_of(certificate)

    await Person.filter(id=story.wang.id).update(name="王桂花")
    await Organisation.filter(id=story.org.id).update(name="新名字", leader_name="别人")
    await story.entered(at(14), at(15))

    assert certificate_paper.paper_of(await Certificate.get(id=certificate.id)) == before


async def test_inv_92_a_line_taken_back_marks_the_certificate_at_once(client: httpx.AsyncClient) -> None:
    story = await a_story()
    line = await story.entered(at(10), at(12))
    await story.entered(at(14), at(15))
    certificate = await a_certificate(story)

    await recording.reverse(line, by=story.desk, because="那天她没有来")

    assert (await Certificate.get(id=certificate.id)).state == CertificateState.LINES_CHANGED
    shown = await client.get(_check_path(certificate).replace("/certificate", "/en/certificate"))
    assert "Some of its hours have changed since" in shown.text
    newer = await a_certificate(story)
    assert newer.minutes == 60
    assert (await Certificate.get(id=certificate.id)).state == CertificateState.SUPERSEDED


def _check_path(certificate: Certificate) -> str:
    parts = urlsplit(certificate_paper.check_address(certificate))
    return f"{parts.path}?{parts.query}"


async def test_hours_without_evidence_and_training_are_not_certified_as_service(database: None) -> None:
    story = await a_story()
    await story.entered(at(8), at(9))
    await recording.confirm(await story.claimed(at(10), at(11), category=HourCategory.TRAINING), by=story.desk)
    typed = await story.claimed(at(12), at(17), source=Source.ADMIN, by=story.manager)
    await recording.confirm(typed, by=story.desk)

    await give_second_word(typed, by=story.street)

    certificate = await a_certificate(story)

    assert certificate.minutes == 60
    told = certifying.snapshot(certificate)["service"]
    assert told["by_category"] == {"service": 60, "training": 60}  # type: ignore[index]


async def test_inv_93_the_check_says_whether_it_holds_and_names_nobody(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.entered()
    certificate = await a_certificate(story)

    shown = await client.get("/en" + _check_path(certificate))

    assert shown.status_code == 200
    for words in ("This certificate is valid", "盘锦银龄互助社", "2 hours"):
        assert words in shown.text
    for private in ("王桂兰", "W.G.L.", story.wang.public_id, "惠宾"):
        assert private not in shown.text


async def test_inv_93_an_unknown_number_looks_the_same_as_a_wrong_code(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.entered()
    certificate = await a_certificate(story)

    wrong = await client.get(f"/en/certificate?number={certificate.number}&code=AAAAAA")
    unknown = await client.get("/en/certificate?number=209900000000&code=AAAAAA")

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.text.replace(certificate.number, "") == unknown.text.replace("209900000000", "")
    assert "We did not find it" in wrong.text


async def test_inv_93_letters_may_be_typed_as_people_type(database: None) -> None:
    story = await a_story()
    await story.entered()
    certificate = await a_certificate(story)
    number, code = certificate.number, certifying.code_of(certificate)

    spaced = f"{number[:4]} {number[4:8]}-{number[8:]}"
    found = await checking.check(spaced, code.lower())

    assert found is not None
    assert (found.state, found.minutes) == (CertificateState.ISSUED, 120)
    assert code not in certificate.check_code_hash + certificate.check_code_sealed


async def test_inv_93_guessing_is_slowed(client: httpx.AsyncClient) -> None:
    await a_story()

    statuses = [
        (await client.get(f"/certificate?number=202600000001&code={code * 6}")).status_code
        for code in "ABCDEFGHJKMNPQRTUVWXY"
    ]

    assert statuses == [200] * 20 + [429]


async def test_inv_94_initials_are_shown_by_separate_consent_alone(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.entered()
    certificate = await a_certificate(story)
    client.cookies.update(await people.signed_in(story.wang))
    here = f"/me/certificates/{certificate.public_id}"

    await client.post(f"{here}/initials", data={"initials": "yes"})
    assert "W.G.L." in (await client.get("/en" + _check_path(certificate))).text
    await client.post(f"{here}/initials")
    assert "W.G.L." not in (await client.get("/en" + _check_path(certificate))).text


async def test_a_certificate_that_was_taken_back_says_so(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.entered()
    certificate = await a_certificate(story)

    with pytest.raises(MayNot):
        await certifying.revoke(certificate, because="不", by=story.desk)
    await certifying.revoke(certificate, because="查实没有参加", by=story.street)

    shown = await client.get("/en" + _check_path(certificate))
    assert "This certificate was taken back" in shown.text
    assert "查实没有参加" not in shown.text


async def test_it_is_asked_for_and_printed_in_three_taps(client: httpx.AsyncClient) -> None:
    story = await a_story()
    await story.entered()
    client.cookies.update(await people.signed_in(story.wang))

    hours = await client.get("/en/me/hours")
    assert "/en/me/certificates" in hours.text
    listed = await client.get("/en/me/certificates")
    ask = f"/en/me/certificates/of/{story.org.public_id}"
    assert ask in listed.text
    sent = await client.post(ask)
    shown = await client.get(sent.headers["location"])
    paper = await client.get(sent.headers["location"] + "/paper")

    assert "王桂兰" in shown.text
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")
    client.cookies.update(await people.signed_in(await people.a_person("李强")))
    assert (await client.get(sent.headers["location"])).status_code == 404
    assert (await client.get(sent.headers["location"] + "/paper")).status_code == 404


async def test_the_paper_bears_the_masked_number_and_its_code_leads_to_the_check(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    for program in ("pdftoppm", "pdftotext", "zbarimg"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine")
    story = await a_story()
    number = "21112119560308102" + idnumbers.check_of("21112119560308102")
    await Person.filter(id=story.wang.id).update(id_number_sealed=seal("id", number), sex="f")
    story.wang.id_number_sealed = seal("id", number)
    await story.entered()
    certificate = await a_certificate(story)
    (tmp_path / "c.pdf").write_bytes(await certificate_paper.pdf_of(certificate))

    _run(tmp_path, "pdftoppm", "-r", "150", "-png", "-singlefile", "c.pdf", "c")
    decoded = _run(tmp_path, "zbarimg", "-q", "--raw", "c.png").strip()
    text = _run(tmp_path, "pdftotext", "-layout", "c.pdf", "-")

    asked = parse_qs(urlsplit(decoded).query)
    assert asked == {"number": [certificate.number], "code": [certifying.code_of(certificate)]}
    assert "This certificate is valid" in (await client.get(f"/en/certificate?{urlsplit(decoded).query}")).text
    assert idnumbers.masked(number) in text
    assert number not in text
    for words in ("王桂兰", "盘锦银龄互助社", "刘敏", "0427-2810000", "给邻居老人送午饭", f"{DAY.isoformat()}"):
        assert words in text


def _run(folder: Path, *words: str) -> str:
    return subprocess.run(words, cwd=folder, capture_output=True, check=True, text=True).stdout
