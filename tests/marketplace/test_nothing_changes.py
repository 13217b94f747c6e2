"""Reading changes nothing: whoever follows every link, as whatever they are, leaves each row as it was (security 8)."""

import hashlib
import re

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.database import ask, dialect
from ground.identity import Person
from tests import people
from tests.marketplace.need_cast import NeedCast, a_need_cast, dispatched, recorded, verified
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import carry

pytestmark = pytest.mark.anyio

HREF = re.compile(r'href="(/[^"#]*)')
THING = re.compile(r"[0-9a-hjkmnp-tv-z]{12}|\d+")
MOST_PAGES = 120
LOOKS = "ground_look"
"""What a desk reads of a person is written down for them (security 15): the one thing that reading adds to."""
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


async def every_row() -> dict[str, str]:
    """Return a hash of all rows of each table."""
    marks = {}
    for row in await ask(TABLES[dialect()]):
        rows = sorted(repr(sorted(each.items())) for each in await ask(f'SELECT * FROM "{row["name"]}"'))  # noqa: S608
        marks[str(row["name"])] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return marks


async def looks() -> list[str]:
    """Return every line of the log of who looked, the oldest first."""
    return [repr(sorted(each.items())) for each in await ask(f"SELECT * FROM {LOOKS} ORDER BY id")]  # noqa: S608


async def follow_every_link(client: httpx.AsyncClient, begin: list[str]) -> dict[str, int]:
    """Open every page that links lead to, one of each kind and question, and return what each answered."""
    waiting, kinds = list(begin), set[str]()
    said: dict[str, int] = {}
    while waiting and len(said) < MOST_PAGES:
        path = waiting.pop(0)
        answer = await client.get(path)
        said[path] = answer.status_code
        found = [answer.headers["location"]] if answer.is_redirect else HREF.findall(answer.text)
        for href in (each.replace("&amp;", "&") for each in found):
            kind = THING.sub("*", href.removeprefix("/en"))
            if kind not in kinds and not href.startswith("/static/"):
                kinds.add(kind)
                waiting.append(href)
    return said


async def a_city_at_work() -> NeedCast:
    """Enter needs in several states, an activity, and those who are in it."""
    cast = await a_need_cast()
    await recorded(cast)
    await verified(cast, title="修水龙头")
    await dispatched(cast, title="陪着去医院")
    calling = await a_calling(city=cast.city, org=cast.org, capacity=1)
    await joins(cast.elder, calling)
    await joins(await people.a_person("李长河", home=cast.city.huibin), calling)
    return cast


READ_OF_OTHERS = ("community", "street", "supervisor")
READERS = ("stranger", "elder", "community", "street", "county", "supervisor", "manager", "social_worker")


async def reader(cast: NeedCast, name: str) -> Actor | None:
    """Return who reads; None is a stranger."""
    if name in ("county", "supervisor"):
        role = Role.COUNTY_OFFICER if name == "county" else Role.SUPERVISOR
        return await people.an_officer("郑强", role, place=cast.city.city)
    staff = {"community": cast.wang, "street": cast.street, "manager": cast.manager, "social_worker": cast.sun}
    return await people.an_actor(cast.elder) if name == "elder" else staff.get(name)


@pytest.mark.parametrize("name", READERS)
async def test_who_reads_everything_changes_nothing_and_meets_no_fault(client: httpx.AsyncClient, name: str) -> None:
    cast = await a_city_at_work()
    actor = await reader(cast, name)
    begin = ["/", "/a", "/orgs", "/needs", "/search", "/help", "/open", "/sign-in", "/staff/sign-in"]
    if actor is not None:
        person = await Person.get(id=actor.person_id)
        carry(client, await people.signed_in(person, staff=name != "elder"))
        begin = ["/me", "/desk" if name != "elder" else "/me/data", *begin]
    before, looked_at = await every_row(), await looks()

    with clock.stopped(clock.now()):
        said = await follow_every_link(client, begin)

    after = await every_row()
    changed = {table for table, mark in after.items() if before.get(table) != mark}
    assert changed <= ({LOOKS} if name in READ_OF_OTHERS else set())
    assert (await looks())[: len(looked_at)] == looked_at
    assert len(said) > 20
    assert {path: status for path, status in said.items() if status >= 500} == {}
