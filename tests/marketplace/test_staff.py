"""Staff are appointed, ended, locked and let in again by who oversees them: never alone where a key is made."""

import datetime as dt

import httpx
import pyotp
import pytest

from ground import clock
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn
from ground.granting import grant
from ground.identity import Account, Grant, Person, Session
from ground.letters import Letter
from ground.places import Place
from marketplace import accounts, staff_keys
from marketplace.models import StaffKey, StaffKeyState
from marketplace.queries.staff import staffer_seen_by
from tests import people
from tests.marketplace.test_accounts import PASSWORD, SECRET, a_worker
from tests.outside.walking import Walker, carry, in_boxes
from tests.people import City

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}
NEW = "seven herons over the wall"


async def an_overseer(
    client: httpx.AsyncClient, place: Place, role: Role = Role.SUPERVISOR, name: str = "郭颖"
) -> Actor:
    """Give the browser to someone who oversees a place."""
    actor = await people.an_officer(name, role, place=place)
    carry(client, await people.signed_in(await Person.get(id=actor.person_id), staff=True))
    return actor


async def handed(city: City, worker: Person) -> str:
    """Ask for a key as one supervisor and hand it over as another."""
    one, two = [await people.an_officer(name, Role.SUPERVISOR, place=city.city) for name in ("郭颖", "冯涛")]
    await staff_keys.ask(await staffer_seen_by(one, worker.public_id), "手机丢了", by=one)
    return await staff_keys.hand_over(await staffer_seen_by(two, worker.public_id), by=two)


async def test_a_supervisor_appoints_for_a_term_and_the_person_is_told(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    await an_overseer(client, city.city)
    last = clock.today() + dt.timedelta(days=90)
    walker = await Walker(client).open("/en/sup/staff/new")

    await walker.press(
        "Appoint", name="张丽", phone="13900000001", role="community_worker", place="振兴街道惠宾社区", basis="任命书",
        **in_boxes("until_on", last),
    )  # fmt: skip

    given = await Grant.get(role=Role.COMMUNITY_WORKER).select_related("person")
    assert (given.person.name, given.place_id, given.basis) == ("张丽", city.huibin.id, "任命书")
    assert given.until_on == last + dt.timedelta(days=1)
    assert "惠宾社区" in walker.text
    assert await Letter.filter(person_id=given.person_id, purpose="role_given").exists()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"place": "没有的社区"}, 422),
        ({"role": "org_manager"}, 422),
        ({"until_on": "2020-01-01"}, 422),
        ({"role": "administrator", "place": "盘锦市"}, 403),
        ({"place": "王家村"}, 403),
    ],
)
async def test_r3_who_oversees_one_county_appoints_below_their_role_and_in_it_alone(
    client: httpx.AsyncClient, changed: dict[str, str], status: int
) -> None:
    """R3."""
    city = await people.a_city()
    await an_overseer(client, city.xinglongtai)
    draft = {"name": "张丽", "phone": "13900000001", "role": "community_worker", "place": "惠宾社区", "basis": "任命书"}

    answer = await client.post("/sup/staff/new", json=draft | changed, headers=JSON)

    assert answer.status_code == status
    assert not await Grant.filter(role=Role.COMMUNITY_WORKER).exists()


