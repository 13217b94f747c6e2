"""The whole way of a filing over forms, without a script: from the first question to the public page."""

import re

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.identity import Person
from orgs.models import Filing, FilingState, Organisation
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

PARTS = ("group", "people", "place", "papers")


async def _as(actor_id: int, *, staff: bool = False) -> dict[str, str]:
    return await people.signed_in(await Person.get(id=actor_id), staff=staff)


async def _post(client: httpx.AsyncClient, path: str, cookies: dict[str, str], **values: object) -> httpx.Response:
    return await stories.be(client, cookies).post(path, data=values)


async def _upload(client: httpx.AsyncClient, path: str, cookies: dict[str, str], kind: str) -> httpx.Response:
    file = (f"{kind}.pdf", stories.PDF, "application/pdf")
    return await stories.be(client, cookies).post(path, data={"kind": kind}, files={"file": file})


async def test_a_group_files_is_asked_for_more_and_stands_on_the_public_page(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    host = await stories.a_host(city)
    wang = await _as((await people.a_person("王桂兰", home=city.huibin)).id)
    li = await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing)
    zhao = await people.an_officer("赵敏", Role.STREET_OFFICER, place=city.zhenxing)
    first, second = await _as(li.person_id or 0, staff=True), await _as(zhao.person_id or 0, staff=True)

    begun = await _post(
        client, "/filings/begin", wang, kind="filed_group", name="惠宾合唱队", street=city.zhenxing.code
    )
    at = begun.headers["location"]
    assert begun.status_code == 303
    kept = [
        await _post(client, f"{at}/group", wang, name="惠宾合唱队", category="culture", summary="每周三一起唱歌。"),
        await _post(client, f"{at}/people", wang, leader_name="王桂兰", leader_phone="138 0000 9999", members="12"),
        await _post(
            client, f"{at}/place", wang, community=city.huibin.code, address="惠宾社区活动室", premises="lent",
            areas=city.huibin.code, host=host.public_id,
        ),
    ]  # fmt: skip
    kinds = ("application", "rules", "members", "leader", "premises", "host_opinion")
    kept += [await _upload(client, f"{at}/papers", wang, kind) for kind in kinds]
    assert [answer.status_code for answer in kept] == [303] * 9

    checked = await stories.be(client, wang).get(f"{at}/check")
    assert "惠宾社区活动室" in checked.text
    assert (await _post(client, f"{at}/submission", wang)).status_code == 303
    number = (await Filing.get()).number
    assert number in (await stories.be(client, wang).get(at)).text

    desk = f"/street{at}"
    asked = await _post(client, f"{desk}/asking", first, words="请再拍一张活动室的照片。")
    assert asked.status_code == 303
    assert "请再拍一张活动室的照片。" in (await stories.be(client, wang).get(at)).text
    assert (await _post(client, f"{at}/submission", wang)).status_code == 303
    reviewed = await _post(client, f"{desk}/review", first, seen="yes", advice="accept", opinion="材料齐全。")
    assert reviewed.status_code == 303
    own = await _post(client, f"{desk}/decision", first, answer="accept")
    assert own.status_code == 403
    decided = await _post(client, f"{desk}/decision", second, answer="accept", words="同意")
    assert decided.status_code == 303

    org = await Organisation.get(kind="filed_group")
    public = await stories.be(client, {}).get(f"/orgs/{org.public_id}")
    assert org.filing_no is not None
    assert org.filing_no in public.text
    assert host.name in public.text
    assert "13800009999" not in public.text.replace(" ", "")


