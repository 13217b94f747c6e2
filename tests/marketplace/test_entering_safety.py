"""What the entrance keeps out: guesses of who is here, foreign addresses, stolen and fixed sessions."""

import datetime as dt
import re

import httpx
import pytest

from ground import clock
from ground.audit import AuditEntry
from ground.identity import Session
from marketplace.schemas.entering import local
from tests import people
from tests.letterbox import code_to
from tests.outside.walking import Walker, carry, key_of_a_form_read

pytestmark = pytest.mark.anyio

KEY = re.compile(r'name="key" value="[^"]+"')
FOREIGN = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/%2f/evil.example",
    "/a\r\nSet-Cookie: x=1",
    "/a\tb",
    "/\u2028evil",
    "@evil.example",
    "/a?x=//evil.example",
    "",
)


@pytest.mark.parametrize("path", FOREIGN)
def test_a_way_on_that_leads_elsewhere_is_the_first_page(path: str) -> None:
    """Security 29."""
    assert local(path) == "/"


@pytest.mark.parametrize("path", ["/", "/me", "/en/me/data", "/s/0123456789ab/check?for=family", "/a?which=near&at=2"])
def test_a_way_on_of_our_own_is_kept(path: str) -> None:
    assert local(path) == path


@pytest.mark.parametrize("path", FOREIGN)
async def test_nobody_is_led_away_by_an_address_that_was_slipped_in(client: httpx.AsyncClient, path: str) -> None:
    """Security 29, through every step that carries it."""
    phone = people.a_phone()
    entrance = await client.get("/sign-in", params={"next": path})
    assert 'name="next" value="/"' in entrance.text
    asked = await client.post("/sign-in", data={"phone": phone, "next": path, "key": await key_of_a_form_read(client)})
    assert asked.headers["location"] == "/sign-in/code?next=/"
    let_in = await client.post("/sign-in/code", data={"code": await code_to(phone), "next": path})
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/")


async def test_a_known_and_an_unknown_telephone_get_the_same_pages(client: httpx.AsyncClient) -> None:
    """Security 14."""
    known, unknown = "13900000001", "13900000002"
    await people.a_person(phone=known)
    seen = []
    for phone in (known, unknown):
        client.cookies.clear()
        asked = await client.post("/en/sign-in", data={"phone": phone, "key": await key_of_a_form_read(client)})
        page = await client.get(asked.headers["location"])
        wrong = await client.post("/en/sign-in/code", data={"code": "000000"})
        bodies = [KEY.sub("", each.text).replace(phone[-4:], "____") for each in (asked, page, wrong)]
        kept = [sorted(name for name in each.headers if name != "set-cookie") for each in (asked, page, wrong)]
        seen.append(([each.status_code for each in (asked, page, wrong)], kept, bodies))

    assert seen[0] == seen[1]


async def test_the_telephone_stands_in_no_address(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/sign-in?next=/me")
    await walker.press("Text me", phone="13912345678")
    await walker.press("Next", code=await code_to("13912345678"))

    assert not any("13912345678" in path for _method, _status, path in walker.trail)
    assert "13912345678" not in str(await AuditEntry.all().values_list("body", flat=True))


async def test_the_session_is_new_at_sign_in_and_dead_after_sign_out(client: httpx.AsyncClient) -> None:
    """Security 10: a cookie that was there before opens nothing after, nor does one that was signed out."""
    phone = people.a_phone()
    carry(client, {"session": "planted-by-somebody"})
    walker = await Walker(client).open("/en/sign-in?next=/me")
    await walker.press("Text me", phone=phone)
    await walker.press("Next", code=await code_to(phone))
    mine = client.cookies["session"]
    assert mine != "planted-by-somebody"
    assert walker.path == "/en/me"

    await walker.press("Sign out")
    assert "session" not in client.cookies
    carry(client, {"session": mine})

    assert (await client.get("/me")).status_code == 303
    assert await Session.filter(ended_at=None).count() == 0


async def test_signing_in_again_ends_the_session_that_this_browser_had(client: httpx.AsyncClient) -> None:
    wang, phone = await people.a_person(), people.a_phone()
    carry(client, await people.signed_in(wang))
    before = client.cookies["session"]

    walker = await Walker(client).open("/en/sign-in")
    await walker.press("Text me", phone=phone)
    await walker.press("Next", code=await code_to(phone))

    assert client.cookies["session"] != before
    assert await Session.filter(person_id=wang.id, ended_at=None).count() == 0


async def test_a_session_lasts_half_a_year_and_no_longer(client: httpx.AsyncClient) -> None:
    carry(client, await people.signed_in(await people.a_person()))

    with clock.stopped(clock.now() + dt.timedelta(days=179)):
        assert (await client.get("/me")).status_code == 200
    with clock.stopped(clock.now() + dt.timedelta(days=181)):
        assert (await client.get("/me")).status_code == 303


async def test_the_cookies_are_kept_from_scripts_and_from_other_sites(client: httpx.AsyncClient) -> None:
    phone = people.a_phone()
    asked = await client.post("/sign-in", data={"phone": phone, "key": await key_of_a_form_read(client)})
    let_in = await client.post("/sign-in/code", data={"code": await code_to(phone)})

    for answer in (asked, let_in):
        for cookie in answer.headers.get_list("set-cookie"):
            assert "httponly" in cookie.lower()
            assert "samesite=lax" in cookie.lower()
        assert answer.headers["cache-control"] == "no-store"


async def test_a_sign_in_from_another_site_is_refused(client: httpx.AsyncClient) -> None:
    """Security 8."""
    for path in ("/sign-in", "/sign-in/code", "/sign-in/who", "/staff/sign-in", "/sign-out"):
        answer = await client.post(path, data={}, headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403
