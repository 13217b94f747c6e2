"""Whose the things of the purchase of services are."""

from collections.abc import Mapping

from procurement.models import Amendment, Envelope, Intention, Question, Tender
from tests.house.whose import Find, Whose, county_of, rows


async def tenders() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.buyer.place), each.buyer_id, frozenset())
        for each in await rows(Tender, "buyer__place")
    ]


async def intentions() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.buyer.place), each.buyer_id, frozenset())
        for each in await rows(Intention, "buyer__place")
    ]


async def questions() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.tender.buyer.place), each.tender.buyer_id, frozenset())
        for each in await rows(Question, "tender__buyer__place")
    ]


async def amendments() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.tender.buyer.place), each.tender.buyer_id, frozenset())
        for each in await rows(Amendment, "tender__buyer__place")
    ]


async def bids() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.supplier.place), each.supplier_id, frozenset({each.sent_by_id}))
        for each in await rows(Envelope, "supplier__place")
    ]


PROCUREMENT_KINDS: Mapping[str, Find] = {
    "tender": tenders,
    "intention": intentions,
    "question": questions,
    "amendment": amendments,
    "bid": bids,
}
