"""The opening: not before the deadline, with enough key holders, all bids at once, on the record (procurement 5.1.4)."""

import asyncio
import json
from dataclasses import dataclass

from ground import attachments, clock, policy, storing
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import _, lazy
from ground.uploads import Kind, Upload
from procurement import sealing
from procurement.failing import fail
from procurement.holding import SHELF, hold
from procurement.models import Bid, Envelope, EnvelopeState, KeyHolder, Share, Tender, TenderState
from procurement.rules.bids import may_open


async def begin(tender: Tender, *, by: Actor) -> Tender:
    """Begin the opening; with fewer envelopes than the method asks for it fails instead, and they stay sealed for ever."""
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
            await tender.move("begin_opening", by=by)
    return tender


async def finish(tender: Tender, *, by: Actor) -> Tender:
    """Open every envelope with the shares that were given up; what cannot be read is noted as such, not passed over."""
    may_open.require(by, tender)
    missing = tender.keys_needed - await KeyHolder.filter(tender_id=tender.id, released_at__not_isnull=True).count()
    if missing > 0:
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
    return tender


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
        key = sealing.joined(header, [bytes.fromhex(each.share) for each in parts])
        bidder = envelope.supplier.public_id
        contents = await asyncio.to_thread(sealing.open_all, header, ciphertext, key, bidder=bidder)
    except (sealing.Unopenable, storing.Damaged):
        return _Read(envelope, None)
    return _Read(envelope, contents, key)


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
