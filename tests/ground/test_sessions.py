"""A session is a secret that only its device holds; it ends by rest, by age, by hand, and with the right behind it."""

import asyncio
import datetime as dt
import hashlib

import httpx
import pytest

from ground import clock, granting, sessions
from ground.actors import SYSTEM, Assurance, Channel, Role
from ground.audit import AuditEntry
from ground.database import transaction
from ground.doorman import cookie_name
from ground.errors import NotFound, OutOfTurn
from ground.identity import Grant, Person, Session
from tests import people

pytestmark = pytest.mark.anyio

MORNING = dt.datetime(2026, 11, 25, 0, tzinfo=dt.UTC)


async def begin(person: Person, *, staff: bool = False, device: str = "test") -> str:
    async with transaction():
        return await sessions.begin(
            person, assurance=Assurance.TWO_FACTORS if staff else Assurance.PHONE, staff=staff, device=device, by=SYSTEM
        )


async def known(token: str, *, after: dt.timedelta = dt.timedelta()) -> bool:
    with clock.stopped(MORNING + after):
        return await sessions.actor_of(token) is not None


async def test_the_secret_is_kept_nowhere_and_long_enough(database: None) -> None:
    wang = await people.a_person()
    tokens = [await begin(wang) for _ in range(20)]

    rows = str(await Session.all().values())
    assert len(set(tokens)) == 20
    assert all(len(token) >= 43 and token not in rows for token in tokens)
    assert hashlib.sha256(tokens[0].encode()).hexdigest() in rows
    for wrong in (
        "",
        "x",
        tokens[0][:-1],
        tokens[0] + "=",
        tokens[0].upper(),
        hashlib.sha256(tokens[0].encode()).hexdigest(),
    ):
        assert await sessions.actor_of(wrong) is None


async def test_an_elders_device_is_known_for_half_a_year_however_seldom_it_is_used(database: None) -> None:
    with clock.stopped(MORNING):
        token = await begin(await people.a_person())

    assert await known(token, after=dt.timedelta(days=180) - dt.timedelta(seconds=1))
    assert not await known(token, after=dt.timedelta(days=180))


async def test_staff_are_forgotten_after_half_an_hour_of_rest_and_after_twelve_hours_of_work(database: None) -> None:
    with clock.stopped(MORNING):
        wang = await people.a_person()
        resting, working = await begin(wang, staff=True), await begin(wang, staff=True)

    assert not await known(resting, after=dt.timedelta(minutes=30, seconds=1))
    for minutes in range(0, 12 * 60, 20):
        assert await known(working, after=dt.timedelta(minutes=minutes))
    assert not await known(working, after=dt.timedelta(hours=12))


async def test_a_rest_is_counted_from_the_last_look_to_the_minute(database: None) -> None:
    with clock.stopped(MORNING):
        token = await begin(await people.a_person(), staff=True)
    assert await known(token, after=dt.timedelta(minutes=29))

    assert await known(token, after=dt.timedelta(minutes=58))
    assert not await known(token, after=dt.timedelta(minutes=58 + 31))


async def test_r4_a_role_that_ran_out_acts_on_nothing_in_an_open_session(database: None) -> None:
    city = await people.a_city()
    wang = await people.a_person()
    with clock.stopped(MORNING):
        await granting.grant(
            wang, Role.COMMUNITY_WORKER, by=SYSTEM, basis="聘书", place=city.huibin, until_on=dt.date(2026, 11, 26)
        )
        token = await begin(wang, staff=True)
    await Session.all().update(ends_at=MORNING + dt.timedelta(days=9))

    async def roles(hours: int) -> list[Role]:
        with clock.stopped(MORNING + dt.timedelta(hours=hours)):
            await Session.all().update(seen_at=clock.now())
            actor = await sessions.actor_of(token)
            return [held.role for held in actor.grants] if actor else []

    assert await roles(0) == [Role.COMMUNITY_WORKER]
    assert await roles(15) == [Role.COMMUNITY_WORKER], "until the end of the last day in Panjin"
    assert await roles(16) == []
    assert await roles(-24) == [], "and not before its first day"


