"""Bidding: a supplier's bid is sealed in memory, stored sealed, replaced or taken back until the last instant (6.4)."""

import asyncio
import datetime as dt
import json
from dataclasses import dataclass
from functools import partial
from typing import Any

from ground import audit, clock, heads, storing
from ground.actors import Actor
from ground.chains import ChainHead, canonical
from ground.codes import public_id
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn, Taken
from ground.language import lazy
from orgs.models import Organisation
from procurement.holding import SHELF, hold
from procurement.models import Envelope, EnvelopeState, KeyHolder, Tender, TenderState, TenderVersion
from procurement.rules.bids import may_bid
from procurement.rules.supplying import why_not_supply
from procurement.sealing import Contents, Sealed, file_hash, seal

TOO_LATE = lazy("The time for bids is over. What you sent was not kept.")
CROSSED = lazy("Another bid of yours came in the meantime. Please look at it first.")


@dataclass(frozen=True)
class Submitted:
    """A bid that was taken in, and its key, which is handed to the supplier now and never again."""

    envelope: Envelope
    key: str


async def submit(
    tender: Tender, org: Organisation, contents: Contents, *, replaces: str, received_at: dt.datetime, by: Actor
) -> Submitted:
    """Seal a bid and keep it; `replaces` names the live one that its sender saw, empty where there was none.

    In time is who was whole here at the very instant of the deadline (5.2); a microsecond later is OutOfTurn (409), and
    nothing stays but a line of the audit with the hash. Taken (409) where another bid of theirs came between.
    """
    may_bid.require(by, org)
    if (no := await why_not_supply(org, tender)) is not None:
        raise OutOfTurn(no)
    sealed = await asyncio.to_thread(seal, contents, await manifest_of(tender), bidder=org.public_id)
    try:
        async with transaction() as work:
            tender = await hold(tender.id)
            late = tender.bids_due_at is None or not is_in_time(received_at, tender.bids_due_at)
            if late:
                await audit.record("Envelope.refuse_late", tender, by=by, sha256=sealed.sha256)
            else:
                await _supersede(tender, org, replaces, by=by)
                stored_as = await storing.put_down(sealed.ciphertext, shelf=SHELF)
                work.undoing.append(partial(storing.throw_away, stored_as, shelf=SHELF))
                envelope = await _keep(tender, org, sealed, stored_as, received_at=received_at, by=by)
    except IntegrityError as twice:
        raise Taken(CROSSED) from twice
    if late:
        raise OutOfTurn(TOO_LATE, sha256=sealed.sha256)
    return Submitted(envelope, sealed.key.hex())


async def withdraw(envelope: Envelope, org: Organisation, *, by: Actor) -> None:
    """Take a bid back before the deadline; it is never opened."""
    may_bid.require(by, org)
    async with transaction():
        tender = await hold(envelope.tender_id)
        if (
            tender.state != TenderState.PUBLISHED
            or tender.bids_due_at is None
            or not is_in_time(clock.instant(), tender.bids_due_at)
        ):
            raise OutOfTurn(lazy("The time for bids is over. A bid stays as it is from now on."))
        await envelope.move("withdraw", by=by)


def is_in_time(received_at: dt.datetime, due_at: dt.datetime) -> bool:
    """Whether what came at one instant is in time for another; both aware, in whatever offset they are written."""
    return received_at <= due_at


async def manifest_of(tender: Tender) -> dict[str, Any]:
    """Return what bids are bound to: the tender's text, its deadline, and who opens them, how many together (5.1.1)."""
    holders = await KeyHolder.filter(tender_id=tender.id).order_by("seq")
    if not holders or tender.bids_due_at is None or not all(each.public_key for each in holders):
        raise OutOfTurn(lazy("This tender takes no bids: the keys of its opening are not all there."))
    text = await TenderVersion.filter(tender_id=tender.id).order_by("-number").first()
    return {
        "tender": tender.public_id,
        "text_sha256": text.sha256 if text else "",
        "due": tender.bids_due_at.astimezone(dt.UTC).isoformat(),
        "needed": tender.keys_needed,
        "holders": [{"seq": each.seq, "body": each.body, "key": each.public_key} for each in holders],
    }


async def _supersede(tender: Tender, org: Organisation, replaces: str, *, by: Actor) -> None:
    if tender.state != TenderState.PUBLISHED:
        raise OutOfTurn(lazy("This tender takes no bids now."))
    live = await Envelope.get_or_none(tender_id=tender.id, supplier_id=org.id, state=EnvelopeState.SEALED)
    if (live.public_id if live else "") != replaces:
        raise Taken(CROSSED)
    if live is not None:
        await live.move("supersede", by=by)


async def _keep(
    tender: Tender, org: Organisation, sealed: Sealed, stored_as: str, *, received_at: dt.datetime, by: Actor
) -> Envelope:
    number, head = public_id(), await ChainHead.get_or_none(name=audit.CHAIN)
    told: dict[str, object] = {
        "tender": tender.public_id,
        "bidder": org.public_id,
        "envelope": number,
        "sha256": sealed.sha256,
        "header_sha256": file_hash(canonical(sealed.header).encode()),
        "received_at": received_at.astimezone(dt.UTC).isoformat(),
        "audit": f"{head.seq} {head.hash}" if head else "",
    }
    receipt = {**told, "signature": heads.sign(canonical(told)), "key": heads.public_key_text()}
    envelope = await Envelope.create(
        public_id=number,
        tender=tender,
        supplier=org,
        stored_as=stored_as,
        sha256=sealed.sha256,
        header=canonical(sealed.header),
        sent_by_id=by.person_id,
        received_at=received_at,
        receipt=json.dumps(receipt, ensure_ascii=False, indent=1),
    )
    await audit.record("Envelope.submit", envelope, by=by, sha256=sealed.sha256)
    return envelope
