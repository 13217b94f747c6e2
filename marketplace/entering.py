"""Entering by telephone: six digits sent, read back, and the person behind the telephone let in (experience.md 6)."""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Sequence

from tortoise.expressions import F

from ground import audit, clock, letters, limits, persons, privacy, sessions
from ground.actors import NOBODY, Actor, Assurance
from ground.codes import keyed_hash
from ground.database import transaction
from ground.errors import NotFound, OutOfTurn, Unreadable
from ground.errors import Mistake
from ground.identity import Person
from ground.language import _, lazy
from marketplace.models import SignInCode

LIVES = dt.timedelta(minutes=10)
MOST_TRIES = 5
TO_CHOOSE = dt.timedelta(minutes=10)
"""How long who shares a telephone may take to say who they are."""


def _hash(asking: str) -> str:
    return hashlib.sha256(asking.encode()).hexdigest()


async def send_code(phone: str, *, asking: str, address: str, by_voice: bool = False) -> SignInCode:
    """Send six digits to a telephone, bound to the browser that holds the secret `asking`.

    A resend sends the same ones: two codes are easily mixed up (security 13). Refuses with TooMany
    by the figures of security.md 12, the same for every telephone, known here or not.
    """
    phone_hash = keyed_hash("phone", phone)
    await limits.hit("code_by_phone", phone_hash)
    await limits.hit("code_by_address", address)
    await limits.hit("code_in_all", "all")
    now = clock.now()
    async with transaction():
        await SignInCode.filter(request_hash=_hash(asking), ends_at__lte=now).delete()
        code = await SignInCode.get_or_none(request_hash=_hash(asking))
        if code is None or code.phone_hash != phone_hash or code.used_at is not None or code.tries >= MOST_TRIES:
            await SignInCode.filter(request_hash=_hash(asking)).delete()
            digits = f"{secrets.randbelow(1_000_000):06d}"
            code = await SignInCode.create(
                phone_hash=phone_hash,
                phone_sealed=privacy.seal("phone", phone),
                request_hash=_hash(asking),
                code_hash=keyed_hash("code", f"{_hash(asking)}:{digits}"),
                code_sealed=privacy.seal("code", digits),
                made_at=now,
                ends_at=now + LIVES,
            )
        digits = privacy.unseal("code", code.code_sealed)
        await letters.write_to(phone, "sign_in_code", by_voice=by_voice, code=digits)
    return code


async def asked_by(asking: str) -> SignInCode:
    """Return the code that this browser asked for; without one there is nothing to read back."""
    code = await SignInCode.get_or_none(request_hash=_hash(asking)) if asking else None
    if code is None or code.made_at + LIVES + TO_CHOOSE <= clock.now():
        raise NotFound(lazy("Please write your telephone number again."))
    return code


def phone_of(code: SignInCode) -> str:
    """Return the telephone that a code was sent to."""
    return privacy.unseal("phone", code.phone_sealed)


async def read_back(digits: str, *, asking: str) -> Sequence[Person]:
    """Take the six digits read back; return who has this telephone, newly entered where nobody had.

    Each try counts, in a guarded update, so that tries at once do not exceed five. Refuses with Unreadable (422).
    """
    code = await asked_by(asking)
    now = clock.now()
    async with transaction():
        counted = await SignInCode.filter(
            id=code.id, tries__lt=MOST_TRIES, used_at=None, ends_at__gt=now
        ).update(tries=F("tries") + 1)  # fmt: skip
        right = bool(counted) and hmac.compare_digest(
            code.code_hash, keyed_hash("code", f"{code.request_hash}:{digits}")
        )
        if right:
            await SignInCode.filter(id=code.id).update(used_at=now)
            people = await persons.by_phone(phone_of(code)) or [await persons.enter(by=NOBODY, phone=phone_of(code))]
            return people
    if not counted:
        raise OutOfTurn(lazy("These 6 digits are no longer good. Please ask for new ones."))
    sentence = _("These 6 digits are not right. Please look at the newest message.")
    raise Unreadable(sentence, [Mistake("code", sentence)])


async def let_in(person: Person, *, asking: str, device: str) -> str:
    """Open a session for one of the people of the telephone that was just shown to be in hand; return its secret."""
    code = await asked_by(asking)
    if code.used_at is None or person.phone_hash != code.phone_hash:
        raise OutOfTurn(lazy("Please write your telephone number again."))
    async with transaction():
        gone = await SignInCode.filter(id=code.id).delete()
        if not gone:
            raise OutOfTurn(lazy("You are signed in already."))
        by = Actor(person_id=person.id, name=person.name)
        token = await sessions.begin(person, assurance=Assurance.PHONE, staff=False, device=device, by=by)
        await audit.record("Person.enter_by_phone", person, by=by)
    return token


async def newcomer(*, asking: str) -> Person:
    """Enter one more person at a telephone that others have already: "I am someone else"."""
    code = await asked_by(asking)
    if code.used_at is None:
        raise OutOfTurn(lazy("Please write your telephone number again."))
    return await persons.enter(by=NOBODY, phone=phone_of(code))


async def forget_old() -> None:
    """Drop codes that can no longer be used."""
    await SignInCode.filter(ends_at__lt=clock.now() - TO_CHOOSE).delete()