async def test_nothing_typed_is_lost_when_something_is_to_be_mended(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_draft(city, wang)
    cookies = await _as(wang.person_id or 0)
    at = f"/filings/{filing.public_id}"

    begun = await _post(client, "/filings/begin", cookies, kind="filed_group", name="石油修理角", street="")
    group = await _post(
        client, f"{at}/group", cookies, name="合唱队", summary="有事打 13812345678", founded_on_year="2020",
        founded_on_month="13", founded_on_day="1", contact_phone="13912345678",
    )  # fmt: skip
    folk = await _post(client, f"{at}/people", cookies, leader_name="王桂兰", leader_phone="1380000", members="许多")
    place = await _post(client, f"{at}/place", cookies, community=city.wangjia.code, address="振兴街道服务站")

    assert [each.status_code for each in (begun, group, folk, place)] == [422] * 4
    assert "石油修理角" in begun.text
    for typed in ("有事打 13812345678", 'value="2020"', 'value="13"', "13912345678"):
        assert typed in group.text
    for typed in ("王桂兰", "1380000", "许多"):
        assert typed in folk.text
    assert "振兴街道服务站" in place.text
    assert group.text.count('class="field-error"') == 3
    assert (await stories.fresh(filing)).summary == ""


async def test_an_officers_words_are_not_lost_either(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    submitted = await stories.a_submitted(city, await stories.an_applicant(city), members=2)
    reviewed = await stories.a_reviewed(city, await stories.an_applicant(city, "李长河"), li, name="棋社", members=2)
    first, second = await _as(li.person_id or 0, staff=True), await _as(zhao.person_id or 0, staff=True)

    unseen = await _post(
        client, f"/street/filings/{submitted.public_id}/review", first, advice="accept", opinion="名单核对过，属实。"
    )
    why = await _post(client, f"/street/filings/{reviewed.public_id}/decision", second, answer="accept")

    assert (unseen.status_code, why.status_code) == (422, 422)
    assert "名单核对过，属实。" in unseen.text
    assert re.search(r'value="accept" checked', why.text)


async def test_a_button_pressed_twice_hands_it_in_once(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_whole_draft(city, wang)
    cookies = await _as(wang.person_id or 0)
    at = f"/filings/{filing.public_id}/submission"

    first = await _post(client, at, cookies, key="k1")
    again = await _post(client, at, cookies, key="k1")

    assert (first.status_code, again.status_code) == (303, 303)
    assert await stories.letters_to(filing.applicant_id) == ["filing_received"]


async def test_a_program_files_with_json(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    cookies = await _as(wang.person_id or 0)
    headers = {"accept": "application/json", "accept-language": "en"}

    made = await stories.be(client, cookies).post(
        "/filings/begin", headers=headers,
        json={"kind": "filed_group", "name": "合唱队", "street": city.zhenxing.code},
    )  # fmt: skip
    wrong = await stories.be(client, cookies).post("/filings/begin", headers=headers, json={"kind": "choir"})

    assert made.status_code == 200
    assert made.json()["file"]["state"] == "draft"
    assert [part["part"] for part in made.json()["parts"]] == list(PARTS)
    assert wrong.status_code == 422
    assert {each["field"] for each in wrong.json()["mistakes"]} == {"kind", "name", "street"}


async def test_inv_28_the_applicant_reads_one_state_and_no_officers_name(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    li = await stories.a_street_officer(city)
    wang = await stories.an_applicant(city)
    reviewed = await stories.a_reviewed(city, wang, li)
    waiting = await stories.a_submitted(city, wang, name="棋社")
    cookies = await _as(wang.person_id or 0)

    reader, headers = stories.be(client, cookies), {"accept": "application/json"}
    paths = [f"/filings/{each.public_id}" for each in (reviewed, waiting)]
    seen = [(await reader.get(path, headers=headers)).json() for path in paths]
    page = await stories.be(client, cookies).get(f"/filings/{reviewed.public_id}")

    assert [each["file"]["state"] for each in seen] == ["being_looked_at"] * 2
    assert [each["may_withdraw"] for each in seen] == [True, True]
    assert "李强" not in page.text
    assert "材料齐全，名单核对过。" not in page.text
    assert reviewed.state == FilingState.REVIEWED
    assert reviewed.due_at is not None
    assert clock.city_day(reviewed.due_at).isoformat() == seen[0]["due_on"]


async def test_who_takes_back_what_was_not_handed_in_is_not_told_of_a_street_that_stops(
    client: httpx.AsyncClient,
) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    draft, waiting = await stories.a_whole_draft(city, wang), await stories.a_submitted(city, wang, name="棋社")
    reader = stories.be(client, await _as(wang.person_id or 0))

    asked = [(await reader.get(f"/en/filings/{each.public_id}/withdrawal")).text for each in (draft, waiting)]

    assert ["The street stops looking at it." in page for page in asked] == [False, True]
    assert all("you would begin a new file" in page for page in asked)
