"""Accounts of staff: a password and a second factor, both needed, neither known to an administrator (experience 6)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, TypeVar

import pyotp
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from ground import audit, clock, limits, privacy, sessions
from ground.actors import NOBODY, Actor, Assurance
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, Mistake, OutOfTurn, TooMany, Unreadable
from ground.identity import Account, Person, PersonState
from ground.language import _, lazy

T = TypeVar("T")

HASHER = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
"""19 MiB, two passes: 25 ms here, so that a burst of sign-ins does not stop other pages (security 27)."""
SHORTEST_PASSWORD = 12
FEWEST_SIGNS = 6
"""How many different signs a password has at least: twelve times the same one is no secret."""
STEP_SECONDS = 30
_two_hands = ThreadPoolExecutor(2, thread_name_prefix="passwords")


async def open_account(person: Person, username: str, password: str, *, by: Actor, secret: str | None = None) -> str:
    """Give a person an account and return the secret of its authenticator, to be shown once.

    Refuses with Unreadable (422) a password that is easily guessed and a name that is taken, with OutOfTurn (409) a
    person who has an account.
    """
    _require_good(password, username)
    secret = secret or pyotp.random_base32()
    hashed = await _thought(HASHER.hash, password)
    if await Account.exists(person_id=person.id):
        raise OutOfTurn(lazy("You have an account already. Sign in with it."))
    try:
        async with transaction():
            account = await Account.create(
                person=person,
                username=username,
                password_hash=hashed,
                totp_sealed=privacy.seal("totp", secret),
                made_at=clock.now(),
            )
            await audit.record("Account.open", account, by=by, person=person.id)
    except IntegrityError as error:
        sentence = _("This name is taken. Please choose another.")
        raise Unreadable(sentence, [Mistake("username", sentence)]) from error
    return secret


async def chosen(username: str, password: str, secret: str, digits: str) -> dict[str, Any]:
    """Return the columns of an account for a password and an authenticator that its holder chose, the digits as used.

    Refuses with Unreadable (422) a password that is easily guessed, and digits that the authenticator does not show.
    """
    _require_good(password, username)
    step = _step_of(secret, digits)
    if step is None:
        sentence = _("These 6 digits are not right. Please look at your authenticator again.")
        raise Unreadable(sentence, [Mistake("digits", sentence)])
    hashed = await _thought(HASHER.hash, password)
    return {"password_hash": hashed, "totp_sealed": privacy.seal("totp", secret), "totp_step": step}


def _require_good(password: str, username: str) -> None:
    sentence = None
    if len(password) < SHORTEST_PASSWORD:
        sentence = _("The password needs %(count)s signs or more.", count=SHORTEST_PASSWORD)
    elif len(set(password.casefold())) < FEWEST_SIGNS or username.casefold() in password.casefold():
        sentence = _("This password is easily guessed. Three words that only you put together are better.")
    if sentence:
        raise Unreadable(sentence, [Mistake("password", sentence)])


async def sign_in(
    username: str, password: str, code: str, *, address: str, device: str, leaving: Actor = NOBODY
) -> str:
    """Let a member of staff in and return the session's secret; the session this browser had ends.

    Refuses with MayNot (403) and one sentence for every way to be wrong, after the same work for a name that nobody
    has (security 14); with TooMany (429) by the figures of security 1, which count the right and the wrong alike.
    """
    await limits.hit_each(
        ("sign_in_by_name", username.casefold()), ("sign_in_by_address", address), ("sign_in_in_all", "all")
    )
    account = await Account.filter(username=username, locked_at=None).select_related("person").first()
    nobodys = await _thought(_nobodys_hash)
    right = await _thought(HASHER.verify, password, account.password_hash if account else nobodys)
    tried_out = await _tried_out(username, right=right)
    step = _step_of(privacy.unseal("totp", account.totp_sealed) if account else pyotp.random_base32(), code)
    if account is None or not right or tried_out or step is None or account.person.state != PersonState.ACTIVE:
        raise MayNot(lazy("The name, the password or the 6 digits are not right. Please look at all three again."))
    by = Actor(person_id=account.person_id, name=account.person.name)
    async with transaction():
        if not await Account.filter(id=account.id, totp_step__lt=step).update(totp_step=step):
            raise MayNot(lazy("These 6 digits were used already. Please wait for the next ones."))
        await sessions.end_present(leaving)
        return await sessions.begin(account.person, assurance=Assurance.TWO_FACTORS, staff=True, device=device, by=by)


async def _tried_out(username: str, *, right: bool) -> bool:
    """Count a try of the digits and tell whether it was one too many; a wrong password's is counted, and apart.

    That is never said: only who has the right password would hear it, and so learn that it is right.
    """
    try:
        await limits.hit("second_factor", f"{username.casefold()} {right}")
    except TooMany:
        return True
    return False


def _step_of(secret: str, code: str) -> int | None:
    """Return the time step whose code this is: the present one, or one to either side for a slow hand."""
    totp = pyotp.TOTP(secret, interval=STEP_SECONDS)
    present = totp.timecode(clock.now())
    steps = (present, present - 1, present + 1)
    return next((step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), code)), None)


async def _thought(work: Callable[..., T], *given: object) -> T:
    """Do heavy work beside the loop, two at a time."""
    return await asyncio.get_running_loop().run_in_executor(_two_hands, work, *given)


@lru_cache
def _nobodys_hash() -> str:
    """Return a hash of nothing, so that an unknown name takes as long as a known one."""
    return HASHER.hash(pyotp.random_base32())


def authenticator_address(username: str, secret: str) -> str:
    """Return the address that an authenticator reads, as a QR code or typed."""
    return pyotp.TOTP(secret, interval=STEP_SECONDS).provisioning_uri(name=username, issuer_name="Sanshe")
