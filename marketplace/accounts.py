"""Accounts of staff: a password and a second factor, both needed, neither chosen by an administrator (experience.md 6)."""

import asyncio

import pyotp
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from ground import audit, clock, limits, privacy, sessions
from ground.actors import Actor, Assurance
from ground.database import transaction
from ground.errors import MayNot
from ground.identity import Account, Person, PersonState
from ground.language import lazy

HASHER = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
"""19 MiB, two passes: 25 ms here, so that a burst of sign-ins does not stop other pages (security 27)."""
_slots = asyncio.Semaphore(2)
SHORTEST_PASSWORD = 12
STEP_SECONDS = 30


async def open_account(person: Person, username: str, password: str, *, by: Actor, secret: str | None = None) -> str:
    """Give a person an account and return the secret of its authenticator, to be shown once."""
    secret = secret or pyotp.random_base32()
    hashed = await asyncio.to_thread(HASHER.hash, password)
    async with transaction():
        account = await Account.create(
            person=person,
            username=username,
            password_hash=hashed,
            totp_sealed=privacy.seal("totp", secret),
            made_at=clock.now(),
        )
        await audit.record("Account.open", account, by=by, person=person.id)
    return secret


async def sign_in(username: str, password: str, code: str, *, address: str, device: str) -> str:
    """Let a member of staff in and return the session's secret. One sentence for every way to be wrong (security 14)."""
    await limits.hit("sign_in_by_name", username.casefold())
    await limits.hit("sign_in_by_address", address)
    account = await Account.filter(username=username, locked_at=None).select_related("person").first()
    known = account.password_hash if account else _nobodys_hash()
    async with _slots:
        right = await asyncio.to_thread(HASHER.verify, password, known)
    step = _step_of(account, code) if account else None
    if account is None or not right or step is None or account.person.state != PersonState.ACTIVE:
        raise MayNot(lazy("The name, the password or the 6 digits are not right. Please look at all three again."))
    by = Actor(person_id=account.person_id, name=account.person.name)
    async with transaction():
        fresh = await Account.filter(id=account.id, totp_step__lt=step).update(totp_step=step)
        if not fresh:
            raise MayNot(lazy("These 6 digits were used already. Please wait for the next ones."))
        return await sessions.begin(
            account.person, assurance=Assurance.TWO_FACTORS, staff=True, device=device, by=by
        )


def _step_of(account: Account, code: str) -> int | None:
    """Return the time step whose code this is: the present one, or one to either side for a slow hand."""
    clock_now = clock.now()
    totp = pyotp.TOTP(privacy.unseal("totp", account.totp_sealed), interval=STEP_SECONDS)
    present = totp.timecode(clock_now)
    return next((step for step in (present, present - 1, present + 1) if pyotp.utils.strings_equal(
        totp.generate_otp(step), code)), None)  # fmt: skip


_nobody: list[str] = []


def _nobodys_hash() -> str:
    """Return a hash of nothing, so that an unknown name takes as long as a known one."""
    if not _nobody:
        _nobody.append(HASHER.hash("nobody has this password"))
    return _nobody[0]


def authenticator_address(username: str, secret: str) -> str:
    """Return the address that an authenticator reads, as a QR code or typed."""
    return pyotp.TOTP(secret, interval=STEP_SECONDS).provisioning_uri(name=username, issuer_name="Sanshe")
