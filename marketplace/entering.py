"""Entering by telephone: six digits sent, read back, and the person behind the telephone let in (experience.md 6)."""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Sequence

from tortoise.expressions import F

from ground import audit, clock, letters, limits, persons, policy, privacy, sessions
from ground.actors import NOBODY, Actor, Assurance
from ground.codes import keyed_hash
from ground.database import IntegrityError, ask, transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from marketplace.models import SignInCode

LIVES = dt.timedelta(minutes=10)
MOST_TRIES = 5
TO_CHOOSE = dt.timedelta(minutes=10)
"""How long after, in the browser that read the digits back, the telephone still counts as being in hand."""
ASK_AGAIN = lazy("Please write your telephone number again.")


async def send_code(
    phone: str, *, asking: str, address: str, by_voice: bool = False, form: str | None = None
) -> SignInCode:
    """Send six digits to a telephone, bound to the browser that holds the secret `asking`.

    A resend sends the same ones, good for ten minutes from then: two codes are easily mixed up (security 13). Refuses
    with TooMany (429) by the figures of security 12, the same for every telephone, known here or not. `form`: the key
    of the form that asks, which is good for one message.
    """
    phone_hash, mine = keyed_hash("phone", phone), _hash(asking)
    await limits.hit_each(
        ("code_by_phone", phone_hash),
        ("code_by_browser", mine),
        ("code_by_address", address),
        ("code_in_all", "all"),
        *([("code_by_form", form)] if form else []),
    )
    try:
        async with transaction():
            code = await _kept(mine, phone_hash) or await _made(mine, phone, phone_hash)
            digits = privacy.unseal("code", code.code_sealed)
            await letters.write_to(phone, "sign_in_code", by_voice=by_voice, code=digits)
    except IntegrityError as error:  # this browser asked for two telephones at once, and one of them was first
        raise OutOfTurn(lazy("We have just sent a message. Please look at it first.")) from error
    return code


async def _kept(mine: str, phone_hash: str) -> SignInCode | None:
    """Let the code that this browser has for this telephone live on, if it is still good."""
    now = clock.now()
    good = SignInCode.filter(
        request_hash=mine, phone_hash=phone_hash, used_at=None, tries__lt=MOST_TRIES, ends_at__gt=now
    )
    return await SignInCode.get(request_hash=mine) if await good.update(ends_at=now + LIVES) else None


async def _made(mine: str, phone: str, phone_hash: str) -> SignInCode:
    await SignInCode.filter(request_hash=mine).delete()
    digits, now = f"{secrets.randbelow(1_000_000):06d}", clock.now()
    return await SignInCode.create(
        phone_hash=phone_hash,
        phone_sealed=privacy.seal("phone", phone),
        request_hash=mine,
        code_hash=_code_hash(mine, digits),
        code_sealed=privacy.seal("code", digits),
        made_at=now,
        ends_at=now + LIVES,
    )


async def asked_by(asking: str) -> SignInCode:
    """Return the code that this browser asked for; OutOfTurn (409) where there is none to read back."""
    code = await SignInCode.get_or_none(request_hash=_hash(asking)) if asking else None
    if code is None or code.ends_at + TO_CHOOSE <= clock.now():
        raise OutOfTurn(ASK_AGAIN)
    return code


def phone_of(code: SignInCode) -> str:
    """Return the telephone that a code was sent to."""
    return privacy.unseal("phone", code.phone_sealed)


