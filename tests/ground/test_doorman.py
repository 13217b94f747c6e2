"""The doorman: who comes, from which site, in which language; and what every answer carries, whatever it is."""

import dataclasses
import html
import itertools
import re
from collections.abc import AsyncIterator

import httpx
import pytest
from tortoise.exceptions import DBConnectionError

from ground import settings
from ground.actors import Actor, Role
from ground.identity import Person
from marketplace import desks
from tests import people
from tests.ground.echo import JSON, SAME, an_echoing_house
from tests.letterbox import code_to
from tests.outside.walking import key_of_a_form_read

pytestmark = pytest.mark.anyio

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
UNSAFE = ["POST", "PUT", "PATCH", "DELETE", "BREW"]


@pytest.fixture
async def house(database: None) -> AsyncIterator[httpx.AsyncClient]:
    async with an_echoing_house() as client:
        yield client


ANSWERS = {
    "/t/page": 200,
    "/nowhere": 404,
    "/t/crash": 500,
    "/t/away": 503,
    "/t/keep": 405,
    "/t/refuse/gone": 410,
    "/t/page?q=%00": 422,
    "/static/nothing.css": 404,
}


@pytest.mark.parametrize("before", ["", "/en"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
async def test_every_answer_carries_the_headers_and_says_nothing_of_what_failed(
    house: httpx.AsyncClient, accept: str, before: str
) -> None:
    for path, status in ANSWERS.items():
        carries_the_headers(await house.get(before + path, headers={"accept": accept}), status, accept)


def carries_the_headers(answer: httpx.Response, status: int, accept: str) -> None:
    """Assert what holds of every answer."""
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search("12345678|Traceback|RuntimeError|Connection", answer.text)
    if status != 200:
        problem = answer.json() if accept == "application/json" else None
        assert problem is None or (problem["status"], bool(problem["detail"])) == (status, True)
        assert problem is not None or "12345" in answer.text
    assert answer.headers.get("retry-after") == ("10" if status == 503 else None)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "anything"},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:8001"},
        {"origin": "http://["},
        {"origin": "ftp://testserver"},
        {"origin": ""},
        {"cookie": "session=x"},
    ],
)
async def test_no_other_site_changes_anything_by_any_method(house: httpx.AsyncClient, headers: dict[str, str]) -> None:
    for method, path in itertools.product(UNSAFE, ("/t/keep", "/en/t/keep", "/nowhere", "/t/page")):
        answer = await house.request(method, path, content=b"name=x", headers={**headers, **JSON})
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/from-elsewhere")
    assert "12345" in (await house.post("/t/keep", headers=headers)).text


@pytest.mark.parametrize(
    "headers", [SAME, {"sec-fetch-site": "none"}, {"origin": "http://testserver"}, {"authorization": "Bearer x"}, {}]
)
async def test_our_own_pages_and_programs_without_a_cookie_do(
    house: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    assert (await house.post("/t/keep", data={"name": "王桂兰"}, headers=headers)).status_code == 200


async def test_another_site_may_link_to_us(house: httpx.AsyncClient) -> None:
    for method in ("GET", "HEAD"):
        answer = await house.request(method, "/t/page", headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 200


async def test_over_https_an_origin_is_ours_by_https_alone(installation: settings.Settings, database: None) -> None:
    with settings.using(dataclasses.replace(installation, public_url="https://testserver")):
        async with an_echoing_house("https://testserver") as house:
            plain = await house.post("/t/keep", data={"name": "x"}, headers={"origin": "http://testserver"})
            ours = await house.post("/t/keep", data={"name": "x"}, headers={"origin": "https://testserver"})

    assert (plain.status_code, ours.status_code) == (403, 200)
    assert ours.headers["strict-transport-security"].startswith("max-age=31536000")


async def test_over_https_the_session_is_bound_to_this_host_and_never_sent_in_clear(
    installation: settings.Settings, database: None
) -> None:
    phone = people.a_phone()
    with settings.using(dataclasses.replace(installation, public_url="https://testserver")):
        async with an_echoing_house("https://testserver") as house:
            await house.post("/sign-in", data={"phone": phone, "key": await key_of_a_form_read(house)}, headers=SAME)
            let_in = await house.post("/sign-in/code", data={"code": await code_to(phone)}, headers=SAME)
            (cookie,) = [each for each in let_in.headers.get_list("set-cookie") if "session" in each]
            assert (await house.get("/t/known")).status_code == 200

    name, *flags = [part.strip().lower() for part in cookie.split(";")]
    assert name.startswith("__host-session=")
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= set(flags)
    assert not any(flag.startswith("domain") for flag in flags)
    assert len(name.removeprefix("__host-session=")) >= 43


async def test_a_wrong_method_is_405_and_told_which_are_right(house: httpx.AsyncClient) -> None:
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "GET", "HEAD"):
        answer = await house.request(method, "/t/keep", headers={**SAME, **JSON})
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
        assert method == "HEAD" or answer.json()["status"] == 405


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "127.0.0.1.evil.example", ""])
async def test_an_unknown_host_is_refused(house: httpx.AsyncClient, host: str) -> None:
    answer = await house.get("/t/page", headers={"host": host})

    told = await house.get("/t/page", headers={"host": host, **JSON})

    assert answer.status_code == told.status_code == 400
    assert answer.headers["content-security-policy"]
    assert "12345" in answer.text
    assert not host or host not in answer.text
    assert (told.headers["content-type"], told.json()["title"]) == ("application/problem+json", "wrong host")


