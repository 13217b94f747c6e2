"""Keys of an opening: each holder makes one from a code that is told once, and gives up its shares at the opening."""

import asyncio
import hashlib
import json
import secrets
from typing import Any, Final

from nacl.public import PrivateKey
from nacl.pwhash import argon2id

from ground import audit, clock
from ground.actors import Actor
from ground.codes import ALPHABET
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import _, lazy
from procurement import sealing
from procurement.holding import hold
from procurement.models import Envelope, EnvelopeState, KeyHolder, Share, Tender, TenderState
from procurement.rules.bids import may_hold

CODE_LETTERS: Final = 20
GROUP: Final = 4
SALT_BYTES: Final = 16
BEFORE_PUBLICATION: Final = (TenderState.DRAFT, TenderState.IN_REVIEW, TenderState.APPROVED)


async def make(holder: KeyHolder, *, by: Actor) -> str:
    """Make a holder's key and return its code, which is told once and kept nowhere; anew until the publication."""
    may_hold.require(by, holder)
    code = "".join(secrets.choice(ALPHABET) for _each in range(CODE_LETTERS))
    tender = await Tender.get(id=holder.tender_id)
    await write_down(holder, await asyncio.to_thread(private_of, code, tender, holder), by=by)
    return "-".join(code[at : at + GROUP] for at in range(0, CODE_LETTERS, GROUP))


async def write_down(holder: KeyHolder, private: PrivateKey, *, by: Actor) -> None:
    """Write down what seals to a holder's key; what opens stays with the holder. Refused once bids are sealed to it."""
    may_hold.require(by, holder)
    async with transaction():
        tender = await hold(holder.tender_id)
        if tender.state not in BEFORE_PUBLICATION:
            raise OutOfTurn(lazy("Bids are sealed to this key by now. It stays as it is."))
        public = bytes(private.public_key).hex()
        await KeyHolder.filter(id=holder.id).update(public_key=public, made_at=clock.now())
        await audit.record("KeyHolder.make", holder, by=by, key=public)


async def release(holder: KeyHolder, code: str, *, by: Actor) -> None:
    """Give up the shares of all envelopes at once, at the opening. A wrong code is told at once (Unreadable, 422)."""
    may_hold.require(by, holder)
    tender = await Tender.get(id=holder.tender_id)
    private = await asyncio.to_thread(private_of, code, tender, holder)
    if bytes(private.public_key).hex() != holder.public_key:
        sentence = _("This is not the code of this key. Please read it once more.")
        raise Unreadable(sentence, [Mistake("code", sentence)])
    await give_up(holder, private, by=by)


async def give_up(holder: KeyHolder, private: PrivateKey, *, by: Actor) -> None:
    """Write down a holder's share of every envelope of the tender: all or none, so that nobody peeks into one bid."""
    may_hold.require(by, holder)
    async with transaction():
        tender = await hold(holder.tender_id)
        if tender.state != TenderState.OPENING:
            raise OutOfTurn(lazy("The opening has not begun, or is over. Please keep your code."))
        if not await KeyHolder.filter(id=holder.id, released_at=None).update(released_at=clock.now()):
            raise OutOfTurn(lazy("You have given your part already."))
        sealed = await Envelope.filter(tender_id=tender.id, state=EnvelopeState.SEALED)
        found = {each.id: _share(json.loads(each.header), holder, private) for each in sealed}
        await Share.bulk_create(
            Share(envelope_id=number, holder_id=holder.id, share=share) for number, share in found.items() if share
        )
        false = sorted(number for number, share in found.items() if not share)
        await audit.record("KeyHolder.release", holder, by=by, false=false or None)


def private_of(code: str, tender: Tender, holder: KeyHolder) -> PrivateKey:
    """Return the key that a code makes for this holder of this tender; slow on purpose (argon2id)."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    place = f"key-holder-v1|{tender.public_id}|{holder.seq}".encode()
    salt = hashlib.blake2b(place, digest_size=SALT_BYTES).digest()
    seed = argon2id.kdf(
        PrivateKey.SIZE,
        plain.encode(),
        salt,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE,
        memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )
    return PrivateKey(seed)


def _share(header: dict[str, Any], holder: KeyHolder, private: PrivateKey) -> str:
    """Return a share in hex, empty where what was sealed to this holder is not what was promised."""
    try:
        return sealing.share_of(header, holder.seq, private).hex()
    except sealing.Unopenable:
        return ""
