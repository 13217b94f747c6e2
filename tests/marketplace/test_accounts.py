"""Accounts of staff: a password and an authenticator open the desks, and nothing else does."""

import asyncio
import datetime as dt

import httpx
import pyotp
import pytest

from ground import clock
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn, TooMany, Unreadable
from ground.granting import grant, revoke
from ground.identity import Account, Grant, Person, Session
from ground.language import lazy
from marketplace import accounts
from tests import people
from tests.letterbox import code_to
from tests.outside.walking import Walker, carry
from tests.people import City

pytestmark = pytest.mark.anyio

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "three cranes in the reeds"
WRONG = "The name, the password or the 6 digits are not right."
USED = lazy("These 6 digits were used already. Please wait for the next ones.")


async def a_worker(city: City) -> Person:
    """Enter Zhang Li of Huibin's desk, with an account."""
    person = await people.a_person("张丽", phone="13900000001")
    await grant(person, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=city.huibin)
    await accounts.open_account(person, "zhangli", PASSWORD, by=SYSTEM, secret=SECRET)
    return person


def shown_now() -> str:
    """Return what her authenticator shows."""
    return pyotp.TOTP(SECRET).at(clock.now())


async def tries(name: str = "zhangli", password: str = PASSWORD, code: str | None = None, address: str = "a") -> str:
    """Try to sign in; return the session's secret."""
    return await accounts.sign_in(name, password, code or shown_now(), address=address, device="test")


async def test_a_worker_signs_in_and_stands_at_her_desk(client: httpx.AsyncClient) -> None:
    await a_worker(await people.a_city())

    walker = await Walker(client).open("/en/staff/sign-in")
    await walker.press("Sign in", username="zhangli", password=PASSWORD, code=shown_now())

    assert walker.path == "/en/cw"
    assert "惠宾社区" in walker.text
    assert (await Session.get()).staff


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [("zhangli", PASSWORD, "000000"), ("zhangli", "wrong", ""), ("nobody", PASSWORD, ""), ("ZHANGLI", PASSWORD, "")],
)
async def test_every_way_to_be_wrong_gets_one_sentence(
    client: httpx.AsyncClient, name: str, password: str, code: str
) -> None:
    """Security 14: nobody learns which names there are."""
    await a_worker(await people.a_city())
    walker = await Walker(client).open("/en/staff/sign-in")

    await walker.press("Sign in", username=name, password=password, code=code or shown_now())

    assert walker.answer.status_code == 403
    assert WRONG in walker.text
    form = dict(walker.find("Sign in").form.fields)  # type: ignore[union-attr]
    assert (form["username"], form["password"]) == (name, "")
    assert await Session.all().count() == 0


async def test_digits_of_the_authenticator_open_once(database: None) -> None:
    await a_worker(await people.a_city())

    said = await asyncio.gather(*(tries(address=f"a{number}") for number in range(4)), return_exceptions=True)

    assert sum(isinstance(each, str) for each in said) == 1
    assert [each.args[0] for each in said if isinstance(each, MayNot)] == [USED] * 3
    with clock.stopped(clock.now() + dt.timedelta(seconds=31)):
        assert await tries()


async def test_a_slow_hand_may_be_one_step_late_and_no_more(database: None) -> None:
    await a_worker(await people.a_city())
    late, too_late = (pyotp.TOTP(SECRET).at(clock.now() - dt.timedelta(seconds=each)) for each in (30, 90))

    with pytest.raises(MayNot):
        await tries(code=too_late)
    assert await tries(code=late)


async def test_a_name_gets_ten_tries_in_five_minutes_wherever_they_come_from(database: None) -> None:
    """Security 1: also a name that nobody has."""
    await a_worker(await people.a_city())
    for name in ("zhangli", "nobody"):
        said = []
        for number in range(12):
            with pytest.raises((MayNot, TooMany)) as caught:
                await tries(name, "wrong", address=f"a{number}")
            said.append(type(caught.value))
        assert said == [MayNot] * 10 + [TooMany] * 2
    with clock.stopped(clock.now() + dt.timedelta(minutes=5, seconds=1)):
        assert await tries()


async def test_one_place_gets_ten_tries_in_five_minutes_whatever_the_name(database: None) -> None:
    for number in range(10):
        with pytest.raises(MayNot):
            await tries(f"name{number}", address="10.0.0.9")
    with pytest.raises(TooMany):
        await tries("another", address="10.0.0.9")


async def test_the_second_factor_gets_five_tries_with_the_right_password(database: None) -> None:
    await a_worker(await people.a_city())
    for number in range(5):
        with pytest.raises(MayNot):
            await tries(code="000000", address=f"a{number}")

    with pytest.raises(MayNot):
        await tries()
    with clock.stopped(clock.now() + dt.timedelta(minutes=5, seconds=1)):
        assert await tries()


