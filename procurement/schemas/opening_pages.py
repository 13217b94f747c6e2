"""What everybody reads of an opening, and the buyer's page of its bids."""

import datetime as dt
import json
from typing import Any

from tortoise.expressions import Q

from ground import attachments, heads
from ground.actors import Actor
from ground.deferred import Deferred
from ground.identity import Person
from ground.language import _
from ground.pages import Page
from ground.tags import Tag
from orgs.models import Organisation
from procurement import awarding, words
from procurement.models import (
    Bid,
    Committee,
    Envelope,
    EnvelopeState,
    KeyHolder,
    PriceCheck,
    PriceCheckState,
    Question,
    SeatState,
    Standing,
    Tender,
    TenderState,
)
from procurement.opening import may_go_on_without
from procurement.queries import bids
from procurement.rules.bids import may_choose
from procurement.schemas.bid_pages import TenderLine
from procurement.schemas.ways import Way, WayShown, ways_of
from procurement.tender_words import body_words
from procurement.words import Ending, ended_words


class OpenedBid(Deferred):
    """A bid as the opening told it, with what lets anyone repeat the opening of its price."""

    id: str
    supplier: str
    supplier_name: str
    received_at: dt.datetime
    price_fen: int | None
    small_enterprise: bool
    state: EnvelopeState
    state_words: str
    tag: Tag
    because: str
    sha256: str
    form_key: str
    header: dict[str, Any]
    receipt: dict[str, str]

    @classmethod
    def of(cls, envelope: Envelope) -> "OpenedBid":
        """Say who, how much, and how it stands."""
        bid: Bid | None = envelope.bid
        return cls(
            id=envelope.public_id,
            supplier=envelope.supplier.public_id,
            supplier_name=envelope.supplier.name,
            received_at=envelope.received_at,
            price_fen=bid.price_fen if bid else None,
            small_enterprise=bool(bid and bid.small_enterprise),
            state=envelope.state,
            state_words=str(words.ENVELOPES[envelope.state]),
            tag=words.ENVELOPE_TAGS[envelope.state],
            because=words.refusal_words(envelope.disqualified_because),
            sha256=envelope.sha256,
            form_key=bid.form_key if bid else "",
            header=json.loads(envelope.header),
            receipt=json.loads(envelope.receipt),
        )


class HolderLine(Deferred):
    """A key holder at the opening: for which body, and whether they gave their part."""

    seq: int
    body: str
    released_at: dt.datetime | None


class OpeningPage(Page):
    """The minutes of an opening; its JSON is the file that `marketplace verify-opening` checks."""

    template = "procurement/opening.html"
    tender: TenderLine
    buyer: str
    opened_at: dt.datetime | None
    needed: int
    holders: list[HolderLine]
    bids: list[OpenedBid]
    ended: str
    ended_code: Ending | None
    unanswered: int
    """Questions that had no answer when the bids were opened: they stand in the minutes (6.3)."""
    key: str
    """By which the receipts are checked."""
    ways: list[WayShown]

    @classmethod
    async def of(cls, tender: Tender, *, by: Actor | None = None) -> "OpeningPage":
        """Tell all that the law opens: who bid, how much, who opened; of an opening that never was, why not."""
        return cls(
            title=_("Opening of the bids for “%(title)s”", title=tender.title),
            tender=TenderLine.of(tender),
            buyer=(await Organisation.get(id=tender.buyer_id)).name,
            opened_at=tender.opened_at,
            needed=tender.keys_needed,
            holders=await holders_of(tender),
            bids=[OpenedBid.of(each) for each in await bids.opened_bids(tender)],
            ended=ended_words(tender),
            ended_code=Ending(tender.ended_code) if tender.ended_code else None,
            unanswered=await unanswered_at_opening(tender),
            key=heads.public_key_text(),
            ways=await ways_of(tender, by, here=Way.OPENING),
        )


class OpeningPaper(OpeningPage):
    """The same on paper, to be signed."""

    template = "procurement/opening_print.html"


class DeskBid(OpenedBid):
    """A bid as the buyer's officers and the committee read it: with its plan and file."""

    plan: str
    files: list[tuple[str, str]]
    """(address number, name)."""
    price_words: str
    """How the committee's question about its price stands, where there is one."""

    @classmethod
    async def whole(cls, envelope: Envelope) -> "DeskBid":
        """Add what only they may read."""
        bid: Bid | None = envelope.bid
        files = await attachments.files_of(bid) if bid else []
        check = await PriceCheck.get_or_none(envelope_id=envelope.id)
        return cls(
            **OpenedBid.of(envelope).model_dump(),
            plan=bid.plan if bid else "",
            files=[(each.public_id, each.file_name) for each in files],
            price_words=str(words.PRICE_CHECKS[PriceCheckState(check.state)]) if check else "",
        )


