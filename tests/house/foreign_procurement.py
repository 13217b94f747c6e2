"""Whose a thing of the purchase of services is: the supplier's, and of the county in which the buyer sits."""

from procurement.models import Award, Contract, Milestone, PaymentClaim, RecipientOpinion, Tender
from tests.house.whose import Find, Whose, county_of, rows


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


async def tenders() -> list[Whose]:
    """Return them with whose they are."""
    return [_of(each.public_id, each, None) for each in await rows(Tender, "buyer__place")]


def _of(public_id: str, tender: Tender, supplier_id: int | None) -> Whose:
    return Whose(public_id, county_of(tender.buyer.place), supplier_id, frozenset({tender.written_by_id}))


PROCUREMENT_KINDS: dict[str, Find] = {
    "award": awards,
    "contract": contracts,
    "part": parts,
    "payment": payments,
    "opinion": opinions,
    "tender": tenders,
}