async def test_nobody_hears_from_the_limit_on_digits_that_a_password_is_right(database: None) -> None:
    await a_worker(await people.a_city())

    async def answers_to(password: str) -> list[tuple[str, str]]:
        said = []
        for number in range(12):
            with pytest.raises((MayNot, TooMany)) as caught:
                await tries(password=password, code="000000", address=f"{password}{number}")
            said.append((caught.type.__name__, caught.value.sentence))
        return said

    with_the_right = await answers_to(PASSWORD)
    with clock.stopped(clock.now() + dt.timedelta(minutes=6)):
        assert await answers_to("wrong") == with_the_right


async def test_a_name_that_nobody_has_costs_the_same_work(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Security 14, by what is done and not by the clock: one hash of the same weight is worked out either way."""
    await a_worker(await people.a_city())
    worked: list[str] = []
    verify = accounts.HASHER.verify

    def counted(password: str, known: str) -> bool:
        worked.append(known.rsplit("$", 2)[0])
        return verify(password, known)

    monkeypatch.setattr(accounts.HASHER, "verify", counted)
    for name in ("zhangli", "nobody"):
        with pytest.raises(MayNot):
            await tries(name, "wrong")

    assert len(worked) == 2
    assert worked[0] == worked[1] == "$argon2id$v=19$m=19456,t=2,p=1"


async def test_a_locked_account_opens_nothing(database: None) -> None:
    await a_worker(await people.a_city())
    await Account.all().update(locked_at=clock.now())

    with pytest.raises(MayNot) as caught:
        await tries()

    assert caught.value.args[0].msgid.startswith(WRONG)


async def test_a_desk_left_alone_for_half_an_hour_asks_again(client: httpx.AsyncClient) -> None:
    """Security 10."""
    worker = await a_worker(await people.a_city())
    carry(client, await people.signed_in(worker, staff=True))
    begin = clock.now()

    for minutes in (29, 58):
        with clock.stopped(begin + dt.timedelta(minutes=minutes)):
            assert (await client.get("/cw")).status_code == 200
    with clock.stopped(begin + dt.timedelta(minutes=89)):
        assert (await client.get("/cw")).status_code == 303


async def test_a_desk_in_use_asks_again_after_twelve_hours(client: httpx.AsyncClient) -> None:
    worker = await a_worker(await people.a_city())
    carry(client, await people.signed_in(worker, staff=True))
    begin, said = clock.now(), []

    for quarters in range(1, 50):
        with clock.stopped(begin + quarters * dt.timedelta(minutes=15)):
            said.append((await client.get("/cw")).status_code)

    assert said == [200] * 47 + [303] * 2


async def test_staff_who_come_by_telephone_have_no_desk(client: httpx.AsyncClient) -> None:
    await a_worker(await people.a_city())
    walker = await Walker(client).open("/en/sign-in?next=/me")
    await walker.press("Text me", phone="13900000001")
    await walker.press("Next", code=await code_to("13900000001"))

    assert "My desk" not in walker.text
    assert (await client.get("/cw")).status_code == 404
    assert (await client.get("/desk")).status_code == 404


async def test_a_role_that_is_taken_back_closes_the_desk_at_once(client: httpx.AsyncClient) -> None:
    """Security 8.3.2."""
    worker = await a_worker(await people.a_city())
    carry(client, await people.signed_in(worker, staff=True))
    assert (await client.get("/cw")).status_code == 200

    await revoke(await Grant.get(person_id=worker.id), by=SYSTEM, because="moved away")

    assert (await client.get("/cw")).status_code == 303


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaa", "zhangli zhangli", "121212121212"])
async def test_a_password_that_is_easily_guessed_is_not_taken(database: None, password: str) -> None:
    person = await people.a_person("张丽")

    with pytest.raises(Unreadable):
        await accounts.open_account(person, "zhangli", password, by=SYSTEM)

    assert await Account.all().count() == 0


async def test_one_person_has_one_account_and_one_name_one_person(database: None) -> None:
    worker = await a_worker(await people.a_city())

    with pytest.raises(OutOfTurn):
        await accounts.open_account(worker, "zhangli2", PASSWORD, by=SYSTEM)
    with pytest.raises(Unreadable) as caught:
        await accounts.open_account(await people.a_person(), "zhangli", PASSWORD, by=SYSTEM)

    assert [each.field for each in caught.value.mistakes] == ["username"]


async def test_the_record_tells_of_the_account_and_keeps_its_secrets(database: None) -> None:
    await a_worker(await people.a_city())
    await tries()

    told = str(await AuditEntry.all().values_list("body", flat=True))
    assert "Account.open" in told
    assert not any(secret in told for secret in (SECRET, PASSWORD, "argon2"))