class MemberLine(Deferred):
    """A member of the committee."""

    seq: int
    name: str
    state: SeatState
    state_words: str
    tag: Tag
    signed: bool
    reported: bool
    dissent: str


class RankedLine(Deferred):
    """A bid in its place."""

    rank: int
    supplier_name: str
    price_fen: int
    evaluated_fen: int
    price_hundredths: int
    technical_hundredths: int
    total_hundredths: int


class BidsDeskPage(Page):
    """A tender's bids as the buyer's officers see to them, from the deadline to the award."""

    template = "procurement/bids_desk.html"
    tender: TenderLine
    holders: list[HolderLine]
    needed: int
    bids: list[DeskBid]
    members: list[MemberLine]
    seed: str
    ranking: list[RankedLine]
    choose_by: dt.datetime | None
    ended: str
    may_begin: bool
    may_finish: bool
    may_close: bool
    may_draw: bool
    may_choose: bool
    ways: list[WayShown]

    @classmethod
    async def of(cls, tender: Tender, *, by: Actor) -> "BidsDeskPage":
        """Say what was done and what is next; before the opening it tells nothing of bids."""
        holders, found = await holders_of(tender), await bids.opened_bids(tender)
        committee = await Committee.get_or_none(tender_id=tender.id)
        released = sum(each.released_at is not None for each in holders)
        unseen = any(each.state == EnvelopeState.OPENED for each in found)
        return cls(
            title=_("Bids for “%(title)s”", title=tender.title),
            tender=TenderLine.of(tender),
            holders=holders,
            needed=tender.keys_needed,
            bids=[await DeskBid.whole(each) for each in found],
            members=await members_of(tender),
            seed=committee.seed if committee else "",
            ranking=await ranking_of(tender),
            choose_by=await awarding.choose_by(tender),
            ended=ended_words(tender),
            may_begin=tender.state == TenderState.PUBLISHED and bids.is_closed(tender),
            may_finish=tender.state == TenderState.OPENING
            and (released >= tender.keys_needed or await may_go_on_without(tender)),
            may_close=tender.state == TenderState.OPENED and not unseen,
            may_draw=tender.state == TenderState.EVALUATING and committee is None,
            may_choose=tender.state == TenderState.RECOMMENDED
            and may_choose.allows(by, await awarding.choice_of(tender)),
            ways=await ways_of(tender, by, here=Way.BIDS_DESK),
        )


class RefuseBidPage(Page):
    """On which a bid is refused with a reason."""

    template = "procurement/bid_refusal.html"
    tender: TenderLine
    bid: OpenedBid


class AwardFormPage(Page):
    """On which the buyer awards to the first in the ranking."""

    template = "procurement/award_form.html"
    tender: TenderLine
    ranking: list[RankedLine]
    supplier_name: str
    price_fen: int
    freed_fen: int


async def unanswered_at_opening(tender: Tender) -> int:
    """Return how many questions had no answer when the opening began, or have none now."""
    open_then = Q(answered_at=None)
    if tender.opening_began_at is not None:
        open_then |= Q(answered_at__gt=tender.opening_began_at)
    return await Question.filter(open_then, tender_id=tender.id).count()


async def holders_of(tender: Tender) -> list[HolderLine]:
    """Return who holds keys, by the body they hold them for."""
    found = await KeyHolder.filter(tender_id=tender.id).order_by("seq")
    return [HolderLine(seq=each.seq, body=body_words(each.body), released_at=each.released_at) for each in found]


async def members_of(tender: Tender) -> list[MemberLine]:
    """Return who was drawn, in that order, and how far each is."""
    seats = await bids.seats_of(tender)
    names = dict(await Person.filter(id__in=[each.person_id for each in seats]).values_list("id", "name"))
    return [
        MemberLine(
            seq=each.seq,
            name=names[each.person_id],
            state=SeatState(each.state),
            state_words=str(words.SEATS[SeatState(each.state)]),
            tag=words.SEAT_TAGS[SeatState(each.state)],
            signed=each.signed_at is not None,
            reported=each.reported_at is not None,
            dissent=each.dissent,
        )
        for each in seats
    ]


async def ranking_of(tender: Tender) -> list[RankedLine]:
    """Return the ranking of the report, the first first."""
    found = Standing.filter(envelope__tender_id=tender.id).order_by("rank")
    return [
        RankedLine(
            rank=each.rank,
            supplier_name=each.envelope.supplier.name,
            price_fen=each.envelope.bid.price_fen,
            evaluated_fen=each.evaluated_fen,
            price_hundredths=each.price_hundredths,
            technical_hundredths=each.technical_hundredths,
            total_hundredths=each.total_hundredths,
        )
        for each in await found.select_related("envelope__supplier", "envelope__bid")
    ]
