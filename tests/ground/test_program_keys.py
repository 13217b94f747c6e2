"""Keys for programs: what their holder may do and no more, for a while, told in the audit, and gone with the office."""

import datetime as dt

import httpx
import pytest

from ground import clock, granting, program_keys, sessions
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.identity import Grant, Person, ProgramKey
from ground.program_keys import KeyScope
from tests import people

pytestmark = pytest.mark.anyio

ALL = list(KeyScope)
JSON = {"accept": "application/json"}


async def a_worker() -> Actor:
    """Enter a community worker of Huibin."""
    city = await people.a_city()
    return await people.an_officer("李强", Role.COMMUNITY_WORKER, place=city.huibin)


def carrying(secret: str) -> dict[str, str]:
    """Return what a program sends with each request."""
    return {**JSON, "authorization": f"Bearer {secret}"}


async def a_key(by: Actor, *scopes: KeyScope) -> dict[str, str]:
    """Make a key and return what its program sends."""
    _key, secret = await program_keys.make("our website", scopes or ALL, 30, by=by)
    return carrying(secret)


async def test_a_program_does_what_its_holder_may_and_no_secret_is_kept(client: httpx.AsyncClient) -> None:
    worker = await a_worker()
    client.headers.pop("sec-fetch-site")
    sent = await a_key(worker)

    assert (await client.get("/cw", headers=sent)).status_code == 200
    assert (await client.get("/sup", headers=sent)).status_code == 404
    (row,) = await ProgramKey.all().values()
    assert sent["authorization"].removeprefix("Bearer ") not in str(row)


async def test_no_other_site_is_asked_of_a_program_even_beside_a_cookie(client: httpx.AsyncClient) -> None:
    worker = await a_worker()
    sent = {**await a_key(worker), "cookie": "session=x", "origin": "https://other.example"}
    form = {"cells": "2", "community": "211103001001"}

    assert (await client.post("/cw/grids/cells", headers=sent, data=form)).status_code == 200
    line = await AuditEntry.filter(verb="Place.add_grids").first()
    key = await ProgramKey.get()
    assert line is not None
    assert (line.told["key"], line.told["channel"], line.told["by"]) == (key.public_id, "api", worker.person_id)


async def test_a_key_opens_only_what_it_is_for(client: httpx.AsyncClient) -> None:
    worker = await a_worker()
    reads, acts = await a_key(worker, KeyScope.READ), await a_key(worker, KeyScope.ORGS)
    form = {"cells": "2", "community": ""}

    assert (await client.get("/cw", headers=reads)).status_code == 200
    refused = await client.post("/cw/grids/cells", headers=reads, data=form)
    assert (refused.status_code, refused.json()["scope"]) == (403, "act:marketplace")
    assert (await client.get("/cw", headers=acts)).status_code == 403
    assert (await client.get("/orgs", headers=acts)).status_code == 200


async def test_a_program_neither_makes_keys_nor_signs_anybody_in(client: httpx.AsyncClient) -> None:
    worker = await a_worker()
    sent = await a_key(worker)
    form = {"name": "more", "scopes": "read", "days": "9"}

    assert (await client.post("/me/keys", headers=sent, data=form)).status_code == 403
    assert (await client.get("/me/data", headers=sent)).status_code == 403
    actor = await program_keys.actor_of(sent["authorization"].removeprefix("Bearer "))
    assert actor is not None
    with pytest.raises(MayNot):
        await program_keys.make("more", ALL, 9, by=actor)


async def test_leaving_office_ends_the_keys_and_so_does_time(database: None) -> None:
    worker = await a_worker()
    held = await Grant.get(person_id=worker.person_id)
    _first, secret = await program_keys.make("a", ALL, 30, by=worker)

    assert await program_keys.actor_of(secret) is not None
    with clock.stopped(clock.now() + dt.timedelta(days=31)):
        assert await program_keys.actor_of(secret) is None
    await granting.revoke(held, by=SYSTEM, because="left")
    assert await program_keys.actor_of(secret) is None
    assert await AuditEntry.filter(verb="ProgramKey.end_all").exists()


async def test_its_holder_ends_a_key_and_nobody_else(database: None) -> None:
    worker = await a_worker()
    other = Actor(person_id=99)
    key, secret = await program_keys.make("a", ALL, 30, by=worker)

    with pytest.raises(NotFound):
        await program_keys.end(key.public_id, by=other)
    await program_keys.end(key.public_id, by=worker)
    assert await program_keys.actor_of(secret) is None
    with pytest.raises(NotFound):
        await program_keys.end(key.public_id, by=worker)


async def test_who_holds_no_role_makes_no_key_and_nobody_more_or_longer_than_policy_lets(database: None) -> None:
    worker = await a_worker()
    elder = await people.an_actor(await people.a_person())

    with pytest.raises(MayNot):
        await program_keys.make("a", ALL, 30, by=elder)
    with pytest.raises(OutOfTurn):
        await program_keys.make("a", ALL, 181, by=worker)
    for _ in range(10):
        await program_keys.make("a", ALL, 30, by=worker)
    with pytest.raises(OutOfTurn):
        await program_keys.make("a", ALL, 30, by=worker)
    assert await ProgramKey.all().count() == 10


async def test_the_page_shows_the_secret_once(client: httpx.AsyncClient) -> None:
    worker = await a_worker()
    client.cookies.update(await people.signed_in(await Person.get(id=worker.person_id), staff=True))
    form = {"name": "our website", "scopes": ["read", "act:orgs"], "days": "30"}

    made = await client.post("/me/keys", data=form, headers=JSON)
    page = await client.get("/me/keys")

    assert made.status_code == 200
    assert await program_keys.actor_of(made.json()["secret"]) is not None
    assert "our website" in page.text
    assert made.json()["secret"] not in page.text
    ended = await client.post(f"/me/keys/{made.json()['id']}/end", headers=JSON)
    assert ended.json()["keys"] == []
    assert await sessions.open_sessions(worker.person_id or 0)
