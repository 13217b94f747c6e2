"""What everybody reads of a result: the winner, its price and points, who judged, until when the notice hangs."""

import datetime as dt

from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from orgs.models import Organisation
from procurement.models import Award, AwardState, Standing, Tender
from procurement.schemas.bid_pages import TenderLine
from procurement.schemas.opening_pages import members_of
from procurement.schemas.ways import Way, WayShown, ways_of
from procurement.words import Ending, ended_words


class Winner(Deferred):
    """Who was chosen. The others read their own points and place at their own desk (87号令 69)."""

    name: str
    price_fen: int
    total_hundredths: int
    small_enterprise: bool
    awarded_at: dt.datetime
    notice_until: dt.date


class ResultPage(Page):
    """The result of a tender."""

    template = "procurement/result.html"
    tender: TenderLine
    buyer: str
    winner: Winner | None
    judges: list[str]
    ended: str
    ended_code: Ending | None
    ways: list[WayShown]

    @classmethod
    async def of(cls, tender: Tender, *, by: Actor) -> "ResultPage":
        """Tell what the law wants told of a result; of a tender that failed, why."""
        award = await Award.get_or_none(tender_id=tender.id, state=AwardState.ACTIVE).select_related("supplier")
        return cls(
            title=_("Result of “%(title)s”", title=tender.title),
            tender=TenderLine.of(tender),
            buyer=(await Organisation.get(id=tender.buyer_id)).name,
            winner=await _winner(award) if award else None,
            judges=[each.name for each in await members_of(tender) if each.reported],
            ended=ended_words(tender),
            ended_code=Ending(tender.ended_code) if tender.ended_code else None,
            ways=await ways_of(tender, by, here=Way.RESULT),
        )


async def _winner(award: Award) -> Winner:
    standing = await Standing.get(envelope_id=award.envelope_id).select_related("envelope__bid")
    return Winner(
        name=award.supplier.name,
        price_fen=award.price_fen,
        total_hundredths=standing.total_hundredths,
        small_enterprise=standing.envelope.bid.small_enterprise,
        awarded_at=award.awarded_at,
        notice_until=award.notice_until,
    )
