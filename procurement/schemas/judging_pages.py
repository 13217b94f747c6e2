"""What an expert reads: the committees they were drawn for, the bids, their own sheet, the report."""

import datetime as dt
import json

from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.tags import Tag
from procurement import words
from procurement.low_prices import doubts, why_not_settled
from procurement.models import (
    EnvelopeState,
    Factor,
    FactorKind,
    PriceCheck,
    PriceCheckState,
    Score,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.queries import bids
from procurement.ranking import ranked
from procurement.schemas.bid_pages import TenderLine
from procurement.schemas.opening_pages import DeskBid, MemberLine, RankedLine, members_of, ranking_of
from procurement.schemas.ways import Way, WayShown, ways_of


class SeatLine(Deferred):
    """A committee that an expert was drawn for."""

    tender: TenderLine
    state: SeatState
    state_words: str
    tag: Tag


class ExpertPage(Page):
    """The committees of an expert."""

    template = "procurement/expert.html"
    seats: list[SeatLine]

    @classmethod
    def of(cls, seats: list[Seat]) -> "ExpertPage":
        """List them with what is next."""
        return cls(title=_("My committees"), seats=[_line(each) for each in seats])


class Box(Deferred):
    """A place on a sheet: a factor of a bid, and the points that stand there."""

    at: str
    title: str
    words: str
    objective: bool
    most: str
    points: str


class SheetBid(Deferred):
    """A bid on a sheet."""

    bid: DeskBid
    boxes: list[Box]
    price_words: str
    """That its price is unusually low, or how the question about it stands; empty for any other."""


class SheetPage(Page):
    """A member's page: to declare, to score, to sign the report."""

    template = "procurement/sheet.html"
    tender: TenderLine
    bidders: list[str]
    sheet: list[SheetBid]
    members: list[MemberLine]
    ranking: list[RankedLine]
    signed_at: dt.datetime | None
    reported_at: dt.datetime | None
    may_declare: bool
    may_score: bool
    may_take_back: bool
    may_report: bool
    report_waits: str
    """Why the report cannot be signed yet, where a price is the reason."""
    ways: list[WayShown]

    @classmethod
    async def of(cls, seat: Seat, *, by: Actor) -> "SheetPage":
        """Show bidders first, and the bids once the member has declared (6.5)."""
        tender = seat.committee.tender
        opened = await bids.opened_bids(tender)
        valid = [each for each in opened if each.state == EnvelopeState.VALID]
        sits, going = seat.state == SeatState.SITTING, tender.state == TenderState.EVALUATING
        members = await members_of(tender)
        signed = sum(each.signed for each in members)
        begun = any(each.reported for each in members)
        whole = signed == seat.committee.size
        given = await _given(seat)
        waits = await why_not_settled(tender) if going else None
        prices = await _price_words(tender)
        factors = await Factor.filter(tender_id=tender.id).exclude(kind=FactorKind.PRICE).order_by("seq")
        return cls(
            title=tender.title,
            tender=TenderLine.of(tender),
            bidders=[each.supplier.name for each in opened],
            sheet=[
                SheetBid(
                    bid=await DeskBid.whole(each),
                    boxes=[_box(each.public_id, factor, given) for factor in factors],
                    price_words=prices.get(each.id, ""),
                )
                for each in (valid if sits else [])
            ],
            members=members,
            ranking=await _ranking(tender) if sits and whole else [],
            signed_at=seat.signed_at,
            reported_at=seat.reported_at,
            may_declare=going and seat.state == SeatState.DRAWN,
            may_score=going and sits and seat.signed_at is None,
            may_take_back=going and seat.signed_at is not None and not begun,
            may_report=going and sits and whole and seat.reported_at is None and waits is None,
            report_waits=str(waits or ""),
            ways=await ways_of(tender, by, here=Way.SHEET),
        )


async def _price_words(tender: Tender) -> dict[int, str]:
    """Return, by envelope, how the question about a price stands, or why there should be one."""
    low = {each: str(words.LOW_BECAUSE[why]) for each, why in (await doubts(tender)).items()}
    checks = await PriceCheck.filter(envelope__tender_id=tender.id)
    return low | {each.envelope_id: str(words.PRICE_CHECKS[PriceCheckState(each.state)]) for each in checks}


def _line(seat: Seat) -> SeatLine:
    tender = seat.committee.tender
    words_of, tag = words.SEATS[SeatState(seat.state)], words.SEAT_TAGS[SeatState(seat.state)]
    return SeatLine(tender=TenderLine.of(tender), state=SeatState(seat.state), state_words=str(words_of), tag=tag)


def _box(bid: str, factor: Factor, given: dict[str, str]) -> Box:
    at = f"{bid}.{factor.seq}"
    return Box(
        at=at,
        title=factor.title,
        words=factor.words,
        objective=factor.kind == FactorKind.OBJECTIVE,
        most=points_said(factor.most_hundredths),
        points=given.get(at, ""),
    )


async def _given(seat: Seat) -> dict[str, str]:
    """Return the points of a sheet as they are typed: those signed, else those kept so far."""
    if seat.signed_at is None:
        return {f"{bid}.{factor}": points_said(given) for bid, factor, given in json.loads(seat.draft)}
    scores = Score.filter(seat_id=seat.id, sheet=seat.sheet).select_related("envelope", "factor")
    return {f"{each.envelope.public_id}.{each.factor.seq}": points_said(each.hundredths) for each in await scores}


async def _ranking(tender: Tender) -> list[RankedLine]:
    """Return the ranking as it is, or as the signatures will freeze it."""
    if kept := await ranking_of(tender):
        return kept
    found = {each.id: each for each in await bids.opened_bids(tender)}
    return [
        RankedLine(
            rank=each.rank,
            supplier_name=found[each.bid].supplier.name,
            price_fen=found[each.bid].bid.price_fen,
            evaluated_fen=each.evaluated_fen,
            price_hundredths=each.price_hundredths,
            technical_hundredths=each.technical_hundredths,
            total_hundredths=each.total_hundredths,
        )
        for each in await ranked(tender)
    ]


def points_said(hundredths: int) -> str:
    """Return points as people write them: 18.64, 30."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".")
