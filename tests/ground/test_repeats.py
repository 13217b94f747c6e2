"""A button pressed twice does one act and gets one answer (EDGE-2), at once or later, whatever became of the first."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from itertools import count

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ground import audit, clock, limits, repeats
from ground.actors import SYSTEM
from ground.answers import refused
from ground.audit import AuditEntry
from ground.database import ask, transaction
from ground.doorman import WhoComes
from ground.doors import OPEN, act
from ground.errors import OutOfTurn, Refusal, Unreadable
from ground.forms import sent
from ground.language import lazy

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
_cookies = count(1)


async def give(request: Request) -> Response:
    """Do one act and answer with a cookie that no other answer has."""
    async with transaction():
        await audit.record("Shop.give", "Shop:1", by=SYSTEM)
        await asyncio.sleep(0.02)
    response = RedirectResponse("/given", status_code=303)
    response.set_cookie("session", f"secret-{next(_cookies)}")
    response.set_cookie("said", "done")
    return response


async def refuse(request: Request) -> Response:
    """Refuse the act the first time: its transaction is rolled back."""
    async with transaction():
        await audit.record("Shop.refuse", "Shop:1", by=SYSTEM)
        if not request.app.state.open:
            raise OutOfTurn(lazy("This is over already."))
    return JSONResponse({"given": True})


async def count_try(request: Request) -> Response:
    """Write a try down, then refuse: a wrong code."""
    async with transaction():
        await audit.record("Shop.try", "Shop:1", by=SYSTEM)
    raise Unreadable(lazy("This is over already."), [])


async def many(request: Request) -> Response:
    """Do several acts in one request, the first of which is refused."""

    async def serve(bowl: int) -> None:
        async with transaction():
            await audit.record("Shop.many", f"Shop:{bowl}", by=SYSTEM)
            if bowl == 0:
                raise OutOfTurn(lazy("This is over already."))

    done = 0
    for bowl in range(3):
        try:
            await serve(bowl)
        except OutOfTurn:
            continue
        done += 1
    return JSONResponse({"done": done})


async def limited(request: Request) -> Response:
    """Ask for a code: counted first, done then."""
    await limits.hit("code_by_phone", str((await sent(request)).get("phone")))
    return await give(request)


async def stumble(request: Request) -> Response:
    """Do the act and then fall over."""
    await give(request)
    message = "a fault of ours"
    raise RuntimeError(message)


@pytest.fixture
async def shop(database: None) -> AsyncIterator[httpx.AsyncClient]:
    """A small application behind our doors."""
    endpoints = [give, refuse, count_try, many, limited, stumble]
    app = Starlette(
        routes=[act(f"/{each.__name__}", each, name=each.__name__, door=OPEN) for each in endpoints],
        middleware=[Middleware(AuthenticationMiddleware, backend=WhoComes())],
        exception_handlers={Refusal: refused},
    )
    app.state.open = False
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop", headers=JSON) as client:
        client.app = app  # type: ignore[attr-defined]
        yield client


async def acts() -> int:
    """Count the acts that were done."""
    return await AuditEntry.all().count()


async def test_edge_2_five_presses_at_once_are_one_act_and_one_answer_with_its_cookies(shop: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(shop.post("/give", data={"key": "k", "what": "soup"}) for _ in range(5)))

    assert await acts() == 1
    assert {answer.status_code for answer in answers} == {303}
    assert {answer.headers["location"] for answer in answers} == {"/given"}
    assert len({tuple(answer.headers.get_list("set-cookie")) for answer in answers}) == 1
    assert len(answers[0].headers.get_list("set-cookie")) == 2


async def test_a_request_sent_again_after_a_lost_answer_gets_it(shop: httpx.AsyncClient) -> None:
    first = await shop.post("/give", json={"what": "soup"}, headers={"idempotency-key": "k"})
    again = await shop.post("/give", json={"what": "soup"}, headers={"idempotency-key": "k"})

    assert await acts() == 1
    assert again.headers.get_list("set-cookie") == first.headers.get_list("set-cookie")


async def test_who_goes_back_and_changes_the_form_means_another_act(shop: httpx.AsyncClient) -> None:
    await shop.post("/give", data={"key": "k", "what": "soup"})
    await shop.post("/give", data={"key": "k", "what": "rice"})

    assert await acts() == 2


async def test_another_address_is_another_act(shop: httpx.AsyncClient) -> None:
    await shop.post("/give", data={"key": "k"})
    await shop.post("/count_try", data={"key": "k"})

    assert await acts() == 2


async def test_without_a_key_each_press_is_an_act(shop: httpx.AsyncClient) -> None:
    await shop.post("/give", data={"what": "soup"})
    await shop.post("/give", data={"what": "soup"})

    assert await acts() == 2


async def test_a_refused_act_gives_its_key_back(shop: httpx.AsyncClient) -> None:
    first = await shop.post("/refuse", data={"key": "k"})
    shop.app.state.open = True  # type: ignore[attr-defined]
    second = await shop.post("/refuse", data={"key": "k"})

    assert (first.status_code, second.status_code) == (409, 200)
    assert await acts() == 1


async def test_a_refusal_that_was_counted_is_counted_once_for_two_presses(shop: httpx.AsyncClient) -> None:
    """An elder who presses twice does not use up two of the five tries."""
    answers = await asyncio.gather(*(shop.post("/count_try", data={"key": "k", "code": "1"}) for _ in range(2)))

    assert [answer.status_code for answer in answers] == [422, 422]
    assert await acts() == 1


async def test_of_several_acts_in_one_request_the_first_done_has_the_key(shop: httpx.AsyncClient) -> None:
    first = await shop.post("/many", data={"key": "k"})
    again = await shop.post("/many", data={"key": "k"})

    assert first.json() == again.json() == {"done": 2}
    assert await acts() == 2


async def test_a_second_press_is_not_refused_for_coming_too_soon(shop: httpx.AsyncClient) -> None:
    """The commonest double press of all: "send me the 6 digits"."""
    answers = await asyncio.gather(*(shop.post("/limited", data={"key": "k", "phone": "138"}) for _ in range(3)))
    other = await shop.post("/limited", data={"key": "another", "phone": "138"})

    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert other.status_code == 429
    assert await acts() == 1


async def test_one_key_does_not_open_a_limit_for_ever(shop: httpx.AsyncClient) -> None:
    """Who sends the same refused request on and on is stopped like anyone else."""

    async def ask_once() -> int:
        answer = await shop.post("/limited", data={"key": "k", "phone": "139"})
        await ask("DELETE FROM ground_repeat")  # as if each act had been refused
        return answer.status_code

    assert [await ask_once() for _ in range(5)] == [303, 303, 303, 429, 429]


async def test_after_a_fault_of_ours_the_act_is_not_done_twice(
    shop: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await shop.post("/stumble", data={"key": "k"})
    again = await shop.post("/stumble", data={"key": "k"})

    assert (first.status_code, again.status_code) == (500, 409)
    assert await acts() == 1


async def test_what_is_kept_of_an_answer_is_sealed_and_forgotten_after_a_day(shop: httpx.AsyncClient) -> None:
    noon = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)
    with clock.stopped(noon):
        await shop.post("/give", data={"key": "k"})
        kept = str(await ask("SELECT * FROM ground_repeat"))
        early = await repeats.overdue()
    with clock.stopped(noon + dt.timedelta(hours=25)):
        for before in await repeats.overdue():
            await repeats.forget(before)

    assert "secret-" not in kept
    assert early == []
    assert await ask("SELECT * FROM ground_repeat") == []