async def test_nobody_appoints_themselves(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    person = await people.a_person("于波", phone="13900000009")
    await grant(person, Role.ADMINISTRATOR, by=SYSTEM, basis="story", place=city.city)
    carry(client, await people.signed_in(person, staff=True))
    draft = {"name": "于波", "phone": "13900000009", "role": "supervisor", "place": "盘锦市", "basis": "自己"}

    assert (await client.post("/sup/staff/new", json=draft, headers=JSON)).status_code == 403


async def test_a_role_that_ends_signs_out_at_once_and_the_person_is_told(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    worker = await a_worker(city)
    await people.signed_in(worker, staff=True)
    await an_overseer(client, city.city)
    walker = await Walker(client).open(f"/en/sup/staff/{worker.public_id}")

    await walker.press("End")
    await walker.press("End the role", because="调走了")

    assert (await Grant.get(person_id=worker.id)).ended_at is not None
    assert not await Session.filter(person_id=worker.id, ended_at=None).exists()
    assert await Letter.filter(person_id=worker.id, purpose="role_ended").exists()
    assert "调走了" in (await AuditEntry.get(verb="Grant.revoke")).body


async def test_a_locked_account_signs_nobody_in_until_it_is_opened(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    worker = await a_worker(city)
    await people.signed_in(worker, staff=True)
    await an_overseer(client, city.city)
    here = f"/sup/staff/{worker.public_id}"

    page = (await client.post(f"{here}/lock", json={"because": "被盗"}, headers=JSON)).json()
    assert (page["account"], page["may_lock"], page["may_unlock"]) == ("locked", False, True)
    assert not await Session.filter(person_id=worker.id, ended_at=None).exists()
    with pytest.raises(MayNot):
        await accounts.sign_in("zhangli", PASSWORD, pyotp.TOTP(SECRET).at(clock.now()), address="a", device="t")
    assert (await client.post(f"{here}/lock", json={"because": "被盗"}, headers=JSON)).status_code == 409
    assert (await client.post(f"{here}/unlock", json={"because": "找到了"}, headers=JSON)).status_code == 200
    assert await accounts.sign_in("zhangli", PASSWORD, pyotp.TOTP(SECRET).at(clock.now()), address="b", device="t")
    told = await Letter.filter(person_id=worker.id).order_by("id")
    assert [each.purpose for each in told] == ["account_locked", "account_unlocked"]


async def test_a_supervisor_does_not_lock_an_administrator_nor_themselves(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    admin = await people.an_officer("于波", Role.ADMINISTRATOR, place=city.city)
    me = await an_overseer(client, city.city)
    for person_id in (admin.person_id, me.person_id):
        person = await Person.get(id=person_id)
        await accounts.open_account(person, f"name{person_id}", PASSWORD, by=SYSTEM)
        answer = await client.post(f"/sup/staff/{person.public_id}/lock", json={"because": "试试"}, headers=JSON)
        assert answer.status_code == 403


async def test_another_countys_staff_is_not_there(client: httpx.AsyncClient) -> None:
    """R2."""
    city = await people.a_city()
    worker = await a_worker(city)
    given = await Grant.get(person_id=worker.id)
    await an_overseer(client, city.dawa)

    assert "张丽" not in (await client.get("/sup/staff")).text
    assert (await client.get(f"/sup/staff/{worker.public_id}")).status_code == 404
    assert (await client.get(f"/sup/staff/roles/{given.public_id}/end")).status_code == 404
    assert (await client.post(f"/sup/staff/{worker.public_id}/key", json={"because": "x"})).status_code == 404


async def test_a_second_person_hands_a_key_over(client: httpx.AsyncClient) -> None:
    """Security 11 and 2.3.5."""
    city = await people.a_city()
    worker = await a_worker(city)
    one = await an_overseer(client, city.city)
    walker = await Walker(client).open(f"/en/sup/staff/{worker.public_id}")
    await walker.press("New key")
    await walker.press("Ask for a key", because="手机丢了")
    assert "Show the key" not in walker.text
    with pytest.raises(MayNot):
        await staff_keys.hand_over(await staffer_seen_by(one, worker.public_id), by=one)

    await an_overseer(client, city.city, name="冯涛")
    await walker.open(f"/en/sup/staff/{worker.public_id}")
    await walker.press("Show the key")

    key = await StaffKey.get()
    assert key.state == StaffKeyState.GIVEN
    assert await Letter.filter(person_id=worker.id, purpose="account_key").exists()
    assert not await Session.filter(person_id=worker.id, ended_at=None).exists()


async def test_the_holder_of_a_key_alone_chooses_password_and_authenticator(client: httpx.AsyncClient) -> None:
    """ASVS 6.4.6: no administrator chooses or reads it; the key opens once."""
    city = await people.a_city()
    worker = await a_worker(city)
    code = await handed(city, worker)
    walker = await Walker(client).open("/en/staff/sign-in")
    await walker.press("I have a key")
    await walker.press("Go on", code=code.upper())
    secret = staff_keys.secret_of(code)

    await walker.press("Keep them", password="short", digits=pyotp.TOTP(secret).at(clock.now()))
    assert walker.answer.status_code == 422
    await walker.press("Keep them", password=NEW, digits="000000")
    assert walker.answer.status_code == 422
    await walker.press("Keep them", password=NEW, digits=pyotp.TOTP(secret).at(clock.now()))

    assert walker.path == "/en/staff/sign-in"
    with clock.stopped(clock.now() + dt.timedelta(seconds=31)):
        assert await accounts.sign_in("zhangli", NEW, pyotp.TOTP(secret).at(clock.now()), address="a", device="t")
        with pytest.raises(MayNot):
            await accounts.sign_in("zhangli", PASSWORD, pyotp.TOTP(SECRET).at(clock.now()), address="b", device="t")
    with pytest.raises(OutOfTurn):
        await staff_keys.held(code, address="c")
    assert code.replace("-", "") not in str([each.body for each in await AuditEntry.all()])


async def test_with_a_key_a_newly_appointed_worker_opens_an_account(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    worker = await people.a_person("陈静")
    await grant(worker, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=city.huibin)
    code = await handed(city, worker)
    digits = pyotp.TOTP(staff_keys.secret_of(code)).at(clock.now())
    draft = {"code": code, "password": NEW, "digits": digits}

    refused = await client.post("/staff/key/choice", json=draft, headers=JSON)
    made = await client.post("/staff/key/choice", json=draft | {"username": "chenjing"}, headers=JSON)

    assert [refused.status_code, made.status_code] == [422, 200]
    assert (await Account.get(person_id=worker.id)).username == "chenjing"


async def test_a_key_is_good_for_a_day_and_not_once_it_is_taken_back(database: None) -> None:
    city = await people.a_city()
    worker = await a_worker(city)
    code = await handed(city, worker)

    with clock.stopped(clock.now() + dt.timedelta(hours=24, seconds=1)), pytest.raises(OutOfTurn):
        await staff_keys.held(code, address="a")
    one = await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city)
    await staff_keys.drop(await staffer_seen_by(one, worker.public_id), by=one)
    with pytest.raises(OutOfTurn):
        await staff_keys.held(code, address="a")
    await staff_keys.ask(await staffer_seen_by(one, worker.public_id), "再来一次", by=one)
