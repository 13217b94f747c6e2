"""What the committee and the supplier read of an unusually low price: the question, the answer, the votes."""

import datetime as dt

from ground import clock, policy
from ground.deferred import Deferred
from ground.identity import Person
from ground.language import _
from ground.pages import Page
from ground.tags import Tag
from orgs.models import Organisation
from procurement import low_prices, words
from procurement.low_prices import MOST_HOURS
from procurement.models import (
    Envelope,
    EnvelopeState,
    LowBecause,
    PriceCheck,
    PriceCheckState,
    PriceVote,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.queries import bids
from procurement.schemas.bid_pages import BidLine, TenderLine
from procurement.schemas.opening_pages import OpenedBid


class VoteShown(Deferred):
    """How one member judged the answer."""

    name: str
    stands: bool
    words: str


class PriceCheckShown(Deferred):
    """The look at one price: what was asked, what was answered, what came of it."""

    because: LowBecause
    because_words: str
    words: str
    asked_at: dt.datetime
    due_at: dt.datetime
    answer: str
    answered_at: dt.datetime | None
    decided_at: dt.datetime | None
    state: PriceCheckState
    state_words: str
    tag: Tag
    votes: list[VoteShown]
    """The members' own; empty for the supplier."""

    @classmethod
    async def of(cls, check: PriceCheck, *, votes: bool = False) -> "PriceCheckShown":
        """Say it; with the members' votes where the reader is one of them or buys."""
        state, because = PriceCheckState(check.state), LowBecause(check.because)
        return cls(
            because=because,
            because_words=str(words.LOW_BECAUSE[because]),
            words=check.words,
            asked_at=check.asked_at,
            due_at=check.due_at,
            answer=check.answer,
            answered_at=check.answered_at,
            decided_at=check.decided_at,
            state=state,
            state_words=str(words.PRICE_CHECKS[state]),
            tag=words.PRICE_CHECK_TAGS[state],
            votes=await _votes(check) if votes else [],
        )


class PricePage(Page):
    """A bid's price as the committee looks at it."""

    template = "procurement/price.html"
    tender: TenderLine
    bid: OpenedBid
    prices: list[tuple[str, int]]
    """All prices that are compared, the lowest first."""
    doubt_words: str
    """By which test the price is unusually low; empty where by none."""
    check: PriceCheckShown | None
    least_hours: int
    most_hours: int
    may_ask: bool
    may_vote: bool
    may_lapse: bool

    @classmethod
    async def of(cls, seat: Seat, envelope: Envelope) -> "PricePage":
        """Say how the price stands to the others, and what this member may do."""
        tender = seat.committee.tender
        doubt = (await low_prices.doubts(tender)).get(envelope.id)
        check = await PriceCheck.get_or_none(envelope_id=envelope.id)
        going = tender.state == TenderState.EVALUATING and seat.state == SeatState.SITTING
        going = going and not await Seat.exists(committee_id=seat.committee_id, reported_at__not_isnull=True)
        voted = check is not None and await PriceVote.exists(price_check_id=check.id, seat_id=seat.id)
        state, now = check.state if check else None, clock.now()
        return cls(
            title=_("Price of %(supplier)s", supplier=envelope.supplier.name),
            tender=TenderLine.of(tender),
            bid=OpenedBid.of(envelope),
            prices=await _prices(tender),
            doubt_words=str(words.LOW_BECAUSE[doubt]) if doubt else "",
            check=await PriceCheckShown.of(check, votes=True) if check else None,
            least_hours=int(await policy.value("bids.low_answer_hours")),
            most_hours=MOST_HOURS,
            may_ask=going and check is None and envelope.state == EnvelopeState.VALID,
            may_vote=going and state == PriceCheckState.ANSWERED and not voted,
            may_lapse=going and check is not None and state == PriceCheckState.ASKED and now > check.due_at,
        )


class OwnPricePage(Page):
    """On which a supplier explains its price."""

    template = "procurement/own_price.html"
    org: str
    tender: TenderLine
    bid: BidLine
    check: PriceCheckShown
    may_answer: bool

    @classmethod
    async def of(cls, org: Organisation, envelope: Envelope, check: PriceCheck) -> "OwnPricePage":
        """Show what the committee asks; how its members voted is theirs."""
        return cls(
            title=_("Explain your price"),
            org=org.public_id,
            tender=TenderLine.of(envelope.tender),
            bid=BidLine.of(envelope),
            check=await PriceCheckShown.of(check),
            may_answer=check.state == PriceCheckState.ASKED and clock.now() <= check.due_at,
        )


async def _prices(tender: Tender) -> list[tuple[str, int]]:
    found = [
        (each.supplier.name, each.bid.price_fen)
        for each in await bids.opened_bids(tender)
        if each.state == EnvelopeState.VALID and each.bid
    ]
    return sorted(found, key=lambda pair: pair[1])


async def _votes(check: PriceCheck) -> list[VoteShown]:
    found = await PriceVote.filter(price_check_id=check.id).select_related("seat").order_by("id")
    names = dict(await Person.filter(id__in=[each.seat.person_id for each in found]).values_list("id", "name"))
    return [VoteShown(name=names[each.seat.person_id], stands=each.stands, words=each.words) for each in found]
