"""Keys of staff: one asks, a second hands over, and the holder alone chooses password and authenticator (6.4.6, 11)."""

import base64
import datetime as dt

from ground import audit, clock, letters, limits, policy
from ground.actors import Actor
from ground.codes import keyed_hash, public_id
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, Mistake, NotFound, OutOfTurn, Unreadable
from ground.identity import Account, Person
from ground.language import _, lazy
from ground.sessions import end_all
from marketplace import accounts
from marketplace.models import StaffKey, StaffKeyState
from marketplace.schemas.staff_drafts import ChosenDraft
from marketplace.staffing import Staffer, may_look_after

OPEN = (StaffKeyState.ASKED, StaffKeyState.GIVEN)
SECRET_BYTES = 20
GROUP = 4


async def open_key(person_id: int) -> StaffKey | None:
    """Return the key of a person that is asked for or handed over, and not used yet."""
    return await StaffKey.get_or_none(person_id=person_id, state__in=OPEN)


async def ask(staff: Staffer, because: str, *, by: Actor) -> StaffKey:
    """Ask that someone gets a new key: the first of two hands. Refuses with OutOfTurn (409) while one is on its way."""
    may_look_after.require(by, staff)
    try:
        async with transaction():
            key = await StaffKey.create(
                person=staff.person, asked_by_id=by.person_id, asked_at=clock.now(), because=because
            )
            await audit.record("StaffKey.ask", key, by=by, person=staff.person.id, because=because)
    except IntegrityError as twice:
        raise OutOfTurn(lazy("A key for this person is on its way already.")) from twice
    return key


async def hand_over(staff: Staffer, *, by: Actor) -> str:
    """Return a key's 12 letters and figures, to be handed to its person; the second hand, never the one who asked.

    From now the person is signed out everywhere, and reads that a key was made. Nothing keeps the key in clear.
    """
    may_look_after.require(by, staff)
    key = await _open(staff)
    if key.asked_by_id == by.person_id:
        raise MayNot(lazy("You asked for this key. A second person hands it over."))
    code, now = public_id(), clock.now()
    ends = now + dt.timedelta(hours=await policy.value("staff.key_hours"))
    async with transaction():
        await key.move("give", by=by, given_by_id=by.person_id, code_hash=_hash(code), ends_at=ends)
        await end_all(staff.person.id, by=by)
        await letters.write(staff.person, "account_key", by=by, about=key)
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


async def drop(staff: Staffer, *, by: Actor) -> None:
    """Take a key back that is not used yet."""
    may_look_after.require(by, staff)
    key = await _open(staff)
    async with transaction():
        await key.move("drop", by=by)


async def held(code: str, *, address: str) -> StaffKey:
    """Return the key that was typed; OutOfTurn (409), one sentence for all, for one that opens nothing."""
    await limits.hit_each(("sign_in_by_address", address), ("sign_in_in_all", "all"))
    key = await good(code)
    if key is None:
        raise OutOfTurn(lazy("This key opens nothing any more. Please ask for a new one."))
    return key


async def good(code: str) -> StaffKey | None:
    """Return the key that opens something now; what lets anyone try one counts the tries (`held`)."""
    found = StaffKey.filter(code_hash=_hash(code), state=StaffKeyState.GIVEN, ends_at__gt=clock.now())
    return await found.select_related("person").first()


def secret_of(code: str) -> str:
    """Return the authenticator's secret that belongs to a key: the same whenever its page is shown again."""
    return base64.b32encode(bytes.fromhex(keyed_hash("staff-totp", _plain(code)))[:SECRET_BYTES]).decode()


async def use(draft: ChosenDraft, *, address: str) -> Person:
    """Open with a key: the chosen password and the authenticator hold from now, and every session ends.

    Refuses with Unreadable (422) a password that is easily guessed, digits that are not the authenticator's, and a
    name that is taken.
    """
    key = await held(draft.code, address=address)
    account = await Account.get_or_none(person_id=key.person_id)
    username = account.username if account else draft.username
    if not username:
        sentence = _("Please choose a name for your account.")
        raise Unreadable(sentence, [Mistake("username", sentence)])
    columns = await accounts.chosen(username, draft.password, secret_of(draft.code), draft.digits)
    by = Actor(person_id=key.person_id, name=key.person.name)
    try:
        async with transaction():
            await key.move("use", by=by)
            if account is None:
                columns |= {"person_id": key.person_id, "username": username, "made_at": clock.now()}
                account = await Account.create(**columns)
            else:
                await Account.filter(id=account.id).update(**columns)
            await end_all(key.person_id, by=by)
            await audit.record("Account.choose", account, by=by, person=key.person_id)
    except IntegrityError as error:
        sentence = _("This name is taken. Please choose another.")
        raise Unreadable(sentence, [Mistake("username", sentence)]) from error
    return key.person


async def _open(staff: Staffer) -> StaffKey:
    key = await open_key(staff.person.id)
    if key is None:
        raise NotFound(lazy("No key was asked for."))
    return key


def _plain(code: str) -> str:
    return "".join(each for each in code.lower() if each.isalnum())


def _hash(code: str) -> str:
    return keyed_hash("staff-key", _plain(code))
