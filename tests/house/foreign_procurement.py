"""Whose the things of the purchase of services are."""

from collections.abc import Mapping

from procurement.models import (
    Amendment,
    Award,
    Contract,
    Envelope,
    Intention,
    Milestone,
    PaymentClaim,
    Question,
    RecipientOpinion,
    Tender,
)
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


async def awards() -> list[Whose]:
    """Return them with whose they are."""
    return [_of(each.public_id, each.tender, each.supplier_id) for each in await rows(Award, "tender__buyer__place")]


async def contracts() -> list[Whose]:
    """Return them with whose they are."""
    return [_of(each.public_id, each.tender, each.supplier_id) for each in await rows(Contract, "tender__buyer__place")]


async def parts() -> list[Whose]:
    """Return them with whose they are."""
    return [
        _of(each.public_id, each.contract.tender, each.contract.supplier_id)
        for each in await rows(Milestone, "contract__tender__buyer__place")
    ]


async def payments() -> list[Whose]:
    """Return them with whose they are."""
    contracts_of = {each.id: each.contract for each in await rows(Milestone, "contract__tender__buyer__place")}
    return [
        _of(each.public_id, contracts_of[each.milestone_id].tender, contracts_of[each.milestone_id].supplier_id)
        for each in await rows(PaymentClaim)
    ]


async def opinions() -> list[Whose]:
    """Return them with whose they are."""
    tenders_of = {each.id: each.contract.tender for each in await rows(Milestone, "contract__tender__buyer__place")}
    return [
        _of(each.public_id, tenders_of[each.acceptance.milestone_id], None)
        for each in await rows(RecipientOpinion, "acceptance")
    ]


def _of(public_id: str, tender: Tender, supplier_id: int | None) -> Whose:
    return Whose(public_id, county_of(tender.buyer.place), supplier_id, frozenset({tender.written_by_id}))


PROCUREMENT_KINDS: Mapping[str, Find] = {
    "tender": tenders,
    "intention": intentions,
    "question": questions,
    "amendment": amendments,
    "bid": bids,
    "award": awards,
    "contract": contracts,
    "part": parts,
    "payment": payments,
    "opinion": opinions,
}
