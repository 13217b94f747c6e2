"""Amending: a published tender is put right by two officers; what may affect bids leaves them days enough (条例 31)."""

import datetime as dt

from ground import audit, clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.language import _, lazy
from procurement import dating, freezing
from procurement.models import Amendment, Tender, TenderState
from procurement.rules.buying import may_adopt, may_write
from procurement.schemas.tender_drafts import AmendmentDraft
from procurement.telling_bidders import tell_interested


async def write(tender: Tender, draft: AmendmentDraft, *, by: Actor) -> Amendment:
    """Write down what is to be put right; nobody reads it before the second officer puts it in force."""
    may_write.require(by, tender)
    _require_open(tender)
    due_at = clock.city_moment(draft.bids_due_on, draft.bids_due_at) if draft.bids_due_on else None
    if due_at is not None and tender.bids_due_at is not None and due_at < tender.bids_due_at:
        sentence = _("Bids may be taken for longer, never for less long.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("bids_due_on", sentence)])
    try:
        async with transaction():
            amendment = await Amendment.create(
                tender=tender,
                words=draft.words,
                outline=draft.outline,
                affects_bids=draft.affects_bids,
                bids_due_at=due_at,
                written_by_id=by.person_id,
                written_at=clock.now(),
            )
            await audit.record("Amendment.write", amendment, by=by, tender=tender.id)
    except IntegrityError as error:
        raise Taken(lazy("Another amendment waits for the second officer. Please have it decided first.")) from error
    return amendment


async def adopt(amendment: Amendment, *, by: Actor) -> None:
    """Put an amendment in force: the text is frozen anew, and where bids may be affected their last day moves."""
    tender = await Tender.get(id=amendment.tender_id)
    amendment.tender = tender
    may_adopt.require(by, amendment)
    now = clock.now()
    due_at = await extended(tender, amendment, at=now)
    async with transaction():
        await amendment.move("adopt", by=by, approved_by_id=by.person_id, approved_at=now, bids_due_at=due_at)
        still = Tender.filter(id=tender.id, state=TenderState.PUBLISHED, bids_due_at__gte=now)
        if not await still.update(outline=amendment.outline, bids_due_at=due_at):
            raise OutOfTurn(lazy("The time for bids is over. Nothing can be put right any more."))
        tender.outline, tender.bids_due_at = amendment.outline, due_at
        await freezing.freeze(tender, by=by)
        await tell_interested(tender, "tender_amended", by=by, due_at=due_at)


async def drop(amendment: Amendment, words: str, *, by: Actor) -> None:
    """Leave the tender as it is, with the reason for who wrote the amendment."""
    amendment.tender = await Tender.get(id=amendment.tender_id)
    may_adopt.require(by, amendment)
    async with transaction():
        await amendment.move("drop", by=by, because=words)


async def extended(tender: Tender, amendment: Amendment, *, at: dt.datetime) -> dt.datetime:
    """Return the last moment for bids once an amendment is in force: never earlier, and late enough by the law."""
    assert tender.bids_due_at is not None  # noqa: S101 - a published tender has its days
    wanted = max(tender.bids_due_at, amendment.bids_due_at or tender.bids_due_at)
    return max(wanted, await dating.after_amendment(tender, at=at)) if amendment.affects_bids else wanted


def _require_open(tender: Tender) -> None:
    if tender.state != TenderState.PUBLISHED or tender.bids_due_at is None or tender.bids_due_at < clock.now():
        raise OutOfTurn(lazy("Only a tender that takes bids can be put right."))
