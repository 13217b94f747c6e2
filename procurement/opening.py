"""The opening: not before the deadline, with enough key holders, all bids at once, on record (procurement 5.1)."""

import asyncio
import datetime as dt
import json
from dataclasses import dataclass

from ground import attachments, audit, clock, policy, storing
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import _, lazy
from ground.uploads import Kind, Upload
from orgs.models import Organisation
from procurement import sealing
from procurement.failing import fail
from procurement.holding import SHELF, hold
from procurement.models import Bid, Envelope, EnvelopeState, KeyHolder, Share, Tender, TenderState
from procurement.rules.bids import may_bid, may_open
from procurement.telling_bidders import tell_all_bidders


async def begin(tender: Tender, *, by: Actor) -> Tender:
    """Begin the opening; with too few envelopes it fails instead, and they stay sealed for ever."""
    may_open.require(by, tender)
    async with transaction():
        tender = await hold(tender.id)
        if tender.bids_due_at is None or clock.instant() < tender.bids_due_at:
            raise OutOfTurn(lazy("Bids are not opened before their deadline."))
        least = await least_of(tender)
        sealed = await Envelope.filter(tender_id=tender.id, state=EnvelopeState.SEALED).count()
        if tender.may_move("begin_opening") and sealed < least:
            await fail(tender, "few", by=by)
        else:
            await tender.move("begin_opening", by=by, opening_began_at=clock.now())
    return tender


async def give_own_key(envelope: Envelope, org: Organisation, key: str, *, by: Actor) -> None:
    """Save one's bid at an opening to which too few holders came, by the key that was shown when it was sealed (5.2).

    A key that is not the one promised before the deadline is Unreadable (422).
    """
    may_bid.require(by, org)
    try:
        sealing.checked(json.loads(envelope.header), bytes.fromhex(key))
    except (sealing.Unopenable, ValueError) as wrong:
        sentence = _("This is not the key of this bid. Please read it once more.")
        raise Unreadable(sentence, [Mistake("code", sentence)]) from wrong
    async with transaction():
        tender = await hold(envelope.tender_id)
        if tender.state != TenderState.OPENING:
            raise OutOfTurn(lazy("The opening has not begun, or is over. Please keep the key."))
        await Envelope.filter(id=envelope.id).update(given_key=key.lower())
        await audit.record("Envelope.give_key", envelope, by=by)


async def finish(tender: Tender, *, by: Actor) -> Tender:
    """Open every envelope with the shares that were given up; what cannot be read is noted as such, not passed over.

    Where too few holders came, it opens what suppliers gave their own keys of, once they had the policy's time.
    """
    may_open.require(by, tender)
    missing = tender.keys_needed - await KeyHolder.filter(tender_id=tender.id, released_at__not_isnull=True).count()
    if missing > 0 and not await may_go_on_without(tender):
        raise OutOfTurn(_("%(count)s more of the key holders have to give their part.", count=missing))
    found = [await _read(each, tender.keys_needed) for each in await _sealed(tender)]
    now = clock.now()
    async with transaction():
        await tender.move("finish_opening", by=by, opened_at=now)
        for each in found:
            if each.contents is None:
                await each.envelope.move("give_up", by=by)
                continue
            await each.envelope.move("open", by=by)
            await _write(each.envelope, each.contents, each.key)
        await tell_all_bidders(tender, "bids_opened", by=by)
    return tender


async def may_go_on_without(tender: Tender) -> bool:
    """Whether suppliers were given the time to give their own keys, and one has."""
    if tender.opening_began_at is None:
        return False
    until = tender.opening_began_at + dt.timedelta(minutes=await policy.value("bids.rescue_minutes"))
    given = Envelope.filter(tender_id=tender.id, state=EnvelopeState.SEALED).exclude(given_key="")
    return clock.now() >= until and await given.exists()


async def least_of(tender: Tender) -> int:
    """Return how many bids the tender's method asks for."""
    return int(await policy.value(f"bids.least.{tender.method}"))


@dataclass(frozen=True)
class _Read:
    envelope: Envelope
    contents: sealing.Contents | None
    key: bytes = b""


async def _sealed(tender: Tender) -> list[Envelope]:
    if tender.state != TenderState.OPENING:
        raise OutOfTurn(Tender.OUT_OF_TURN)
    found = Envelope.filter(tender_id=tender.id, state=EnvelopeState.SEALED)
    return await found.order_by("received_at", "id").select_related("supplier")


async def _read(envelope: Envelope, needed: int) -> _Read:
    header = json.loads(envelope.header)
    parts = await Share.filter(envelope_id=envelope.id).order_by("holder__seq").limit(needed)
    try:
        ciphertext = await asyncio.to_thread(storing.read, envelope.stored_as, shelf=SHELF)
        if sealing.hash_of(envelope.header, ciphertext) != envelope.sha256:
            return _Read(envelope, None)
        key = _key(envelope, header, [bytes.fromhex(each.share) for each in parts], needed)
        bidder = envelope.supplier.public_id
        contents = await asyncio.to_thread(sealing.open_all, header, ciphertext, key, bidder=bidder)
    except (sealing.Unopenable, storing.Damaged):
        return _Read(envelope, None)
    return _Read(envelope, contents, key)


def _key(envelope: Envelope, header: sealing.Header, shares: list[bytes], needed: int) -> bytes:
    """Return the key of the holders, or where they are too few or one was false, the supplier's own."""
    if envelope.given_key:
        return sealing.checked(header, bytes.fromhex(envelope.given_key))
    if len(shares) < needed:
        raise sealing.Unopenable(len(shares))
    return sealing.joined(header, shares)


async def _write(envelope: Envelope, contents: sealing.Contents, key: bytes) -> None:
    bid = await Bid.create(
        envelope=envelope,
        price_fen=contents.price_fen,
        plan=contents.plan,
        small_enterprise=contents.small_enterprise,
        declared=",".join(contents.declared),
        form_key=sealing.form_key(key).hex(),
        opened_at=clock.now(),
    )
    if contents.file_kind:
        kind = Kind(contents.file_kind)
        upload = Upload(contents.file_name, kind, contents.file, sealing.file_hash(contents.file))
        await attachments.keep(upload, about=bid, by=SYSTEM)