async def test_a_role_taken_back_ends_every_session_at_once(database: None) -> None:
    city = await people.a_city()
    wang = await people.a_person()
    given = await granting.grant(wang, Role.COMMUNITY_WORKER, by=SYSTEM, basis="聘书", place=city.huibin)
    tokens = [await begin(wang, staff=True) for _ in range(2)]
    assert await sessions.actor_of(tokens[0])

    await granting.revoke(given, by=SYSTEM, because="离职")

    assert [await sessions.actor_of(token) for token in tokens] == [None, None]
    assert await sessions.held_by(wang.id) == ()
    assert (await Grant.get(id=given.id)).ended_at is not None


async def test_a_role_ends_once_and_a_second_end_of_it_ends_no_session(database: None) -> None:
    city, wang = await people.a_city(), await people.a_person()
    given = await granting.grant(wang, Role.COMMUNITY_WORKER, by=SYSTEM, basis="聘书", place=city.huibin)
    await granting.revoke(given, by=SYSTEM, because="离职")
    token = await begin(wang)

    with pytest.raises(OutOfTurn):
        await granting.revoke(given, by=SYSTEM, because="离职")

    assert await sessions.actor_of(token)
    assert await AuditEntry.filter(verb="Grant.revoke").count() == 1


async def test_a_role_is_over_one_place_or_in_one_organisation_for_a_term_that_is_one(database: None) -> None:
    city, wang = await people.a_city(), await people.a_person()
    for over in ({}, {"place": city.huibin, "org_id": 1}, {"place": city.huibin, "until_on": clock.today()}):
        with pytest.raises(OutOfTurn):
            await granting.grant(wang, Role.COMMUNITY_WORKER, by=SYSTEM, basis="聘书", **over)  # type: ignore[arg-type]

    assert await Grant.all().count() == 0
    assert await granting.grant(wang, Role.ADMINISTRATOR, by=SYSTEM, basis="聘书")


async def test_an_elders_session_holds_no_role_of_hers(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)
    token = await begin(await Person.get(id=worker.person_id), staff=False)

    actor = await sessions.actor_of(token, channel=Channel.API)

    assert actor is not None
    assert (actor.grants, actor.assurance, actor.channel) == ((), Assurance.PHONE, Channel.API)


async def test_nobody_is_known_by_the_session_of_the_dead_or_merged(database: None) -> None:
    wang, li = await people.a_person("王桂兰"), await people.a_person("李建国")
    tokens = [await begin(wang), await begin(li)]

    async with transaction():
        await wang.move("die", by=SYSTEM)
        await li.move("merge", by=SYSTEM)

    assert [await sessions.actor_of(token) for token in tokens] == [None, None]


async def test_one_ends_a_device_of_ones_own_and_no_one_elses(database: None) -> None:
    wang, li = await people.a_person("王桂兰"), await people.a_person("李建国")
    here, phone = await begin(wang, device="这台"), await begin(wang, device="手机")
    mine, stranger = await sessions.actor_of(here), await sessions.actor_of(await begin(li))
    assert mine is not None
    assert stranger is not None
    lost = next(each for each in await sessions.open_sessions(wang.id) if each.device == "手机")

    with pytest.raises(NotFound):
        await sessions.end(lost.public_id, by=stranger)
    assert await sessions.actor_of(phone)
    await sessions.end(lost.public_id, by=mine)
    with pytest.raises(NotFound):
        await sessions.end(lost.public_id, by=mine)

    assert await sessions.actor_of(phone) is None
    assert [each.device for each in await sessions.open_sessions(wang.id)] == ["这台"]
    await sessions.end_present(mine)
    assert await sessions.actor_of(here) is None


async def test_a_session_ended_while_it_is_used_is_over_with_the_next_request(client: httpx.AsyncClient) -> None:
    wang = await people.a_person()
    cookies = await people.signed_in(wang)
    client.cookies.update(cookies)

    assert (await client.get("/me")).status_code == 200
    async with transaction():
        await sessions.end_all(wang.id, by=SYSTEM)
    assert (await client.get("/me")).status_code == 303


async def test_many_requests_at_once_are_one_session(database: None) -> None:
    token = await begin(await people.a_person(), staff=True)
    await Session.all().update(seen_at=clock.now() - dt.timedelta(minutes=5))

    actors = await asyncio.gather(*(sessions.actor_of(token) for _ in range(20)))

    assert len({actor.session_id for actor in actors if actor}) == 1
    assert cookie_name() == "session"