async def read_back(digits: str, *, asking: str) -> Sequence[Person]:
    """Take the six digits read back; return who has this telephone, newly entered where nobody had.

    Each try counts, in a guarded update, so that tries at once do not exceed five. Refuses with Unreadable (422) wrong
    digits, with OutOfTurn (409) digits that are used up, used, or too old.
    """
    code = await asked_by(asking)
    async with transaction():
        await _hold(code.phone_hash)
        now = clock.now()
        counted = await SignInCode.filter(
            id=code.id, tries__lt=MOST_TRIES, used_at=None, ends_at__gt=now
        ).update(tries=F("tries") + 1)  # fmt: skip
        if counted and hmac.compare_digest(code.code_hash, _code_hash(code.request_hash, digits)):
            await SignInCode.filter(id=code.id).update(used_at=now)
            phone = phone_of(code)
            return await persons.by_phone(phone) or [await persons.enter(by=NOBODY, phone=phone)]
    if not counted:
        raise OutOfTurn(lazy("These 6 digits are no longer good. Please ask for new ones."))
    sentence = _("These 6 digits are not right. Please look at the newest message.")
    raise Unreadable(sentence, [Mistake("code", sentence)])


async def _hold(phone_hash: str) -> None:
    """Take the oldest code of a telephone, so that two browsers do not enter one newcomer twice."""
    await ask(
        "UPDATE marketplace_sign_in_code SET tries = tries"
        " WHERE id = (SELECT min(id) FROM marketplace_sign_in_code WHERE phone_hash = ?)",
        phone_hash,
    )


async def in_hand(asking: str) -> SignInCode | None:
    """Return the code that was read back in this browser a short while ago, or None."""
    code = await SignInCode.get_or_none(request_hash=_hash(asking)) if asking else None
    fresh = code is not None and code.used_at is not None and code.ends_at + TO_CHOOSE > clock.now()
    return code if fresh else None


async def people_in_hand(asking: str) -> list[Person]:
    """Return who shares the telephone that is shown to be in hand; OutOfTurn (409) where none is."""
    code = await in_hand(asking)
    if code is None:
        raise OutOfTurn(ASK_AGAIN)
    return await persons.by_phone(phone_of(code))


async def is_in(actor: Actor, asking: str) -> bool:
    """Whether someone is signed in by the telephone whose digits this browser has read back already."""
    code = await in_hand(asking) if actor.person_id is not None else None
    return code is not None and await Person.exists(id=actor.person_id, phone_hash=code.phone_hash)


async def let_in(person: Person | None, *, asking: str, device: str, leaving: Actor) -> tuple[Person, str]:
    """Open a session for one of the people of the telephone in hand, or for a newcomer (None); return its secret.

    The session that this browser had ends in the same act (security 10). A telephone has as many people as policy
    allows; for more the desk is asked (OutOfTurn).
    """
    code = await in_hand(asking)
    if code is None or (person is not None and person.phone_hash != code.phone_hash):
        raise OutOfTurn(ASK_AGAIN)
    async with transaction():
        await _hold(code.phone_hash)
        person = person or await _newcomer(phone_of(code))
        await sessions.end_present(leaving)
        by = Actor(person_id=person.id, name=person.name)
        token = await sessions.begin(person, assurance=Assurance.PHONE, staff=False, device=device, by=by)
        await audit.record("Person.enter_by_phone", person, by=by)
    return person, token


async def _newcomer(phone: str) -> Person:
    if len(await persons.by_phone(phone)) >= await policy.value("entering.most_at_a_telephone"):
        raise OutOfTurn(lazy("Many people share this telephone already. Please come to your community's desk."))
    return await persons.enter(by=NOBODY, phone=phone)


async def forget(asking: str) -> None:
    """Forget what this browser showed of a telephone: whoever sits here next has to show it anew."""
    await SignInCode.filter(request_hash=_hash(asking)).delete()


async def codes_past_use() -> Sequence[SignInCode]:
    """Return the codes that can no longer be used: due work."""
    return await SignInCode.filter(ends_at__lte=clock.now() - TO_CHOOSE).limit(200)


async def drop(code: SignInCode) -> None:
    """Drop a code, and with it the telephone that it was sent to."""
    await code.delete()


def _hash(asking: str) -> str:
    return hashlib.sha256(asking.encode()).hexdigest()


def _code_hash(mine: str, digits: str) -> str:
    return keyed_hash("code", f"{mine}:{digits}")