@pytest.mark.parametrize("path", ["/t/away", "/t/crash"])
async def test_the_page_of_a_fault_asks_nothing_of_a_database_that_is_away(
    house: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """The desks in the head of a page are read from it for who works in one organisation."""
    city = await people.a_city()
    manager = await people.an_officer("刘敏", Role.ORG_MANAGER, org=await people.an_org(city))
    house.cookies.update(await people.signed_in(await Person.get(id=manager.person_id), staff=True))

    async def away(_actor: Actor) -> None:
        raise DBConnectionError

    monkeypatch.setattr(desks, "_only_org", away)
    answer = await house.get(path)

    assert answer.status_code == {"/t/away": 503, "/t/crash": 500}[path]
    assert "12345" in answer.text
    assert answer.headers["content-security-policy"]


async def test_en_in_front_says_everything_in_english_and_all_else_is_chinese(house: httpx.AsyncClient) -> None:
    chinese, english = await house.get("/nowhere"), await house.get("/en/nowhere")

    assert 'lang="zh-Hans"' in chinese.text
    assert 'lang="en"' in english.text
    assert 'href="/en/' in english.text
    for path in ("/en", "/en/", "/en/t/page", "/en/t/page/"):
        assert 'lang="en"' in (await house.get(path)).text
    for path in ("/english", "/enx/t/page", "/t/en"):
        assert (await house.get(path)).status_code == 404
    spoken = await house.get("/t/refuse/gone", headers={**JSON, "accept-language": "en"})
    assert spoken.json()["detail"] == "We could not find this page."


async def test_a_stranger_is_sent_to_sign_in_and_a_program_is_told(house: httpx.AsyncClient) -> None:
    person, program = await house.get("/t/known?a=1"), await house.get("/t/known", headers=JSON)

    assert person.status_code == 303
    assert person.headers["location"].startswith("/sign-in?next=/t/known")
    assert (program.status_code, program.json()["type"]) == (401, "/problems/not-signed-in")


async def test_a_cookie_or_a_bearer_tells_who_comes_and_neither_is_kept_by_caches(house: httpx.AsyncClient) -> None:
    city = await people.a_city()
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)
    person = await Person.get(id=worker.person_id)
    cookies = await people.signed_in(person, staff=True)
    (token,) = cookies.values()

    stranger = await house.get("/t/page", headers=JSON)
    by_cookie = await house.get("/t/known", headers={**JSON, "cookie": f"session={token}"})
    by_bearer = await house.get("/t/known", headers={**JSON, "authorization": f"Bearer {token}"})

    assert stranger.json()["title"] == "None []"
    assert by_cookie.json() == by_bearer.json()
    assert "community_worker" in by_cookie.json()["title"]
    assert by_cookie.headers["cache-control"] == by_bearer.headers["cache-control"] == "no-store"
    for wrong in ("", "x", token[:-1], token.swapcase()):
        answer = await house.get("/t/known", headers={**JSON, "authorization": f"Bearer {wrong}"})
        assert answer.status_code == 401


async def test_what_was_said_is_told_once_and_nobody_puts_words_into_our_mouth(house: httpx.AsyncClient) -> None:
    said = await house.post("/t/say", headers=SAME)
    assert said.headers["location"] == "/t/page"
    cookie = said.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()

    told = await house.get("/t/page")
    again = await house.get("/t/page")
    house.cookies.clear()
    forged = await house.get("/t/page", headers={"cookie": "said=%E8%AF%B7%E6%8B%A8%E6%89%93138"})

    assert "记下了。" in told.text
    assert "记下了。" not in again.text
    assert (forged.status_code, "请拨打" in forged.text) == (200, False)
    for hostile in (
        "said=\xe9".encode().decode("latin-1"),
        'said="\\000"',
        "said=",
        "size=<b>; hc=9; said=x" * 20,
    ):
        answer = await house.get("/t/page", headers={b"cookie": hostile.encode("latin-1")})
        assert answer.status_code in (200, 422)


@pytest.mark.parametrize("before", ["", "/en"])
@pytest.mark.parametrize(
    "path", ["//evil.example/x", "///evil.example", "/%5Cevil.example", "/%09/evil.example", "/%0A/e"]
)
async def test_no_link_leads_from_here_to_where_an_address_points(
    house: httpx.AsyncClient, before: str, path: str
) -> None:
    """Browsers read a backslash as a slash, and no tabs and line ends at all (security 29)."""
    answer = await house.get(f"http://testserver{before}{path}")

    led = [html.unescape(each) for each in re.findall(r'(?:href|action|value)="([^"]*)"', answer.text)]
    assert answer.status_code == 404
    assert [each for each in led if re.match(r"/[\s\\]*[/\\]", each)] == []


@pytest.mark.parametrize("path", ["/t/page?q=%ff", "/t/page?%00=1", "/%00", "/t/page?q=%ed%a0%80"])
async def test_an_address_that_is_no_text_is_refused(house: httpx.AsyncClient, path: str) -> None:
    assert (await house.get(path)).status_code == 422
