"""What a supplier reads about its own bids."""

import datetime as dt
import json

from ground import clock, money
from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.money import Fen
from ground.pages import Page
from ground.tags import Tag
from orgs.models import Organisation
from procurement import bidding, words
from procurement.models import Envelope, EnvelopeState, PriceCheck, PriceCheckState, Standing, Tender, TenderState
from procurement.queries import bids
from procurement.rules.bids import may_bid
from procurement.schemas.bid_drafts import Declared, OfferDraft, YesNo
from procurement.schemas.ways import Way, WayShown, ways_of
from procurement.words import DECLARATIONS


class TenderLine(Deferred):
    """The tender that a bid is for."""

    id: str
    number: str
    title: str
    ceiling_fen: int
    due_at: dt.datetime | None
    state: TenderState

    @classmethod
    def of(cls, tender: Tender) -> "TenderLine":
        """Say which, how much at most and until when."""
        return cls(
            id=tender.public_id,
            number=tender.number or "",
            title=tender.title,
            ceiling_fen=tender.ceiling_fen,
            due_at=tender.bids_due_at,
            state=tender.state,
        )


class BidLine(Deferred):
    """A bid as its own supplier sees it: when it came and what became of it, never what is in it."""

    id: str
    received_at: dt.datetime
    sha256: str
    state: EnvelopeState
    state_words: str
    tag: Tag
    because: str

    @classmethod
    def of(cls, envelope: Envelope) -> "BidLine":
        """Say how it stands."""
        return cls(
            id=envelope.public_id,
            received_at=envelope.received_at,
            sha256=envelope.sha256,
            state=envelope.state,
            state_words=str(words.ENVELOPES[envelope.state]),
            tag=words.ENVELOPE_TAGS[envelope.state],
            because=words.refusal_words(envelope.disqualified_because),
        )


class OwnBid(Deferred):
    """A bid with its tender, in a list."""

    bid: BidLine
    tender: TenderLine


class OwnBidsPage(Page):
    """All bids of an organisation."""

    template = "procurement/own_bids.html"
    org: str
    org_name: str
    bids: list[OwnBid]

    @classmethod
    async def of(cls, org: Organisation) -> "OwnBidsPage":
        """List them, the latest first."""
        found = [OwnBid(bid=BidLine.of(each), tender=TenderLine.of(each.tender)) for each in await bids.own_bids(org)]
        return cls(title=_("Our bids"), org=org.public_id, org_name=org.name, bids=found)


class BidFormPage(Page):
    """On which a bid is written."""

    template = "procurement/bid_form.html"
    org: str
    org_name: str
    tender: TenderLine
    live: BidLine | None
    declarations: list[tuple[str, str]]
    is_open: bool

    @classmethod
    async def of(cls, org: Organisation, tender: Tender) -> "BidFormPage":
        """Offer an empty form; what was sealed before cannot be read back, so it is not in it."""
        live, due = await bids.live_bid(org, tender), tender.bids_due_at
        in_time = due is not None and bidding.is_in_time(clock.instant(), due)
        return cls(
            title=_("Bid for “%(title)s”", title=tender.title),
            org=org.public_id,
            org_name=org.name,
            tender=TenderLine.of(tender),
            live=BidLine.of(live) if live else None,
            declarations=[(key, str(said)) for key, said in DECLARATIONS.items()],
            is_open=tender.state == TenderState.PUBLISHED and in_time,
        )


class BidCheckPage(Page):
    """On which a bid is looked over, gets its file, and is sealed."""

    template = "procurement/bid_check.html"
    org: str
    tender: TenderLine
    replaces: str
    price: str
    price_words: str
    price_capital: str
    above_ceiling: bool
    plan: str
    small: YesNo
    declared: list[Declared]

    @classmethod
    async def of(cls, org: Organisation, tender: Tender, draft: OfferDraft) -> "BidCheckPage":
        """Repeat what was typed; nothing of it is kept."""
        live, price = await bids.live_bid(org, tender), Fen(draft.price)
        return cls(
            title=_("Look your bid over"),
            org=org.public_id,
            tender=TenderLine.of(tender),
            replaces=live.public_id if live else "",
            price=money.yuan(price).replace(",", ""),
            price_words=money.yuan(price),
            price_capital=money.capital(price),
            above_ceiling=draft.price > tender.ceiling_fen,
            plan=draft.plan,
            small=draft.small,
            declared=list(draft.declared),
        )


class BidSentPage(Page):
    """That a bid is sealed, with its key, which is shown now and never again."""

    template = "procurement/bid_sent.html"
    org: str
    tender: TenderLine
    bid: BidLine
    key: str


class BidPage(Page):
    """One bid, with its receipt, and after the report its place."""

    template = "procurement/bid.html"
    org: str
    org_name: str
    tender: TenderLine
    bid: BidLine
    receipt: dict[str, str]
    is_stale: bool
    may_withdraw: bool
    may_give_key: bool
    price_asked_until: dt.datetime | None
    """Until when the committee waits for an explanation of the price; None where it asked for none."""
    price_words: str
    rank: int | None
    total_hundredths: int | None
    ways: list[WayShown]

    @classmethod
    async def of(cls, org: Organisation, envelope: Envelope, *, by: Actor) -> "BidPage":
        """Say how it stands; its own points and place are the supplier's to know once the buyer has chosen."""
        tender, due = envelope.tender, envelope.tender.bids_due_at
        live = envelope.state == EnvelopeState.SEALED and tender.state == TenderState.PUBLISHED
        decided = tender.state in (TenderState.AWARDED, TenderState.CONTRACTED, TenderState.COMPLETED)
        place = await Standing.get_or_none(envelope_id=envelope.id) if decided else None
        sealed_for = json.loads(envelope.header)["manifest"]
        in_time = due is not None and bidding.is_in_time(clock.instant(), due)
        check = await PriceCheck.get_or_none(envelope_id=envelope.id)
        return cls(
            title=_("Your bid for “%(title)s”", title=tender.title),
            org=org.public_id,
            org_name=org.name,
            tender=TenderLine.of(tender),
            bid=BidLine.of(envelope),
            receipt=json.loads(envelope.receipt),
            is_stale=live and sealed_for != await bidding.manifest_of(tender),
            may_withdraw=live and in_time and may_bid.allows(by, org),
            may_give_key=tender.state == TenderState.OPENING
            and envelope.state == EnvelopeState.SEALED
            and not envelope.given_key
            and may_bid.allows(by, org),
            price_asked_until=check.due_at if check else None,
            price_words=str(words.PRICE_CHECKS[PriceCheckState(check.state)]) if check else "",
            rank=place.rank if place else None,
            total_hundredths=place.total_hundredths if place else None,
            ways=await ways_of(tender, by, here=Way.OWN_BID),
        )


class WithdrawBidPage(Page):
    """On which a bid is taken back."""

    template = "procurement/bid_withdrawal.html"
    org: str
    tender: TenderLine
    bid: BidLine
