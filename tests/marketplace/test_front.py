"""The first pages: a greeting, what is near, plain words, and how one likes to see it all."""

import httpx
import pytest

from ground import clock
from ground.identity import Person
from ground.language import spoken_day
from tests import people
from tests.letterbox import code_to
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
PLAIN = ("/", "/help", "/privacy", "/accessibility", "/open", "/search", "/a", "/sign-in", "/staff/sign-in")


@pytest.mark.parametrize("path", PLAIN)
async def test_a_stranger_reads_the_first_pages_in_both_languages_and_as_json(
    client: httpx.AsyncClient, path: str
) -> None:
    chinese, english = await client.get(path), await client.get(f"/en{path}")
    data = await client.get(path, headers=JSON)

    assert [chinese.status_code, english.status_code, data.status_code] == [200] * 3
    assert '<html lang="zh-Hans"' in chinese.text
    assert '<html lang="en"' in english.text
    assert data.json()["title"]
    assert "Accept" in chinese.headers["vary"]


async def test_every_page_leads_to_itself_in_the_other_language(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/a?which=week")
    await walker.press("简体中文")
    assert walker.path == "/a?which=week"
    await walker.press("English")
    assert walker.path == "/en/a?which=week"


async def test_the_first_page_greets_with_the_day_and_shows_what_is_near(client: httpx.AsyncClient) -> None:
    calling = await a_calling()

    walker = await Walker(client).open("/en/")

    assert "Welcome!" in walker.text
    assert walker.find(calling.activity.title)
    assert walker.find("Call us").href == "tel:12345"


async def test_the_first_page_leads_to_all_that_everybody_may_read(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/")

    for words, path in (
        ("Who needs a hand?", "/en/needs"),
        ("Read, and name one", "/en/steward"),
        ("Organisations near you", "/en/orgs"),
        ("Public notices", "/en/notices"),
        ("Check a certificate", "/en/certificate"),
    ):
        assert walker.find(words).href == path
    await walker.open("/en/certificate")
    assert walker.find("Home").href == "/en/"


async def test_who_is_known_is_greeted_by_name_and_reminded_of_the_next_promise(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰")
    await joins(wang, calling)
    carry(client, await people.signed_in(wang))

    data = (await client.get("/en/", headers={**JSON, "accept-language": "en"})).json()

    assert data["title"] == "Hello, 王桂兰"
    assert data["next_words"].startswith("Next: ")
    assert data["hours_words"] is None
    assert data["today"] == clock.today().isoformat()
    assert spoken_day(clock.city_day(calling.shift.starts_at))


async def test_larger_letters_stay_chosen_and_come_along_to_the_next_device(client: httpx.AsyncClient) -> None:
    phone = "13912345678"
    wang = await people.a_person("王桂兰", phone=phone)
    carry(client, await people.signed_in(wang))
    walker = await Walker(client).open("/en/a?which=week")
    await walker.press("Largest")
    assert walker.path == "/en/a?which=week"
    await walker.press("Contrast")
    assert 'data-size="3" data-contrast' in walker.answer.text
    kept = await Person.get(id=wang.id)
    assert (kept.size, kept.contrast) == ("3", True)

    client.cookies.clear()
    walker = await Walker(client).open("/en/sign-in")
    assert "data-size" not in walker.answer.text
    await walker.press("Text me", phone=phone)
    await walker.press("Next", code=await code_to(phone))

    assert 'data-size="3" data-contrast' in walker.answer.text


async def test_a_browser_that_chose_already_keeps_its_choice(client: httpx.AsyncClient) -> None:
    phone = "13912345678"
    await people.a_person("王桂兰", phone=phone)
    walker = await Walker(client).open("/en/sign-in")
    await walker.press("For elders")
    await walker.press("Text me", phone=phone)
    await walker.press("Next", code=await code_to(phone))

    assert 'data-size="2"' in walker.answer.text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nx: y", ""])
async def test_the_way_back_from_the_switch_stays_here(client: httpx.AsyncClient, back: str) -> None:
    """Security 29."""
    answer = await client.post("/display", data={"size": "2", "back": back})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


async def test_a_page_that_is_not_there_says_so_once(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere", headers={"accept": "text/html"})

    assert answer.text.partition("<main")[2].count("没找到这一页") == 1


async def test_contrast_is_kept_in_the_cookie_that_the_specification_names(client: httpx.AsyncClient) -> None:
    await client.post("/display", data={"contrast": "1"})

    assert client.cookies["hc"] == "1"
    assert "data-contrast" in (await client.get("/")).text


@pytest.mark.parametrize("given", [{"size": "9"}, {"contrast": "yes"}, {"colour": "red"}])
async def test_a_size_that_there_is_not_is_refused(client: httpx.AsyncClient, given: dict[str, str]) -> None:
    answer = await client.post("/display", data=given)

    assert answer.status_code == 422
    assert "size" not in client.cookies


async def test_a_planted_size_changes_nothing(client: httpx.AsyncClient) -> None:
    carry(client, {"size": '3" onload="alert(1)', "contrast": "<script>"})

    page = (await client.get("/")).text

    assert "onload" not in page
    assert "data-size" not in page


async def test_what_is_not_there_says_so_and_leads_home(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/nowhere/at/all")

    assert walker.answer.status_code == 404
    assert walker.find("To the first page").href == "/en/"
    assert (await client.get("/nowhere", headers=JSON)).json()["status"] == 404


async def test_pages_carry_the_headers_that_keep_strangers_scripts_out(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert " style=" not in answer.text
    assert "<script>" not in answer.text
