"""Keys for programs: a member of staff lets a program of theirs read or act as they may, for a while, and ends it."""

import datetime as dt
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from ground import audit, clock, limits, persons, policy
from ground.actors import Actor, Assurance, Channel
from ground.codes import secret
from ground.database import transaction
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.identity import PersonState, ProgramKey
from ground.language import lazy
from ground.limits import PROGRAM
from ground.rules import rule
from ground.sessions import TOUCH_EVERY, actor_for

BEGINS: Final = "sanshe_"
"""So that whoever finds one in a file knows what it opens, and machines that look for secrets find it."""


class KeyScope(StrEnum):
    """What a key lets its program do: see what its holder may see, or act in one part of the house."""

    READ = "read"
    ORGS = "act:orgs"
    VOLUNTEERS = "act:volunteers"
    PROCUREMENT = "act:procurement"
    STEWARDS = "act:silver_steward"
    MARKETPLACE = "act:marketplace"


@rule(lazy("Keys for programs are made by staff, after signing in with password and authenticator."))
def may_make(by: Actor, _what: None) -> bool:
    """Whoever holds a role and sits there in person: a program makes no further keys."""
    return bool(by.grants) and by.key_id is None and by.assurance == Assurance.TWO_FACTORS


async def make(name: str, scopes: Collection[KeyScope], days: int, *, by: Actor) -> tuple[ProgramKey, str]:
    """Make a key for so many days and return it with its secret, which is kept nowhere and shown once.

    Refuses with MayNot (403) whoever holds no role, with OutOfTurn (409) more days or more keys than policy allows.
    """
    may_make.require(by, None)
    longest, most = await policy.values("program_keys.longest_days", "program_keys.most")
    if by.person_id is None or days > longest:
        raise OutOfTurn(lazy("A key lasts at most %(days)s days.", days=longest))
    token, now = BEGINS + secret(), clock.now()
    async with transaction():
        await persons.lock(by.person_id)
        key = await ProgramKey.create(
            token_hash=_hash(token),
            person_id=by.person_id,
            name=name,
            scopes=" ".join(sorted(scopes)),
            made_at=now,
            ends_at=now + dt.timedelta(days=days),
        )
        if await ProgramKey.filter(person_id=by.person_id, ended_at=None, ends_at__gt=now).count() > most:
            raise OutOfTurn(lazy("You have %(most)s keys already. Please end one first.", most=most))
        await audit.record("ProgramKey.make", key, by=by, scopes=key.scopes, days=days)
    return key, token


async def end(public_id: str, *, by: Actor) -> None:
    """End one of the actor's own keys at once; another's is not found."""
    async with transaction():
        own = ProgramKey.filter(public_id=public_id, person_id=by.person_id, ended_at=None)
        if not await own.update(ended_at=clock.now()):
            raise NotFound(lazy("This key has ended already."))
        await audit.record("ProgramKey.end", f"ProgramKey:{public_id}", by=by)


async def keys_of(person_id: int) -> Sequence[ProgramKey]:
    """Return the keys of a person that open something still, the newest first."""
    return await ProgramKey.filter(person_id=person_id, ended_at=None, ends_at__gt=clock.now()).order_by("-id")


async def actor_of(token: str) -> Actor | None:
    """Return who a program acts for now, with what they hold today and no more, or None for what opens nothing."""
    now = clock.now()
    key = await ProgramKey.filter(token_hash=_hash(token), ended_at=None, ends_at__gt=now).select_related(
        "person"
    ).first()  # fmt: skip
    if key is None or key.person.state != PersonState.ACTIVE:
        return None
    actor = await actor_for(key.person, channel=Channel.API)
    if not actor.grants:
        return None
    if key.seen_at is None or key.seen_at + TOUCH_EVERY < now:
        await ProgramKey.filter(id=key.id).update(seen_at=now)
    return replace(actor, key_id=key.public_id, scopes=frozenset(key.scopes.split()), signed_in_at=key.made_at)


IN_PERSON: Final = ("entering:", "staff:", "elder:", "keys:", "demo:", "policies:", "lists:")
"""Addresses, by the beginning of their names, at which people act themselves whatever key they gave."""


async def let_in(by: Actor, name: str, domain: str, *, changes: bool) -> None:
    """Let a program come to an address of a domain as far as its key goes; people come as they are.

    Refuses with TooMany (429) who asks too often, with MayNot (403) what the key is not for.
    """
    if by.key_id is None:
        return
    await limits.hit(PROGRAM, by.key_id)
    if name.startswith(IN_PERSON):
        raise MayNot(lazy("Programs cannot do this. Please sign in yourself."))
    wanted = f"act:{domain}" if changes else KeyScope.READ
    if wanted not in by.scopes:
        raise MayNot(lazy("This key is not for this. Please make one that is."), scope=str(wanted))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
